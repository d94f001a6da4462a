internal import CaseCore

// The names that readers and playbooks share. They are written once, here.
enum FactNames {
  static let paid = fact("paid")
  static let paidAmount = fact("paid_amount")
  static let paidAt = fact("paid_at")
  static let payee = fact("payee")
  static let payChannel = fact("pay_channel")
  static let paymentNo = fact("payment_no")
  static let merchantOrderNo = fact("merchant_order_no")
  static let billStatus = fact("bill_status")
  static let refundSeen = fact("refund_seen")
  static let refundedAmount = fact("refunded_amount")
  static let refundedAt = fact("refunded_at")
  static let refundNo = fact("refund_no")
  static let orderNo = fact("order_no")
  static let orderStatus = fact("order_status")
  static let orderAmount = fact("order_amount")
  static let orderedAt = fact("ordered_at")
  static let goodsName = fact("goods_name")
  static let orderAccountShown = fact("order_account_shown")
  static let sellerContact = fact("seller_contact")
  static let shopName = fact("shop_name")
  static let promisedWithin = fact("promised_within")
  static let officialPrice = fact("official_price")
  static let listedPrice = fact("listed_price")

  /// The names of a second payment of the same thing.
  static let second: [Fact.Name: Fact.Name] = [
    paymentNo: fact("second_payment_no"),
    merchantOrderNo: fact("second_merchant_order_no"),
    paidAt: fact("second_paid_at"),
    paidAmount: fact("second_paid_amount"),
  ]

  private static func fact(_ text: String) -> Fact.Name { checked(text) }
}

/// A name that is written in the code, and so well formed.
func checked<Kind>(_ text: String) -> Name<Kind> {
  guard let name = Name<Kind>(text) else {
    preconditionFailure("A name that is written in the code is well formed.")
  }
  return name
}
