import CaseCore
import Engine
import Testing

@testable import WebApp

/// What happened and what is to come, on one page and in the person's own calendar.
@Suite struct TimelineTests {
  /// A case whose complaint to the shop waits for an answer.
  private func waiting() async throws -> (SiteWorld, Case.ID) {
    let (world, id) = try await PacketTests.world()
    var sent = StepInput()
    sent.reference = "T<1>"
    _ = try await world.engine.fileStep(on: "platform", sent, in: id)
    return (world, id)
  }

  @Test(arguments: Language.allCases)
  func `a clock that runs is listed, links to its door, and what was sent is told`(
    language: Language
  ) async throws {
    let (world, id) = try await waiting()
    let page = await world.get("/cases/\(id)/timeline", language).text
    #expect(page.contains(Words.aheadHeading(language)))
    #expect(!page.contains(Words.nothingAhead(language)))
    #expect(page.contains("href=\"/cases/\(id)/door/platform\""))
    #expect(page.contains("T&lt;1&gt;"))
    #expect(page.contains("href=\"/cases/\(id)/deadlines.ics\""))
    let overview = await world.get("/cases/\(id)", language).text
    #expect(overview.contains("href=\"/cases/\(id)/timeline\""))
  }

  @Test func `the calendar holds the clock and none of the case's names`() async throws {
    let (world, id) = try await waiting()
    let answer = await world.get("/cases/\(id)/deadlines.ics")
    #expect(answer.status == 200)
    #expect(answer.header("content-type") == "text/calendar; charset=utf-8")
    #expect(answer.header("cache-control") == "no-store")
    #expect(answer.header("content-disposition")?.contains("recourse-deadlines.ics") == true)
    #expect(answer.text.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(answer.text.contains("BEGIN:VALARM"))
    #expect(!answer.text.contains("T<1>") && !answer.text.contains("98.00"))
  }

  @Test func `a case without clocks says so`() async throws {
    let world = try SiteWorld()
    _ = await world.post("/start/what", ["what": "nothing_came"])
    let id = try #require(try await world.engine.listings().first).id
    let page = await world.get("/cases/\(id)/timeline").text
    #expect(page.contains(Words.nothingAhead.zh) && page.contains(Words.caseOpened.zh))
    #expect(!page.contains("deadlines.ics"))
  }

  @Test(arguments: ["timeline", "deadlines.ics"])
  func `a case that is not there has neither`(place: String) async throws {
    let world = try SiteWorld()
    let answer = await world.get("/cases/0123456789abcdef0123456789abcdef/\(place)")
    #expect(answer.status == 404)
  }
}
