internal import CaseCore
internal import Glibc

/// A strict decoder of GB 18030 (2005 edition, glibc's iconv) that tells where a bad byte stands.
struct GB18030Decoder: ~Copyable {
  private let handle: iconv_t

  /// Opens the decoder; nil where the machine has none.
  init?() {
    guard let handle = iconv_open("UTF-8", "GB18030"), Int(bitPattern: handle) != -1 else {
      return nil
    }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Appends `bytes` in UTF-8 to `output`.
  /// - Returns: The offset of the first byte that is no GB 18030, or nil. A character that the
  ///   bytes cut at their end is bad too.
  borrowing func decode(_ bytes: Bytes, into output: inout [UInt8]) -> Int? {
    // No GB 18030 character takes more than twice its bytes in UTF-8: two bytes become at most
    // three, four bytes at most four, one byte one.
    var piece = [UInt8](repeating: 0, count: bytes.count * 2 + 8)
    // Each call begins in the initial state, whatever an earlier bad byte left behind.
    iconv(handle, nil, nil, nil, nil)
    var bad: Int?
    var produced = 0
    bytes.withUnsafeBufferPointer { source in
      piece.withUnsafeMutableBytes { target in
        // iconv takes its input as mutable by an old signature and does not change it.
        var input = UnsafeMutableRawPointer(mutating: source.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var inputLeft = source.count
        var room = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var roomLeft = target.count
        let result = iconv(handle, &input, &inputLeft, &room, &roomLeft)
        if result == Int.max || Int(bitPattern: UInt(bitPattern: result)) == -1 || inputLeft > 0 {
          bad = source.count - inputLeft
        }
        produced = target.count - roomLeft
      }
    }
    output.append(contentsOf: piece[..<produced])
    return bad
  }
}
