import CaseCore
import Engine
import Playbook
import Testing

@testable import WebApp

/// A shop before anything is paid.
@Suite struct VetTests {
  private static let terms = """
    用户协议
    五、退款
    5.1 虚拟商品一经充值，概不退款。
    5.2 未使用的卡密可在24小时内申请退款，逾期不予受理。
    """

  @Test(arguments: Language.allCases)
  func `terms and what is known give warnings, questions and what to keep`(
    language: Language
  ) async throws {
    let world = try SiteWorld()
    let first = await world.get("/before", language)
    #expect(first.status == 200 && first.text.contains("name=\"f-payee_kind\""))
    let seen = await world.post(
      "/before", ["terms": Self.terms, "f-payee_kind": "person", "f-listed_price": "60"], language)
    #expect(seen.status == 200)
    #expect(seen.text.contains("class=\"steps\"") && seen.text.contains("id=\"inquiry\""))
    #expect(seen.text.contains("概不退款"))
    #expect(seen.text.contains("value=\"person\" checked") && seen.text.contains("value=\"60\""))
    let scan = try await world.engine.vet(
      [.bytes(Array(Self.terms.utf8), name: "terms.txt")], stating: ["payee_kind=person"],
      area: "cn-game-points", language)
    for warning in scan.vetting.warnings {
      #expect(seen.text.contains(warning.definition.title(language)))
    }
    #expect(try await world.engine.listings().isEmpty)
  }

  @Test func `what cannot be read is said at its field`() async throws {
    let world = try SiteWorld()
    #expect(await world.post("/before", [:]).status == 422)
    let wrong = await world.post("/before", ["f-listed_price": "many"])
    #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-listed_price\""))
    let unknown = await world.post("/before", ["f-listed_price": "", "u-listed_price": "yes"])
    #expect(unknown.status == 422)
  }
}
