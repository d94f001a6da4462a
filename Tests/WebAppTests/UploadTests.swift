import CaseCore
import Engine
import Foundation
import Imports
import Playbook
import TestKit
import Testing

@testable import WebApp

/// Files that come in, and what is made of what they say.
@Suite struct UploadTests {
  private static let bill = Example.bytes("not-delivered/wechat.csv")
  private static let chat = Example.bytes("not-delivered/chat.txt")

  private static func world() async throws -> (SiteWorld, Case.ID) {
    let world = try SiteWorld()
    _ = await world.post("/start/what", ["what": "nothing_came"])
    return (world, try #require(try await world.engine.listings().first).id)
  }

  @Test(arguments: Language.allCases)
  func `files come in, each is said, and what was read can be confirmed`(
    language: Language
  ) async throws {
    let (world, id) = try await Self.world()
    let page = await world.get("/cases/\(id)/add", language)
    #expect(page.status == 200 && page.text.contains("enctype=\"multipart/form-data\""))
    let sent = await world.upload(
      "/cases/\(id)/add",
      [
        ("wechat.csv", Self.bill), ("../../etc/C:\\x\\<chat>.txt", Self.chat),
        ("again.csv", Self.bill), ("", []),
      ], language)
    #expect(sent.status == 200)
    #expect(sent.text.contains("&lt;chat&gt;.txt") && !sent.text.contains("etc"))
    let state = try await world.engine.load(id).state
    #expect(state.evidence.map(\.value.fileName) == ["wechat.csv", "<chat>.txt"])
    #expect(sent.text.contains(Words.alreadyThere(language)))
    #expect(sent.text.contains("href=\"/cases/\(id)/findings\""))
    let findings = await world.get("/cases/\(id)/findings", language)
    #expect(findings.status == 200)
    let listed = try await world.engine.findings(in: id)
    let likely = try #require(
      listed.first { $0.finding.kind == FindingKinds.paymentRow })
    #expect(findings.text.contains("value=\"\(likely.name)\""))
    let row = await world.get("/cases/\(id)/finding?name=\(likely.name)", language)
    #expect(row.status == 200 && row.text.contains("<th scope=\"row\">"))
    let form = ["what": "findings", "take": likely.name]
    #expect(await world.post("/cases/\(id)/findings", form, language).status == 303)
    let after = try await world.engine.load(id)
    #expect(after.state.confirmedFindings.contains { $0.value.finding == likely.finding.id })
    // A second tap confirms nothing again.
    #expect(await world.post("/cases/\(id)/findings", form, language).status == 303)
    #expect(try await world.engine.load(id).size == after.size)
    #expect(await world.post("/cases/\(id)/findings", ["what": "findings"]).status == 422)
  }

  @Test func `what is not our form, or brings no file, keeps nothing`() async throws {
    let (world, id) = try await Self.world()
    let target = "/cases/\(id)/add"
    let file = [(name: "a.txt", content: Array("x".utf8))]
    #expect(await world.upload(target, file, token: "0").status == 403)
    #expect(await world.upload(target, []).status == 422)
    #expect(await world.upload(target, [("", [])]).status == 422)
    #expect(await world.post(target, ["files": "a.txt"]).status == 403)
    #expect(await world.upload("/cases/\(id)/findings", file).status == 403)
    let other = try #require(Case.ID("0123456789abcdef0123456789abcdef"))
    #expect(await world.upload("/cases/\(other)/add", file).status == 404)
    #expect(try await world.engine.load(id).state.evidence.isEmpty)
  }

  @Test func `what came whole before the connection was lost is taken in`() async throws {
    let (world, id) = try await Self.world()
    let long = [UInt8](repeating: 0x61, count: 100_000)
    let answer = await world.upload(
      "/cases/\(id)/add", [("chat.txt", Self.chat), ("long.txt", long)],
      cutAt: Self.chat.count + 20_000)
    #expect(answer.status == 200 && answer.text.contains(Words.uploadLost.zh))
    let state = try await world.engine.load(id).state
    #expect(state.evidence.map(\.value.fileName) == ["chat.txt"])
    let again = await world.upload("/cases/\(id)/add", [("long.txt", long)])
    #expect(again.status == 200)
    #expect(try await world.engine.load(id).state.evidence.count == 2)
  }

  @Test func `one file that is refused keeps none of the others out`() async throws {
    let (world, id) = try await Self.world()
    let answer = await world.upload(
      "/cases/\(id)/add", [("/", Array("x".utf8)), ("chat.txt", Self.chat)])
    #expect(answer.status == 200 && answer.text.contains(Words.notTaken.zh))
    #expect(try await world.engine.load(id).state.evidence.count == 1)
  }

