import CaseCore
import Engine
import Playbook
import Testing

@testable import WebApp

/// The picture of the money.
@Suite struct MoneyTests {
  @Test(arguments: Language.allCases)
  func `bars have the measure of their amounts`(language: Language) async throws {
    let (world, id) = try await PacketTests.world()
    let answers = [("payee", "<Shop> Ltd"), ("refunded_amount", "24.50")]
    _ = try await world.engine.answer(
      answers.compactMap { name, text in Fact.Name(name).map { FactAnswer(fact: $0, text: text) } },
      in: id)
    let assessed = try await world.engine.assess(id)
    let money = assessed.money
    #expect(money.paid.map(\.decimal) == ["98.00"] && money.back?.decimal == "24.50")
    #expect(money.payee == "<Shop> Ltd")
    let page = await world.get("/cases/\(id)", language).text
    #expect(page.contains("class=\"money\""))
    #expect(page.contains("&lt;Shop&gt; Ltd"))
    // A quarter of 98 yuan is 24.50: the bars are 316 and 79 wide.
    #expect(
      page.contains("class=\"bar paid\" x=\"2\" y=\"26\" height=\"16\" rx=\"3\" width=\"316\""))
    #expect(
      page.contains("class=\"bar back\" x=\"2\" y=\"82\" height=\"16\" rx=\"3\" width=\"79\""))
  }

  @Test func `without an amount there is no picture`() async throws {
    let world = try SiteWorld()
    _ = await world.post("/start/what", ["what": "nothing_came"])
    let id = try #require(try await world.engine.listings().first).id
    let page = await world.get("/cases/\(id)").text
    #expect(!page.contains("class=\"money\"") && page.contains(Words.noMoney.zh))
  }
}
