import CaseCore
import Drafting
import Engine
import Markup
import Playbook
import Testing

@testable import WebApp

/// What goes into the form of a door, field by field.
@Suite struct PacketTests {
  /// A case in which the payment can be complained of.
  static func world() async throws -> (SiteWorld, Case.ID) {
    let world = try SiteWorld()
    _ = await world.post("/start/what", ["what": "nothing_came"])
    let id = try #require(try await world.engine.listings().first).id
    _ = try await world.engine.answer(
      [
        ("paid_amount", "98"), ("paid_at", "2026-11-18T20:14"), ("pay_channel", "wechat_merchant"),
        ("promised_within", "30 minutes"), ("account_on_order", "mine"), ("order_no", "ORD-1"),
      ].compactMap { name, text in Fact.Name(name).map { FactAnswer(fact: $0, text: text) } },
      in: id)
    return (world, id)
  }

  @Test(arguments: Language.allCases)
  func `every field stands on the page as the packet has it`(language: Language) async throws {
    let (world, id) = try await Self.world()
    let assessed = try await world.engine.assess(id)
    let doors = assessed.playbook.parts.rungs.filter { ChannelForm.form(of: $0.id) != nil }
    #expect(doors.count > 5)
    var filled = 0
    for door in doors {
      let page = await world.get("/cases/\(id)/door/\(door.id)/form", language)
      guard
        case .plan(let plan) = composePacket(
          for: door.id, assessed.loaded.state, assessed.assessment, assessed.playbook, language)
      else {
        #expect(page.status == 404, "\(door.id)")
        continue
      }
      #expect(page.status == 200, "\(door.id)")
      #expect(plan.fields.map(\.label) == ChannelForm.form(of: door.id)?.fields.map(\.label))
      for (number, field) in plan.fields.enumerated() {
        guard case .words(let words) = field.value else { continue }
        var html = HTML()
        html.text(words)
        #expect(page.text.contains("id=\"field-\(number)\""), "\(door.id)")
        #expect(
          page.text.contains(String(decoding: html.bytes, as: UTF8.self)), "\(door.id) \(words)")
        filled += 1
      }
      for line in plan.guidance.never + plan.guidance.before {
        var html = HTML()
        html.text(line)
        #expect(
          page.text.contains(String(decoding: html.bytes, as: UTF8.self)), "\(door.id) \(line)")
      }
    }
    #expect(filled > 10)
    let seller = await world.get("/cases/\(id)/door/seller", language)
    #expect(seller.text.contains("href=\"/cases/\(id)/door/seller/form\""))
  }

  @Test func `what changed since it was sent stands on the page of the form`() async throws {
    let (world, id) = try await Self.world()
    let path = "/cases/\(id)/door/wechat/form"
    _ = try await world.engine.writeLetter(for: "wechat", in: id, .zh)
    #expect(await !world.get(path).text.contains("发出以后变了什么"))
    _ = try await world.engine.fileStep(on: "wechat", StepInput(), in: id)
    #expect(await !world.get(path).text.contains("发出以后变了什么"))
    let fact = try #require(Fact.Name("order_no"))
    _ = try await world.engine.answer([FactAnswer(fact: fact, text: "ORD-2")], in: id)
    let page = await world.get(path)
    #expect(page.status == 200 && page.text.contains("发出以后变了什么"))
    #expect(page.text.contains("ORD-1") && page.text.contains("ORD-2"))
  }

  @Test func `only what goes along can be saved, and it cannot be taken for a page`() async throws {
    let (world, id) = try await Self.world()
    let page = Example.bytes("not-delivered/order.html")
    _ = await world.upload("/cases/\(id)/add", [("order.html", page)])
    _ = try await world.engine.confirm([], in: id)
    let assessed = try await world.engine.assess(id)
    let entry = try #require(assessed.loaded.state.evidence.first).entry
    var saved = 0
    for door in assessed.playbook.parts.rungs {
      let file = await world.get("/cases/\(id)/door/\(door.id)/file/\(entry)")
      guard file.status == 200 else {
        #expect(file.status == 404)
        continue
      }
      saved += 1
      #expect(file.header("content-type") == "application/octet-stream")
      #expect(file.header("content-disposition")?.hasPrefix("attachment; filename=\"") == true)
      #expect(file.header("content-security-policy") == "default-src 'none'; sandbox")
      #expect(try await file.whole() == page)
    }
    #expect(saved > 0)
    #expect(await world.get("/cases/\(id)/door/seller/file/0").status == 404)
    #expect(await world.get("/cases/\(id)/door/nosuch/form").status == 404)
    #expect(await world.post("/cases/\(id)/door/nosuch/form").status == 404)
    let prepared = await world.post("/cases/\(id)/door/seller/form")
    #expect(prepared.status == 200 && prepared.text.contains("id=\"field-0\""))
    #expect(try await world.engine.papers(in: id).papers.contains { $0.issued.what == .packet })
  }
}
