import CaseCore
import Drafting
import Playbook
import Testing

/// The table of transfers that goes with a report to the police.
@Suite struct TransferTests {
  private static func fraud() throws -> SampleCase {
    GoldenLetterTests.fraud(try RealPlaybook.shipped.get())
  }

  private func table(_ sample: SampleCase, _ language: Language = .zh) throws -> String {
    try #require(try sample.packet("police", language).plan?.text(of: "send/transfers.md"))
  }

  @Test func `each transfer is a row, and what is not known is in the bill`() throws {
    var sample = try Self.fraud()
    let one = try table(sample).split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(one.count == 3, "\(one)")
    #expect(
      one[2].contains("11月19日 21:06") && one[2].contains("300.00") && one[2].contains("阿屿"))
    #expect(one[2].contains("100010011601002611190000000001") && one[2].contains("见账单"))
    sample.say("deposit_paid", .flag(true))
    sample.say("deposit_amount", yuan("500.00"))
    sample.say("second_paid_amount", yuan("300.00"))
    let three = try table(sample).split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(three.count == 5, "\(three)")
    #expect(three[4].contains("500.00"))
    #expect(try table(sample, .en).contains("for stop-payment"))
  }

  @Test func `each row says what it rests on, and no other door has the table`() throws {
    let sample = try Self.fraud()
    let plan = try #require(try sample.packet("police").plan)
    let file = try #require(plan.files.first { $0.name == "send/transfers.md" })
    #expect(file.sources.count == 1)
    #expect(file.sources.allSatisfy { $0.kind == .fact && !$0.entries.isEmpty })
    let report = try #require(try sample.packet("payee_report").plan)
    #expect(!report.files.contains { $0.name == "send/transfers.md" })
  }
}
