public import CaseCore
import Imports

/// Looking at originals.
extension Engine {
  /// The picture at entry `number` as a JPEG of its upright size, made anew so that nothing of the file
  /// but what it shows reaches whoever looks at it.
  /// - Throws: `Refusal` for what is no picture of the case, or where no copy of one can be made.
  public func viewedPicture(_ number: Int, in id: Case.ID) async throws -> [UInt8] {
    let state = try await load(id).state
    guard let added = state.evidence(at: number), let format = PictureFormat(added) else {
      throw Refusal.noPicture("\(number)")
    }
    guard added.sizeBytes <= Int64(Limits.pictureBytes) else {
      throw Refusal.pictureFailed(number, .unreadable)
    }
    let bytes = try await reaching {
      try await ports.blobs.read(added.digest, of: id, offset: 0, count: Int(added.sizeBytes))
    }
    do {
      return try await ports.pictures.compressed(bytes, format, percent: 100, quality: 80)
    } catch let error as PictureError {
      throw Refusal.pictureFailed(number, error)
    }
  }

  /// The size in pixels of the upright picture at entry `number`; nil where its text was not read.
  public func viewedSize(
    _ number: Int, in id: Case.ID
  ) async throws -> (width: Int, height: Int)? {
    try await recognisedPage(of: number, in: try await load(id)).map { ($0.width, $0.height) }
  }
}
