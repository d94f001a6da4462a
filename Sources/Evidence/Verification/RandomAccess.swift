/// Bytes that can be read from any place, such as an open file. The room does no I/O of its own.
public struct RandomAccess: Sendable {
  /// Fills `buffer` with the bytes from `offset` on and returns how many there were: fewer than
  /// fit only at the end, or where reading goes on with another call.
  public typealias Fill =
    @Sendable (_ offset: Int64, _ buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// The size in bytes.
  public let sizeBytes: Int64
  private let fill: Fill

  /// `sizeBytes` bytes that `fill` gives. What it throws is passed on as it is.
  public init(sizeBytes: Int64, fill: @escaping Fill) {
    self.sizeBytes = sizeBytes
    self.fill = fill
  }

  /// `sizeBytes` bytes that `read` returns.
  public init(
    sizeBytes: Int64,
    read: @escaping @Sendable (_ offset: Int64, _ count: Int) throws -> [UInt8]
  ) {
    self.init(sizeBytes: sizeBytes) { (offset, buffer) in
      let bytes = try read(offset, buffer.count).prefix(buffer.count)
      buffer.copyBytes(from: bytes)
      return bytes.count
    }
  }

  /// The bytes themselves.
  public init(_ bytes: [UInt8]) {
    self.init(sizeBytes: Int64(bytes.count)) { (offset, buffer) in
      guard offset >= 0, offset < bytes.count else { return 0 }
      let count = min(bytes.count - Int(offset), buffer.count)
      buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
      return count
    }
  }

  /// The part of `size` bytes from `start` on.
  func part(from start: Int64, size: Int64) -> RandomAccess {
    RandomAccess(sizeBytes: size) { [fill] (offset, buffer) in
      guard offset >= 0, offset < size else { return 0 }
      let count = Int(min(Int64(buffer.count), size - offset))
      return try fill(start + offset, UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Returns at most `count` bytes from `offset` on; fewer only at the end.
  public func read(_ offset: Int64, _ count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: raw[filled...])
        let more = try fill(offset + Int64(filled), rest)
        guard more > 0 else { break }
        filled += more
      }
    }
  }

  /// Exactly `count` bytes from `offset` on; nil if there are fewer.
  func exactly(_ count: Int, at offset: Int64) throws -> [UInt8]? {
    guard offset >= 0, count >= 0, Int64(count) <= sizeBytes, offset <= sizeBytes - Int64(count)
    else { return nil }
    let bytes = try read(offset, count)
    return bytes.count == count ? bytes : nil
  }

  /// All bytes; nil if there are more than `limit`, or fewer than the size says.
  func whole(limit: Int) throws -> [UInt8]? {
    guard sizeBytes >= 0, sizeBytes <= Int64(limit) else { return nil }
    return try exactly(Int(sizeBytes), at: 0)
  }

  /// Hands on the bytes in pieces, in one buffer that is void when `body` returns; false if they
  /// end before the size says.
  public func forEachChunk(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    guard sizeBytes > 0 else { return sizeBytes == 0 }
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Int(min(Int64(Self.chunkBytes), sizeBytes)), alignment: 64)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    while offset < sizeBytes {
      let count = try fill(offset, Self.part(of: buffer, Int64(buffer.count), sizeBytes - offset))
      guard count > 0 else { return false }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += Int64(count)
    }
    return true
  }

  private static func part(
    of buffer: UnsafeMutableRawBufferPointer, _ size: Int64, _ rest: Int64
  ) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(min(size, rest))])
  }

  // Small enough to stay in a core's own cache while it is hashed.
  private static let chunkBytes = 256 * 1024
}

/// Reads the lines of a file one after the other, in constant memory.
struct LineReader {
  private let file: RandomAccess
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var offset: Int64 = 0

  /// What comes next.
  enum Line: Equatable {
    /// A line, without its newline.
    case line([UInt8])
    /// The file ended with a newline, or is empty.
    case end
    /// The line is longer than the limit, or the file ends within it.
    case broken
  }

  /// The lines of `file`, each of at most `limit` bytes.
  init(_ file: RandomAccess, limit: Int) {
    self.file = file
    self.limit = limit
  }

  mutating func next() throws -> Line {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return end - start <= limit ? .line(Array(buffer[start..<end])) : .broken
      }
      guard buffer.count - start <= limit else { return .broken }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let count = Int(min(64 * 1024, file.sizeBytes - offset))
      let chunk = count > 0 ? try file.read(offset, count) : []
      guard !chunk.isEmpty else { return buffer.isEmpty ? .end : .broken }
      offset += Int64(chunk.count)
      buffer += chunk
    }
  }
}
