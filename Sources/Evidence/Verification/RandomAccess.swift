/// Bytes that can be read from any place, such as an open file. The room does no I/O of its own.
public struct RandomAccess {
  /// The size in bytes.
  public let sizeBytes: Int64
  /// Returns at most `count` bytes from `offset` on; fewer only at the end. What it throws is
  /// passed on as it is.
  public let read: (_ offset: Int64, _ count: Int) throws -> [UInt8]

  /// `sizeBytes` bytes that `read` returns.
  public init(
    sizeBytes: Int64, read: @escaping (_ offset: Int64, _ count: Int) throws -> [UInt8]
  ) {
    self.sizeBytes = sizeBytes
    self.read = read
  }

  /// The bytes themselves.
  public init(_ bytes: [UInt8]) {
    self.init(sizeBytes: Int64(bytes.count)) { offset, count in
      guard offset >= 0, offset < bytes.count else { return [] }
      return Array(bytes[Int(offset)..<min(bytes.count, Int(offset) + count)])
    }
  }

  /// The part of `size` bytes from `start` on.
  func part(from start: Int64, size: Int64) -> RandomAccess {
    RandomAccess(sizeBytes: size) { [read] offset, count in
      guard offset >= 0, offset < size else { return [] }
      return try read(start + offset, Int(min(Int64(count), size - offset)))
    }
  }

  /// Exactly `count` bytes from `offset` on; nil if there are fewer.
  func exactly(_ count: Int, at offset: Int64) throws -> [UInt8]? {
    guard offset >= 0, offset + Int64(count) <= sizeBytes else { return nil }
    var bytes = try read(offset, count)
    while bytes.count < count {
      let more = try read(offset + Int64(bytes.count), count - bytes.count)
      guard !more.isEmpty else { return nil }
      bytes += more
    }
    return bytes.count == count ? bytes : nil
  }

  /// All bytes; nil if there are more than `limit`, or fewer than the size says.
  func whole(limit: Int) throws -> [UInt8]? {
    guard sizeBytes >= 0, sizeBytes <= Int64(limit) else { return nil }
    return try exactly(Int(sizeBytes), at: 0)
  }

  /// Hands on the bytes in pieces; false if they end before the size says.
  func forEachChunk(_ body: ([UInt8]) throws -> Void) throws -> Bool {
    var offset: Int64 = 0
    while offset < sizeBytes {
      let chunk = try read(offset, Int(min(Int64(BundlePlan.chunkBytes), sizeBytes - offset)))
      guard !chunk.isEmpty else { return false }
      try body(chunk)
      offset += Int64(chunk.count)
    }
    return true
  }
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
