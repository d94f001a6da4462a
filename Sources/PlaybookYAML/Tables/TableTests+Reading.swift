import CaseCore
public import Playbook

extension TableTests {
  /// Reads the tables in `bytes`, a file called `name`, which are about `playbook`.
  /// - Throws: `PlaybookUnsound` for a bad name, a file that is too large, or whatever is wrong
  ///   with the tables.
  public init(
    reading bytes: [UInt8], name: String, for playbook: Playbook
  ) throws(PlaybookUnsound) {
    let source: PlaybookSource
    do {
      source = try PlaybookSource(files: [.init(name: name, bytes: bytes)])
    } catch {
      throw PlaybookUnsound([
        Diagnostic(
          file: name, line: 1, column: 1, path: "", code: "bad-source",
          message: Bilingual(
            zh: "文件名不合规或文件太大。", en: "The name is not allowed or the file too large."),
          hint: Bilingual(
            zh: "文件名只用小写字母、数字、-、_ 和 .。",
            en: "Names have lower-case letters, digits, -, _ and . only."))
      ])
    }
    tree = try SourceTree(reading: source)
    var reader = PlaybookReader(tree, care: .full)
    reader.declared = DeclaredNames(playbook.parts)
    reader.zone = playbook.header.zone
    reader.currency = playbook.header.currency
    (tests, vets) = reader.tables()
    guard reader.diagnostics.isEmpty else { throw PlaybookUnsound(reader.diagnostics) }
  }
}

extension DeclaredNames {
  /// The names that `parts` declare.
  init(_ parts: PlaybookParts) {
    let place = SourcePlace(file: 0, line: 1, column: 1)
    func note(_ thing: PlaybookProblem.Thing, _ names: [String]) {
      places[thing] = Dictionary(names.map { ($0, place) }, uniquingKeysWith: { first, _ in first })
    }
    for fact in parts.facts {
      facts[fact.id.text] = KnownFact(type: fact.type, values: fact.choices.map(\.value))
    }
    note(.fact, parts.facts.map(\.id.text))
    note(.evidence, parts.evidence.map(\.id.text))
    note(.slot, parts.slots.map(\.id.text))
    note(.claim, parts.claims.map(\.id.text))
    note(.bar, parts.bars.map(\.id.text))
    note(.stop, parts.stops.map(\.id.text))
    note(.rung, parts.rungs.map(\.id.text))
    note(.reason, parts.reasons.map(\.id.text))
    note(.ending, parts.endings.map(\.id.text))
    note(.letter, parts.letters.map(\.id.text))
    note(.answer, ["silent"] + parts.rungs.flatMap { $0.answers.map(\.id.text) })
    findings = Set(parts.evidence.flatMap { $0.yields.map(\.text) })
    clauses = Set(parts.evidence.flatMap { $0.reads.map(\.text) })
    note(.warning, parts.vetting.warnings.map(\.id.text))
    note(.check, parts.vetting.checks.map(\.id.text))
    note(.question, parts.vetting.questions.map(\.id.text))
    note(.keepsake, parts.vetting.keepsakes.map(\.id.text))
  }
}

extension PlaybookReader {
  private static let testKeys = [
    "name", "now", "facts", "documents", "afterwards", "slots", "promises", "steps", "expect",
  ]

  /// Reads every test of every file.
  mutating func tables() -> (tests: [TableTest], vets: [VetTest]) {
    var tests: [TableTest] = []
    var vets: [VetTest] = []
    for file in tree.files {
      guard let fields = fields(file.root, allowed: ["tests", "vets"]) else { continue }
      if fields.pairs.isEmpty { report(ShapeFault.missingKey("tests"), at: file.root) }
      tests += each(fields["tests"].flatMap { items($0) }) { $0.table($1) }
      vets += each(fields["vets"].flatMap { items($0) }) { $0.vetTest($1) }
    }
    return (tests, vets)
  }

