/// The size that a JPEG says of itself.
enum JPEGHeader {
  /// Width and height in pixels; nil for what is no JPEG or is cut off before it says so.
  static func size(of bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count > 4, bytes[0] == 0xff, bytes[1] == 0xd8 else { return nil }
    var place = 2
    while place + 9 < bytes.count, bytes[place] == 0xff {
      let marker = bytes[place + 1]
      // ITU-T T.81, B.2.2: the frame header is `FF Cn length precision height width`.
      if (0xc0...0xcf).contains(marker), ![0xc4, 0xc8, 0xcc].contains(marker) {
        return (pair(bytes, place + 7), pair(bytes, place + 5))
      }
      place += 2 + pair(bytes, place + 2)
    }
    return nil
  }

  private static func pair(_ bytes: [UInt8], _ place: Int) -> Int {
    Int(bytes[place]) << 8 | Int(bytes[place + 1])
  }
}
