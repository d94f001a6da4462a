import CaseCore
import Drafting
import Playbook
import TestKit
import Testing

/// The product's own example, not delivered, as its papers read word for word.
@Suite struct GoldenLetterTests {
  static func notDelivered(_ playbook: Playbook) -> SampleCase {
    var sample = SampleCase(playbook, practice: true)
    let bill = sample.add("wechat_bill", "text/csv", "wechat.csv")
    sample.find(
      in: bill, "row:26",
      [
        ("paid", .flag(true)), ("paid_amount", yuan("98.00")),
        ("paid_at", .moment(local("2026-11-18 20:14:37"))),
        ("payee", .text("海角甲乙丙网络科技有限公司")), ("payee_kind", .choice("merchant")),
        ("pay_channel", .choice("wechat_merchant")),
        ("payment_no", .text("4200002811202611185079136248")),
        ("merchant_order_no", .text("K7Q2M9ZD4WX8H3PA")),
      ])
    let order = sample.add("order_page", "text/html", "order.html")
    sample.find(
      in: order, "line:19",
      [
        ("order_no", .text("K7Q2M9ZD4WX8H3PA")), ("goods_name", .text("云海奇谭1000点券 x 1")),
        ("order_account_shown", .text("yunhai_4321")), ("account_on_order", .choice("mine")),
        ("order_status", .choice("completed")),
      ])
    let listing = sample.add("listing", "text/html", "listing.html")
    sample.find(
      in: listing, "line:21",
      [
        ("promised_within", .span(Span(30, .minutes))), ("seller_contact", .text("9000100012")),
        ("shop_name", .text("甲乙点卡")),
      ])
    let terms = sample.add("agreement", "text/plain", "agreement.txt")
    sample.find(
      in: terms, "line:24",
      [
        ("clause_refund_if_undelivered", .text("5.3")), ("answer_time", .span(Span(48, .hours))),
        ("clause_no_refund", .text("6")),
      ])
    let ledger = sample.add("game_ledger", "image/png", "ledger.png")
    sample.find(
      in: ledger, "whole", [("ledger_covers", .flag(true)), ("goods_arrived", .choice("none"))])
    for (fact, value) in [("goods_kind", "top_up"), ("payer", "me"), ("goods_arrived", "none")] {
      sample.say(fact, .choice(value))
    }
    sample.say("site_gone", .flag(false))
    return sample
  }

  @Test(
    arguments: ["seller", "platform", "wechat", "samr_12315"], Language.allCases)
  func `the packet of the example reads as kept`(rung: String, language: Language) throws {
    let sample = GoldenLetterTests.notDelivered(try RealPlaybook.shipped.get())
    try expectPacket(of: sample, rung, language, named: "not-delivered")
  }

  @Test(arguments: ["police", "payee_report"], Language.allCases)
  func `the packet of a fraud reads as kept`(rung: String, language: Language) throws {
    let sample = GoldenLetterTests.fraud(try RealPlaybook.shipped.get())
    try expectPacket(of: sample, rung, language, named: "fraud-site")
    // No letter goes to whoever is gone, and no complaint to an office without a named seller.
    #expect(try sample.letter("seller").refusal != nil)
  }

  static func fraud(_ playbook: Playbook) -> SampleCase {
    var sample = SampleCase(playbook, practice: true)
    let bill = sample.add("wechat_bill", "text/csv", "wechat.csv")
    sample.find(
      in: bill, "row:24",
      [
        ("paid", .flag(true)), ("paid_amount", yuan("300.00")),
        ("paid_at", .moment(local("2026-11-19 21:06:10"))), ("payee", .text("阿屿")),
        ("payee_kind", .choice("person")), ("pay_channel", .choice("wechat_personal")),
        ("payment_no", .text("100010011601002611190000000001")),
      ])
    let chat = sample.add("qq_chat", "text/plain", "chat-seller.txt")
    sample.find(
      in: chat, "line:15",
      [("link_from_stranger", .flag(true)), ("payee_unrelated", .flag(true))])
    let gone = sample.add("screenshot", "image/png", "site-gone.png")
    sample.find(in: gone, "whole", [("site_gone", .flag(true)), ("contact_gone", .flag(true))])
    for (fact, value) in [("goods_arrived", "none"), ("payer", "me")] {
      sample.say(fact, .choice(value))
    }
    sample.say("deposit_paid", .flag(false))
    sample.say("gave_secret", .flag(false))
    return sample
  }

  private func expectPacket(
    of sample: SampleCase, _ rung: String, _ language: Language, named name: String
  ) throws {
    let plan = try #require(try sample.packet(rung, language).plan)
    var text = ""
    for file in plan.files where file.name != "packet.json" && file.name != "send/letter.md" {
      text += "=== \(file.name)\n"
      switch file.content {
      case .text(let words): text += words
      case .attached(let entry): text += "(original \(entry))\n"
      case .wordLetter: text += "(the letter for a word processor)\n"
      }
    }
    expectSnapshot(text, named: "\(name)-\(rung).\(language.rawValue).txt")
  }
}
