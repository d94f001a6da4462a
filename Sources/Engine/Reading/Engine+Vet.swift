public import CaseCore
import Drafting
import Imports
public import Playbook
import Reading

/// Looking at a shop before anything is paid.
extension Engine {
  /// What follows from the texts of a shop and from what the person says of it: `facts` are written
  /// `name=value`. Nothing is stored.
  /// - Throws: `Refusal` for a text that cannot be read, a fact that is none, or without rules.
  public func vet(
    _ inputs: [VetInput], stating facts: [String], area: String, _ language: Language,
    unlocking: FileUnlocking? = nil
  ) async throws -> VetScan {
    let playbook = try ports.shelf.current(area: area).playbook
    let stated = try facts.map { text throws(Refusal) in
      try Self.vettedFact(text, in: playbook)
    }
    try Self.checkOnce(stated.map(\.fact.text))
    guard inputs.count <= Limits.vettedFiles else { throw Refusal.tooManyTexts(inputs.count) }
    var texts: [VettedText] = []
    if !inputs.isEmpty {
      let readers = try ShopTextReaders(ports.reading, playbook)
      for input in inputs { texts.append(try await text(input, readers, unlocking)) }
    }
    let table = VettedFacts(
      person: stated.compactMap { stated in
        stated.value.map { ShownValue(fact: stated.fact, value: $0) }
      }, texts, playbook)
    let clauses = Self.clauses(in: texts)
    let vetting = playbook.vet(
      FactTable(
        playbook, saying: table.values, finding: Self.truths(of: playbook, clauses, texts)),
      quoting: clauses.mapValues { clause in
        QuotedClause(
          number: clause.clause.finding.clause.map { Printable.line($0) },
          text: Printable.line(clause.clause.finding.quote))
      }, clock: judgingClock.now())
    let letter = InquiryLetter(vetting.questions, playbook.parts.vetting.inquiry)
    return VetScan(
      files: texts.map { VetScan.File(name: $0.name, agreement: $0.agreement) },
      facts: table.facts, clauses: clauses, vetting: vetting, letter: letter,
      objections: try letter.map {
        try ownTextGuard().objections(
          to: $0.plainText(language), for: .seller, knowing: DraftFacts(), playbook)
      } ?? [], playbook: playbook)
  }

  /// The facts that a person can state of a shop.
  public func vettedFacts(area: String) throws -> [FactDefinition] {
    try ports.shelf.current(area: area).playbook.vettingFacts
  }

  /// Checks that `answer` is one that a person can give of a shop.
  /// - Throws: `Refusal` for a fact that is none, or a value that it does not take.
  public func checkVetted(_ answer: FactAnswer, area: String) throws {
    let playbook = try ports.shelf.current(area: area).playbook
    _ = try Self.vettedFact("\(answer.fact)=\(answer.text)", in: playbook)
  }

  /// A text of the shop, read as an agreement and as a page.
  private func text(
    _ input: VetInput, _ readers: ShopTextReaders, _ unlocking: FileUnlocking?
  ) async throws -> VettedText {
    let name: String
    let shown: ShownText
    switch input {
    case .path(let path):
      name = Self.fileName(of: path)
      shown = try await shownText(of: path, unlocking: unlocking)
    case .bytes(let bytes, let given):
      name = given
      shown = try await shownText(of: bytes, named: given, unlocking: unlocking)
    }
    return VettedText(
      name: name, agreement: Self.scan(shown, by: readers.clauses, cards: readers.cards),
      signs: readers.signs.read(shown.text).map { finding in
        (finding, shown.place(ofByte: finding.place.bytes.lowerBound))
      })
  }

  /// The first clause of each kind, shown ones first, that works as its kind does: one that is turned
  /// round says something else.
  private static func clauses(in texts: [VettedText]) -> [FindingKind.Name: VetScan.Clause] {
    var found: [FindingKind.Name: VetScan.Clause] = [:]
    for isHidden in [false, true] {
      for (file, text) in texts.enumerated() {
        for clause in text.agreement.clauses where clause.isHidden == isHidden {
          let finding = clause.finding
          guard finding.direction == finding.kind.direction,
            let kind = FindingKind.Name(finding.kind.id), found[kind] == nil
          else { continue }
          found[kind] = VetScan.Clause(file: file, clause: clause)
        }
      }
    }
    return found
  }

