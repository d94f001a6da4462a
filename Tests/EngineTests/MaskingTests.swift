import CaseCore
import Engine
import Evidence
import TestKit
import Testing

/// Masked copies go out in place of originals, and nothing tells what they hide.
@Suite struct MaskingTests {
  private static let phone = "13812345678"
  private static let chat = """
    消息记录（此消息记录为文本格式，不支持重新导入）

    2026-11-18 20:46:05 林晚(9000200034)
    你好，还没到账，我的电话 \(phone)

    2026-11-18 20:51:22 甲乙点卡客服(9000100012)
    稍等我看下 \(phone)，今天处理

    """

  private struct Seller {
    let world: EngineWorld
    let id: Case.ID
    let evidence: Int
    let quoting: Int
    let plain: Int

    /// A case with a chat, of which one message quotes the telephone number and one does not.
    init(title: String = "t") async throws {
      world = try EngineWorld()
      await world.blobs.write(Array(MaskingTests.chat.utf8), at: "/与卖家的聊天.txt")
      id = try await world.engine.openCase(title: title, area: "cn-game-points").id
      evidence = try await world.engine.addEvidence("/与卖家的聊天.txt", to: id).entry
      let messages = [("稍等我看下 138-1234-5678", 7), ("稍等我看下", 7)]
      var entries: [Int] = []
      for (text, line) in messages {
        var input = StepInput()
        input.text = text
        input.shown = ShownInput(evidence: "\(evidence)", place: "line:\(line)", quote: text)
        let loaded = try await world.engine.keepMessage(.received, channel: "qq", input, in: id)
        entries.append(loaded.size - 1)
      }
      (quoting, plain) = (entries[0], entries[1])
    }

    func bundle(
      for recipient: BundleRecipient, entries: Set<Int>? = nil
    ) async throws -> (bytes: [UInt8], exported: ExportedBundle, report: VerificationReport) {
      var bytes: [UInt8] = []
      let exported = try await world.engine.export(
        id, ExportRequest(recipient: recipient, entries: entries)
      ) { bytes += $0 }
      return (bytes, exported, try Verification.verify(RandomAccess(bytes)))
    }
  }

