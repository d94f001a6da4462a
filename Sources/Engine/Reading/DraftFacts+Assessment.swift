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
    var agreed: Int64?
    for reading in assessment.facts.readings(.onYourAccount) {
      guard let value = reading.value else { continue }
      let name = reading.fact.text
      switch value {
      case .text(let text):
        names.append(text)
        if Self.orderNumbers.contains(name) { numbers.append(text) }
      case .money(let money) where name == "paid_amount": paid = money.minorUnits
      case .money(let money) where name == "agreed_amount": agreed = money.minorUnits
      case .choice(let choice): stated[name] = choice
      case .flag(let flag): stated[name] = flag ? "yes" : "no"
      case .money, .moment, .span, .number: break
      }
    }
    self.init(
      orderNumbers: numbers, paidFen: paid,
      // What the other side agreed to may be asked for, though it is more than the claim.
      claimFen: Self.claimable(assessment).map { max($0, agreed ?? 0) }, names: names,
      stated: stated)
  }

  /// The most that can be asked for: the amount of the leading claim, or while none can be put, the
  /// largest of those that may still turn out to hold.
  private static func claimable(_ assessment: Assessment) -> Int64? {
    if let leading = assessment.leading, leading.onYourAccount.isOffered {
      return leading.amount?.minorUnits
    }
    return assessment.claims.filter { claim in
      switch claim.onYourAccount {
      case .strong, .arguable, .weak, .undetermined, .notYetDue: true
      case .barred, .notOffered: false
      }
    }.compactMap { $0.amount?.minorUnits }.max()
  }

  /// The facts that hold a number by which an order or its payment is known.
  private static let orderNumbers: Set<String> = [
    "order_no", "payment_no", "merchant_order_no", "second_payment_no",
    "second_merchant_order_no", "refund_no",
  ]
}