  /// Which clauses are there: yes where one was found, no where whole agreements have none, else
  /// unknown.
  private static func truths(
    of playbook: Playbook, _ clauses: [FindingKind.Name: VetScan.Clause], _ texts: [VettedText]
  ) -> [FindingKind.Name: Truth] {
    let agreements = texts.map(\.agreement).filter(\.isAgreement)
    let isReadWhole = !agreements.isEmpty && agreements.allSatisfy { $0.unreadCount == 0 }
    var truths: [FindingKind.Name: Truth] = [:]
    for kind in playbook.parts.evidence.flatMap(\.reads) {
      truths[kind] = clauses[kind] != nil ? .yes : isReadWhole ? .no : .unknown
    }
    return truths
  }

  /// `payee_kind=person` as a fact and its value; nil for `unknown`.
  private static func vettedFact(
    _ text: String, in playbook: Playbook
  ) throws(Refusal) -> (fact: Fact.Name, value: FactValue?) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .factWithoutValue(text) }
    let name = String(parts[0])
    let facts = playbook.vettingFacts
    guard let fact = facts.first(where: { $0.id.text == name }) else {
      if let derived = playbook.parts.facts.first(where: { $0.id.text == name }),
        derived.derivation != nil
      {
        throw .derivedFact(name)
      }
      let names = facts.map(\.id.text)
      throw .factNotVetted(name, near: NearestName.of(name, among: names), known: names)
    }
    return (
      fact.id,
      try FactInput.value(String(parts[1]), of: fact, zone: playbook.header.zone)
    )
  }

  private static func checkOnce(_ names: [String]) throws(Refusal) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .factTwice(name) }
  }
}

/// What reads the texts of a shop.
private struct ShopTextReaders {
  let clauses: ClauseReader
  let signs: ShopReader
  let cards: [String: Citation]

  init(_ shelf: any ReadingShelf, _ playbook: Playbook) throws {
    clauses = ClauseReader(try shelf.agreementRules())
    signs = ShopReader(try shelf.shopRules())
    cards = Dictionary(
      playbook.parts.citations.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A text of a shop with what was found in it.
private struct VettedText {
  let name: String
  let agreement: AgreementScan
  let signs: [(finding: ShopFinding, place: Place)]
}

/// What the person and the texts of a shop say of each fact.
private struct VettedFacts {
  var facts: [VetScan.KnownFact] = []

  /// The values that count.
  var values: [ShownValue] {
    facts.compactMap { fact in
      fact.value.map { ShownValue(fact: fact.definition.id, value: $0) }
    }
  }

  init(person: [ShownValue], _ texts: [VettedText], _ playbook: Playbook) {
    var versions: [Fact.Name: [VetScan.Version]] = [:]
    func add(_ shown: ShownValue, _ source: VetScan.Source) {
      versions[shown.fact, default: []].append(VetScan.Version(value: shown.value, source: source))
    }
    for shown in person { add(shown, .person) }
    for (file, text) in texts.enumerated() {
      for (finding, place) in text.signs {
        for stated in finding.states {
          guard let shown = Self.value(stated, playbook) else { continue }
          add(shown, .file(file, place, quote: finding.quote))
        }
      }
      for clause in text.agreement.clauses where !clause.isHidden {
        for shown in Engine.statedValues(of: clause.finding) {
          add(shown, .file(file, clause.place, quote: clause.finding.quote))
        }
      }
    }
    facts = playbook.vettingFacts.compactMap { fact in
      guard let said = versions[fact.id] else { return nil }
      let isAlike = Set(said.map(\.value)).count == 1
      let value = isAlike || said[0].source == .person ? said[0].value : nil
      return VetScan.KnownFact(definition: fact, value: value, versions: said)
    }
  }

  private static func value(_ stated: ShopSign.Stated, _ playbook: Playbook) -> ShownValue? {
    guard let name = Fact.Name(stated.fact), let fact = playbook.fact(name),
      let value = try? FactInput.value(stated.value, of: fact, zone: playbook.header.zone)
    else { return nil }
    return ShownValue(fact: name, value: value)
  }
}
