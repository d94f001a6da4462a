public import CaseCore
import Imports

extension Engine {
  /// Prepares the pictures among the contents that `entries` add for the pages of dossiers, so that
  /// the first dossier need not.
  ///
  /// It is done after what was added is safe and said, and only saves time: where it cannot be done
  /// nothing is said, and the dossier tries again and says why.
  public func preparePagePictures(of entries: [Int], in id: Case.ID) async {
    guard let state = try? await load(id).state else { return }
    let pictures = entries.compactMap { entry -> StoredPicture? in
      state.evidence(at: entry).flatMap { StoredPicture($0.digest, $0.sizeBytes, $0.mediaType) }
    }
    guard !pictures.isEmpty else { return }
    try? await ports.typesetter.atDesk { desk in
      var waiting = pictures[...]
      try await withThrowingTaskGroup(of: Void.self) { group in
        func next() {
          guard let picture = waiting.popFirst() else { return }
          group.addTask {
            do {
              _ = try await page(of: picture, in: id, by: desk, on: ports.pagePictures)
            } catch let error as PictureError {
              // What is wrong with one picture says nothing of the next.
              if case .toolMissing = error { throw error }
            }
          }
        }
        for _ in 0..<Self.lanes { next() }
        while try await group.next() != nil { next() }
      }
    }
  }

  /// `picture` as it is printed: as it was kept, or prepared now and kept.
  /// - Throws: `PictureError`, `TypesettingError`, `StorageError`.
  func page(
    of picture: StoredPicture, in id: Case.ID, by desk: any TypesettingDesk,
    on shelf: any PagePictureShelf
  ) async throws -> PagePicture {
    if let kept = try? await shelf.page(of: picture.digest, in: id),
      let page = PagePicture(kept: kept)
    {
      return page
    }
    let bytes = try await ports.blobs.read(
      picture.digest, of: id, offset: 0, count: Int(picture.sizeBytes))
    let page = try await desk.prepare(picture: bytes, picture.format)
    // A vault that cannot be written, or is full, has its dossier all the same.
    try? await shelf.keep(page.kept, of: picture.digest, in: id)
    // An original that another process erased meanwhile leaves nothing behind.
    if try await ports.blobs.sizeBytes(of: picture.digest, in: id) == nil {
      try await shelf.erase(picture.digest, of: id)
    }
    return page
  }
}

/// A picture that is stored in a case.
struct StoredPicture: Sendable {
  let digest: Digest
  let sizeBytes: Int64
  let format: PictureFormat

  /// Nil for what is no picture, or too large to be looked at.
  init?(_ digest: Digest, _ sizeBytes: Int64, _ mediaType: String) {
    guard let format = MediaType(rawValue: mediaType).flatMap({ PictureFormat($0) }),
      sizeBytes <= Int64(Limits.pictureBytes)
    else { return nil }
    self.digest = digest
    self.sizeBytes = sizeBytes
    self.format = format
  }
}
