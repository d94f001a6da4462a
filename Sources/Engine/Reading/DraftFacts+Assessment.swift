import CaseCore
public import Playbook
public import Reading

extension DraftFacts {
  /// What a draft about a case is compared with: what the person says of it.
  public init(_ assessment: Assessment) {
    var numbers: [String] = []
    var names: [String] = []
    var stated: [String: String] = [:]
    var paid: Int64?
    for reading in assessment.facts.readings(.onYourAccount) {
      guard let value = reading.value else { continue }
      let name = reading.fact.text
      switch value {
      case .text(let text):
        names.append(text)
        if Self.orderNumbers.contains(name) { numbers.append(text) }
      case .money(let money) where name == "paid_amount": paid = money.minorUnits
      case .choice(let choice): stated[name] = choice
      case .flag(let flag): stated[name] = flag ? "yes" : "no"
      case .money, .moment, .span, .number: break
      }
    }
    self.init(
      orderNumbers: numbers, paidFen: paid, claimFen: assessment.leading?.amount?.minorUnits,
      names: names, stated: stated)
  }

  /// The facts that hold a number by which an order or its payment is known.
  private static let orderNumbers: Set<String> = [
    "order_no", "payment_no", "merchant_order_no", "second_payment_no",
    "second_merchant_order_no", "refund_no",
  ]
}
