import CaseCore
import Engine
import Playbook
import Testing

@testable import WebApp

/// The originals, what can be hidden on them, and copies.
@Suite struct EvidenceWallTests {
  @Test(arguments: Language.allCases)
  func `originals are shown with their grade, and copies hide what was ticked`(
    language: Language
  ) async throws {
    let (world, id) = try await PacketTests.world()
    #expect(await world.get("/cases/\(id)/evidence", language).status == 200)
    let note = Array("卖家电话 13812345678，\n付款 98.00 元 <b>\n".utf8)
    _ = await world.upload(
      "/cases/\(id)/add",
      [("note.txt", note), ("bill.csv", Example.bytes("not-delivered/wechat.csv"))])
    let wall = await world.get("/cases/\(id)/evidence", language)
    let state = try await world.engine.load(id).state
    for added in state.evidence {
      #expect(wall.text.contains("/cases/\(id)/evidence/\(added.entry)"))
      let one = await world.get("/cases/\(id)/evidence/\(added.entry)", language)
      #expect(one.status == 200 && one.text.contains(added.value.digest.hex))
      let content = await world.get("/cases/\(id)/evidence/\(added.entry)/content")
      #expect(content.header("content-type") == "application/octet-stream")
      let whole = try await content.whole()
      #expect(whole.count == Int(added.value.sizeBytes))
    }
    let entry = try #require(state.evidence.first).entry
    let page = "/cases/\(id)/evidence/\(entry)"
    #expect(await world.get(page, language).text.contains("name=\"hide\""))
    #expect(await world.post(page, [:], language).status == 422)
    let form = ["hide": "1", "for": "seller"]
    #expect(await world.post(page, form, language).location == page)
    let after = try await world.engine.load(id).state
    let copy = try #require(after.derivatives.last { $0.value.how == .masked })
    #expect(copy.value.original == entry && copy.value.recipients == ["seller"])
    #expect(await world.post(page, form, language).status == 303)
    #expect(try await world.engine.load(id).state.derivatives.count == after.derivatives.count)
    #expect(await world.get("/cases/\(id)/evidence/0").status == 404)
    #expect(await world.get("/cases/\(id)/evidence/0/content").status == 404)
  }
}
