import CaseCore
import Playbook

// Facts: how they are asked, what proves them, who bears the burden, how they follow from others.
extension PlaybookReader {
  private static let factKeys = [
    "type", "values", "value_names", "ask", "why", "effort", "least_grade", "proven_by",
    "does_not_show", "burden", "derive", "stored_as",
  ]

  mutating func fact(_ pair: SourceNode.Pair) -> FactDefinition? {
    guard let id = name(ofKey: pair, Fact.self),
      let fields = fields(pair.value, allowed: Self.factKeys, required: ["type", "why"])
    else { return nil }
    let type = word(fields["type"], of: FactType.self)
    let choices = choices(fields, type: type, at: pair.value)
    let ask = bilingual(fields["ask"])
    let why = bilingual(fields["why"])
    let effort = wholeNumber(fields["effort"], in: 1...9)
    let leastGrade = reference(fields["least_grade"], .grade, Grade.self)
    let provenBy = each(fields["proven_by"].flatMap { items($0) }) { $0.proof($1, of: id) }
    let doesNotShow = each(fields["does_not_show"].flatMap { items($0) }) { $0.notShown($1) }
    let burden = burden(fields["burden"], of: id)
    let derivation = derivation(fields["derive"], of: id, type: type)
    let storedAs = storedAs(fields["stored_as"], of: id)
    if care == .full {
      if fields["derive"] != nil {
        for pair in fields.pairs where pair.key == "ask" {
          report(RuleFault.derivedIsAsked(id.text), atKey: pair)
        }
        for pair in fields.pairs where pair.key == "burden" {
          report(ShapeFault.keyWithoutUse("burden", beside: "derive"), atKey: pair)
        }
      } else if fields["ask"] == nil, !declared.standIns.contains(id.text) {
        report(ShapeFault.missingKey("ask"), at: pair.value)
      }
    }
    guard let type, let why else { return nil }
    return FactDefinition(
      id: id, type: type, choices: choices, ask: ask, why: why, effort: effort ?? 1,
      leastGrade: leastGrade, provenBy: provenBy, doesNotShow: doesNotShow, burden: burden,
      derivation: derivation, storedAs: storedAs)
  }

  private mutating func choices(
    _ fields: Fields, type: FactType?, at node: SourceNode
  ) -> [FactDefinition.Choice] {
    guard type == .choice else {
      if care == .full, let type {
        for pair in fields.pairs where pair.key == "values" || pair.key == "value_names" {
          report(RuleFault.choicesWithoutChoice(type), atKey: pair)
        }
      }
      return []
    }
    guard let list = fields["values"] else {
      report(ShapeFault.missingKey("values"), at: node)
      return []
    }
    let values = items(list) ?? []
    guard !values.isEmpty else {
      report(ShapeFault.emptyList, at: list)
      return []
    }
    if values.count > Limits.choiceValues {
      report(ValueFault.outOfRange("\(values.count)", 1, Limits.choiceValues), at: list)
    }
    guard let named = fields["value_names"] else {
      report(ShapeFault.missingKey("value_names"), at: node)
      return []
    }
    let texts = values.compactMap(\.text)
    let names = self.fields(named, allowed: texts, required: texts)
    var seen: Set<String> = []
    return each(values) { reader, value in
      guard let text = reader.text(value) else { return nil }
      if Fact.Name(text) == nil { reader.report(ValueFault.notAName(text), at: value) }
      if !seen.insert(text).inserted { reader.report(ShapeFault.repeatedItem(text), at: value) }
      guard let name = reader.bilingual(names?[text]) else { return nil }
      return FactDefinition.Choice(value: text, name: name)
    }
  }

  private mutating func proof(_ node: SourceNode, of fact: Fact.Name) -> FactDefinition.Proof? {
    let keys = ["evidence", "shows", "with", "disputes", "speaker", "effort"]
    guard let fields = fields(node, allowed: keys, required: ["evidence"]) else { return nil }
    let evidence = reference(fields["evidence"], .evidence, EvidenceKind.self)
    let shows = values(fields["shows"], of: fact)
    var with: [FactDefinition.Proof.Companion] = []
    for pair in fields["with"].flatMap({ pairs($0) }) ?? [] {
      guard let other = declaredFact(pair), let values = values(pair.value, of: other) else {
        continue
      }
      with.append(.init(fact: other, values: values))
    }
    // An empty list means that it stands against nothing; a missing one, against everything.
    let disputes = fields["disputes"].flatMap { items($0) }.map { nodes in
      each(nodes) { $0.value($1, of: fact) }
    }
    if let speaker = fields["speaker"], let text = text(speaker), text != "tied" {
      report(ShapeFault.notOneOf(text, allowed: ["tied"]), at: speaker)
    }
    let effort = wholeNumber(fields["effort"], in: 1...9)
    guard let evidence else { return nil }
    return FactDefinition.Proof(
      evidence: evidence, shows: shows, with: with, disputes: disputes,
      needsTiedSpeaker: fields["speaker"] != nil, effort: effort ?? 3)
  }

  /// A key that names a declared fact.
  mutating func declaredFact(_ pair: SourceNode.Pair) -> Fact.Name? {
    guard let name = name(ofKey: pair, Fact.self) else { return nil }
    guard declared.facts[name.text] != nil else {
      report(NameFault.unknownName(.fact, name.text, known: declared.all(.fact)), atKey: pair)
      return nil
    }
    return name
  }

  private mutating func notShown(_ node: SourceNode) -> FactDefinition.NotShown? {
    guard
      let fields = fields(
        node, allowed: ["evidence", "law", "note"], required: ["evidence", "note"])
    else { return nil }
    let evidence = reference(fields["evidence"], .evidence, EvidenceKind.self)
    let law = oneLaw(fields["law"])
    let note = bilingual(fields["note"])
    guard let evidence, let note else { return nil }
    return FactDefinition.NotShown(evidence: evidence, law: law, note: note)
  }

  private mutating func burden(_ node: SourceNode?, of fact: Fact.Name) -> FactDefinition.Burden? {
    let keys = ["presume", "on", "law"]
    guard let node, let fields = fields(node, allowed: keys, required: keys) else { return nil }
    let presume = fields["presume"].flatMap { value($0, of: fact) }
    let on = name(fields["on"], Rung.self)
    let law = oneLaw(fields["law"], asLaw: true)
    guard let presume, let on, let law else { return nil }
    return FactDefinition.Burden(presume: presume, on: on.text, law: law)
  }

  private mutating func storedAs(
    _ node: SourceNode?, of fact: Fact.Name
  ) -> [FactDefinition.StoredAs]? {
    guard let node, let pairs = pairs(node) else { return nil }
    var stored: [FactDefinition.StoredAs] = []
    for pair in pairs {
      let key = SourceNode(place: pair.place, content: .scalar(pair.key, quoted: true))
      let answer = value(key, of: fact)
      var instead: [ShownValue] = []
      for pair in self.pairs(pair.value) ?? [] {
        guard let other = declaredFact(pair), let value = value(pair.value, of: other) else {
          continue
        }
        instead.append(ShownValue(fact: other, value: value))
      }
      if let answer { stored.append(.init(answer: answer, instead: instead)) }
    }
    return stored
  }
}
