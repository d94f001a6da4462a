public import CaseCore
import Merkle

/// Keeps pictures that were prepared for paper, each beside the case of its original, so that the next
/// dossier need not prepare them again.
///
/// None of it is evidence: what is not there, or is damaged, is prepared anew from the original.
/// Everything is thrown as `StorageError`.
public protocol PagePictureShelf: Sendable {
  /// What was kept for the content with this digest; nil if there is nothing, or nothing that can be
  /// read.
  func page(of content: Digest, in id: Case.ID) async throws -> [UInt8]?

  /// Keeps `page` for the content, in place of what was kept for it. Returns before it is durable.
  func keep(_ page: [UInt8], of content: Digest, in id: Case.ID) async throws

  /// Returns once what was kept for the content is gone for good; nothing there is success.
  func erase(_ content: Digest, of id: Case.ID) async throws
}

/// Stands where nothing is kept.
public struct NoPagePictures: PagePictureShelf {
  /// Keeps nothing.
  public init() {}

  public func page(of content: Digest, in id: Case.ID) async throws -> [UInt8]? { nil }
  public func keep(_ page: [UInt8], of content: Digest, in id: Case.ID) async throws {}
  public func erase(_ content: Digest, of id: Case.ID) async throws {}
}

/// A picture as it is printed: a JPEG, upright and on white, of at most the size that is of use on a
/// page.
public struct PagePicture: Sendable, Hashable {
  /// The JPEG.
  public let jpeg: [UInt8]
  /// Its width in pixels.
  public let width: Int
  /// Its height in pixels.
  public let height: Int
  /// The width in pixels of the picture that it was made from.
  public let originalWidth: Int
  /// The quality of the JPEG, 1 to 100.
  public let quality: Int

  /// The picture `jpeg`.
  public init(jpeg: [UInt8], width: Int, height: Int, originalWidth: Int, quality: Int) {
    self.jpeg = jpeg
    self.width = width
    self.height = height
    self.originalWidth = originalWidth
    self.quality = quality
  }
}

// The form in which it is kept: one line, then the JPEG (docs/formats/vault.md).
extension PagePicture {
  /// A picture that was prepared in another way is prepared anew.
  private static let form = "recourse-page 1"

  /// The bytes that are kept.
  public var kept: [UInt8] {
    let said = "\(Self.form) \(width) \(height) \(originalWidth) \(quality) "
    var hash = RunningDigest()
    hash.add(Array(said.utf8))
    hash.add(jpeg)
    return Array((said + hash.digest.hex + "\n").utf8) + jpeg
  }

  /// Reads what was kept; nil for anything but what `kept` gives: a cut or changed file too.
  public init?(kept: [UInt8]) {
    guard let end = kept.prefix(160).firstIndex(of: 0x0a) else { return nil }
    let line = String(decoding: kept[..<end], as: UTF8.self)
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 7 else { return nil }
    let numbers = words[2...5].compactMap { Int($0) }
    guard numbers.count == 4, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    self.init(
      jpeg: Array(kept[(end + 1)...]), width: numbers[0], height: numbers[1],
      originalWidth: numbers[2], quality: numbers[3])
    guard self.kept.starts(with: kept[...end]) else { return nil }
  }
}
