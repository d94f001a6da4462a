/// UTF-16 turned into UTF-8.
enum UTF16Text {
  /// `bytes` after the mark, in UTF-8. A surrogate without its partner keeps its three-byte form,
  /// which is no UTF-8, so that the line it stands in is reported as bad and not changed.
  static func utf8(of bytes: Bytes, littleEndian: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    func unit(_ index: Int) -> UInt32? {
      guard index + 1 < bytes.count else { return nil }
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return littleEndian ? second << 8 | first : first << 8 | second
    }
    var index = 2
    while let high = unit(index) {
      index += 2
      var scalar = high
      if high >> 10 == 0x36, let low = unit(index), low >> 10 == 0x37 {
        scalar = 0x10000 + (high & 0x3ff) << 10 + (low & 0x3ff)
        index += 2
      }
      append(scalar, to: &output)
    }
    // An odd byte at the end is half a character: bad UTF-8 by itself.
    if index < bytes.count { output.append(0xff) }
    return output
  }

  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: output.append(UInt8(scalar))
    case 0x80..<0x800:
      output.append(UInt8(0xc0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3f))
    case 0x800..<0x10000:
      output.append(UInt8(0xe0 | scalar >> 12))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3f))
      output.append(UInt8(0x80 | scalar & 0x3f))
    default:
      output.append(UInt8(0xf0 | scalar >> 18))
      output.append(UInt8(0x80 | scalar >> 12 & 0x3f))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3f))
      output.append(UInt8(0x80 | scalar & 0x3f))
    }
  }
}
