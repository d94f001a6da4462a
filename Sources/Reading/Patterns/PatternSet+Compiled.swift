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
    writer.add(Table(alphabet.scalars))
    writer.add(words.slots)
    writer.add(words.starts)
    writer.add(roles.spans)
    writer.add(roles.blocks)
    writer.add(roles.masks)
    writer.add(patterns.patterns)
    writer.add(patterns.steps)
    writer.add(patterns.nears)
    writer.add(patterns.trials)
    writer.add(patterns.needs)
    writer.add(patterns.excuses)
    writer.add(blockers)
    writer.add(weights.words.slots)
    writer.add(weights.words.starts)
    writer.add(weights.spans)
    writer.add(weights.entries)
    writer.add(
      Table([
        Int32(words.mostEndings), Int32(roles.triggerBlockCount), Int32(roles.blockCount),
        roles.firstQuantity, Int32(ruleCount), Int32(weights.words.mostEndings),
        Int32(weights.count),
      ]))
    return writer.finished
  }

  /// The set whose tables are `bytes`; nil for bytes that are damaged or laid out in another way.
  public init?(compiled bytes: some Sequence<UInt8>) {
    let read = bytes.withContiguousStorageIfAvailable { TableReader(UnsafeRawBufferPointer($0)) }
    guard var reader = read ?? nil,
      let table: Table<Alphabet.Symbol> = reader.next(), let scalars: Table<UInt32> = reader.next(),
      let slots: Table<WordTable.Slot> = reader.next(), let starts: Table<Int32> = reader.next(),
      let spans: Table<RoleTable.Span> = reader.next(), let blocks: Table<UInt16> = reader.next(),
      let masks: Table<UInt64> = reader.next(),
      let patterns: Table<PatternTable.Entry> = reader.next(),
      let steps: Table<PatternTable.Step> = reader.next(),
      let nears: Table<PatternTable.Near> = reader.next(),
      let trials: Table<PatternTable.Trial> = reader.next(),
      let needs: Table<Int32> = reader.next(),
      let excuses: Table<PatternTable.Excuses> = reader.next(),
      let blockers: Table<Int32> = reader.next(),
      let weighed: Table<WordTable.Slot> = reader.next(), let begins: Table<Int32> = reader.next(),
      let entrySpans: Table<Int32> = reader.next(),
      let entries: Table<WeightTable.Entry> = reader.next(),
      let rest: Table<Int32> = reader.next(), rest.count == 7
    else { return nil }
    self.init(
      alphabet: Alphabet(table: table, scalars: Array(scalars.elements)),
      words: WordTable(slots: slots, starts: starts, mostEndings: Int(rest[0])),
      roles: RoleTable(
        spans: spans, blocks: blocks, masks: masks, triggerBlockCount: Int(rest[1]),
        blockCount: Int(rest[2]), firstQuantity: rest[3]),
      patterns: PatternTable(
        patterns: patterns, steps: steps, nears: nears, trials: trials,
        needs: needs, excuses: excuses),
      blockers: blockers,
      weights: WeightTable(
        words: WordTable(slots: weighed, starts: begins, mostEndings: Int(rest[5])),
        spans: entrySpans, entries: entries, count: Int(rest[6])),
      ruleCount: Int(rest[4]))
  }
}

/// What the bytes begin with: the version and the size of each element, so that another layout is not
/// taken for this one.
private let layout: [UInt8] = [
  0x52, 0x50, 0x53, 2, UInt8(MemoryLayout<WordTable.Slot>.stride),
  UInt8(MemoryLayout<RoleTable.Span>.stride), UInt8(MemoryLayout<PatternTable.Excuses>.stride),
  UInt8(MemoryLayout<PatternTable.Entry>.stride), UInt8(MemoryLayout<PatternTable.Step>.stride),
  UInt8(MemoryLayout<PatternTable.Near>.stride), UInt8(MemoryLayout<PatternTable.Trial>.stride),
  0, 0, 0, 0, 0,
]
/// Where the tables begin: behind the layout and the sum. Each begins at a multiple of eight.
private let headerBytes = 24

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
  mutating func add<Element>(_ table: Table<Element>) {
    withUnsafeBytes(of: Int64(table.count)) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: UnsafeRawBufferPointer(table.elements))
    while bytes.count % 8 != 0 { bytes.append(0) }
  }

  /// The layout, the sum, and everything that was added.
  var finished: [UInt8] {
    let total = bytes.withUnsafeBytes { sum(of: $0) }
    return layout + withUnsafeBytes(of: total) { Array($0) } + bytes
  }
}

private struct TableReader {
  /// What follows the layout and the sum.
  private let memory: SharedBytes
  private var position = 0

  /// A reader behind the sum; nil if it or the layout is another one.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= headerBytes, bytes.starts(with: layout) else { return nil }
    let tables = UnsafeRawBufferPointer(rebasing: bytes[headerBytes...])
    guard bytes.loadUnaligned(fromByteOffset: layout.count, as: UInt64.self) == sum(of: tables)
    else { return nil }
    memory = SharedBytes(tables)
  }

  /// The next elements; nil if the bytes end before them.
  mutating func next<Element>() -> Table<Element>? {
    let stride = MemoryLayout<Element>.stride
    guard position + 8 <= memory.count else { return nil }
    let count = Int(memory.bytes.loadUnaligned(fromByteOffset: position, as: Int64.self))
    position += 8
    guard count >= 0, count <= (memory.count - position) / stride else { return nil }
    defer { position = (position + count * stride + 7) / 8 * 8 }
    return Table(in: memory, at: position, count: count)
  }
}