  private mutating func table(_ node: SourceNode) -> TableTest? {
    guard
      let fields = fields(
        node, allowed: Self.testKeys, required: ["name", "now", "expect"])
    else { return nil }
    let name = fields["name"].flatMap { text($0) }
    let now = instant(fields["now"])
    let facts = statements(fields["facts"])
    let documents = each(fields["documents"].flatMap { items($0) }) { $0.document($1) }
    let afterwards = statements(fields["afterwards"])
    let slots = slotStates(fields["slots"])
    let promises = each(fields["promises"].flatMap { items($0) }) {
      $0.promise($1, documents: documents.count)
    }
    let happenings = each(fields["steps"].flatMap { items($0) }) { $0.happenings($1) }
    let expectation = fields["expect"].flatMap { self.expectation($0) }
    guard let name, let now, let expectation else { return nil }
    return TableTest(
      name: name, now: now, facts: facts, documents: documents, afterwards: afterwards,
      slots: slots, promises: promises, happenings: happenings.flatMap { $0 },
      expectation: expectation, node: node)
  }

  /// RFC 3339, or local time with or without seconds.
  private mutating func instant(_ node: SourceNode?) -> Moment? {
    guard let node, let text = text(node) else { return nil }
    let local = zone.moment(local: text) ?? zone.moment(local: text + ":00")
    if let moment = Moment(text) ?? local { return moment }
    report(ValueFault.notAnInstant(text), at: node)
    return nil
  }

  /// Values as a person types them: `98.00` is 98 yuan here, and fen in rules.
  mutating func statements(_ node: SourceNode?) -> [ShownValue] {
    guard let node, let pairs = pairs(node) else { return [] }
    return pairs.compactMap { pair in
      guard let fact = declaredFact(pair) else { return nil }
      return typedValue(pair.value, of: fact).map { ShownValue(fact: fact, value: $0) }
    }
  }

  private mutating func typedValue(_ node: SourceNode, of fact: Fact.Name) -> FactValue? {
    switch declared.facts[fact.text]?.type {
    case .money: return money(node).map { .money($0) }
    case .instant: return instant(node).map { .moment($0) }
    case .yesno, .choice, .span, .number, .text, nil: return value(node, of: fact)
    }
  }

  private mutating func money(_ node: SourceNode?) -> Money? {
    guard let node, let text = text(node) else { return nil }
    if let money = Money(decimal: text, currency: currency) { return money }
    report(ValueFault.notMoney(text), at: node)
    return nil
  }

  private mutating func document(_ node: SourceNode) -> TableTest.Document? {
    guard
      let fields = fields(
        node, allowed: ["kind", "shows", "speaker", "finding", "read"], required: ["kind"])
    else { return nil }
    let kind = reference(fields["kind"], .evidence, EvidenceKind.self)
    let shows = statements(fields["shows"])
    let speaker = fields["speaker"].flatMap { text($0) }
    let finding = name(fields["finding"], FindingKind.self)
    if let read = fields["read"], let text = text(read), text != "whole" {
      report(ShapeFault.notOneOf(text, allowed: ["whole"]), at: read)
    }
    guard let kind else { return nil }
    return TableTest.Document(
      kind: kind, shows: shows, speaker: speaker, finding: finding,
      isReadWhole: fields["read"] != nil)
  }

  private mutating func slotStates(_ node: SourceNode?) -> [SlotStated] {
    guard let node, let pairs = pairs(node) else { return [] }
    return pairs.compactMap { pair in
      let key = SourceNode(place: pair.place, content: .scalar(pair.key, quoted: true))
      let slot = reference(key, .slot, Slot.self)
      let state = word(pair.value, of: SlotStated.State.self)
      guard let slot, let state else { return nil }
      return SlotStated(slot: slot, state: state)
    }
  }

