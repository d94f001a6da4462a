import CaseCore
import Engine
import Evidence
import Imports
import TestKit
import Testing

/// A bill is months of private life: the ticked rows leave, the bill does not.
@Suite struct PrivateBillTests {
  private static let bill = """
    微信支付账单明细,,,,,,,,
    ----------------------微信支付账单明细列表--------------------,,,,,,,,
    交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
    2026-11-20 19:42:08,商户消费,晨光便利店,便利店购物,支出,¥26.50,零钱,支付成功,42001\t,3826796601121\t,/
    2026-11-20 09:12:44,星河点卡-退款,星河点卡,/,收入,¥40.00,零钱,已退款(￥40.00),50301\t,XH20261118\t,/
    2026-11-19 18:01:00,商户消费,心理诊所,挂号,支出,¥98.00,零钱,支付成功,42002\t,ZS-1\t,/
    2026-11-18 20:30:00,商户消费,甲城地铁,乘车码,支出,¥3.00,零钱,支付成功,42003\t,DT-1\t,/
    2026-11-18 20:14:05,商户消费,星河点卡,点券 1000,支出,¥98.00,零钱,已退款(￥40.00),42004\t,XH20261118\t,/
    2026-11-02 20:14:05,商户消费,星河点卡,点券 50,支出,¥5.00,零钱,支付成功,42005\t,XH20261102\t,/

    """
  private static let order = """
    <html><body><table><tr><th>订单号</th><td>XH20261118</td></tr>
    <tr><th>订单名称</th><td>点券 1000 x 1</td></tr><tr><th>实际支付价格</th><td>98.00</td></tr>
    <tr><th>订单创建时间</th><td>2026-11-18 20:13:40</td></tr>
    <tr><th>店铺名称</th><td>星河点卡</td></tr></table></body></html>
    """
  private static let strangers = ["晨光便利店", "心理诊所", "甲城地铁"]

  /// A case whose entry 1 is the bill.
  private func openCase() async throws -> (EngineWorld, Case.ID) {
    let world = try EngineWorld()
    await world.blobs.write(Array(Self.bill.utf8), at: "/bill.csv")
    await world.blobs.write(Array(Self.order.utf8), at: "/order.html")
    let id = try await world.engine.openCase(title: "t", area: "cn-game-points").id
    for name in ["/bill.csv", "/order.html"] {
      _ = try await world.engine.addEvidence(name, to: id)
    }
    return (world, id)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `the payment that fits best is offered first, with its refund`() async throws {
    let (world, id) = try await openCase()
    let rows = try await world.engine.findings(in: id, of: "1")
    #expect(rows.map(\.name) == ["1/row:8", "1/row:5", "1/row:6", "1/row:7", "1/row:9", "1/row:4"])
    #expect(rows.map(\.isLikely) == [true, true, true, true, false, false])
  }

  @Test func `a ticked payment brings the refund that names it`() async throws {
    let (world, id) = try await openCase()
    let confirmed = try await world.engine.confirm(["bill.csv/row:8"], in: id)
    #expect(confirmed.map(\.name) == ["1/row:8", "1/row:5"])
    #expect(
      try await world.engine.load(id).state.confirmedFindings.map(\.value.kind)
        == [FindingKinds.paymentRow, FindingKinds.refundRow])
    // Once said, it is not said again.
    #expect(try await world.engine.confirm(["bill.csv/row:8"], in: id).map(\.name) == ["1/row:8"])
  }

  @Test func `a refund stays out where it is left out or was rejected`() async throws {
    let (world, id) = try await openCase()
    let alone = try await world.engine.confirm(["1/row:8"], leavingRefunds: true, in: id)
    #expect(alone.map(\.name) == ["1/row:8"])
    let (other, second) = try await openCase()
    _ = try await other.engine.reject(["1/row:5"], in: second)
    #expect(try await other.engine.confirm(["1/row:8"], in: second).map(\.name) == ["1/row:8"])
  }

  @Test(arguments: BundleRecipient.allCases)
  func `everybody gets the ticked rows, and nobody else the bill`(
    recipient: BundleRecipient
  ) async throws {
    let (world, id) = try await openCase()
    _ = try await world.engine.confirm(["1/row:8"], in: id)
    let bundle = try await world.bundle(of: id, ExportRequest(recipient: recipient))
    #expect(text(bundle).contains("XH20261118") && text(bundle).contains("已退款(￥40.00)"))
    #expect(try Verification.verify(RandomAccess(bundle), expecting: .init()).failures == [])
    for stranger in Self.strangers {
      #expect(text(bundle).contains(stranger) == (recipient == .oneself), "\(stranger)")
    }
  }

  @Test(arguments: BundleRecipient.allCases.filter(\.isOutward))
  func `police and court get the bill where a person names it, and others never`(
    recipient: BundleRecipient
  ) async throws {
    let (world, id) = try await openCase()
    _ = try await world.engine.confirm(["1/row:8"], in: id)
    let request = ExportRequest(recipient: recipient, entries: [1, 3])
    if recipient == .police || recipient == .court {
      let bundle = try await world.bundle(of: id, request)
      #expect(Self.strangers.allSatisfy(text(bundle).contains))
    } else {
      await #expect(throws: Refusal.self) { try await world.bundle(of: id, request) }
    }
  }

  @Test(arguments: ["seller", "platform", "wechat", "samr_12315", "police", "court"])
  func `a packet holds a bill only where it is named and may go`(rung: String) async throws {
    let (world, id) = try await openCase()
    _ = try await world.engine.confirm(["1/row:8"], in: id)
    func packet(_ attaching: [String]) async throws -> String {
      let written = Written()
      _ = try await world.engine.writePacket(for: rung, attaching: attaching, in: id, .zh) {
        _, bytes in await written.add(bytes)
      }
      return text(await written.bytes)
    }
    let alone = try await packet([])
    for stranger in Self.strangers { #expect(!alone.contains(stranger)) }
    if rung == "police" || rung == "court" {
      let whole = try await packet(["bill.csv"])
      #expect(Self.strangers.allSatisfy(whole.contains))
    } else {
      await #expect(throws: Refusal.self) { _ = try await packet(["bill.csv"]) }
    }
  }
}

private actor Written {
  private(set) var bytes: [UInt8] = []

  func add(_ more: [UInt8]) { bytes += more }
}
