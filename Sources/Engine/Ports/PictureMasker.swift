public import CaseCore

/// Makes copies of pictures in which parts cannot be seen any more.
public protocol PictureMasker: Sendable {
  /// Returns `picture` as a PNG: upright, its first frame only, on white where it was transparent,
  /// and black in `boxes`. The same picture and boxes give the same bytes, on one machine.
  ///
  /// Boxes are in pixels of the upright picture; a part of a box outside of it is passed over.
  /// - Throws: `PictureError`.
  func masked(
    _ picture: [UInt8], _ format: PictureFormat, boxes: [PixelBox]
  ) async throws -> [UInt8]

  /// Returns `picture` as a JPEG: upright, its first frame only, on white where it was transparent, in
  /// RGB and without what the file says about itself, at `percent` of its width and height. The same
  /// arguments give the same bytes, on one machine.
  /// - Throws: `PictureError`.
  func compressed(
    _ picture: [UInt8], _ format: PictureFormat, percent: Int, quality: Int
  ) async throws -> [UInt8]

  /// The program that does it, with its version, as it is recorded.
  func tool() async throws -> String
}

/// The formats of pictures of which copies are made.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case png, jpeg, gif, webp, heic
}

/// Why there is no copy of a picture.
public enum PictureError: Error, Sendable, Hashable {
  /// The program that makes copies is not on this machine.
  case toolMissing(String)
  /// The picture cannot be read: it is broken, not of its format, or larger than is allowed.
  case unreadable
  /// It took too long.
  case timedOut
}

/// Stands where no pictures can be masked.
public struct NoPictureMasker: PictureMasker {
  /// Masks nothing.
  public init() {}

  public func masked(
    _ picture: [UInt8], _ format: PictureFormat, boxes: [PixelBox]
  ) async throws -> [UInt8] { throw PictureError.toolMissing("gm") }

  public func compressed(
    _ picture: [UInt8], _ format: PictureFormat, percent: Int, quality: Int
  ) async throws -> [UInt8] { throw PictureError.toolMissing("gm") }

  public func tool() async throws -> String { throw PictureError.toolMissing("gm") }
}
