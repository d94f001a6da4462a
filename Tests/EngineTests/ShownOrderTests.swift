import CaseCore
import Engine
import Imports
import TestKit
import Testing

/// Orders as pages and files show them: each once, with what belongs to it.
@Suite struct ShownOrderTests {
  private static let bill = """
    微信支付账单明细,,,,,,,,
    ----------------------微信支付账单明细列表--------------------,,,,,,,,
    交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
    2026-11-19 08:01:00,商户消费,小店,月卡,支出,¥60.00,零钱,支付成功,4200001\t,QF202611180004\t,/
    2026-11-18 20:14:00,商户消费,小店,点券 1000,支出,¥98.00,零钱,支付成功,4200002\t,QF202611180001\t,/

    """
  private static let head = "<html><body><h3>我的订单</h3>"

  private func reconciled(_ files: [(String, String)]) async throws -> Reconciliation {
    let world = try EngineWorld()
    let id = try await world.engine.openCase(title: "t", area: "cn-game-points").id
    for (name, text) in files {
      await world.blobs.write(Array(text.utf8), at: "/" + name)
      _ = try await world.engine.addEvidence("/" + name, to: id)
    }
    for item in try await world.engine.findings(in: id)
    where item.finding.kind == FindingKinds.paymentRow {
      _ = try await world.engine.confirm([item.name], in: id)
    }
    return try await world.engine.reconcile(id)
  }

  private static func csv(_ rows: String...) -> String {
    "order_no,product_name,quantity,total_amount,status,created_at,delivered_content\n"
      + rows.map { $0 + "\n" }.joined()
  }

  @Test func `orders of a file meet the payments that name them`() async throws {
    let orders = Self.csv(
      "QF202611180001,点券 1000,1,98.00,delivered,2026-11-18 20:13:40,XK4M-PP9Q-77AB-21CD",
      "QF202611180004,月卡,2,60.00,paid,2026-11-19 08:00:00,AB4M-PP9Q-77AB-21CD",
      "QF202611180009,别的,1,12.00,paid,2026-11-20 08:00:00,")
    let found = try await reconciled([("bill.csv", Self.bill), ("orders.csv", orders)])
    #expect(found.pairs.map(\.order.number) == ["QF202611180001", "QF202611180004"])
    #expect(found.pairs.map(\.match) == [.number, .number])
    #expect(found.discrepancies.count == 2)
    guard case .orderWithoutDelivery(let order, .some) = found.discrepancies.first,
      case .lessDelivered(_, bought: 2, delivered: 1) = found.discrepancies.last
    else {
      Issue.record("\(found.discrepancies)")
      return
    }
    #expect(order.number == "QF202611180004")
  }

  /// Columns and cards, with the number before or behind what belongs to it.
  private static let pages: [String] = [
    """
    \(head)<table><tr><th>订单创建时间</th><th>订单号</th><th>实际支付价格</th><th>订单状态</th></tr>
    <tr><td>2026-11-18 20:13:40</td><td>QF202611180001</td><td>98.00</td><td>已完成</td></tr>
    <tr><td>2026-11-19 08:00:00</td><td>QF202611180004</td><td>60.00</td><td>处理中</td></tr>
    </table></body></html>
    """,
    """
    \(head)<p>订单号：QF202611180001</p><p>订单创建时间：2026-11-18 20:13:40</p>
    <p>实际支付价格：98.00</p><p>订单状态：已完成</p>
    <p>订单号：QF202611180004</p><p>订单创建时间：2026-11-19 08:00:00</p>
    <p>实际支付价格：60.00</p><p>订单状态：处理中</p></body></html>
    """,
    """
    \(head)<p>订单创建时间：2026-11-18 20:13:40</p><p>订单号：QF202611180001</p>
    <p>实际支付价格：98.00</p><p>订单状态：已完成</p>
    <p>订单创建时间：2026-11-19 08:00:00</p><p>订单号：QF202611180004</p>
    <p>实际支付价格：60.00</p><p>订单状态：处理中</p></body></html>
    """,
  ]

  @Test(arguments: pages.indices)
  func `several orders of one page keep what is theirs`(index: Int) async throws {
    let found = try await reconciled([("bill.csv", Self.bill), ("orders.html", Self.pages[index])])
    #expect(found.pairs.map(\.order.number) == ["QF202611180001", "QF202611180004"])
    #expect(found.pairs.map(\.order.money?.minorUnits) == [9_800, 6_000])
    #expect(found.pairs.map(\.order.status) == ["completed", "processing"])
    #expect(
      found.pairs.map(\.order.at) == [
        Moment("2026-11-18T20:13:40+08:00"), Moment("2026-11-19T08:00:00+08:00"),
      ])
  }

  @Test func `an order that several pages show counts once, and the last one says its state`()
    async throws
  {
    let page = """
      <html><body><table><tr><th>订单号</th><td>QF202611180004</td></tr>
      <tr><th>购买数量</th><td>2</td></tr><tr><th>实际支付价格</th><td>60.00</td></tr>
      <tr><th>订单状态</th><td>已完成</td></tr></table></body></html>
      """
    let found = try await reconciled([
      ("bill.csv", Self.bill), ("orders.html", Self.pages[0]), ("order.html", page),
    ])
    let order = try #require(found.pairs.last?.order)
    #expect(order.number == "QF202611180004" && order.status == "completed" && order.quantity == 2)
    #expect(order.alsoShown.count == 1)
    #expect(order.at == Moment("2026-11-19T08:00:00+08:00"))
    #expect(found.discrepancies.isEmpty)
  }
}
