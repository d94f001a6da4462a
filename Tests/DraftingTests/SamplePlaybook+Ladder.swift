import CaseCore
import Playbook

extension SamplePlaybook {
  static let rungs: [RungDefinition] = [
    rung("seller", .shop, letter: "demand"), rung("platform", .shop, letter: "ticket"),
    rung("wechat", .payment, letter: "wechat_complaint"),
    rung("samr_12315", .official, letter: nil),
    rung("police", .official, letter: nil, opens: .not(.always)),
    rung("keep_safe", .safe, letter: nil),
  ]

  private static func rung(
    _ id: String, _ door: RungDefinition.Door, letter: String?, opens: Condition = .always
  ) -> RungDefinition {
    RungDefinition(
      id: name(id), name: both("台阶 \(id)", "Rung \(id)"), door: door,
      needs: both("联系方式", "a contact"), opensWhen: opens,
      warns: [.init(says: template("先想好。", "Think first."))], fee: both("免费", "free"),
      takes: both("两天", "two days"), reveals: both("手机号", "a phone number"),
      answers: [
        AnswerDefinition(id: name("refused"), state: .refused, name: both("拒绝", "refused"))
      ],
      moves: [
        MoveDefinition(
          id: name("go_\(id)"), when: .always, order: 10,
          action: template("发出 {paid_amount|这笔钱} 的要求。", "Ask for {paid_amount|the money}."),
          why: template("说清楚。", "Say it clearly."), letter: letter.map { name($0) })
      ])
  }

  static let letters: [LetterDefinition] = [demand, ticket, wechatComplaint]

  private static let order = sentence(
    "订单 {order_no}，{paid_at} 付款 {paid_amount} 元，充值账号尾号 {order_account_shown:tail4}。",
    "Order {order_no}: ¥{paid_amount} paid on {paid_at}, for the account ending {order_account_shown:tail4}."
  )
  private static let late = sentence(
    "商品页写明 {promised_within}内到账，至今未到。",
    "Your page promises delivery within {promised_within}; nothing has arrived.",
    states: notArrived)

  static let demand = LetterDefinition(
    id: name("demand"), rung: name("seller"), when: .always,
    title: template("关于订单 {order_no} 的履行要求", "Demand to perform order {order_no}"),
    setsDue: .init(within: Span(48, .hours), hour: 20, minute: 0),
    sentences: [
      order, late,
      sentence(
        "依法，到账才算交付。", "By law, delivery is arrival.", law: ["A03"], kind: .law, starts: true),
      sentence(
        "请在 {demand_due} 前充入该账号；届时仍未到账，请原路退回 {claim_amount} 元。",
        "Please credit the account by {demand_due}; else return ¥{claim_amount} the way it was paid.",
        kind: .request),
      sentence("我此前联系过你。", "I asked you before.", states: asked, optional: true),
      sentence("附图见 {exhibits}。", "See {exhibits}.", kind: .courtesy, optional: true),
    ])

  private static let asked = Condition.fact(name("asked_before"), among: [.flag(true)])

  static let ticket = LetterDefinition(
    id: name("ticket"), rung: name("platform"), when: .always,
    title: template("订单投诉", "Order complaint"),
    sentences: [
      order, late,
      sentence("请退回 {claim_amount} 元。", "Please return ¥{claim_amount}.", kind: .request),
    ])

  static let wechatComplaint = LetterDefinition(
    id: name("wechat_complaint"), rung: name("wechat"), when: .always,
    title: template("付款投诉", "Payment complaint"),
    limit: .init(characters: 300, law: name("A03")),
    sentences: [
      sentence(
        "{paid_at} 向账单显示的收款商户 {payee} 付款 {paid_amount} 元，交易单号 {payment_no}。",
        "¥{paid_amount} was paid on {paid_at} to {payee}, the merchant shown on the bill; payment {payment_no}."
      ),
      late,
      sentence("请协助退回 {claim_amount} 元。", "Please help to return ¥{claim_amount}.", kind: .request),
      sentence("订单号 {order_no}。", "Order {order_no}.", optional: true),
    ])

  static func sentence(
    _ zh: String, _ en: String, states: Condition? = nil, when: Condition? = nil,
    law: [String] = [], kind: LetterDefinition.Sentence.Kind = .fact, optional: Bool = false,
    starts: Bool = false
  ) -> LetterDefinition.Sentence {
    LetterDefinition.Sentence(
      says: template(zh, en), states: states, when: when, law: law.map { name($0) }, kind: kind,
      optional: optional, startsParagraph: starts)
  }
}
