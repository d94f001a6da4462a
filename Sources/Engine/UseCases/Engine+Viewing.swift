public import CaseCore
import Imports

/// Looking at originals.
extension Engine {
  /// The picture at entry `number`, an original or a covered copy of one, as a JPEG of its upright size, made anew so that nothing of the file
  /// but what it shows reaches whoever looks at it.
  /// - Throws: `Refusal` for what is no picture of the case, or where no copy of one can be made.
  public func viewedPicture(_ number: Int, in id: Case.ID) async throws -> [UInt8] {
    let state = try await load(id).state
    let (original, copy) = (state.evidence(at: number), state.derivative(at: number))
    guard let media = (original?.mediaType ?? copy?.mediaType).flatMap(MediaType.init(rawValue:)),
      let format = PictureFormat(media), let digest = original?.digest ?? copy?.digest,
      let sizeBytes = original?.sizeBytes ?? copy?.sizeBytes
    else { throw Refusal.noPicture("\(number)") }
    guard sizeBytes <= Int64(Limits.pictureBytes) else {
      throw Refusal.pictureFailed(number, .unreadable)
    }
    let bytes = try await reaching {
      try await ports.blobs.read(digest, of: id, offset: 0, count: Int(sizeBytes))
    }
    do {
      return try await ports.pictures.compressed(bytes, format, percent: 100, quality: 80)
    } catch let error as PictureError {
      throw Refusal.pictureFailed(number, error)
    }
  }

  /// Gives the bytes of an original, or of a copy of one, to `write`, piece by piece.
  /// - Throws: `Refusal` for an entry that is neither, or failing storage; what `write` throws.
  public func readContent(
    of entry: Int, in id: Case.ID, to write: ([UInt8]) async throws -> Void
  ) async throws {
    let state = try await load(id).state
    let copy = state.derivative(at: entry)
    let original = state.evidence(at: entry)
    guard let digest = copy?.digest ?? original?.digest,
      let size = copy?.sizeBytes ?? original?.sizeBytes
    else { throw Refusal.unknownEvidence("\(entry)") }
    var offset: Int64 = 0
    while offset < size {
      let place = offset
      let piece = try await reaching {
        try await ports.blobs.read(digest, of: id, offset: place, count: 1 << 20)
      }
      guard !piece.isEmpty else { throw Refusal.storage(.damaged(place: digest.hex)) }
      try await write(piece)
      offset += Int64(piece.count)
    }
  }

  /// The size in pixels of the upright picture at entry `number`; nil where its text was not read.
  public func viewedSize(
    _ number: Int, in id: Case.ID
  ) async throws -> (width: Int, height: Int)? {
    try await recognisedPage(of: number, in: try await load(id)).map { ($0.width, $0.height) }
  }
}