  @Test func `only so many forms with files are read at once`() async throws {
    let (world, id) = try await Self.world()
    for _ in 0..<Limits.uploadsAtOnce { #expect(world.site.uploads.begin()) }
    let file = [(name: "a.txt", content: Array("x".utf8))]
    #expect(await world.upload("/cases/\(id)/add", file).status == 503)
    world.site.uploads.end()
    #expect(await world.upload("/cases/\(id)/add", file).status == 200)
    #expect(world.site.uploads.begin())
  }

  @Test func `who is who in a chat is said once, and what was promised is noted`() async throws {
    let (world, id) = try await Self.world()
    _ = await world.upload("/cases/\(id)/add", [("chat.txt", Self.chat)])
    let page = await world.get("/cases/\(id)/findings")
    let speakers = try await world.engine.speakers(in: id)
    #expect(speakers.count >= 2)
    #expect(page.text.contains("name=\"person-0\""))
    let people = ["what": "people", "take": speakers[0].name]
    #expect(await world.post("/cases/\(id)/findings", people).status == 422)
    var named = people
    named["person-0"] = "other"
    #expect(await world.post("/cases/\(id)/findings", named).status == 303)
    #expect(try await world.engine.speakers(in: id).contains { $0.side == .other })
    let listed = try await world.engine.findings(in: id)
    for item in listed.filter(\.isDoubtful) {
      let card = await world.get("/cases/\(id)/finding?name=\(item.name)")
      #expect(card.status == 200 && card.text.contains("class=\"said here\""))
    }
    if let said = listed.first(where: { $0.said != nil && $0.state == .new }) {
      let form = ["name": said.name, "answer": "right", "by": "seller"]
      #expect(await world.post("/cases/\(id)/finding", form).status == 303)
      let size = try await world.engine.load(id).size
      #expect(await world.post("/cases/\(id)/finding", form).status == 303)
      #expect(try await world.engine.load(id).size == size)
    }
    #expect(await world.get("/cases/\(id)/finding?name=9/x:1").status == 404)
    #expect(await world.post("/cases/\(id)/finding", ["name": "9/x"]).status == 404)
  }

  // MARK: Pictures

  /// Sees the detail of a payment, unsure of the amount.
  private struct OnePayment: TextRecogniser {
    var lanes: Int { 1 }

    func page(of picture: [UInt8], _ format: PictureFormat) throws -> RecognisedPage {
      let rows = [
        ("当前状态", "支付成功"), ("支付时间", "2026年11月18日20:14:27"), ("商品", "1000点券"),
        ("商户全称", "甲城网络科技有限公司"), ("支付方式", "零钱"), ("交易单号", "4200002345202611180123456789"),
      ]
      var pieces = [Self.piece("甲乙点卡", 450, 200), Self.piece("-98.00", 400, 300, 90, 700)]
      for (index, row) in rows.enumerated() {
        pieces.append(Self.piece(row.0, 50, 500 + index * 90))
        pieces.append(Self.piece(row.1, 300, 502 + index * 90))
      }
      return RecognisedPage(
        engine: "fake", version: "1", width: 1080, height: 2340, pieces: pieces.compactMap(\.self))
    }

    private static func piece(
      _ text: String, _ x: Int, _ y: Int, _ height: Int = 40, _ confidence: Int = 990
    ) -> RecognisedPage.Piece? {
      let width = text.reduce(0) { $0 + ($1.isASCII ? 11 : 20) } * height / 20
      return PixelBox(x: x, y: y, width: width, height: height).flatMap {
        RecognisedPage.Piece(text: text, box: $0, confidence: confidence)
      }
    }
  }

  private struct OneCopy: PictureMasker {
    func masked(_ picture: [UInt8], _ format: PictureFormat, boxes: [PixelBox]) throws -> [UInt8] {
      [0x89]
    }

    func compressed(
      _ picture: [UInt8], _ format: PictureFormat, percent: Int, quality: Int
    ) throws -> [UInt8] { [0xff, 0xd8] }

    func tool() -> String { "fake 1" }
  }

  @Test func `what is unsure on a picture is shown in its box, and can be corrected`() async throws
  {
    let world = try SiteWorld(recogniser: OnePayment(), pictures: OneCopy())
    _ = await world.post("/start/what", ["what": "nothing_came"])
    let id = try #require(try await world.engine.listings().first).id
    let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]
    let sent = await world.upload("/cases/\(id)/add", [("paid.png", png)])
    #expect(sent.status == 200)
    let item = try #require(
      try await world.engine.findings(in: id).first { item in
        item.isDoubtful && item.finding.values.contains { $0.fact.text == "paid_amount" }
      }, "\(sent.text)")
    let card = await world.get("/cases/\(id)/finding?name=\(item.name)")
    let source = "/cases/\(id)/picture/\(item.evidence)"
    #expect(card.text.contains("src=\"\(source)\"") && card.text.contains("<rect x="))
    let picture = await world.get(source)
    #expect(picture.status == 200 && picture.body == [0xff, 0xd8])
    #expect(picture.header("content-type") == "image/jpeg")
    #expect(picture.header("content-security-policy") == "default-src 'none'; sandbox")
    #expect(picture.header("x-content-type-options") == "nosniff")
    #expect(await world.get("/cases/\(id)/picture/0").status == 422)
    var form = ["name": item.name, "answer": "correct", "f-paid_amount": "x"]
    let wrong = await world.post("/cases/\(id)/finding", form)
    #expect(wrong.status == 422 && wrong.text.contains("summary-of-faults"))
    form["f-paid_amount"] = "89"
    #expect(await world.post("/cases/\(id)/finding", form).status == 303)
    let state = try await world.engine.load(id).state
    let stated = try #require(state.statements.last { $0.fact.text == "paid_amount" })
    #expect(stated.value == Money(decimal: "89").map { .money($0) })
    #expect(stated.shown?.evidence == item.evidence && stated.shown?.place == item.finding.place)
    #expect(
      try await world.engine.findings(in: id).first { $0.name == item.name }?.state == .rejected)
  }
}

/// The files of the examples.
enum Example {
  static func bytes(_ name: String) -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard let data = try? Data(contentsOf: root.appending(path: "examples/\(name)")) else {
      preconditionFailure("The examples are in the tree.")
    }
    return Array(data)
  }
}
