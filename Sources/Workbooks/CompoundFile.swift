internal import CaseCore

/// The streams of a compound file ([MS-CFB]), the container of Office before 2007.
struct CompoundFile {
  private let bytes: [UInt8]
  private let sectorBytes: Int
  private var table: [UInt32] = []
  private var entries: [(name: String, start: UInt32, sizeBytes: Int)] = []
  private let smallTable: [UInt32]
  private let smallLimit: Int

  /// Reads the directory of `bytes`.
  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = bytes
    guard bytes.count >= 512, bytes.number(30, 2) == 9 || bytes.number(30, 2) == 12 else {
      throw .broken("CFB")
    }
    sectorBytes = 1 << bytes.number(30, 2)
    smallLimit = bytes.number(56, 4)
    var tableSectors = (0..<109).map { UInt32(bytes.number(76 + $0 * 4, 4)) }
    var next = UInt32(bytes.number(68, 4))
    var steps = 0
    while let at = Self.offset(next, sectorBytes, bytes), steps * sectorBytes < bytes.count {
      let count = sectorBytes / 4 - 1
      tableSectors += (0..<count).map { UInt32(bytes.number(at + $0 * 4, 4)) }
      next = UInt32(bytes.number(at + count * 4, 4))
      steps += 1
    }
    for sector in tableSectors {
      guard let at = Self.offset(sector, sectorBytes, bytes) else { continue }
      table += (0..<(sectorBytes / 4)).map { UInt32(bytes.number(at + $0 * 4, 4)) }
      // A table that names more sectors than there are bytes repeats itself.
      guard table.count <= bytes.count else { throw .broken("CFB") }
    }
    smallTable = []
    let directory = stream(UInt32(bytes.number(48, 4)), sizeBytes: nil)
    for at in stride(from: 0, to: directory.count - 127, by: 128) {
      let length = min(directory.number(at + 64, 2), 64)
      guard length >= 2, entries.count < Limits.archiveMembers else { continue }
      let units = stride(from: 0, to: length - 2, by: 2).map {
        UInt16(directory.number(at + $0, 2))
      }
      entries.append(
        (
          String(decoding: units, as: UTF16.self), UInt32(directory.number(at + 116, 4)),
          directory.number(at + 120, 4)
        ))
    }
  }

  /// Whether there is a stream `name`.
  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// The bytes of the stream `name`; nil where there is none.
  func stream(_ name: String) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    guard entry.sizeBytes < smallLimit else {
      return stream(entry.start, sizeBytes: entry.sizeBytes)
    }
    guard let root = entries.first else { return nil }
    let small = stream(root.start, sizeBytes: root.sizeBytes)
    let links = stream(UInt32(bytes.number(60, 4)), sizeBytes: nil)
    var found: [UInt8] = []
    var sector = Int(entry.start)
    while found.count < entry.sizeBytes, sector * 64 + 64 <= small.count {
      found += small[(sector * 64)..<(sector * 64 + 64)]
      guard sector * 4 + 4 <= links.count else { break }
      sector = links.number(sector * 4, 4)
    }
    return Array(found.prefix(entry.sizeBytes))
  }

  // The sectors from `start` on, until the chain ends, repeats itself or `sizeBytes` are there.
  private func stream(_ start: UInt32, sizeBytes: Int?) -> [UInt8] {
    var found: [UInt8] = []
    var sector = start
    let limit = min(sizeBytes ?? bytes.count, bytes.count)
    while found.count < limit, let at = Self.offset(sector, sectorBytes, bytes) {
      found += bytes[at..<min(at + sectorBytes, bytes.count)]
      guard table.indices.contains(Int(sector)) else { break }
      sector = table[Int(sector)]
    }
    return Array(found.prefix(limit))
  }

  private static func offset(_ sector: UInt32, _ size: Int, _ bytes: [UInt8]) -> Int? {
    guard sector < 0xffff_fffa else { return nil }
    let at = (Int(sector) + 1) * size
    return at < bytes.count ? at : nil
  }
}

extension [UInt8] {
  /// The unsigned number of `width` bytes at `offset`, lowest byte first; bytes that are not there
  /// count as zero.
  func number(_ offset: Int, _ width: Int) -> Int {
    var number = 0
    for place in 0..<width where indices.contains(offset + place) {
      number |= Int(self[offset + place]) << (8 * place)
    }
    return number
  }
}
