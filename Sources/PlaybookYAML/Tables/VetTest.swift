import CaseCore
public import Playbook

/// One line of the tables beside a playbook about a purchase that has not been made: facts and
/// clauses in, warnings and questions out.
public struct VetTest: Sendable {
  /// What should follow; what is left out is not compared.
  struct Expectation: Sendable {
    /// The warnings, all of them, in order.
    var warnings: TableTest.Place<[ShopWarning.Name]>?
    /// Warnings that are known not to apply.
    var quiet: TableTest.Place<[ShopWarning.Name]>?
    /// Warnings of which it is to be found out whether they apply.
    var open: TableTest.Place<[ShopWarning.Name]>?
    /// The checks, all of them, in order.
    var checks: TableTest.Place<[SelfCheck.Name]>?
    /// The questions, all of them, in order.
    var questions: TableTest.Place<[ShopQuestion.Name]>?
    /// What to keep, all of it, in order.
    var keepsakes: TableTest.Place<[Keepsake.Name]>?
  }

  /// The name of the test.
  public let name: String
  /// The person's word.
  let facts: [ShownValue]
  /// Which clauses are there; of those that are not named nothing is known.
  let clauses: [FindingKind.Name: Truth]
  /// What should follow.
  let expectation: Expectation
}

extension PlaybookReader {
  mutating func vetTest(_ node: SourceNode) -> VetTest? {
    guard
      let fields = fields(
        node, allowed: ["name", "facts", "clauses", "expect"], required: ["name", "expect"])
    else { return nil }
    let name = fields["name"].flatMap { text($0) }
    let facts = statements(fields["facts"])
    var clauses: [FindingKind.Name: Truth] = [:]
    for pair in fields["clauses"].flatMap({ pairs($0) }) ?? [] {
      let key = SourceNode(place: pair.place, content: .scalar(pair.key, quoted: true))
      if let kind = finding(key, .vetting), let flag = flag(pair.value) {
        clauses[kind] = Truth(flag)
      }
    }
    let expectation = fields["expect"].flatMap { vetExpectation($0) }
    guard let name, let expectation else { return nil }
    return VetTest(name: name, facts: facts, clauses: clauses, expectation: expectation)
  }

  private mutating func vetExpectation(_ node: SourceNode) -> VetTest.Expectation? {
    let keys = ["warnings", "quiet", "open", "checks", "questions", "keep"]
    guard let fields = fields(node, allowed: keys) else { return nil }
    if fields.pairs.isEmpty { report(ShapeFault.noForm(allowed: keys), at: node) }
    var expectation = VetTest.Expectation()
    expectation.warnings = placed(fields["warnings"], .warning, ShopWarning.self)
    expectation.quiet = placed(fields["quiet"], .warning, ShopWarning.self)
    expectation.open = placed(fields["open"], .warning, ShopWarning.self)
    expectation.checks = placed(fields["checks"], .check, SelfCheck.self)
    expectation.questions = placed(fields["questions"], .question, ShopQuestion.self)
    expectation.keepsakes = placed(fields["keep"], .keepsake, Keepsake.self)
    return expectation
  }

  private mutating func placed<Kind>(
    _ node: SourceNode?, _ thing: PlaybookProblem.Thing, _ kind: Kind.Type
  ) -> TableTest.Place<[Name<Kind>]>? {
    node.map { TableTest.Place(value: names($0, thing, kind), node: $0) }
  }
}

extension TableTests {
  /// Says of every test about a purchase what came out otherwise.
  func runVets(_ playbook: Playbook) -> [Diagnostic] {
    vets.flatMap { test -> [Diagnostic] in
      let found = test.vetting(under: playbook)
      let expected = test.expectation
      var faults: [Diagnostic] = []
      func compare<Kind>(_ wanted: TableTest.Place<[Name<Kind>]>?, _ names: [Name<Kind>]) {
        guard let wanted, wanted.value != names else { return }
        faults.append(
          diagnostic(
            .mismatch(expected: Self.listed(wanted.value), found: Self.listed(names)),
            in: test.name, at: wanted.node))
      }
      /// Names that have to be among others.
      func find<Kind>(_ wanted: TableTest.Place<[Name<Kind>]>?, _ names: [Name<Kind>]) {
        guard let wanted, !Set(wanted.value).isSubset(of: names) else { return }
        compare(wanted, wanted.value.filter(names.contains))
      }
      compare(expected.warnings, found.warnings.map(\.definition.id))
      find(expected.quiet, found.quiet)
      find(expected.open, found.open.map(\.definition.id))
      compare(expected.checks, found.checks.map(\.definition.id))
      compare(expected.questions, found.questions.map(\.definition.id))
      compare(expected.keepsakes, found.keepsakes.map(\.id))
      return faults
    }
  }

  /// What no test in `tables` shows on both sides: every warning has to be seen applying and known not
  /// to apply, and everything else that hangs on a condition has to be seen chosen and left out.
  /// - Throws: `PlaybookUnsound` if `source`, from which `playbook` was read, cannot be read.
  public static func untested(
    _ tables: [TableTests], of playbook: Playbook, _ source: PlaybookSource
  ) throws(PlaybookUnsound) -> [Diagnostic] {
    let parts = playbook.parts.vetting
    let expected = tables.flatMap(\.vets).map(\.expectation)
    var problems: [PlaybookProblem] = []
    func look(
      _ section: String, _ thing: PlaybookProblem.Thing, _ name: String, applying: Bool,
      _ isSeen: Bool
    ) {
      guard !isSeen else { return }
      problems.append(
        PlaybookProblem(path: [section, name], kind: .untested(thing, name, applying: applying)))
    }
    func lookAtLists<Kind>(
      _ section: String, _ thing: PlaybookProblem.Thing, _ names: [Name<Kind>],
      _ lists: [[Name<Kind>]]
    ) {
      for name in names {
        look(section, thing, name.text, applying: true, lists.contains { $0.contains(name) })
        look(section, thing, name.text, applying: false, lists.contains { !$0.contains(name) })
      }
    }
    for warning in parts.warnings {
      let name = warning.id
      look(
        "warnings", .warning, name.text, applying: true,
        expected.contains { $0.warnings?.value.contains(name) ?? false })
      look(
        "warnings", .warning, name.text, applying: false,
        expected.contains { $0.quiet?.value.contains(name) ?? false })
    }
    lookAtLists(
      "checks", .check, parts.checks.filter { $0.unless != nil }.map(\.id),
      expected.compactMap(\.checks?.value))
    lookAtLists(
      "questions", .question, parts.questions.filter(\.isConditional).map(\.id),
      expected.compactMap(\.questions?.value))
    lookAtLists(
      "keep", .keepsake, parts.keepsakes.filter { $0.unless != nil }.map(\.id),
      expected.compactMap(\.keepsakes?.value))
    guard !problems.isEmpty else { return [] }
    let tree = try SourceTree(reading: source)
    return problems.map { Diagnostic($0, in: tree) }
  }
}

extension ShopQuestionDefinition {
  /// Whether there is anything on which it is not put.
  fileprivate var isConditional: Bool { when != nil || unless != nil || quotes != nil }
}

extension VetTest {
  /// What the playbook says of what the test describes; each clause that is there has some words.
  fileprivate func vetting(under playbook: Playbook) -> Vetting {
    let quoted = clauses.filter { $0.value == .yes }.mapValues { _ in
      QuotedClause(number: "1", text: name)
    }
    return playbook.vet(
      FactTable(playbook, saying: facts, finding: clauses), quoting: quoted,
      clock: Moment(seconds: 0))
  }
}
