import CaseCore
import Drafting
import Engine
import Evidence
import Paper
import Synchronization
import TestKit
import Testing

/// Pictures are prepared for paper once, kept, and never shown for an original that is gone.
@Suite struct PagePictureKeepingTests {
  /// Keeps pages in memory.
  private final class Shelf: PagePictureShelf {
    let pages = Mutex<[Digest: [UInt8]]>([:])

    var count: Int { pages.withLock(\.count) }

    func page(of content: Digest, in id: Case.ID) async throws -> [UInt8]? {
      pages.withLock { $0[content] }
    }
    func keep(_ page: [UInt8], of content: Digest, in id: Case.ID) async throws {
      pages.withLock { $0[content] = page }
    }
    func erase(_ content: Digest, of id: Case.ID) async throws {
      pages.withLock { $0[content] = nil }
    }
  }

  /// Prepares nothing but a few bytes, and counts how often.
  private final class Desk: Typesetter, TypesettingDesk {
    let prepared = Mutex(0)
    let failure: PictureError?

    init(failure: PictureError? = nil) { self.failure = failure }

    func atDesk<Result>(
      _ body: (_ desk: any TypesettingDesk) async throws -> Result
    ) async throws -> Result { try await body(self) }

    func prepare(picture: [UInt8], _ format: PictureFormat) async throws -> PagePicture {
      if let failure { throw failure }
      prepared.withLock { $0 += 1 }
      return PagePicture(
        jpeg: Array("JPEG of ".utf8) + picture.suffix(3), width: 30, height: 40,
        originalWidth: 60, quality: 84)
    }
    func take(_ picture: PagePicture, as name: String) async throws -> PreparedPicture {
      PreparedPicture(
        name: "\(name).jpg", width: picture.width, height: picture.height,
        originalWidth: picture.originalWidth, quality: picture.quality)
    }
    func take(document: [UInt8], as name: String) async throws -> ForeignPages {
      ForeignPages(name: "\(name).pdf", sizes: [])
    }
    func content(of name: String) async throws -> [UInt8] { Array(name.utf8) }
    func set(
      _ document: PaperDocument, to write: ([UInt8]) async throws -> Void
    ) async throws -> Int { 1 }
  }

  private struct World {
    let world: EngineWorld
    let engine: Engine
    let id: Case.ID
    let shelf = Shelf()
    let desk: Desk

    init(failure: PictureError? = nil) async throws {
      world = try EngineWorld()
      desk = Desk(failure: failure)
      engine = world.engine(
        .init(
          journals: world.journal, blobs: world.blobs, keys: world.keys, archive: world.archive,
          files: NoFiles(), shelf: world.shelf, typesetter: desk, pagePictures: shelf))
      id = try await engine.openCase(title: "t", area: "cn-game-points").id
    }

    func dossier(_ form: DossierRequest.Form) async throws -> WrittenDossier {
      try await engine.writeDossier(
        id, DossierRequest(recipient: .oneself, language: .zh, form: form)
      ) { _ in }
    }

    var prepared: Int { desk.prepared.withLock(\.self) }
  }

  private static func picture(_ last: UInt8) -> [UInt8] {
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, last]
  }

  @Test func `a picture is prepared once, at intake or by the first dossier`() async throws {
    let it = try await World()
    var entries: [Int] = []
    for number in UInt8(1)...5 {
      entries.append(
        try await it.engine.addEvidence(
          Self.picture(number), named: "\(number).png", as: "order_page", to: it.id
        ).entry)
    }
    await it.engine.preparePagePictures(of: Array(entries.prefix(4)), in: it.id)
    #expect(it.prepared == 4)
    let first = try await it.dossier(.html)
    #expect(it.prepared == 5 && first.notShown.isEmpty)
    let again = try await it.dossier(.pdf)
    #expect(it.prepared == 5 && again.notShown.isEmpty)
    #expect(it.shelf.count == 5)
  }

  @Test func `what was kept and is damaged is prepared anew`() async throws {
    let it = try await World()
    let entry = try await it.engine.addEvidence(
      Self.picture(1), named: "1.png", as: "order_page", to: it.id
    ).entry
    await it.engine.preparePagePictures(of: [entry], in: it.id)
    it.shelf.pages.withLock { pages in
      for digest in pages.keys { pages[digest]?[90] ^= 1 }
    }
    _ = try await it.dossier(.html)
    #expect(it.prepared == 2)
    _ = try await it.dossier(.html)
    #expect(it.prepared == 2)
  }

  @Test func `words alone prepare and keep nothing`() async throws {
    let it = try await World()
    _ = try await it.engine.addEvidence(
      Self.picture(1), named: "1.png", as: "order_page", to: it.id)
    _ = try await it.dossier(.text)
    #expect(it.shelf.count == 0)
  }

  @Test func `an original that is gone is not shown by what was prepared of it`() async throws {
    let it = try await World()
    let entry = try await it.engine.addEvidence(
      Self.picture(1), named: "1.png", as: "order_page", to: it.id
    ).entry
    await it.engine.preparePagePictures(of: [entry], in: it.id)
    await it.world.blobs.erase(.ofContent(Self.picture(1)), of: it.id)
    let made = try await it.dossier(.html)
    #expect(made.notShown.map(\.evidence) == [entry])
  }

  @Test(arguments: [PictureError.unreadable, .toolMissing("gm"), .timedOut])
  func `what cannot be prepared at intake is not said there, and has a page that says so`(
    failure: PictureError
  ) async throws {
    let it = try await World(failure: failure)
    let entry = try await it.engine.addEvidence(
      Self.picture(1), named: "1.png", as: "order_page", to: it.id
    ).entry
    await it.engine.preparePagePictures(of: [entry, 99], in: it.id)
    #expect(try await it.dossier(.html).notShown.map(\.evidence) == [entry])
  }

  @Test func `a page is read again as it was kept, and never where a byte differs`() {
    let page = PagePicture(
      jpeg: Array(0..<200), width: 3, height: 4, originalWidth: 5, quality: 84)
    let kept = page.kept
    #expect(PagePicture(kept: kept) == page)
    for index in kept.indices {
      var changed = kept
      changed[index] ^= 1
      #expect(PagePicture(kept: changed) == nil, "byte \(index)")
      #expect(PagePicture(kept: Array(kept[..<index])) == nil, "cut at \(index)")
    }
    #expect(PagePicture(kept: kept + [0]) == nil)
  }
}
