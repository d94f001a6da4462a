/// A font program as Cairo embeds it (CFF, Adobe's technical note 5176), and what of it nothing uses.
///
/// Cairo 1.16 keeps all 28,000 subroutines of a Chinese font, nearly a megabyte, as soon as a hint stands in
/// a subroutine that two glyphs share; and where it leaves them out, a byte of each.
public struct FontProgram {
  /// What is not as it should be: then the font stays as it is.
  struct Unreadable: Error {}

  private let bytes: [UInt8]

  /// `bytes` with every subroutine emptied that no glyph comes by, in the same number of bytes: what is
  /// no longer needed is zeros at the end of each list, and nothing else moves. Nil where anything in it
  /// is not understood.
  public static func trimmed(_ bytes: [UInt8]) -> [UInt8]? {
    do throws(Unreadable) {
      return try FontProgram(bytes: bytes).trimmed()
    } catch {
      return nil
    }
  }

  private func trimmed() throws(Unreadable) -> [UInt8] {
    let names = try list(at: Int(byte(2)))
    let tops = try list(at: names.end)
    let globals = try list(at: try list(at: tops.end).end)
    guard let first = tops.ranges.first else { throw Unreadable() }
    let top = try values(first)
    guard let glyphs = top[17]?.last, let fonts = top[Self.escaped(36)]?.last,
      let choice = top[Self.escaped(37)]?.last, top[Self.escaped(6)]?.last ?? 2 == 2
    else { throw Unreadable() }
    let lists = try self.subroutines(ofFontsAt: fonts)
    let glyphList = try list(at: glyphs)
    let fontOfGlyph = try fontOfGlyphs(at: choice, count: glyphList.ranges.count)
    var walk = CharstringWalk(bytes: bytes, globals: globals.ranges)
    var used: [Int: Set<Int>] = [:]
    for (glyph, range) in glyphList.ranges.enumerated() {
      guard lists.indices.contains(fontOfGlyph[glyph]) else { throw Unreadable() }
      let list = lists[fontOfGlyph[glyph]]
      let seen = try walk.subroutines(of: range, locals: list?.ranges ?? [])
      if let list { used[list.place, default: []].formUnion(seen) }
    }
    var result = bytes
    for list in lists {
      guard let list else { continue }
      keep(used[list.place] ?? [], of: list, in: &result)
    }
    return result
  }

  /// Empties what is not `used`; the offsets of empty ones are those of their neighbours.
  private func keep(_ used: Set<Int>, of list: List, in result: inout [UInt8]) {
    var next = 1
    guard !list.ranges.isEmpty else { return }
    func write(_ offset: Int, at index: Int) {
      let place = list.place + 3 + index * list.offsetBytes
      for byte in 0..<list.offsetBytes {
        result[place + byte] = UInt8(
          truncatingIfNeeded: offset >> (8 * (list.offsetBytes - 1 - byte)))
      }
    }
    write(next, at: 0)
    for (index, range) in list.ranges.enumerated() {
      if used.contains(index) {
        for (step, place) in range.enumerated() {
          result[list.dataStart + next - 1 + step] = bytes[place]
        }
        next += range.count
      }
      write(next, at: index + 1)
    }
    for place in (list.dataStart + next - 1)..<list.end { result[place] = 0 }
  }
}

// What a CFF is made of.
extension FontProgram {
  /// An INDEX: many pieces of bytes one behind the other.
  private struct List {
    let place: Int
    let offsetBytes: Int
    let dataStart: Int
    let ranges: [Range<Int>]
    let end: Int
  }

  private static func escaped(_ code: Int) -> Int { 12 << 8 | code }

  private func byte(_ place: Int) throws(Unreadable) -> UInt8 {
    guard bytes.indices.contains(place) else { throw Unreadable() }
    return bytes[place]
  }

  private func number(_ place: Int, _ count: Int) throws(Unreadable) -> Int {
    var number = 0
    for step in 0..<count { number = number << 8 | Int(try byte(place + step)) }
    return number
  }

  private func list(at place: Int) throws(Unreadable) -> List {
    let count = try number(place, 2)
    guard count > 0 else {
      return List(place: place, offsetBytes: 0, dataStart: place + 2, ranges: [], end: place + 2)
    }
    let offsetBytes = Int(try byte(place + 2))
    guard (1...4).contains(offsetBytes) else { throw Unreadable() }
    let dataStart = place + 3 + (count + 1) * offsetBytes
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(count)
    var start = try number(place + 3, offsetBytes)
    guard start == 1 else { throw Unreadable() }
    for index in 1...count {
      let end = try number(place + 3 + index * offsetBytes, offsetBytes)
      guard end >= start, dataStart + end - 1 <= bytes.count else { throw Unreadable() }
      ranges.append((dataStart + start - 1)..<(dataStart + end - 1))
      start = end
    }
    return List(
      place: place, offsetBytes: offsetBytes, dataStart: dataStart, ranges: ranges,
      end: dataStart + start - 1)
  }

  /// A DICT: what stands before each operator.
  private func values(_ range: Range<Int>) throws(Unreadable) -> [Int: [Int]] {
    var values: [Int: [Int]] = [:]
    var operands: [Int] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let code = Int(try byte(place))
      place += 1
      switch code {
      case 12:
        values[Self.escaped(Int(try byte(place)))] = operands
        operands = []
        place += 1
      case 0...21:
        values[code] = operands
        operands = []
      case 28, 29:
        let count = code == 28 ? 2 : 4
        let number = try number(place, count)
        let half = 1 << (8 * count - 1)
        operands.append(number >= half ? number - 2 * half : number)
        place += count
      case 30:
        // A real number ends with a nibble of ones. None of those that matter here is one.
        while try byte(place) & 0xf != 0xf { place += 1 }
        operands.append(0)
        place += 1
      case 32...246: operands.append(code - 139)
      case 247...254:
        let low = Int(try byte(place))
        let high = code < 251 ? code - 247 : code - 251
        operands.append((high * 256 + low + 108) * (code < 251 ? 1 : -1))
        place += 1
      default: throw Unreadable()
      }
    }
    return values
  }

  /// The list of subroutines of each font in the array at `place`; nil for one without.
  private func subroutines(ofFontsAt place: Int) throws(Unreadable) -> [List?] {
    var lists: [List?] = []
    for range in try list(at: place).ranges {
      guard let own = try values(range)[18], own.count == 2, own[0] >= 0, own[1] >= 0 else {
        throw Unreadable()
      }
      let subroutines = try values(own[1]..<(own[1] + own[0]))[19]?.last
      if let subroutines {
        lists.append(try list(at: own[1] + subroutines))
      } else {
        lists.append(nil)
      }
    }
    return lists
  }

  /// The number of the font of every glyph.
  private func fontOfGlyphs(at place: Int, count: Int) throws(Unreadable) -> [Int] {
    switch try byte(place) {
    case 0:
      var fonts: [Int] = []
      for glyph in 0..<count { fonts.append(Int(try byte(place + 1 + glyph))) }
      return fonts
    case 3:
      var fonts: [Int] = []
      for range in 0..<(try number(place + 1, 2)) {
        let at = place + 3 + range * 3
        guard try number(at, 2) == fonts.count else { throw Unreadable() }
        let next = try number(at + 3, 2)
        guard next >= fonts.count, next <= count else { throw Unreadable() }
        fonts += Array(repeating: Int(try byte(at + 2)), count: next - fonts.count)
      }
      guard fonts.count == count else { throw Unreadable() }
      return fonts
    default: throw Unreadable()
    }
  }
}
