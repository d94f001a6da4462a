import CaseCore
import Drafting
import Playbook
import Testing

@Suite struct EvidenceListTests {
  private func list(
    _ sample: SampleCase, for recipient: EvidenceDefinition.Recipient, letter rung: String? = nil,
    _ language: Language = .zh
  ) throws -> EvidenceList {
    let state = try sample.state()
    let assessment = assess(state, sample.playbook, clock: SampleCase.clock)
    let letter = try rung.flatMap { try sample.letter($0, language).written }
    return composeEvidenceList(
      for: recipient, with: letter, state, assessment, sample.playbook, language)
  }

  @Test func `the seller gets the payment in words and never the bill`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let list = try list(sample, for: .seller, letter: "seller")
    #expect(list.rows.map(\.evidence) == [3, 5])
    #expect(list.rows.map(\.name) == ["订单页", "QQ 聊天"])
    #expect(list.rows.map(\.file) == ["exhibit-01.png", "exhibit-02.jpg"])
    // The letter shows four characters of the account, so the list does not spell it out.
    #expect(list.rows[0].proves == "订单和充值账号。内容：KM20261118001。")
    #expect(list.excerpts.map(\.text) == ["微信账单：98.00 元、付款 2026年11月18日 20:14（第 18 条）。"])
    #expect(list.excerpts.map(\.entries) == [[2]])
    #expect(list.leftOut == [1: .notForRecipient])
  }

  @Test func `the police get everything, best carrier first`() throws {
    let list = try list(.notDelivered(try SamplePlaybook.make()), for: .police)
    #expect(list.rows.map(\.evidence) == [1, 3, 5])
    #expect(list.excerpts.isEmpty)
    #expect(list.rows.map(\.number) == [1, 2, 3])
    #expect(list.rows.allSatisfy { $0.entries.contains($0.evidence) })
  }

  @Test func `what supports nothing, is withdrawn or of no known kind is not listed`() throws {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let idle = sample.add("order_page", "image/png", "x.png")
    let other = sample.add("holiday_photo", "image/png", "y.png")
    sample.append(.withdrawn(Withdrawal(entry: 5, reason: "错图")))
    let list = try list(sample, for: .court)
    #expect(list.rows.map(\.evidence) == [1, 3])
    #expect(list.leftOut == [idle: .supportsNothing, other: .unknownKind])
  }

  @Test(arguments: Language.allCases)
  func `the list has the columns of the rule, a signature and a date, and no weakness`(
    language: Language
  ) throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make(), practice: true)
    let list = try list(sample, for: .court, letter: nil, language)
    let markdown = list.markdown
    for head in EvidenceList.heads { #expect(markdown.contains(head(language))) }
    #expect(markdown.contains(language == .zh ? "提交人签名" : "Signature"))
    #expect(markdown.contains(language == .zh ? "提交日期：2026年11月22日" : "Submitted: 22 November 2026"))
    for paper in [markdown, list.commaSeparated] {
      #expect(!paper.contains("弱点") && !paper.contains("weakness"))
      #expect(!paper.contains("骗子"), "the name that a file had stays with the person")
      #expect(paper.contains("PRACTICE"))
    }
    let rows = list.commaSeparated.split(separator: "\r\n")
    #expect(rows.count == 4 + 2)
    #expect(list.commaSeparated.unicodeScalars.first == "\u{feff}")
  }
}
