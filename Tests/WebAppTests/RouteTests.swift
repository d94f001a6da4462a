import CaseCore
import Markup
import Playbook
import Testing

@testable import WebApp

@Suite struct RouteTests {
  static let id = Case.ID("0123456789abcdef0123456789abcdef")

  /// One place of each kind.
  static func sample(_ kind: Route.Kind) throws -> Route {
    let id = try #require(id)
    let rung = try #require(Rung.Name("seller"))
    switch kind {
    case .open: return .open
    case .again: return .again
    case .asset: return .asset(Asset.style.name)
    case .language: return .language(.en)
    case .home: return .home
    case .start: return .start
    case .opening: return .opening
    case .overview: return .overview(id)
    case .happened: return .happened(id)
    case .screen: return .screen(id, try #require(Screen.Name("payment")))
    case .answers: return .answers(id)
    case .result: return .result(id)
    case .question: return .question(id, try #require(Fact.Name("paid_amount")))
    case .door: return .door(id, rung)
    case .sent: return .sent(id, rung)
    case .answered: return .answered(id, rung)
    case .draft: return .draft
    case .draftIn: return .draftIn(id)
    case .terms: return .terms
    case .add: return .add(id)
    case .packet: return .packet(id, rung)
    case .exhibit: return .exhibit(id, rung, 3)
    case .vet: return .vet
    case .take: return .take(id)
    case .verify: return .verify
    case .evidence: return .evidence(id)
    case .original: return .original(id, 3)
    case .content: return .content(id, 3)
    case .erase: return .erase(id)
    case .story: return .story
    case .findings: return .findings(id)
    case .finding: return .finding(id)
    case .picture: return .picture(id, 3)
    case .timeline: return .timeline(id)
    case .calendar: return .calendar(id)
    }
  }

  @Test(arguments: Route.Kind.allCases)
  func `a place is read as it is written, and has one row in the table`(kind: Route.Kind) throws {
    let route = try Self.sample(kind)
    #expect(route.kind == kind)
    #expect(Route(path: route.link.text) == route)
    #expect(RouteTable.rows.filter { $0.kind == kind }.count == 1)
    #expect(RouteTable.row(kind)?.roles.contains(.person) == true)
  }

  @Test(arguments: ServerPlace.allCases)
  func `a place of a server is read as it is written`(place: ServerPlace) {
    #expect(Route(path: Route.server(place).link.text) == .server(place))
    #expect(Route.server(place).kind == nil)
  }

  @Test(arguments: [
    "", "x", "/sign-in/", "/account/", "/account/code/", "/sign-in/code/x", "/Join", "//", "/..",
    "/%2e%2e", "/cases", "/cases/", "/cases/0", "/open/", "/start/",
    "/start/what/more", "/language/fr", "/cases/0123456789ABCDEF0123456789ABCDEF",
    "/cases/0123456789abcdef0123456789abcdef/", "/cases/0123456789abcdef0123456789abcdef/door/",
    "/cases/0123456789abcdef0123456789abcdef/door/seller/nothing",
    "/cases/0123456789abcdef0123456789abcdef/door/..%2f", "/assets/style.css/x", "/\u{0}",
    "http://127.0.0.1:8740/start", "/cases/0123456789abcdef0123456789abcdef/picture/03",
    "/cases/0123456789abcdef0123456789abcdef/picture/-1",
  ])
  func `no other path leads anywhere`(path: String) { #expect(Route(path: path) == nil) }
}
