import CaseCore
import Engine
import Evidence
import TestKit
import Testing

/// Card keys that files show are committed to, and never kept in clear.
@Suite struct CardKeyTests {
  private static let key = "XK4M-PP9Q-77AB-21CD"
  private static let page = """
    <html><body><table><tr><th>订单号</th><td>QF202611180001</td></tr>
    <tr><th>实际支付价格</th><td>98.00</td></tr><tr><th>订单状态</th><td>已完成</td></tr></table>
    <h4>卡密内容</h4><p>\(key)</p></body></html>
    """
  private static let chat = """
    消息记录（此消息记录为文本格式，不支持重新导入）

    2026-11-18 20:51:22 甲乙点卡客服(9000100012)
    卡密：\(key) 请查收

    2026-11-18 20:52:22 林晚(9000200034)
    好的，2026-11-18 收到

    """
  private static let orders = """
    order_no,product_name,quantity,total_amount,status,delivered_content
    QF202611180001,点券 1000,1,98.00,delivered,\(key)
    QF202611180002,点券 500,1,49.00,delivered,ZZ4M-PP9Q-77AB-21CD

    """

  private func openCase(_ files: [(String, String)]) async throws -> (EngineWorld, Case.ID) {
    let world = try EngineWorld()
    let id = try await world.engine.openCase(title: "t", area: "cn-game-points").id
    for (name, text) in files {
      await world.blobs.write(Array(text.utf8), at: "/" + name)
      _ = try await world.engine.addEvidence("/" + name, to: id)
    }
    return (world, id)
  }

  private static let files = [("order.html", page), ("chat.txt", chat), ("orders.csv", orders)]

  @Test(arguments: files.indices)
  func `a key of a page, a chat or a file of orders is told again, and no other`(
    index: Int
  ) async throws {
    let (world, id) = try await openCase([Self.files[index]])
    for spelling in [Self.key, " \(Self.key)\n", Self.key.lowercased()] {
      let (found, _) = try await world.engine.committedKeys(opening: Array(spelling.utf8), in: id)
      #expect(found.map(\.evidence) == [1])
    }
    for other in ["XK4M-PP9Q-77AB-21CE", "", "QF202611180001", "2026-11-18"] {
      #expect(
        try await world.engine.committedKeys(opening: Array(other.utf8), in: id).found.isEmpty)
    }
  }

  @Test func `no entry holds the key, and each commitment has a random key of its own`()
    async throws
  {
    let (world, id) = try await openCase(Self.files)
    let loaded = try await world.engine.load(id)
    for case .sealed(let sealed) in loaded.stored {
      let text = String(decoding: sealed.bytes, as: UTF8.self)
      #expect(!text.contains("PP9Q") && !text.contains("77AB"))
    }
    let values = loaded.state.confirmedFindings.flatMap(\.value.values).map { "\($0.value)" }
    #expect(values.count == 4 && Set(values).count == 4)
    let (found, count) = try await world.engine.committedKeys(
      opening: Array(Self.key.utf8), in: id)
    #expect(found.map(\.evidence).sorted() == Array(Set(found.map(\.evidence))).sorted())
    #expect(found.count == 3 && count == 4)
  }

  @Test func `a row of orders is not ticked by the commitment to its key`() async throws {
    let (world, id) = try await openCase([Self.files[2]])
    #expect(try await world.engine.findings(in: id).allSatisfy { $0.state == .new })
  }

  @Test(arguments: BundleRecipient.allCases)
  func `who redeems no card gets no commitment to try keys on`(
    recipient: BundleRecipient
  ) async throws {
    let (world, id) = try await openCase([Self.files[0]])
    let bundle = try await world.bundle(of: id, ExportRequest(recipient: recipient))
    let goes = String(decoding: bundle, as: UTF8.self).contains("hmac-sha256:")
    #expect(goes == [.oneself, .police, .court].contains(recipient))
  }

  @Test func `with its original a commitment counts no more`() async throws {
    let (world, id) = try await openCase([Self.files[0]])
    _ = try await world.engine.withdraw(1, reason: "wrong", in: id)
    #expect(
      try await world.engine.committedKeys(opening: Array(Self.key.utf8), in: id).of == 0)
  }
}
