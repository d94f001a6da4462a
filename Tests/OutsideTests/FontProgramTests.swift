import Outside
import Testing

/// Fonts without the subroutines that no glyph comes by.
@Suite struct FontProgramTests {
  /// A font of one private part: what its glyphs and subroutines do is given as bytes.
  private struct Font {
    var glyphs: [[UInt8]]
    var locals: [[UInt8]]
    var globals: [[UInt8]] = []

    /// Where the list of subroutines begins, and the whole font.
    var written: (place: Int, bytes: [UInt8]) {
      let names = Self.list([Array("Font".utf8)])
      let globals = Self.list(self.globals)
      // Five numbers of five bytes and their operators.
      let topBytes = 4 + 1 + 5 * 3 + 5
      let top = 4 + names.count
      let glyphs = top + topBytes + 2 + globals.count
      let choice = glyphs + Self.list(self.glyphs).count
      let select: [UInt8] = [3, 0, 1, 0, 0, 0, 0, UInt8(self.glyphs.count)]
      let fonts = choice + select.count
      let privates = fonts + 4 + 1 + 11
      let topDict =
        Self.number(glyphs) + [17] + Self.number(choice) + [12, 37]
        + Self.number(fonts) + [12, 36]
      let font = Self.number(6) + Self.number(privates) + [18]
      let head: [UInt8] = [1, 0, 4, 1]
      let bytes =
        head + names + Self.list([topDict]) + [0, 0] + globals + Self.list(self.glyphs)
        + select + Self.list([font]) + Self.number(6) + [19] + Self.list(locals)
      return (privates + 6, bytes)
    }

    static func number(_ value: Int) -> [UInt8] {
      [29] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    static func list(_ pieces: [[UInt8]]) -> [UInt8] {
      guard !pieces.isEmpty else { return [0, 0] }
      var offsets: [UInt8] = [1]
      for piece in pieces { offsets.append(offsets[offsets.count - 1] + UInt8(piece.count)) }
      return [0, UInt8(pieces.count), 1] + offsets + pieces.flatMap(\.self)
    }

    /// The subroutines in `bytes`, which `written` or trimming gave.
    func locals(in bytes: [UInt8]) -> [[UInt8]] {
      let at = written.place
      let count = Int(bytes[at + 1])
      let data = at + 3 + count
      return (0..<count).map { index in
        Array(bytes[(data + Int(bytes[at + 3 + index]))..<(data + Int(bytes[at + 4 + index]))])
      }
    }
  }

  /// Numbers are written 139 more, and those of subroutines 107 less.
  private static func call(_ number: Int) -> [UInt8] { [UInt8(number - 107 + 139), 10] }

  private static let end: [UInt8] = [14]
  private static let back: [UInt8] = [11]
  /// `0 0 rmoveto`
  private static let move: [UInt8] = [139, 139, 21]

  @Test func `subroutines by which no glyph comes are emptied and the others stay`() throws {
    let font = Font(
      glyphs: [Self.end, Self.call(1) + Self.end, Self.call(4)],
      locals: [
        Self.move + Self.back, Self.call(3) + Self.back, Self.move + Self.back,
        Self.move + Self.move + Self.back, Self.end,
      ])
    let bytes = font.written.bytes
    let trimmed = try #require(FontProgram.trimmed(bytes))
    #expect(trimmed.count == bytes.count)
    #expect(
      font.locals(in: trimmed) == [[], font.locals[1], [], font.locals[3], font.locals[4]])
    #expect(Array(trimmed.prefix(font.written.place)) == Array(bytes.prefix(font.written.place)))
    #expect(trimmed.suffix(8).allSatisfy { $0 == 0 })
    #expect(FontProgram.trimmed(trimmed) == trimmed)
  }

  @Test func `hints in a subroutine that two glyphs share count for both`() throws {
    // Two stems, then a mask of one byte that looks like a call.
    let stems: [UInt8] = [139, 139, 139, 139, 18]
    let masked = Self.call(0) + [19, 10] + Self.call(2) + Self.end
    let font = Font(
      glyphs: [masked, masked],
      locals: [stems + Self.back, Self.back, Self.move + Self.back])
    let trimmed = try #require(FontProgram.trimmed(font.written.bytes))
    #expect(font.locals(in: trimmed) == [font.locals[0], [], font.locals[2]])
  }

  @Test func `what is called by way of all fonts' subroutines stays`() throws {
    let font = Font(
      glyphs: [[UInt8(139 - 107), 29]], locals: [Self.back, Self.end],
      globals: [Self.call(1) + Self.back])
    let trimmed = try #require(FontProgram.trimmed(font.written.bytes))
    #expect(font.locals(in: trimmed) == [[], Self.end])
  }

  @Test(
    arguments: [
      [139, 9], [139, 139, 12, 10, 14], [140, 10], [255, 0, 0, 0, 0, 10], [10], [28, 0],
    ] as [[UInt8]])
  func `a font with something unknown in it stays as it is`(glyph: [UInt8]) {
    #expect(FontProgram.trimmed(Font(glyphs: [glyph], locals: [Self.back]).written.bytes) == nil)
  }

  @Test func `a subroutine that calls itself ends`() {
    let font = Font(glyphs: [Self.call(0)], locals: [Self.call(0)])
    #expect(FontProgram.trimmed(font.written.bytes) == nil)
  }

  @Test func `a font that is cut off anywhere stays as it is`() {
    let bytes = Font(glyphs: [Self.call(0)], locals: [Self.end, Self.end]).written.bytes
    for count in 0..<bytes.count { #expect(FontProgram.trimmed(Array(bytes.prefix(count))) == nil) }
    #expect(FontProgram.trimmed(bytes) != nil)
  }

  @Test func `whatever byte is another, nothing goes wrong`() {
    let bytes = Font(glyphs: [Self.call(0)], locals: [Self.end, Self.end]).written.bytes
    for place in bytes.indices {
      for value in [0, 1, 12, 29, 30, 127, 255] as [UInt8] {
        var changed = bytes
        changed[place] = value
        if let trimmed = FontProgram.trimmed(changed) { #expect(trimmed.count == bytes.count) }
      }
    }
  }
}
