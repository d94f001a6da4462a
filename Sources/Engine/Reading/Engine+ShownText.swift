import CaseCore
import Evidence
import Imports

/// The text of what is read without a case.
extension Engine {
  /// What the file at `path` shows, whatever form it has.
  /// - Throws: `Refusal` for a file that cannot be read.
  func shownText(of path: String, unlocking: FileUnlocking? = nil) async throws -> ShownText {
    let name = Self.fileName(of: path)
    return try await shownText(
      of: bytes(ofFileAt: path, limit: Limits.scannedBytes), named: name, unlocking: unlocking)
  }

  /// What `bytes` show that are in no file.
  /// - Throws: `Refusal` for bytes that cannot be read.
  func shownText(
    of bytes: [UInt8], named name: String, unlocking: FileUnlocking? = nil
  ) async throws -> ShownText {
    do {
      let media = Detection.detect(
        head: bytes.span.extracting(first: Limits.detectionBytes), fileName: name,
        sizeBytes: Int64(bytes.count)
      ).mediaType
      guard media == .pdf else { return try ShownText(bytes.span, media: media) }
      return try await ShownText(documentText(of: bytes, name, unlocking))
    } catch let error as ReaderError {
      throw Refusal.reader(error, name)
    }
  }

  /// The content of the file at `path`.
  /// - Throws: `Refusal` if it cannot be read or is larger than `limit` bytes.
  func bytes(ofFileAt path: String, limit: Int) throws -> [UInt8] {
    do {
      return try ports.files.withMappedBytes(at: path) { raw in
        guard raw.count <= limit else {
          throw ReaderError.tooLarge(sizeBytes: raw.count, limit: limit)
        }
        return raw.withMemoryRebound(to: UInt8.self) { Array($0) }
      }
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    } catch let error as ReaderError {
      throw Refusal.reader(error, Self.fileName(of: path))
    }
  }
}
