import CaseCore
import Playbook

/// A playbook just big enough to write letters with: one claim, and the doors that differ.
enum SamplePlaybook {
  static func make(_ change: (inout PlaybookParts) -> Void = { _ in }) throws -> Playbook {
    var parts = PlaybookParts(
      header: header, citations: citations, facts: facts, evidence: evidence, slots: slots,
      slotSets: slotSets, claims: [claim], stops: stops, reach: reach, rungs: rungs,
      endings: [
        EndingDefinition(
          id: name("nothing_more"), when: .always, says: template("到此为止。", "This is the end."))
      ], letters: letters)
    change(&parts)
    return try Playbook(parts: parts, digest: digest(1))
  }

  static func digest(_ byte: UInt8) -> Digest {
    guard let digest = Digest(bytes: Array(repeating: byte, count: 32)) else {
      preconditionFailure("A digest has 32 bytes.")
    }
    return digest
  }

  private static let header = Header(
    area: "sample", version: Day(number: 20_779), zone: .shanghai, currency: "CNY",
    name: both("样例", "Sample"),
    grades: [name("export"), name("page"), name("screenshot")])

  private static let citations = [
    Citation(
      id: name("A03"), law: both("民法典", "Civil Code"), article: both("第512条", "art. 512"),
      says: both("到账才算交付。", "Delivery is arrival."), level: .verified)
  ]

  private static let facts: [FactDefinition] = [
    fact("paid", .yesno, both("付款了吗？", "Did you pay?")),
    fact("paid_amount", .money, both("付了多少？", "How much did you pay?")),
    fact("paid_at", .instant, both("什么时候付的？", "When did you pay?")),
    fact("payment_no", .text, both("交易单号是什么？", "What is the payment number?")),
    fact("payee", .text, both("账单上的收款方是谁？", "Whom does the bill name?")),
    fact("order_no", .text, both("订单号是什么？", "What is the order number?")),
    fact("order_account_shown", .text, both("充值账号是什么？", "Which account?")),
    fact("promised_within", .span, both("商品页说多久到账？", "How fast, says the page?")),
    fact(
      "goods_arrived", .choice, both("到账了吗？", "Did it arrive?"),
      [
        ("none", both("没到", "nothing came")), ("part", both("到了一部分", "some came")),
        ("all", both("到了", "it came")),
      ]),
    fact("drafting_stopped", .yesno, both("停止了吗？", "Stopped?")),
    fact("asked_before", .yesno, both("找过卖家吗？", "Did you ask the seller?")),
    FactDefinition(
      id: name("due_at"), type: .instant, ask: nil, why: both("该到的时间", "When it was due"),
      derivation: .sum(name("paid_at"), name("promised_within"))),
  ]

  private static func fact(
    _ id: String, _ type: FactType, _ ask: Bilingual, _ choices: [(String, Bilingual)] = []
  ) -> FactDefinition {
    FactDefinition(
      id: name(id), type: type, choices: choices.map { .init(value: $0.0, name: $0.1) }, ask: ask,
      why: both("判断要用。", "The judgement needs it."))
  }

  private static let evidence: [EvidenceDefinition] = [
    kind(
      "wechat_bill", both("微信账单", "WeChat bill"), "export", .issuer,
      both("付款的金额、时间和收款方。", "The payment."), [.payment, .samr12315, .police, .court]),
    kind(
      "order_page", both("订单页", "Order page"), "page", .platform,
      both("订单和充值账号。", "The order and the account."),
      [.seller, .platform, .payment, .samr12315, .police, .court]),
    kind(
      "qq_chat", both("QQ 聊天", "QQ chat"), "screenshot", .ownDevice,
      both("卖家说过的话。", "What the seller said."),
      [.seller, .platform, .payment, .samr12315, .police, .court]),
  ]

  private static func kind(
    _ id: String, _ words: Bilingual, _ grade: String, _ maker: EvidenceDefinition.Maker,
    _ proves: Bilingual, _ recipients: [EvidenceDefinition.Recipient]
  ) -> EvidenceDefinition {
    EvidenceDefinition(
      id: name(id), name: words, grade: name(grade), maker: maker, buyerCanWrite: true,
      proves: proves, doesNotProve: both("弱点在这里。", "The weakness is here."),
      how: both("截图。", "Take a screenshot."), recipients: recipients, yields: [name("row")])
  }

  private static let slots = [
    SlotDefinition(
      id: name("payment_record"), name: both("付款记录", "Payment record"),
      accepts: [name("wechat_bill")])
  ]

  private static let slotSets = [
    SlotSetDefinition(
      id: name("records"), members: [.init(slot: name("payment_record"), level: .required)])
  ]

  static let notArrived = Condition.fact(name("goods_arrived"), among: [.choice("none")])

  private static let claim = ClaimDefinition(
    id: name("notDelivered"), name: both("未到账", "Nothing arrived"),
    holdsWhen: .all([.fact(name("paid"), among: [.flag(true)]), notArrived]),
    amount: name("paid_amount"), summary: template("付了钱没到账。", "Paid, nothing arrived."),
    grounds: [
      GroundDefinition(
        id: name("delivery"), law: [name("A03")], says: template("没有交付。", "Not delivered."))
    ],
    preconditions: [
      PreconditionDefinition(
        id: .unused, test: .met(notArrived), law: [name("A03")],
        because: template("没到就没用。", "Not used."), otherwise: template("到了。", "It came.")),
      PreconditionDefinition(
        id: .fault, test: .met(notArrived), law: [name("A03")],
        because: template("该到没到。", "It is due."), otherwise: template("没有。", "None.")),
      PreconditionDefinition(
        id: .records, test: .slots(name("records")), law: [name("A03")],
        because: template("有记录。", "Recorded."), otherwise: template("缺记录。", "No record.")),
    ])

  private static let stops = [
    StopDefinition(
      id: name("illicit"), when: .fact(name("drafting_stopped"), among: [.flag(true)]),
      law: [name("A03")], says: template("不能写。", "We cannot draft this."),
      instead: template("请找律师。", "See a lawyer."))
  ]

  private static let reach = [
    ReachRule(reach: .nobody, when: .always, says: template("不知道找谁。", "Nobody is known."))
  ]
}
