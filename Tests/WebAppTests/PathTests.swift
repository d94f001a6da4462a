import CaseCore
import Engine
import Playbook
import TestKit
import Testing

@testable import WebApp

/// The shortest path, step by step as a browser takes it, without a browser.
@Suite struct PathTests {
  /// What a person fills in, by the name of the field.
  private static let answers = [
    "f-paid_amount": "98", "f-paid_at": "2026-11-18T20:14", "f-pay_channel": "wechat_merchant",
    "f-promised_within": "30", "n-promised_within": "minutes", "f-account_on_order": "mine",
    "f-order_no": "ORD-1", "f-shop_name": "小店", "u-order_no": "",
  ]

  /// The fields of the form on `page`, filled in; what has no answer here is not known.
  private static func filled(_ page: String) -> [String: String] {
    var fields: [String: String] = [:]
    for piece in page.split(separator: "name=\"").dropFirst() {
      let name = String(piece.prefix { $0 != "\"" })
      if name.hasPrefix("f-"), !fields.keys.contains(name) {
        let fact = name.dropFirst(2)
        if let answer = answers[name] {
          fields[name] = answer
          fields["n-\(fact)"] = answers["n-\(fact)"]
        } else if page.contains("name=\"u-\(fact)\"") {
          fields["u-\(fact)"] = "yes"
        } else {
          fields[name] = "unknown"
        }
      }
    }
    return fields
  }

  @Test(arguments: Language.allCases)
  func `eight screens lead from nothing came to what to expect`(language: Language) async throws {
    let world = try SiteWorld()
    #expect(await world.get("/", language).location == "/start")
    var screens = ["start", "what"]
    #expect(await world.get("/start", language).text.contains("href=\"/start/what\""))
    #expect(await world.get("/start/what", language).status == 200)
    var next = await world.post("/start/what", ["what": "nothing_came"], language).location
    while !next.hasSuffix("/answers") {
      screens.append(next)
      let page = await world.get(next, language)
      #expect(page.status == 200)
      try #require(screens.count < 10)
      let answer = await world.post(next, Self.filled(page.text), language)
      #expect(answer.status == 303, "\(next)")
      next = answer.location
    }
    screens.append(next)
    let check = await world.get(next, language)
    #expect(check.text.contains("98.00") && check.text.contains("ORD-1"))
    let result = next.replacing("/answers", with: "/result")
    #expect(check.text.contains("href=\"\(result)\""))
    screens.append(result)
    let page = await world.get(result, language).text
    #expect(page.contains("class=\"letter\""))
    #expect(page.contains("ORD-1"))
    let sent = try #require(
      page.split(separator: "action=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) })
    let mark = try #require(page.split(separator: "name=\"mark\" value=\"").dropFirst().first)
      .prefix { $0 != "\"" }
    let form = ["reference": "T-1 <b>", "mark": String(mark)]
    #expect(await world.post(sent, form, language).location == sent)
    screens.append(sent)
    let last = await world.get(sent, language).text
    #expect(last.contains("T-1 &lt;b&gt;"))
    #expect(screens.count <= 8, "\(screens)")
    // The same form again, as by a second tap, notes nothing twice.
    let id = try #require(try await world.engine.listings().first).id
    let size = try await world.engine.load(id).size
    #expect(await world.post(sent, form, language).status == 303)
    let state = try await world.engine.load(id).state
    #expect(state.size == size)
    #expect(state.steps.count == 1 && state.steps.first?.value.reference == "T-1 <b>")
    #expect(state.documents.count == 1)
    // Every answer is the person's word.
    #expect(state.statements.allSatisfy { $0.shown == nil && $0.finding == nil })
    #expect(state.statements.contains { $0.value == .money(Money(minorUnits: 9800)) })
  }

  @Test func `an answer that cannot be taken is shown where it stands, and nothing is recorded`()
    async throws
  {
    let world = try SiteWorld()
    let screen = await world.post("/start/what", ["what": "nothing_came"]).location
    let id = try #require(try await world.engine.listings().first).id
    let size = try await world.engine.load(id).size
    let mistakes = await world.post(
      screen, ["f-paid_amount": "<98>", "f-paid_at": "soon", "f-pay_channel": "cash"])
    #expect(mistakes.status == 422)
    #expect(mistakes.text.contains("value=\"&lt;98&gt;\""))
    #expect(mistakes.text.contains("href=\"#f-paid_amount\"") == false)
    #expect(mistakes.text.contains("href=\"#f-pay_channel-wechat_merchant\""))
    let others = await world.post(
      screen, ["f-paid_amount": "<98>", "f-paid_at": "soon", "f-pay_channel": "bank"])
    #expect(others.status == 422)
    #expect(others.text.contains("href=\"#f-paid_amount\""))
    #expect(others.text.contains("href=\"#f-paid_at\""))
    let both = await world.post(
      screen, ["f-paid_amount": "98", "u-paid_amount": "yes", "f-pay_channel": "bank"])
    #expect(both.status == 422)
    #expect(try await world.engine.load(id).size == size)
    #expect(await world.post("/start/what", [:]).status == 422)
    #expect(await world.post("/start/what", ["what": "nosuch"]).status == 422)
  }

  @Test func `a changed answer corrects the one before, and the same one is not recorded again`()
    async throws
  {
    let world = try SiteWorld()
    let screen = await world.post("/start/what", ["what": "nothing_came"]).location
    let id = try #require(try await world.engine.listings().first).id
    var form = Self.filled(await world.get(screen).text)
    #expect(await world.post(screen, form).status == 303)
    let size = try await world.engine.load(id).size
    #expect(await world.post(screen + "?then=answers", form).location.hasSuffix("/answers"))
    #expect(try await world.engine.load(id).size == size)
    form["f-paid_amount"] = "89.50"
    #expect(await world.post(screen + "?then=answers", form).status == 303)
    let state = try await world.engine.load(id).state
    #expect(state.size == size + 1 && state.inactive.count == 1)
    #expect(await world.get(screen).text.contains("value=\"89.50\""))
    // Another choice of what happened takes back what the first one stated and it does not.
    let what = "/cases/\(id)/what"
    #expect(await world.post(what, ["what": "charged_twice"]).status == 303)
    let changed = try await world.engine.intake(of: id)
    #expect(changed.opening?.id.text == "charged_twice")
    #expect(await world.get(what).text.contains("value=\"charged_twice\" checked"))
  }

  @Test(arguments: try ShippedPlaybook.shelf.get().stocked.playbook.parts.intake.openings.map(\.id))
  func `every thing that can have happened leads to a result in eight screens`(
    opening: Opening.Name
  ) async throws {
    let world = try SiteWorld()
    var next = await world.post("/start/what", ["what": opening.text]).location
    var asked = 0
    while !next.hasSuffix("/answers") {
      asked += 1
      try #require(asked < 5)
      let page = await world.get(next)
      next = await world.post(next, Self.filled(page.text)).location
    }
    // The start, what happened, these, the answers, the result, and what was sent.
    #expect(asked + 5 <= 8)
    let result = await world.get(next.replacing("/answers", with: "/result"))
    #expect(result.status == 200)
    let id = try #require(try await world.engine.listings().first).id
    for language in Language.allCases {
      let page = await world.get("/cases/\(id)", language)
      #expect(page.status == 200)
      // Internal names are for the playbook, and no person reads them.
      let words = page.text.split(separator: ">").map { $0.prefix { $0 != "<" } }
      #expect(!words.contains { $0.contains("_") })
    }
  }
}
