internal import CaseCore

/// The records of a workbook before 2007 ([MS-XLS], BIFF8), gone through one after the other.
struct BinaryRecords {
  /// One record.
  struct Record {
    let type: Int
    /// Where it begins in the stream.
    let start: Int
    let body: Range<Int>
  }

  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next record; nil at the end or where the stream is cut.
  mutating func next() -> Record? {
    guard position + 4 <= bytes.count else { return nil }
    let start = position
    let end = start + 4 + bytes.number(start + 2, 2)
    guard end <= bytes.count else { return nil }
    position = end
    return Record(type: bytes.number(start, 2), start: start, body: (start + 4)..<end)
  }

  /// The bodies of the continuations that follow.
  mutating func continuations() -> [Range<Int>] {
    var bodies: [Range<Int>] = []
    while position + 4 <= bytes.count, bytes.number(position, 2) == 0x3c, let record = next() {
      bodies.append(record.body)
    }
    return bodies
  }
}

/// Reads texts from a record and its continuations, within which a text can change its width.
struct BinaryTexts {
  private let bytes: [UInt8]
  private var pieces: [Range<Int>]
  private var piece = 0
  private var position: Int

  init(_ bytes: [UInt8], _ pieces: [Range<Int>]) {
    self.bytes = bytes
    self.pieces = pieces
    position = pieces.first?.lowerBound ?? 0
  }

  private var isAtEnd: Bool { !pieces.indices.contains(piece) }

  /// The next byte, wherever it stands; nil at the end.
  private mutating func byte() -> Int? {
    while !isAtEnd, position >= pieces[piece].upperBound { advance() }
    guard !isAtEnd else { return nil }
    defer { position += 1 }
    return Int(bytes[position])
  }

  private mutating func advance() {
    piece += 1
    if !isAtEnd { position = pieces[piece].lowerBound }
  }

  /// The next number of `width` bytes.
  mutating func number(_ width: Int) -> Int? {
    var number = 0
    for place in 0..<width {
      guard let byte = byte() else { return nil }
      number |= byte << (8 * place)
    }
    return number
  }

  private mutating func skip(_ count: Int) {
    var left = count
    while left > 0, !isAtEnd {
      let here = min(left, pieces[piece].upperBound - position)
      position += here
      left -= here
      if left > 0 { advance() }
    }
  }

  /// The next text, whose length has `lengthBytes`; nil where it is cut.
  mutating func text(lengthBytes: Int) -> String? {
    guard let count = number(lengthBytes), let flags = number(1) else { return nil }
    // What formats a part of the text, and how it is pronounced, follows it.
    let runs = flags & 8 != 0 ? number(2) ?? 0 : 0
    let extra = flags & 4 != 0 ? number(4) ?? 0 : 0
    var isWide = flags & 1 != 0
    var units: [UInt16] = []
    while units.count < count {
      while !isAtEnd, position >= pieces[piece].upperBound {
        advance()
        // A text that goes on in a continuation says anew how wide its characters are.
        guard let flags = number(1) else { return nil }
        isWide = flags & 1 != 0
      }
      guard let unit = number(isWide ? 2 : 1) else { return nil }
      units.append(UInt16(unit))
    }
    skip(runs * 4 + extra)
    return String(decoding: units, as: UTF16.self)
  }
}