  private mutating func promise(_ node: SourceNode, documents: Int) -> TableTest.Promise? {
    guard
      let fields = fields(
        node, allowed: ["rung", "promise", "at", "due", "amount", "document"],
        required: ["rung", "promise"])
    else { return nil }
    let rung = reference(fields["rung"], .rung, Rung.self)
    let what = word(fields["promise"], of: PromiseMade.What.self)
    let at = instant(fields["at"])
    let due = instant(fields["due"])
    let amount = money(fields["amount"])
    // Documents are counted from 1, as a person counts them.
    let document = documents > 0 ? wholeNumber(fields["document"], in: 1...documents) : nil
    guard let rung, let what else { return nil }
    return TableTest.Promise(
      promise: PromiseMade(rung: rung, what: what, amount: amount, happenedAt: at, dueAt: due),
      shownBy: document.map { $0 - 1 })
  }

  private mutating func happenings(_ node: SourceNode) -> [TableTest.Happening]? {
    guard
      let fields = fields(
        node,
        allowed: ["rung", "at", "answer", "answered_at", "reason", "amount", "due", "set_due"],
        required: ["rung", "at"])
    else { return nil }
    let rung = reference(fields["rung"], .rung, Rung.self)
    let at = instant(fields["at"])
    let setDue = instant(fields["set_due"])
    let answer = reference(fields["answer"], .answer, Answer.self)
    let answeredAt = instant(fields["answered_at"])
    let reason = reference(fields["reason"], .reason, Answer.self)
    let amount = money(fields["amount"])
    let due = instant(fields["due"])
    guard let rung, let at else { return nil }
    var happenings: [TableTest.Happening] = [
      .step(StepTaken(rung: rung, happenedAt: at, setDueAt: setDue))
    ]
    if let answer {
      happenings.append(
        .answer(
          AnswerReceived(
            rung: rung, answer: answer, happenedAt: answeredAt ?? at, reason: reason,
            amount: amount, dueAt: due)))
    }
    return happenings
  }

  private mutating func expectation(_ node: SourceNode) -> TableTest.Expectation? {
    let keys = [
      "claim", "on_your_account", "on_the_record", "amount", "reach", "next", "letters", "ending",
      "stops", "bars", "others",
    ]
    guard let fields = fields(node, allowed: keys) else { return nil }
    if fields.pairs.isEmpty { report(ShapeFault.noForm(allowed: keys), at: node) }
    var expectation = TableTest.Expectation()
    func placed<Value>(_ value: Value?, _ key: String) -> TableTest.Place<Value>? {
      guard let value, let node = fields[key] else { return nil }
      return TableTest.Place(value: value, node: node)
    }
    expectation.claim = placed(reference(fields["claim"], .claim, Claim.self), "claim")
    expectation.onYourAccount = placed(
      word(fields["on_your_account"], of: Verdict.self), "on_your_account")
    expectation.onTheRecord = placed(
      word(fields["on_the_record"], of: Verdict.self), "on_the_record")
    expectation.amount = placed(money(fields["amount"]), "amount")
    expectation.reach = placed(word(fields["reach"], of: Reach.self), "reach")
    expectation.ending = placed(reference(fields["ending"], .ending, Ending.self), "ending")
    if let next = fields["next"] {
      expectation.next = placed(names(next, .rung, Rung.self), "next")
    }
    if let letters = fields["letters"] {
      expectation.letters = placed(names(letters, .letter, Letter.self), "letters")
    }
    if let stops = fields["stops"] {
      expectation.stops = placed(names(stops, .stop, Stop.self), "stops")
    }
    if let bars = fields["bars"] {
      expectation.bars = placed(names(bars, .bar, Bar.self), "bars")
    }
    for pair in fields["others"].flatMap({ pairs($0) }) ?? [] {
      let key = SourceNode(place: pair.place, content: .scalar(pair.key, quoted: true))
      let claim = reference(key, .claim, Claim.self)
      guard let claim, let verdict = word(pair.value, of: Verdict.self) else { continue }
      expectation.others.append(
        (claim, TableTest.Place(value: verdict, node: pair.value)))
    }
    return expectation
  }

  /// A list of names that may be empty: nothing is expected there.
  mutating func names<Kind>(
    _ node: SourceNode, _ thing: PlaybookProblem.Thing, _ kind: Kind.Type
  ) -> [Name<Kind>] {
    each(items(node)) { $0.reference($1, thing, kind) }
  }
}
