internal import Glibc

/// The bytes of a file or of a part of it, borrowed and bounds-checked; they may be memory-mapped.
///
/// This is the standard library's span; the word `Span` is taken by the length of time.
public typealias Bytes = Swift.Span<UInt8>

// Questions about bytes that do not copy them.
extension Bytes {
  /// Whether `bytes` stand at `offset`.
  func matches(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
    guard offset >= 0, count - offset >= bytes.count else { return false }
    for index in 0..<bytes.count where self[offset + index] != bytes[index] { return false }
    return true
  }

  /// Whether these are exactly the bytes of `text` in UTF-8.
  func equals(_ text: String) -> Bool {
    let other = text.utf8.span
    guard other.count == count else { return false }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }

  /// Whether these are exactly the bytes of `text` in UTF-8.
  func equals(_ text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount == count else { return false }
    for index in 0..<count where self[index] != text.utf8Start[index] { return false }
    return true
  }

  /// Where `bytes` first stand from `start` on.
  func firstIndex(of bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let first = bytes.first, count - start >= bytes.count else { return nil }
    var index = start
    while index <= count - bytes.count {
      if self[index] == first, matches(bytes, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Where `byte` first stands from `start` on.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return withUnsafeBufferPointer { all in
      let rest = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[start...]))
      guard let base = rest.baseAddress, let found = memchr(base, Int32(byte), rest.count) else {
        return nil
      }
      return start + (UnsafeRawPointer(found) - base)
    }
  }

  /// The text of bytes that were checked to be UTF-8: those that `TextLines` gives out.
  var checkedText: String { unsafe String(copying: UTF8Span(unchecked: self)) }

  /// The text that these bytes are in UTF-8. What is no UTF-8 becomes U+FFFD, so bytes that were
  /// not checked never pass for what they are not.
  var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
