import CaseCore
import Engine
import Synchronization
import Testing

@testable import WebApp

/// Erasing through the pages: only what the person is sure of.
@Suite struct ErasingTests {
  /// Notes which cases were to be erased whole.
  private final class Noted: CaseErasing {
    private let erased = Mutex<[Case.ID]>([])
    var ids: [Case.ID] { erased.withLock(\.self) }

    func backups() -> [BackupRecord] { [] }
    func forecastErasure(of names: [String], in id: Case.ID) throws -> ErasureForecast {
      throw Refusal("none", .input, what: Words.nothingHere, mend: Words.nothingHere)
    }
    func erase(_ forecast: ErasureForecast, reason: String) throws -> ErasedEntries {
      throw Refusal("none", .input, what: Words.nothingHere, mend: Words.nothingHere)
    }
    func eraseWhole(_ id: Case.ID) { erased.withLock { $0.append(id) } }
  }

  @Test(arguments: Language.allCases)
  func `a case is erased when the person says that they are sure`(language: Language) async throws {
    let noted = Noted()
    let world = try SiteWorld(erasing: noted)
    _ = await world.post("/start/what", ["what": "nothing_came"])
    let id = try #require(try await world.engine.listings().first).id
    let page = await world.get("/cases/\(id)/erase", language)
    #expect(page.status == 200 && page.text.contains(Words.eraseForGood(language)))
    #expect(await world.post("/cases/\(id)/erase", [:], language).status == 422)
    #expect(noted.ids.isEmpty)
    #expect(await world.post("/cases/\(id)/erase", ["sure": "yes"], language).location == "/")
    #expect(noted.ids == [id])
    #expect(await world.get("/cases/\(id)/erase?entry=0").status == 404)
    #expect(await world.post("/cases/\(id)/erase?entry=0", ["sure": "yes"]).status == 404)
  }

  @Test func `where nothing can be erased that is said`() async throws {
    let world = try SiteWorld()
    _ = await world.post("/start/what", ["what": "nothing_came"])
    let id = try #require(try await world.engine.listings().first).id
    #expect(await world.get("/cases/\(id)/erase").status == 503)
    #expect(await world.post("/cases/\(id)/erase", ["sure": "yes"]).status == 503)
  }
}
