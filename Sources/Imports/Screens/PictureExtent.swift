/// How much of a picture there is to read: all of it, less than its file should hold, or several
/// frames, of which only the first one is looked at.
public enum PictureExtent: String, Sendable, Hashable {
  case whole
  /// The file ends before the picture does, as after a broken download.
  case cut
  /// It moves: an animation.
  case moving

  /// What the picture `bytes` says of itself, by the marks of its parts; `whole` for a form that is
  /// not known. Nothing is decoded.
  public init(_ bytes: Bytes) {
    if bytes.matches([0xff, 0xd8]) {
      self = Self.jpeg(bytes)
    } else if bytes.matches([0x89, 0x50, 0x4e, 0x47]) {
      self = Self.png(bytes)
    } else if bytes.matches(Array("GIF8".utf8)) {
      self = Self.gif(bytes)
    } else if bytes.matches(Array("RIFF".utf8)), bytes.matches(Array("WEBP".utf8), at: 8) {
      self = Self.webP(bytes)
    } else {
      self = .whole
    }
  }

  // Segments with their lengths up to the first scan; in scans only the mark of the end counts
  // (ITU-T T.81, B.1). A small picture within the head has an end of its own, so the head is left out.
  private static func jpeg(_ bytes: Bytes) -> PictureExtent {
    var index = 2
    while index + 3 < bytes.count, bytes[index] == 0xff {
      let mark = bytes[index + 1]
      if mark == 0xff {
        index += 1
      } else if mark == 0xda {
        return bytes.firstIndex(of: [0xff, 0xd9], from: index) == nil ? .cut : .whole
      } else {
        index += 2 + Int(bytes[index + 2]) << 8 + Int(bytes[index + 3])
      }
    }
    return .cut
  }

  // Parts with their lengths (PNG 5.3); `acTL` announces frames.
  private static func png(_ bytes: Bytes) -> PictureExtent {
    var index = 8
    var isMoving = false
    while index + 12 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[index + $1]) }
      if bytes.matches(Array("IEND".utf8), at: index + 4) { return isMoving ? .moving : .whole }
      if bytes.matches(Array("acTL".utf8), at: index + 4) { isMoving = true }
      index += 12 + length
    }
    return .cut
  }

  // Extensions, pictures and the end, each of blocks with their lengths (GIF89a, 19–27).
  private static func gif(_ bytes: Bytes) -> PictureExtent {
    guard bytes.count > 13 else { return .cut }
    var index = 13 + colours(bytes[10])
    var frames = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x3b: return frames > 1 ? .moving : .whole
      case 0x21: index += 2
      case 0x2c:
        guard index + 9 < bytes.count else { return .cut }
        frames += 1
        index += 11 + colours(bytes[index + 9])
      // Behind the last picture anything may stand.
      default: return frames > 1 ? .moving : frames == 1 ? .whole : .cut
      }
      while index < bytes.count, bytes[index] != 0 { index += 1 + Int(bytes[index]) }
      index += 1
    }
    return frames > 1 ? .moving : .cut
  }

  private static func colours(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  // The size of the whole, and in the extended form a flag (RFC 9649, 2.4 and 2.7).
  private static func webP(_ bytes: Bytes) -> PictureExtent {
    guard bytes.count > 20 else { return .cut }
    let size = (0..<4).reduce(0) { $0 | Int(bytes[4 + $1]) << (8 * $1) }
    if size + 8 > bytes.count + size % 2 { return .cut }
    let isMoving = bytes.matches(Array("VP8X".utf8), at: 12) && bytes[20] & 2 != 0
    return isMoving ? .moving : .whole
  }
}