  @Test func `a copy goes in place of its original, and nothing tells what it hides`() async throws
  {
    let seller = try await Seller()
    let made = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [.platform], accepted: .proposed),
      in: seller.id)
    #expect(made.copy.masks.map(\.why.text) == ["phone", "phone"])
    #expect(made.copy.masks.map(\.place) == [.line(4), .line(7)])
    let (bytes, exported, report) = try await seller.bundle(for: .platform)
    #expect(report.failures == [])
    #expect(exported.copies == 1 && exported.originals == 0)
    let disclosed = Set(exported.disclosed)
    #expect(disclosed.contains(made.entry) && disclosed.contains(seller.plain))
    #expect(!disclosed.contains(seller.evidence) && !disclosed.contains(seller.quoting))
    #expect(
      report.notProven.contains(.namedWithheld(number: seller.plain, named: seller.evidence)))
    #expect(
      report.notProven.contains(
        .copyFaithful(number: made.entry, original: seller.evidence)))
    let loaded = try await seller.world.engine.load(seller.id)
    let original = try #require(loaded.state.evidence(at: seller.evidence))
    let hidden = [
      Array(original.fileName.utf8), original.digest.bytes, Array(original.digest.hex.utf8),
    ]
    #expect(LeakWindows(hidden: hidden, open: []).leaks(in: bytes) == [])
    #expect(!String(decoding: bytes, as: UTF8.self).contains(Self.phone))
    // What was read from the original carries a digest that could be tried out.
    for case .readable(let entry) in loaded.items where disclosed.contains(entry.seq) {
      if case .fileRead = entry.event { Issue.record("what was read from the original went along") }
    }
  }

  @Test func `an authority gets the original, and so does the person`() async throws {
    let seller = try await Seller()
    _ = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [.platform], accepted: .proposed),
      in: seller.id)
    for recipient in [BundleRecipient.court, .oneself] {
      let (_, exported, report) = try await seller.bundle(for: recipient)
      #expect(report.failures == [])
      #expect(exported.disclosed.contains(seller.evidence))
      #expect(exported.disclosed.contains(seller.quoting))
      #expect(exported.originals == 1)
    }
  }

  @Test func `the last copy counts, and the one before stays at home`() async throws {
    let seller = try await Seller()
    let first = try await seller.world.engine.mask(
      "\(seller.evidence)",
      MaskRequest(recipients: [.platform], accepted: .numbers([]), lines: [1]),
      in: seller.id)
    let second = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [.platform], accepted: .proposed),
      in: seller.id)
    let again = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [.platform], accepted: .proposed),
      in: seller.id)
    #expect(again.isDuplicate && again.entry == second.entry)
    let (_, exported, _) = try await seller.bundle(for: .platform)
    #expect(exported.disclosed.contains(second.entry) && !exported.disclosed.contains(first.entry))
  }

  @Test func `a chosen copy never brings its original along`() async throws {
    let seller = try await Seller()
    let made = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [], accepted: .proposed), in: seller.id)
    for recipient in [BundleRecipient.oneself, .seller] {
      let (bytes, exported, report) = try await seller.bundle(
        for: recipient, entries: [made.entry])
      #expect(report.failures == [])
      #expect(exported.disclosed == [0, made.entry])
      #expect(!String(decoding: bytes, as: UTF8.self).contains(Self.phone))
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await seller.bundle(for: .oneself, entries: [made.entry, seller.evidence])
    }
    #expect(refusal?.code == "original-beside-copy")
    let quoting = await #expect(throws: Refusal.self) {
      try await seller.bundle(for: .oneself, entries: [made.entry, seller.quoting])
    }
    #expect(quoting?.code == "entry-not-for-recipient")
  }

  @Test func `what is made, shown and exported stands in the custody record`() async throws {
    let seller = try await Seller()
    let made = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [.platform], accepted: .proposed),
      in: seller.id)
    _ = try await seller.world.engine.recordShowing(
      of: "\(made.entry)", ShowingInput(to: "客服07", how: .viewed), in: seller.id)
    _ = try await seller.bundle(for: .platform)
    let records = try await seller.world.engine.custody(of: nil, in: seller.id)
    #expect(records.map(\.evidence) == [seller.evidence])
    #expect(
      records[0].events.map(\.what.name) == ["came_in", "read", "masked", "viewed", "exported"])
    #expect(records[0].events.last?.what.copy == made.entry)
    #expect(records[0].events.last?.what.who == "platform")
  }

  @Test func `a title that says what is masked stops the export`() async throws {
    let seller = try await Seller(title: "电话 138 1234 5678 的订单")
    _ = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [.platform], accepted: .proposed),
      in: seller.id)
    let refusal = await #expect(throws: Refusal.self) { try await seller.bundle(for: .platform) }
    #expect(refusal?.code == "masked-words-go-along")
    _ = try await seller.bundle(for: .court)
  }

  @Test func `a copy for anybody does not keep the original from a court`() async throws {
    let seller = try await Seller()
    let made = try await seller.world.engine.mask(
      "\(seller.evidence)", MaskRequest(recipients: [], accepted: .proposed), in: seller.id)
    let (_, court, _) = try await seller.bundle(for: .court)
    #expect(court.disclosed.contains(seller.evidence))
    let (_, platform, _) = try await seller.bundle(for: .platform)
    #expect(!platform.disclosed.contains(seller.evidence))
    #expect(platform.disclosed.contains(made.entry))
  }

  @Test func `what cannot be masked is refused and nothing is recorded`() async throws {
    let seller = try await Seller()
    let box = MaskRequest.Box(
      try #require(PixelBox(x: 0, y: 0, width: 1, height: 1)),
      why: try #require(MaskReason.Name("phone")))
    let before = try await seller.world.engine.load(seller.id).size
    for (request, code) in [
      (MaskRequest(recipients: []), "nothing-to-mask"),
      (MaskRequest(recipients: [], accepted: .numbers([99])), "no-such-proposal"),
      (MaskRequest(recipients: [], lines: [99]), "no-such-line"),
      (MaskRequest(recipients: [], boxes: [box]), "boxes-over-text"),
    ] {
      let refusal = await #expect(throws: Refusal.self) {
        try await seller.world.engine.mask("\(seller.evidence)", request, in: seller.id)
      }
      #expect(refusal?.code == code)
    }
    #expect(try await seller.world.engine.load(seller.id).size == before)
  }
}
