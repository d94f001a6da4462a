import CaseCore
import Foundation
import Playbook
import PlaybookYAML
import Testing

@Suite struct TableTestTests {
  private func run(_ text: String) throws -> [String] {
    let playbook = try SampleSource.compile(SampleSource.files()).playbook
    do {
      let tables = try TableTests(
        reading: Array(text.utf8), name: "sample/sample.tests.yaml", for: playbook)
      return tables.run(playbook).map { $0.text(in: .en) }
    } catch {
      return error.diagnostics.map { $0.text(in: .en) }
    }
  }

  @Test func `the tables beside the sample come out as they say`() throws {
    let url = SampleSource.folder.appending(path: "Sound/sample.tests.yaml")
    #expect(try run(String(contentsOf: url, encoding: .utf8)) == [])
  }

  @Test func `what comes out otherwise is said with what was expected and what was found`() throws {
    let found = try run(
      """
      tests:
        - name: too good
          now: 2026-11-22T10:00:00+08:00
          facts: {paid: yes, goods_arrived: none}
          expect: {claim: notDelivered, on_your_account: strong}
      """)
    #expect(
      found == [
        """
        sample/sample.tests.yaml:5:52: error: “too good” should give strong and gives undetermined. \
        [test-failed]
          at: tests[0].expect.on_your_account
          to mend it: Decide which side is right: mend the rules, or what is expected here.
        """
      ])
  }

  @Test func `a table is checked like the playbook`() throws {
    let found = try run(
      """
      tests:
        - name: wrong
          now: yesterday
          facts: {payd: yes, paid_amount: much, goods_arrived: some}
          documents: [{kind: bil, read: half}]
          expect: {claim: nothing, on_your_account: good, next: [shop]}
      """)
    let expected = [
      "3:10: error: “yesterday” is no instant. [not-an-instant]",
      "4:13: error: There is no fact “payd”. [unknown-fact]",
      "4:37: error: “much” is no amount. [not-money]",
      "4:58: error: The fact “goods_arrived” has no value “some”. [value-not-declared]",
      "5:24: error: There is no kind of evidence “bil”. [unknown-evidence]",
      "5:35: error: “half” is none of the words that can stand here. [not-one-of]",
      "6:21: error: There is no claim “nothing”. [unknown-claim]",
      "6:47: error: “good” is none of the words that can stand here. [not-one-of]",
      "6:60: error: There is no rung “shop”. [unknown-rung]",
    ]
    let lines = found.map { String($0.prefix { $0 != "\n" }.dropFirst(25)) }
    #expect(lines == expected)
  }
}
