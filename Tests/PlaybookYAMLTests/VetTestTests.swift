import CaseCore
import Playbook
import PlaybookYAML
import Testing

/// The tables about a purchase that has not been made, and what they have to show.
@Suite struct VetTestTests {
  private static let vetting = """
    warnings:
      unpaid:
        title: {zh: 没付, en: Not paid}
        weight: 10
        when: {all: [{fact: paid, is: no}, {finding: no_refund}]}
        says: {zh: 没付钱, en: Nothing was paid}
        do: {zh: 等等, en: Wait}
        law: [P01]
        find_out: {zh: 看看, en: Look}
    inquiry:
      title: {zh: 问, en: Questions}
      opens: {zh: 你好, en: Hello}
      closes: {zh: 谢谢, en: Thank you}
      law: [A03]
    questions:
      clause: {order: 1, quotes: no_refund, asks: {zh: "协议{clause}写「{quote}」吗？", en: "Does it{clause} say 「{quote}」?"}, because: {zh: 问清, en: To know}, law: [A03]}
    """

  private func compiled() throws -> (Playbook, PlaybookSource) {
    var files = try SampleSource.files()
    files["sample/vet.yaml"] = Array(Self.vetting.utf8)
    let name = "sample/evidence.yaml"
    let evidence = String(decoding: try #require(files[name]), as: UTF8.self)
    files[name] = Array(
      evidence.replacing(
        "    grade: ", with: "    reads: [no_refund]\n    grade: ", maxReplacements: 1
      )
      .utf8)
    let source = try PlaybookSource(area: "sample", from: files)
    return (try SampleSource.compile(files).playbook, source)
  }

  private func run(_ text: String) throws -> (mismatches: [String], untested: [String]) {
    let (playbook, source) = try compiled()
    let tables = try TableTests(
      reading: Array(text.utf8), name: "sample/vet.tests.yaml", for: playbook)
    return (
      tables.run(playbook).map { $0.text(in: .en) },
      try TableTests.untested([tables], of: playbook, source).map { $0.text(in: .en) }
    )
  }

  @Test func `a warning and a question are shown from both sides, or it is said which is missing`()
    throws
  {
    let whole = try run(
      """
      vets:
        - {name: yes, facts: {paid: no}, clauses: {no_refund: yes}, expect: {warnings: [unpaid], questions: [clause]}}
        - {name: no, facts: {paid: yes}, expect: {warnings: [], quiet: [unpaid], questions: []}}
        - {name: open, facts: {paid: no}, expect: {open: [unpaid]}}
      """)
    #expect(whole.mismatches == [] && whole.untested == [])
    let half = try run(
      "vets: [{name: yes, facts: {paid: no}, clauses: {no_refund: yes}, expect: {warnings: [unpaid]}}]"
    )
    #expect(half.mismatches == [])
    #expect(half.untested.count == 3 && half.untested[0].contains("vet.yaml:2:3"))
    #expect(half.untested[0].contains("No test shows when the warning “unpaid” does not apply."))
    #expect(half.untested[1].contains("No test shows when the question “clause” applies."))
  }

  @Test func `what comes out otherwise is said with what was expected and what was found`() throws {
    let found = try run(
      "vets: [{name: wrong, facts: {paid: yes}, expect: {warnings: [unpaid], open: [unpaid]}}]")
    #expect(found.mismatches.count == 2)
    #expect(
      found.mismatches[0].contains("“wrong” should give [unpaid] and gives []. [test-failed]"))
  }

  @Test func `a table is checked like the playbook`() throws {
    let (playbook, _) = try compiled()
    let error = #expect(throws: PlaybookUnsound.self) {
      _ = try TableTests(
        reading: Array(
          "vets: [{name: a, clauses: {no_refnd: yes}, expect: {warnings: [unpayd], more: []}}]".utf8
        ),
        name: "sample/vet.tests.yaml", for: playbook)
    }
    #expect(
      error?.diagnostics.map(\.code) == ["unknown-clause", "unknown-key", "unknown-warning"])
  }
}
