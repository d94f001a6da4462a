/// What a picture file says beside its picture: the place and time where it was taken, the device, the
/// program, comments, a smaller picture, and whatever stands behind its end.
public enum PictureMetadata {
  /// What came of looking for it.
  public enum Outcome: Sendable, Hashable {
    /// There is none.
    case bare
    /// The file without it: the same picture, to the last bit of its pixels.
    case removed([UInt8])
    /// It cannot be taken off without decoding the picture.
    case fixed
  }

  /// Takes off what a picture need not say to be shown. Which way up it is, its colours and its
  /// transparency stay.
  public static func removed(from bytes: [UInt8], _ media: MediaType) -> Outcome {
    let bare: [UInt8]?
    switch media {
    case .jpeg: bare = jpeg(bytes)
    case .png: bare = png(bytes)
    // It has no place for more than a comment.
    case .gif: return .bare
    default: return .fixed
    }
    guard let bare else { return .fixed }
    return bare == bytes ? .bare : .removed(bare)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}

// JPEG (ITU-T T.81, annex B; JFIF; Exif 2.32).
extension PictureMetadata {
  /// A part `FF marker length content`, and what it has to do with the picture.
  private enum Part {
    case shown, said, turned(UInt8)

    init(_ marker: UInt8, _ content: ArraySlice<UInt8>) {
      switch marker {
      // JFIF without a smaller picture in it, colour profile, the way colours are coded.
      case 0xe0:
        self = content.starts(with: Array("JFIF\0".utf8)) && content.count == 14 ? .shown : .said
      case 0xe2: self = content.starts(with: Array("ICC_PROFILE".utf8)) ? .shown : .said
      case 0xee: self = content.starts(with: Array("Adobe".utf8)) ? .shown : .said
      case 0xe1: self = PictureMetadata.turn(content).map { .turned($0) } ?? .said
      case 0xe3...0xef, 0xfe: self = .said
      default: self = .shown
      }
    }
  }

  /// Nil for what has not the form of a JPEG up to its end.
  private static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: [0xff, 0xd8]) else { return nil }
    var kept: [UInt8] = []
    var turned: UInt8?
    var place = 2
    while place + 1 < bytes.count {
      guard bytes[place] == 0xff else { return nil }
      let marker = bytes[place + 1]
      // Fill bytes may stand before a marker.
      if marker == 0xff {
        place += 1
        continue
      }
      if marker == 0xd9 {
        return [0xff, 0xd8] + (turned.map(exif) ?? []) + kept + [0xff, 0xd9]
      }
      guard marker > 0x01, !(0xd0...0xd8).contains(marker), place + 4 <= bytes.count else {
        return nil
      }
      let end = place + 2 + number(bytes[(place + 2)..<(place + 4)])
      guard end >= place + 4, end <= bytes.count else { return nil }
      switch Part(marker, bytes[(place + 4)..<end]) {
      case .shown: kept += bytes[place..<end]
      case .turned(let way): turned = way
      case .said: break
      }
      place = end
      if marker == 0xda {
        let start = place
        place = endOfScan(bytes, from: place)
        kept += bytes[start..<place]
      }
    }
    return nil
  }

  /// Where the next marker stands behind coded pixels: `FF 00` and `FF D0` to `FF D7` belong to them.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == 0xff, bytes[place + 1] != 0, !(0xd0...0xd7).contains(bytes[place + 1]) {
        return place
      }
      place += 1
    }
    return bytes.count
  }

  /// How an Exif turns the picture, 2 to 8; nil where it does not.
  private static func turn(_ content: ArraySlice<UInt8>) -> UInt8? {
    guard content.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(content.dropFirst(6))
    let isLittle = tiff.starts(with: Array("II".utf8))
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let part = tiff[place..<(place + count)]
      return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : Self.number(part)
    }
    guard let list = number(4, 4), let count = number(list, 2) else { return nil }
    for index in 0..<count {
      let entry = list + 2 + 12 * index
      guard let tag = number(entry, 2) else { return nil }
      // Orientation, one SHORT.
      guard tag == 0x0112, let way = number(entry + 8, 2) else { continue }
      return (2...8).contains(way) ? UInt8(way) : nil
    }
    return nil
  }

  /// An Exif that says which way up the picture is, and nothing else.
  private static func exif(_ way: UInt8) -> [UInt8] {
    [0xff, 0xe1, 0, 34] + Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1]
      + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0]
  }
}

// PNG (third edition, 5 and 11).
extension PictureMetadata {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  /// Parts that are not in capitals and that the picture is shown by.
  private static let shown: Set<String> = [
    "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST", "sPLT", "cICP",
    "acTL", "fcTL", "fdAT",
  ]

  /// Nil for what has not the form of a PNG up to its end.
  private static func png(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: signature) else { return nil }
    var kept = signature
    var place = signature.count
    while place + 12 <= bytes.count {
      let length = number(bytes[place..<(place + 4)])
      guard length <= bytes.count - place - 12 else { return nil }
      let end = place + 12 + length
      let kind = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      // An Exif here may say which way up the picture is: that is for whoever decodes it.
      if kind == "eXIf", turn(Array("Exif\0\0".utf8) + bytes[(place + 8)..<(end - 4)]) != nil {
        return nil
      }
      if bytes[place + 4] & 0x20 == 0 || shown.contains(kind) { kept += bytes[place..<end] }
      if kind == "IEND" { return kept }
      place = end
    }
    return nil
  }
}
