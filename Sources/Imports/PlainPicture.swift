internal import CaseCore

/// A PNG that holds pixels and nothing else: no transparency, no text, no place, no second frame.
public struct PlainPicture: Sendable, Hashable {
  /// The file, rebuilt from the parts that are needed to show it.
  public let bytes: [UInt8]
  /// How wide it is in pixels.
  public let width: Int
  /// How high it is in pixels.
  public let height: Int

  private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  /// Takes from the PNG `bytes` its header and its pixels and drops every other part.
  ///
  /// Nil for what is no PNG, for one in grey or colour with transparency, for one with a palette, and
  /// for one with anything behind its end.
  public init?(_ bytes: Bytes) {
    guard bytes.matches(Self.signature) else { return nil }
    var kept = Self.signature
    var size: (width: Int, height: Int)?
    var hasPixels = false
    var index = Self.signature.count
    while true {
      // Length, kind, content, checksum (PNG 5.3); the checksums are kept as they are.
      guard let length = Self.number(bytes, at: index), length <= bytes.count - index - 12 else {
        return nil
      }
      let end = index + 12 + length
      let kind = bytes.extracting((index + 4)..<(index + 8)).text
      let part = bytes.extracting(index..<end)
      switch kind {
      case "IHDR":
        guard size == nil, index == Self.signature.count, length == 13,
          let width = Self.number(bytes, at: index + 8),
          let height = Self.number(bytes, at: index + 12), width > 0, height > 0,
          // Grey or colour, without transparency.
          bytes[index + 17] == 0 || bytes[index + 17] == 2
        else { return nil }
        size = (width, height)
        part.withUnsafeBufferPointer { kept += $0 }
      case "IDAT":
        guard size != nil else { return nil }
        hasPixels = true
        part.withUnsafeBufferPointer { kept += $0 }
      case "IEND":
        guard let size, hasPixels, end == bytes.count, length == 0 else { return nil }
        part.withUnsafeBufferPointer { kept += $0 }
        self.bytes = kept
        (width, height) = size
        return
      default:
        // A part in capitals is needed to show the picture; a palette is not expected here.
        guard kind.utf8.first.map({ $0 & 0x20 != 0 }) == true else { return nil }
      }
      index = end
    }
  }

  /// The pictures that stand one behind the other in `bytes`, each made plain.
  ///
  /// Nil where any of them is none that `init` takes, or something else stands between.
  public static func pictures(in bytes: Bytes) -> [PlainPicture]? {
    var pictures: [PlainPicture] = []
    var start = 0
    while start < bytes.count {
      var index = start + signature.count
      var isOver = false
      while !isOver {
        guard let length = number(bytes, at: index), length <= bytes.count - index - 12 else {
          return nil
        }
        isOver = bytes.extracting((index + 4)..<(index + 8)).text == "IEND"
        index += 12 + length
      }
      guard let picture = PlainPicture(bytes.extracting(start..<index)) else { return nil }
      pictures.append(picture)
      start = index
    }
    return pictures
  }

  private static func number(_ bytes: Bytes, at index: Int) -> Int? {
    guard index >= 0, bytes.count - index >= 12 || bytes.count - index >= 4 else { return nil }
    var number = 0
    for place in 0..<4 { number = number << 8 | Int(bytes[index + place]) }
    return number
  }
}
