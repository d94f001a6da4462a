/// Goes through the charstrings of glyphs (Adobe's technical note 5177) and notes which subroutines they
/// come by. Nothing is drawn: it only has to know where each operator ends.
struct CharstringWalk {
  private let bytes: [UInt8]
  private let globals: [Range<Int>]
  private var locals: [Range<Int>] = []
  private var used: Set<Int> = []
  /// Numbers that wait for their operator; nil for one that is not whole.
  private var stack: [Int?] = []
  private var hints = 0
  private var steps = 0

  /// Subroutines call no deeper, and a glyph takes no more steps: a font that means to is left as it is.
  private static let deepest = 10
  private static let mostSteps = 50_000_000

  /// A walk through `bytes`, whose subroutines for all fonts are `globals`.
  init(bytes: [UInt8], globals: [Range<Int>]) {
    self.bytes = bytes
    self.globals = globals
  }

  /// The numbers among `locals`, from 0, of those that the charstring at `range` comes by.
  mutating func subroutines(
    of range: Range<Int>, locals: [Range<Int>]
  ) throws(FontProgram.Unreadable) -> Set<Int> {
    self.locals = locals
    used = []
    stack = []
    hints = 0
    _ = try run(range, depth: 0)
    return used
  }

  /// Runs one piece; true once the glyph is at its end.
  private mutating func run(
    _ range: Range<Int>, depth: Int
  ) throws(FontProgram.Unreadable) -> Bool {
    guard depth <= Self.deepest else { throw FontProgram.Unreadable() }
    var place = range.lowerBound
    while place < range.upperBound {
      steps += 1
      guard steps <= Self.mostSteps else { throw FontProgram.Unreadable() }
      let code = Int(bytes[place])
      place += 1
      switch code {
      case 28, 32...255: place = try push(code, at: place, before: range.upperBound)
      case 1, 3, 18, 23:  // hstem, vstem, hstemhm, vstemhm
        takeHints()
      case 19, 20:  // hintmask, cntrmask: what still waits is vertical stems.
        takeHints()
        place += (hints + 7) / 8
      case 4...8, 21, 22, 24...27, 30, 31: stack = []
      case 10:  // callsubr
        let number = try popped(locals.count)
        used.insert(number)
        if try run(locals[number], depth: depth + 1) { return true }
      case 29:  // callgsubr
        if try run(globals[try popped(globals.count)], depth: depth + 1) { return true }
      case 11: return false
      case 14: return true
      case 12:
        guard place < range.upperBound, (34...37).contains(bytes[place]) else {
          throw FontProgram.Unreadable()
        }
        stack = []
        place += 1
      default: throw FontProgram.Unreadable()
      }
      guard place <= range.upperBound else { throw FontProgram.Unreadable() }
    }
    return false
  }

  private mutating func takeHints() {
    hints += stack.count / 2
    stack = []
  }

  /// Puts the number that begins with `code` on the stack.
  /// - Returns: The place behind it.
  private mutating func push(
    _ code: Int, at place: Int, before end: Int
  ) throws(FontProgram.Unreadable) -> Int {
    let more = code == 28 ? 2 : code == 255 ? 4 : code >= 247 ? 1 : 0
    guard place + more <= end else { throw FontProgram.Unreadable() }
    switch code {
    case 28:
      stack.append(Int(Int16(truncatingIfNeeded: Int(bytes[place]) << 8 | Int(bytes[place + 1]))))
    case 255: stack.append(nil)
    case 247...250: stack.append((code - 247) * 256 + Int(bytes[place]) + 108)
    case 251...254: stack.append(-(code - 251) * 256 - Int(bytes[place]) - 108)
    default: stack.append(code - 139)
    }
    return place + more
  }

  /// The number of a subroutine among `count`: what is written is so much less, to be short.
  private mutating func popped(_ count: Int) throws(FontProgram.Unreadable) -> Int {
    guard let top = stack.popLast(), let written = top else { throw FontProgram.Unreadable() }
    let number = written + (count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768)
    guard (0..<count).contains(number) else { throw FontProgram.Unreadable() }
    return number
  }
}
