import CaseCore
import Engine

/// As many payments as orders, held against each other.
enum ReconcileBench {
  static func run(count: Int) -> String {
    var records = SeenRecords()
    // A fifth of the payments show no number of an order, some were made twice, some came back.
    for index in 0..<count {
      let at = Moment(seconds: 1_795_000_000 + Int64(index) * 37)
      let money = Money(minorUnits: Int64(100 + index % 500))
      records.payments.append(
        SeenPayment(
          name: "1/row:\(index)", at: at, money: money, payee: "shop \(index % 90)",
          number: "n\(index)", merchantOrder: index.isMultiple(of: 5) ? nil : "o\(index)"))
      records.orders.append(
        SeenOrder(
          name: "2/order_number:\(index)", number: "o\(index)",
          at: Moment(seconds: at.seconds - 40), money: money,
          status: index.isMultiple(of: 11) ? "processing" : "completed"))
      if index.isMultiple(of: 7) {
        records.refunds.append(
          SeenRefund(
            name: "1/row:r\(index)", at: at + 90, money: money, payee: "shop \(index % 90)",
            number: "r\(index)", refersTo: index.isMultiple(of: 2) ? "n\(index)" : nil))
      }
    }
    var found: Reconciliation?
    let took = ContinuousClock().measure {
      found = Reconciliation(records, clock: Moment(seconds: 1_800_000_000))
    }
    return """
      {"milliseconds":\(took / .milliseconds(1)),"pairs":\(found?.pairs.count ?? 0),\
      "discrepancies":\(found?.discrepancies.count ?? 0)}
      """
  }
}
