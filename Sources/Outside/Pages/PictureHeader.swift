/// The size that a picture says of itself, in its first bytes.
enum PictureHeader {
  /// Width and height in pixels of the PNG or JPEG `bytes`; nil for what is neither or is cut off.
  static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    png(bytes) ?? jpeg(bytes)
  }

  // PNG 11.2.2: signature, length and name of IHDR, width, height.
  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) else { return nil }
    return (number(bytes, 16, 4), number(bytes, 20, 4))
  }

  /// The frame header of a JPEG (ITU-T T.81 B.2.2): `FF Cn length precision height width`.
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xff, 0xd8]) else { return nil }
    var place = 2
    while place + 9 < bytes.count {
      guard bytes[place] == 0xff else { return nil }
      let marker = bytes[place + 1]
      // Fill bytes may stand before a marker.
      if marker == 0xff {
        place += 1
        continue
      }
      let isFrame = (0xc0...0xcf).contains(marker) && ![0xc4, 0xc8, 0xcc].contains(marker)
      if isFrame { return (number(bytes, place + 7, 2), number(bytes, place + 5, 2)) }
      place += 2 + number(bytes, place + 2, 2)
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
  }
}
