import CaseCore
import Engine
import Evidence
import Testing

@testable import WebApp

/// What is taken along, and what is brought to be verified.
@Suite struct TakingTests {
  @Test(arguments: BundleRecipient.allCases)
  func `a bundle is made while it is sent, and verifies`(recipient: BundleRecipient) async throws {
    let (world, id) = try await PacketTests.world()
    let file = [("chat.txt", Example.bytes("not-delivered/chat.txt"))]
    _ = await world.upload("/cases/\(id)/add", file)
    #expect(await world.get("/cases/\(id)/take").status == 200)
    let form = ["what": "bundle", "for": recipient.rawValue]
    let sent = await world.post("/cases/\(id)/take", form)
    #expect(sent.status == 200)
    #expect(
      sent.header("content-disposition")
        == "attachment; filename=\"recourse-\(recipient.rawValue).zip\"")
    let bundle = try await sent.whole()
    #expect(try Verification.verify(RandomAccess(bundle)).failures.isEmpty)
    let checked = await world.upload("/verify", [("b.zip", bundle)], piece: 50_000)
    #expect(checked.status == 200 && checked.text.contains(Words.verified.zh))
    var changed = bundle
    changed[bundle.count / 2] ^= 1
    let broken = await world.upload("/verify", [("b.zip", changed)], piece: 50_000)
    #expect(broken.status == 200 && broken.text.contains(Words.verifyFailed.zh))
  }

  @Test func `what cannot be made or verified is said, and nothing is kept`() async throws {
    let (world, id) = try await PacketTests.world()
    #expect(await world.post("/cases/\(id)/take", ["what": "bundle", "for": "x"]).status == 422)
    #expect(await world.post("/cases/\(id)/take", ["what": "x", "for": "self"]).status == 422)
    // There is nothing here that sets pages.
    let dossier = await world.post("/cases/\(id)/take", ["what": "dossier", "for": "self"])
    #expect(dossier.status == 503 && dossier.content == nil)
    let other = try #require(Case.ID("0123456789abcdef0123456789abcdef"))
    let nothing = ["what": "bundle", "for": "self"]
    #expect(await world.post("/cases/\(other)/take", nothing).status == 404)
    #expect(await world.upload("/verify", []).status == 422)
    #expect(await world.upload("/verify", [("a.zip", Array("x".utf8))]).status < 500)
    #expect(await world.upload("/verify", [("a.zip", Array("x".utf8))], token: "0").status == 403)
    let cut = await world.upload(
      "/verify", [("a.zip", [UInt8](repeating: 1, count: 5000))], cutAt: 2000)
    #expect(cut.status == 400 && cut.text.contains(Words.verifyCut.zh))
    #expect(try await world.engine.load(id).state.evidence.isEmpty)
  }

  @Test func `content that nobody wants is not made to its end`() async throws {
    let pieces = Shown()
    var content: WebResponse.Content? = try await Outflow.begin { give in
      for number in 0..<1000 {
        pieces.withLock { $0.append("\(number)") }
        try await give([UInt8](repeating: 1, count: 10))
      }
    }
    struct Enough: Error {}
    var seen = 0
    await #expect(throws: Enough.self) {
      try await content? { _ in
        seen += 1
        if seen == 3 { throw Enough() }
      }
    }
    content = nil
    #expect(seen == 3)
    #expect(pieces.withLock { $0.count } < 10)
    struct Broken: Error {}
    await #expect(throws: Broken.self) { _ = try await Outflow.begin { _ in throw Broken() } }
  }
}
