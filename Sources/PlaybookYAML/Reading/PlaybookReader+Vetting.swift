import CaseCore
import Playbook

// What is said before a purchase: warnings, checks, questions, and what to keep.
extension PlaybookReader {
  mutating func vetting(_ sections: Sections) -> VettingParts {
    let warnings = (sections.pairs[.warnings] ?? []).compactMap { warning($0) }
    let checks = (sections.pairs[.checks] ?? []).compactMap { check($0) }
    let inquiry = inquiry(sections.pairs[.inquiry] ?? [])
    let questions = (sections.pairs[.questions] ?? []).compactMap { question($0) }
    let keepsakes = (sections.pairs[.keep] ?? []).compactMap { keepsake($0) }
    if care == .full, inquiry == nil, let first = sections.pairs[.questions]?.first {
      report(ShapeFault.missingKey(Sections.Section.inquiry.rawValue), atKey: first)
    }
    return VettingParts(
      warnings: warnings, checks: checks, inquiry: inquiry, questions: questions,
      keepsakes: keepsakes)
  }

  private mutating func warning(_ pair: SourceNode.Pair) -> ShopWarningDefinition? {
    guard let id = name(ofKey: pair, ShopWarning.self),
      let fields = fields(
        pair.value, allowed: ["title", "weight", "when", "says", "do", "law", "find_out"],
        required: ["title", "weight", "when", "says", "do", "law"])
    else { return nil }
    let title = bilingual(fields["title"])
    let weight = wholeNumber(fields["weight"], in: 1...100)
    let when = condition(fields["when"], .vetting)
    let says = template(fields["says"])
    let advice = template(fields["do"])
    let law = law(fields["law"])
    let findOut = bilingual(fields["find_out"])
    guard let title, let weight, let when, let says, let advice else { return nil }
    return ShopWarningDefinition(
      id: id, title: title, weight: weight, when: when, says: says, advice: advice, law: law,
      findOut: findOut)
  }

  private mutating func check(_ pair: SourceNode.Pair) -> SelfCheckDefinition? {
    guard let id = name(ofKey: pair, SelfCheck.self),
      let fields = fields(
        pair.value, allowed: ["order", "unless", "name", "where", "enter", "results", "law"],
        required: ["order", "name", "where", "enter", "results", "law"])
    else { return nil }
    let order = wholeNumber(fields["order"], in: 0...9999)
    let unless = condition(fields["unless"], .vetting)
    let name = bilingual(fields["name"])
    let place = bilingual(fields["where"])
    let enter = template(fields["enter"])
    let results = each(fields["results"].flatMap { oneOrMore($0) }) { $0.result($1) }
    let law = law(fields["law"])
    guard let order, let name, let place, let enter else { return nil }
    return SelfCheckDefinition(
      id: id, order: order, unless: unless, name: name, place: place, enter: enter,
      results: results,
      law: law)
  }

  private mutating func result(_ node: SourceNode) -> SelfCheckDefinition.Result? {
    let keys = ["shows", "means"]
    guard let fields = fields(node, allowed: keys, required: keys) else { return nil }
    let shows = bilingual(fields["shows"])
    let means = bilingual(fields["means"])
    guard let shows, let means else { return nil }
    return SelfCheckDefinition.Result(shows: shows, means: means)
  }

  /// The section is the letter itself, so that its keys are declared over all files.
  private mutating func inquiry(_ pairs: [SourceNode.Pair]) -> InquiryDefinition? {
    guard let first = pairs.first else { return nil }
    let node = SourceNode(place: first.place, content: .mapping(pairs))
    let keys = ["title", "opens", "closes", "law"]
    guard let fields = fields(node, allowed: keys, required: keys) else { return nil }
    let title = bilingual(fields["title"])
    let opens = bilingual(fields["opens"])
    let closes = bilingual(fields["closes"])
    let law = law(fields["law"], asLaw: true)
    guard let title, let opens, let closes else { return nil }
    return InquiryDefinition(title: title, opens: opens, closes: closes, law: law)
  }

  private mutating func question(_ pair: SourceNode.Pair) -> ShopQuestionDefinition? {
    guard let id = name(ofKey: pair, ShopQuestion.self),
      let fields = fields(
        pair.value,
        allowed: ["order", "when", "unless", "quotes", "asks", "because", "law"],
        required: ["order", "asks", "because", "law"])
    else { return nil }
    let order = wholeNumber(fields["order"], in: 0...9999)
    let when = condition(fields["when"], .vetting)
    let unless = condition(fields["unless"], .vetting)
    let quotes = fields["quotes"].flatMap { finding($0, .vetting) }
    let asks = template(
      fields["asks"], given: fields["quotes"] == nil ? [] : ShopQuestionDefinition.given)
    let because = bilingual(fields["because"])
    let law = law(fields["law"])
    guard let order, let asks, let because else { return nil }
    return ShopQuestionDefinition(
      id: id, order: order, when: when, unless: unless, quotes: quotes, asks: asks,
      because: because, law: law)
  }

  private mutating func keepsake(_ pair: SourceNode.Pair) -> KeepsakeDefinition? {
    guard let id = name(ofKey: pair, Keepsake.self),
      let fields = fields(
        pair.value, allowed: ["order", "unless", "evidence", "what", "how", "law"],
        required: ["order", "evidence", "what", "how", "law"])
    else { return nil }
    let order = wholeNumber(fields["order"], in: 0...9999)
    let unless = condition(fields["unless"], .vetting)
    let evidence = reference(fields["evidence"], .evidence, EvidenceKind.self)
    let what = bilingual(fields["what"])
    let how = bilingual(fields["how"])
    let law = law(fields["law"])
    guard let order, let evidence, let what, let how else { return nil }
    return KeepsakeDefinition(
      id: id, order: order, unless: unless, evidence: evidence, what: what, how: how, law: law)
  }
}
