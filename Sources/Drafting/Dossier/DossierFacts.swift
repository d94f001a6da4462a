public import CaseCore

/// The facts that a dossier tells by short names of its own. A playbook that knows none of them gives a
/// dossier without those rows.
public enum DossierFacts {
  /// Who is on the other side.
  static let parties: [(String, Bilingual)] = [
    ("respondent_name", Bilingual(zh: "名称", en: "Name")),
    ("shop_name", Bilingual(zh: "店铺", en: "Shop")),
    ("shop_url", Bilingual(zh: "网址", en: "Address")),
    ("payee", Bilingual(zh: "账单显示的收款商户", en: "Payee on the bill")),
    ("operator_code", Bilingual(zh: "统一社会信用代码", en: "Registration code")),
  ]

  /// What happened at an instant that a fact states.
  public static let instants: [(name: String, label: Bilingual)] = [
    ("ordered_at", Bilingual(zh: "下单", en: "Ordered")),
    ("paid_at", Bilingual(zh: "付款", en: "Paid")),
    ("second_paid_at", Bilingual(zh: "第二次扣款", en: "Charged a second time")),
    ("delivery_due_at", Bilingual(zh: "按承诺应当到账的时间", en: "Delivery was due")),
    ("key_shown_at", Bilingual(zh: "卡密第一次显示", en: "Key first shown")),
    ("key_redeemed_at", Bilingual(zh: "官方记录的兑换时间", en: "Key redeemed, by the official record")),
    ("received_at", Bilingual(zh: "到账", en: "Received")),
    ("refund_agreed_at", Bilingual(zh: "对方答应退款", en: "Refund agreed")),
    ("refund_agreed_due", Bilingual(zh: "说好的退款时间", en: "Refund agreed to be due")),
    ("refunded_at", Bilingual(zh: "退款到账", en: "Refund received")),
    ("mistake_known_at", Bilingual(zh: "发现弄错", en: "Mistake noticed")),
    ("fraud_known_at", Bilingual(zh: "发现异常", en: "Irregularity noticed")),
  ]

  /// Amounts; what comes back is taken off.
  static let amounts: [(name: String, words: Bilingual, when: String?, with: [String])] = [
    ("order_amount", Bilingual(zh: "订单金额", en: "Order"), "ordered_at", ["order_no"]),
    (
      "paid_amount", Bilingual(zh: "付款", en: "Payment"), "paid_at",
      ["payee", "payment_no", "merchant_order_no"]
    ),
    (
      "second_paid_amount", Bilingual(zh: "第二次扣款", en: "Second charge"), "second_paid_at",
      ["second_payment_no", "second_merchant_order_no"]
    ),
    ("deposit_amount", Bilingual(zh: "另外付出的钱", en: "Paid besides"), nil, []),
    ("unspent_amount", Bilingual(zh: "没花掉的余额", en: "Unspent balance"), nil, []),
    ("received_value", Bilingual(zh: "已到账部分的价值", en: "Value of what arrived"), nil, []),
    ("offered_amount", Bilingual(zh: "对方愿意退的", en: "Offered back"), nil, []),
    ("agreed_amount", Bilingual(zh: "对方答应退的", en: "Agreed to be paid back"), nil, []),
    (
      "refunded_amount", Bilingual(zh: "已经退回", en: "Paid back"), "refunded_at",
      ["refund_no"]
    ),
  ]

  /// The facts of which the chronology and the table of money tell.
  static let told: Set<String> = {
    let money = amounts.flatMap { [$0.name] + ($0.when.map { [$0] } ?? []) + $0.with }
    return Set(instants.map(\.0) + money)
  }()

  /// What is looked up by its own words.
  static let index: [(String, Bilingual)] = [
    ("order_no", Bilingual(zh: "订单号", en: "Order number")),
    ("payment_no", Bilingual(zh: "交易单号", en: "Payment number")),
    ("merchant_order_no", Bilingual(zh: "商户单号", en: "Merchant order number")),
    ("second_payment_no", Bilingual(zh: "第二笔交易单号", en: "Second payment number")),
    ("second_merchant_order_no", Bilingual(zh: "第二笔商户单号", en: "Second merchant order number")),
    ("refund_no", Bilingual(zh: "退款单号", en: "Refund number")),
    ("paid_amount", Bilingual(zh: "付款金额", en: "Amount paid")),
    ("paid_at", Bilingual(zh: "付款时间", en: "Time of payment")),
    ("order_amount", Bilingual(zh: "订单金额", en: "Amount of the order")),
    ("goods_name", Bilingual(zh: "商品", en: "Goods")),
    ("payee", Bilingual(zh: "账单显示的收款商户", en: "Payee on the bill")),
    ("shop_name", Bilingual(zh: "店铺", en: "Shop")),
    ("shop_url", Bilingual(zh: "网址", en: "Address of the shop")),
    ("respondent_name", Bilingual(zh: "对方名称", en: "Name of the other side")),
    ("operator_code", Bilingual(zh: "统一社会信用代码", en: "Registration code")),
    ("filing_no", Bilingual(zh: "备案号", en: "Filing number")),
  ]
}
