public import CaseCore
import Playbook

/// The money of a case: what was paid, to whom, what came back, and what can be asked back now.
public struct CaseMoney: Sendable, Hashable {
  /// What was paid, each payment in the order in which it is asked for; none while nothing is known.
  public let paid: [Money]
  /// Who was paid, as the bill says; nil where that is not known.
  public let payee: String?
  /// What came back; nil where nothing did, or nobody said.
  public let back: Money?
  /// What can be asked back now; nil while that is not known.
  public let asked: Money?
}

extension AssessedCase {
  /// The money of the case, on the person's account.
  public var money: CaseMoney {
    func value(_ name: String) -> FactValue? {
      Fact.Name(name).flatMap { assessment.facts.reading($0, .onYourAccount)?.value }
    }
    func amount(_ name: String) -> Money? {
      guard case .money(let money)? = value(name), money.minorUnits > 0 else { return nil }
      return money
    }
    var payee: String?
    if case .text(let text)? = value("payee") { payee = text }
    return CaseMoney(
      paid: ["paid_amount", "second_paid_amount", "deposit_amount"].compactMap(amount),
      payee: payee, back: amount("refunded_amount"), asked: assessment.leading?.amount)
  }
}
