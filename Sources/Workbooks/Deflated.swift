internal import CZlib

/// Bytes that were compressed with DEFLATE, unpacked up to a limit. The C library behind it does not
/// leave this file.
public struct Deflated: Sendable, Hashable {
  /// In what DEFLATE is wrapped.
  public enum Wrapping: Sendable, Hashable {
    /// Members of a gzip file, one after another (RFC 1952).
    case gzip
    /// One stream of zlib (RFC 1950), or a bare one (RFC 1951): servers give either out as `deflate`.
    case zlib
  }

  /// Where the unpacking ended.
  public enum Ending: Sendable, Hashable {
    /// At the end of the bytes, with nothing left over.
    case whole
    /// The bytes end within a member.
    case cut
    /// The bytes are damaged, or no such bytes, from about this place on.
    case damaged(offset: Int)
    /// The limit was reached.
    case overLimit
  }

  /// What was unpacked until then.
  public private(set) var content: [UInt8] = []
  /// Where the unpacking ended.
  public private(set) var ending = Ending.whole

  /// Unpacks `bytes`, of which nothing is kept.
  public init(_ bytes: UnsafeRawBufferPointer, _ wrapping: Wrapping, limit: Int) {
    switch wrapping {
    case .gzip: inflate(bytes, windowBits: 15 + 16, limit: limit)
    case .zlib:
      inflate(bytes, windowBits: 15, limit: limit)
      if content.isEmpty, case .damaged = ending { inflate(bytes, windowBits: -15, limit: limit) }
    }
  }

  private mutating func inflate(_ bytes: UnsafeRawBufferPointer, windowBits: Int32, limit: Int) {
    ending = .whole
    var stream = z_stream()
    guard recourse_inflate_begin(&stream, windowBits) == Z_OK else {
      ending = .damaged(offset: 0)
      return
    }
    defer { inflateEnd(&stream) }
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { room.deallocate() }
    var start = 0
    while true {
      let count = min(bytes.count - start, 1 << 20)
      // zlib's interface is older than `const`; it does not write to what it reads.
      stream.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: UInt8.self))
      stream.avail_in = UInt32(count)
      stream.next_out = room.baseAddress
      stream.avail_out = UInt32(room.count)
      let result = CZlib.inflate(&stream, Z_NO_FLUSH)
      start += count - Int(stream.avail_in)
      let made = room.count - Int(stream.avail_out)
      guard content.count + made <= limit else {
        content += room[..<(limit - content.count)]
        ending = .overLimit
        return
      }
      content += room[..<made]
      switch result {
      case Z_STREAM_END:
        guard windowBits > 15, start < bytes.count else { return }
        // Another member follows, or rubbish behind the last one.
        guard inflateReset(&stream) == Z_OK else {
          ending = .damaged(offset: start)
          return
        }
      case Z_OK: break
      case Z_BUF_ERROR where start >= bytes.count:
        ending = .cut
        return
      default:
        ending = .damaged(offset: start)
        return
      }
      if start >= bytes.count, made == 0, result != Z_STREAM_END {
        ending = .cut
        return
      }
    }
  }
}
