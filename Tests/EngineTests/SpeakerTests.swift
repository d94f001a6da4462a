import CaseCore
import Engine
import Evidence
import Imports
import TestKit
import Testing

/// Who is who in the chats of a case: said once, kept in the journal, and used for every chat.
@Suite struct SpeakerTests {
  private static let group = """
    消息记录（此消息记录为文本格式，不支持重新导入）

    2026-11-18 20:46:05 林晚(9000200034)
    你好，还没到账

    2026-11-18 20:47:00 阿明(9000300056)
    我也没到

    2026-11-18 20:51:22 甲乙点卡客服(9000100012)
    阿明的另说，你的今天处理

    """
  private static let later = """
    2026-11-20 9:00:00 林晚(9000200034)
    到账了吗

    2026-11-20 9:01:00 阿明(9000300056)
    没有

    """

  private func openCase() async throws -> (EngineWorld, Case.ID) {
    let world = try EngineWorld()
    await world.blobs.write(Array(Self.group.utf8), at: "/group.txt")
    await world.blobs.write(Array(Self.later.utf8), at: "/later.txt")
    let id = try await world.engine.openCase(title: "t", area: "cn-game-points").id
    _ = try await world.engine.addEvidence("/group.txt", to: id)
    _ = try await world.engine.addEvidence("/later.txt", to: id)
    return (world, id)
  }

  private func words(_ world: EngineWorld, _ id: Case.ID) async throws -> [String] {
    try await world.engine.findings(in: id).compactMap { $0.finding.chat?.text }
  }

  @Test func `once the sides are named only the talk with the other side is taken`() async throws {
    let (world, id) = try await openCase()
    #expect(try await words(world, id).count == 5)
    let named = try await world.engine.nameSides(
      own: ["林晚"], other: ["9000100012"], in: id)
    #expect(named.map(\.side) == [.own, .other])
    #expect(try await words(world, id) == ["你好，还没到账", "■■■■", "成员1的另说，你的今天处理"])
    let sides = try await world.engine.speakers(in: id)
    #expect(sides.map(\.side) == [.own, nil, .other, .own, nil])
  }

  @Test func `naming again says nothing twice, and the last word holds`() async throws {
    let (world, id) = try await openCase()
    _ = try await world.engine.nameSides(own: [], other: ["阿明"], in: id)
    let size = try await world.engine.load(id).size
    _ = try await world.engine.nameSides(own: [], other: ["9000300056"], in: id)
    #expect(try await world.engine.load(id).size == size)
    _ = try await world.engine.nameSides(own: ["阿明"], other: ["9000100012"], in: id)
    let sides = try await world.engine.speakers(in: id).filter { $0.id == "9000300056" }
    #expect(sides.allSatisfy { $0.side == .own })
  }

  @Test func `a name that nobody has, or one on both sides, is refused and nothing is written`()
    async throws
  {
    let (world, id) = try await openCase()
    let size = try await world.engine.load(id).size
    for (own, other) in [(["谁"], []), (["阿明"], ["阿明"])] as [([String], [String])] {
      await #expect(throws: Refusal.self) {
        try await world.engine.nameSides(own: own, other: other, in: id)
      }
    }
    #expect(try await world.engine.load(id).size == size)
  }

  @Test func `in a case that came from elsewhere the sides can be named as well`() async throws {
    let (there, id) = try await openCase()
    let here = try EngineWorld(keySeed: 2)
    let engine = here.engine(finding: try await there.bundle(of: id))
    let (_, plan) = try await engine.planImport(VerifyRequest(path: "/bundle.zip"))
    _ = try await engine.takeIn(try #require(plan))
    _ = try await here.engine.nameSides(own: ["林晚"], other: ["9000100012"], in: id)
    #expect(try await words(here, id) == ["你好，还没到账", "■■■■", "成员1的另说，你的今天处理"])
    #expect(try await here.engine.load(id).state.keySeams.map(\.kind) == [.continued])
  }

  @Test func `what is confirmed afterwards holds nobody else's name`() async throws {
    let (world, id) = try await openCase()
    _ = try await world.engine.nameSides(own: ["林晚"], other: ["甲乙点卡客服"], in: id)
    let findings = try await world.engine.findings(in: id)
    let last = try #require(findings.last { $0.finding.chat != nil })
    let confirmed = try await world.engine.confirm([last.name], in: id)
    #expect(confirmed.map(\.finding.quote) == ["成员1的另说，你的今天处理"])
  }

  @Test func `a person says which number is the day, and the messages have times then`()
    async throws
  {
    let world = try EngineWorld()
    let chat = "1/2/26, 12:00 - A: hi\n1/2/26, 12:05 - B: ho\n"
    await world.blobs.write(Array(chat.utf8), at: "/whatsapp.txt")
    let id = try await world.engine.openCase(title: "t", area: "cn-game-points").id
    let evidence = try await world.engine.addEvidence("/whatsapp.txt", to: id).entry
    let times = { () async throws -> [Moment?] in
      try await world.engine.findings(in: id).filter { $0.finding.chat != nil }.map(\.finding.at)
    }
    #expect(try await times() == [nil, nil])
    _ = try await world.engine.confirm(["\(evidence)/\(ChatDates.monthFirst)"], in: id)
    #expect(try await times().first == Moment("2026-01-02T12:00:00+08:00"))
  }
}
