/// The tables of a set as bytes, so that a short command need not build them.
///
/// The bytes are a cache of one machine: their layout is that of memory, and says so in its first
/// bytes. Damaged bytes are found by their sum and not read; they are no protection against somebody
/// who wants to do harm, who could as well change the program.
extension PatternSet {
  /// The tables, for `init(compiled:)`.
  public var compiled: [UInt8] {
    var writer = TableWriter()
    writer.add(alphabet.table)
    writer.add(alphabet.scalars)
    writer.add(words.slots)
    writer.add(words.endings)
    writer.add(firstList)
    writer.add(lists)
    writer.add(patterns.patterns)
    writer.add(patterns.steps)
    writer.add(patterns.nears)
    writer.add(patterns.firstTried)
    writer.add(patterns.tried)
    writer.add(blockers)
    writer.add(
      [Int32(words.mostEndings), Int32(listCount), Int32(ruleCount)]
        + quantityLists.flatMap { quantity in
          [Int32(Quantity.names.firstIndex(of: quantity.name) ?? -1), quantity.list]
        })
    return writer.finished
  }

  /// The set whose tables are `bytes`; nil for bytes that are damaged or laid out in another way.
  public init?(compiled bytes: [UInt8]) {
    guard var reader = TableReader(bytes),
      let table: [Alphabet.Symbol] = reader.next(), let scalars: [UInt32] = reader.next(),
      let slots: [WordTable.Slot] = reader.next(), let endings: [WordTable.Ending] = reader.next(),
      let firstList: [Int32] = reader.next(), let lists: [Int32] = reader.next(),
      let patterns: [PatternTable.Entry] = reader.next(),
      let steps: [PatternTable.Step] = reader.next(),
      let nears: [PatternTable.Near] = reader.next(),
      let firstTried: [Int32] = reader.next(), let tried: [Int32] = reader.next(),
      let blockers: [Int32] = reader.next(), let rest: [Int32] = reader.next(),
      rest.count >= 3, rest.count % 2 == 1
    else { return nil }
    let names = Array(Quantity.names)
    var quantityLists: [(name: String, list: Int32)] = []
    for index in stride(from: 3, to: rest.count, by: 2) {
      guard names.indices.contains(Int(rest[index])) else { return nil }
      quantityLists.append((names[Int(rest[index])], rest[index + 1]))
    }
    self.init(
      alphabet: Alphabet(table: table, scalars: scalars),
      words: WordTable(slots: slots, endings: endings, mostEndings: Int(rest[0])),
      firstList: firstList, lists: lists,
      patterns: PatternTable(
        patterns: patterns, steps: steps, nears: nears, firstTried: firstTried, tried: tried),
      listCount: Int(rest[1]), blockers: blockers, quantityLists: quantityLists,
      ruleCount: Int(rest[2]))
  }
}

/// What the bytes begin with: the size of each element, so that another layout is not taken for this
/// one.
private let layout: [UInt8] = [
  0x52, 0x50, 0x53, 1, UInt8(MemoryLayout<WordTable.Slot>.stride),
  UInt8(MemoryLayout<WordTable.Ending>.stride), UInt8(MemoryLayout<PatternTable.Entry>.stride),
  UInt8(MemoryLayout<PatternTable.Step>.stride), UInt8(MemoryLayout<PatternTable.Near>.stride),
  0, 0, 0, 0, 0, 0, 0,
]

/// Sums up bytes, eight at a time (FNV-1a, Fowler, Noll and Vo).
private func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
  var sum: UInt64 = 0xcbf2_9ce4_8422_2325
  var index = 0
  while index + 8 <= bytes.count {
    sum = (sum ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01b3
    index += 8
  }
  while index < bytes.count {
    sum = (sum ^ UInt64(bytes[index])) &* 0x100_0000_01b3
    index += 1
  }
  return sum
}

private struct TableWriter {
  private var bytes: [UInt8] = []

  /// Appends how many elements there are, and their memory.
  mutating func add<Element: BitwiseCopyable>(_ elements: [Element]) {
    withUnsafeBytes(of: Int64(elements.count)) { bytes.append(contentsOf: $0) }
    elements.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// The layout, the sum, and everything that was added.
  var finished: [UInt8] {
    let total = bytes.withUnsafeBytes { sum(of: $0) }
    return layout + withUnsafeBytes(of: total) { Array($0) } + bytes
  }
}

private struct TableReader {
  private let bytes: [UInt8]
  private var position: Int

  /// A reader behind the sum; nil if it or the layout is another one.
  init?(_ bytes: [UInt8]) {
    let start = layout.count + 8
    guard bytes.count >= start, bytes.starts(with: layout) else { return nil }
    let isWhole = bytes.withUnsafeBytes { raw in
      raw.loadUnaligned(fromByteOffset: layout.count, as: UInt64.self)
        == sum(of: UnsafeRawBufferPointer(rebasing: raw[start...]))
    }
    guard isWhole else { return nil }
    self.bytes = bytes
    position = start
  }

  /// The next elements; nil if the bytes end before them.
  mutating func next<Element: BitwiseCopyable>() -> [Element]? {
    let stride = MemoryLayout<Element>.stride
    guard position + 8 <= bytes.count else { return nil }
    let count = bytes.withUnsafeBytes {
      Int($0.loadUnaligned(fromByteOffset: position, as: Int64.self))
    }
    position += 8
    guard count >= 0, count <= (bytes.count - position) / stride else { return nil }
    defer { position += count * stride }
    return bytes.withUnsafeBytes { raw in
      Array(unsafeUninitializedCapacity: count) { target, initialised in
        if count > 0, let base = target.baseAddress, let source = raw.baseAddress {
          UnsafeMutableRawPointer(base).copyMemory(
            from: source + position, byteCount: count * stride)
        }
        initialised = count
      }
    }
  }
}
