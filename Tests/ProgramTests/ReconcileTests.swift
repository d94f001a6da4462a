import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Payments, orders and refunds of a case held against each other by the program.
  @Suite struct ReconcileTests {
    private func found(_ program: Program, _ id: String) throws -> [[String: Any]] {
      let outcome = try program.run("reconcile", id, "--json")
      try #require(outcome.code == 0, "\(outcome)")
      return try #require(outcome.object["discrepancies"] as? [[String: Any]])
    }

    @Test func `a payment meets its order, and both are shown`() throws {
      let program = try Program()
      let id = try program.richCase()
      let outcome = try program.run("reconcile", id, "--json")
      let pairs = try #require(outcome.object["pairs"] as? [[String: Any]])
      #expect(pairs.count == 1, "\(outcome)")
      let payment = pairs.first?["payment"] as? [String: Any]
      let order = pairs.first?["order"] as? [String: Any]
      #expect(payment?["amount"] as? String == order?["amount"] as? String)
      #expect(payment?["finding"] as? String == "1/row:26")
      for (language, words) in [("zh", "付款和订单"), ("en", "Payment and order")] {
        let said = try program.run("reconcile", id, "--lang", language)
        #expect(said.code == 0 && said.output.contains(words), "\(said)")
      }
    }

    @Test func `what was charged twice is shown with both numbers`() throws {
      let program = try Program()
      let id = try program.newCase()
      let folder = "duplicate-charge"
      let files = try FileManager.default.contentsOfDirectory(
        atPath: Program.example(folder)
      ).filter { $0.hasSuffix(".csv") || $0.hasSuffix(".html") }.sorted()
      let added = try program.run(["add", id] + files.map { Program.example("\(folder)/\($0)") })
      try #require(added.code == 0, "\(added)")
      let twice = try found(program, id).filter { $0["kind"] as? String == "paid_twice" }
      #expect(twice.count == 1, "\(twice)")
      let one = (twice.first?["payment"] as? [String: Any])?["number"] as? String
      let other = (twice.first?["second"] as? [String: Any])?["number"] as? String
      #expect(one != nil && other != nil && one != other)
      #expect((twice.first?["says"] as? String)?.isEmpty == false)
    }

    @Test func `an order on two pages counts once and goes to the payment that names it`() throws {
      let program = try Program()
      let id = try program.newCase()
      let files = ["alipay.csv", "order.html", "orders.html"]
      let added = try program.run(
        ["add", id] + files.map { Program.example("duplicate-charge/\($0)") })
      try #require(added.code == 0, "\(added)")
      let pairs = try #require(
        try program.run("reconcile", id, "--json").object["pairs"] as? [[String: Any]])
      #expect(pairs.count == 1 && pairs.first?["match"] as? String == "number", "\(pairs)")
      let order = pairs.first?["order"] as? [String: Any]
      #expect((order?["alsoShown"] as? [String])?.count == 1)
      let kinds = try found(program, id).compactMap { $0["kind"] as? String }
      #expect(kinds == ["paid_without_order", "paid_twice"])
    }

    @Test func `a promise that is due is held against the bill`() throws {
      let program = try Program()
      let id = try program.richCase()
      let promised = try program.run(
        "promise", id, "--what", "refund", "--by", "seller", "--made", "2026-11-19 10:00", "--due",
        "2026-11-20 10:00")
      try #require(promised.code == 0, "\(promised)")
      let open = try found(program, id).filter { $0["kind"] as? String == "promise_unpaid" }
      #expect(open.count == 1)
    }

    @Test func `a case without documents says what to add`() throws {
      let program = try Program()
      let id = try program.newCase()
      let said = try program.run("reconcile", id, "--lang", "en")
      #expect(said.code == 0 && said.output.contains("add a bill"), "\(said)")
    }
  }
}
