/// Reads how a pattern is written.
///
/// ```
/// pattern = ordered { "&" [number] ordered }   in any order, up to so many characters apart, by default 20
/// ordered = ["^"] item { gap item } ["$"]
/// item    = word | "(" choice { "|" choice } ")" | "{" list "}" | "<" reading ">"
/// choice  = word | "-" word | "{" list "}" | "<" reading ">"
/// gap     = ".." [number] [ "-" words ]          up to so many characters, by default 6; "..." 30
/// around  = "~" number words                     before an item: none of them that close before
///         | "!" number words                     after an item: none of them that close after
/// words   = "{" list "}" | "(" word { "|" word } ")" | "<" reading ">"
/// ```
///
/// Items with nothing between them touch. Blanks mean nothing. `^` and `$` stand for the beginning and
/// the end of a sentence; a question mark at the end can be asked for and does not count for `$`. A
/// choice with `-` before it takes back those it lies around: `(线下|-在线下载)`.
struct PatternSyntax {
  /// The most parts in any order: each order becomes a pattern of its own.
  static let maxParts = 3
  /// The most steps of one pattern: the memory of a match is this many bits.
  static let maxSteps = 12

  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// Gives the number of a named list, a reading or a list made of words in a pattern.
  struct Lists {
    let named: (String) throws(PatternFault) -> Int
    let reading: (String) throws(PatternFault) -> Int
    let inline: ([String]) throws(PatternFault) -> Int
  }

  init(_ text: String) {
    scalars = text.unicodeScalars.filter { $0 != " " && $0 != "\n" }
  }

  /// Every order of the parts of `text`, each written as a pattern whose parts follow each other.
  static func orders(of text: String) throws(PatternFault) -> [String] {
    var parts: [(gap: Int, text: String)] = []
    for (number, piece) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated()
    {
      let trimmed = piece.drop { $0 == " " }
      let digits = number == 0 ? "" : trimmed.prefix { "0"..."9" ~= $0 }
      let rest = trimmed.dropFirst(digits.count)
      guard rest.contains(where: { $0 != " " }) else { throw .noWord }
      parts.append((Int(digits) ?? 20, String(rest)))
    }
    guard parts.count > 1 else { return [text] }
    guard parts.count <= maxParts else { throw .tooLong(steps: parts.count) }
    guard !parts.contains(where: { $0.text.contains("^") || $0.text.contains("$") }) else {
      throw .syntax(offset: 0)
    }
    let gap = parts.dropFirst().map(\.gap).max() ?? 0
    return permutations(of: parts.map(\.text)).map { $0.joined(separator: " ..\(gap) ") }
  }

  private static func permutations(of parts: [String]) -> [[String]] {
    guard parts.count > 1 else { return [parts] }
    return parts.indices.flatMap { index in
      var rest = parts
      let first = rest.remove(at: index)
      return permutations(of: rest).map { [first] + $0 }
    }
  }

  /// The steps of the pattern.
  mutating func steps(_ lists: Lists) throws(PatternFault) -> [PatternStep] {
    var steps: [PatternStep] = []
    var gap = 0
    var gapWithout: Int?
    var notBefore: [PatternStep.Near] = []
    let isAtStart = take("^")
    while let next = peek {
      switch next {
      case ".":
        (gap, gapWithout) = try self.gap(lists)
      case "$":
        position += 1
        guard peek == nil, !steps.isEmpty, gap == 0 else { throw .syntax(offset: position) }
        steps[steps.count - 1].isAtEnd = true
      case "~":
        notBefore.append(try near(lists))
      case "!":
        guard !steps.isEmpty else { throw .syntax(offset: position) }
        let near = try near(lists)
        steps[steps.count - 1].notAfter.append(near)
      default:
        var step = PatternStep(list: try item(lists))
        (step.gap, step.gapWithout, step.notBefore) = (gap, gapWithout, notBefore)
        (gap, gapWithout, notBefore) = (0, nil, [])
        steps.append(step)
      }
    }
    guard !steps.isEmpty else { throw .noWord }
    guard gap == 0, notBefore.isEmpty else { throw .syntax(offset: position) }
    guard steps.count <= Self.maxSteps else { throw .tooLong(steps: steps.count) }
    steps[0].isAtStart = isAtStart
    return steps
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private mutating func gap(_ lists: Lists) throws(PatternFault) -> (Int, Int?) {
    guard take("."), take(".") else { throw .syntax(offset: position) }
    let length = take(".") ? 30 : number() ?? 6
    guard take("-") else { return (length, nil) }
    return (length, try list(lists))
  }

  private mutating func near(_ lists: Lists) throws(PatternFault) -> PatternStep.Near {
    position += 1
    let distance = number() ?? 0
    return PatternStep.Near(list: try list(lists), distance: distance)
  }

  private mutating func list(_ lists: Lists) throws(PatternFault) -> Int {
    guard peek == "{" || peek == "(" || peek == "<" else { throw .syntax(offset: position) }
    return try item(lists)
  }

  private mutating func number() -> Int? {
    var number: Int?
    while let digit = peek.flatMap({ Int(String($0)) }), (number ?? 0) < 100 {
      number = (number ?? 0) * 10 + digit
      position += 1
    }
    return number
  }

  private mutating func item(_ lists: Lists) throws(PatternFault) -> Int {
    if take("{") { return try lists.named(try text(until: "}")) }
    if take("<") { return try lists.reading(try text(until: ">")) }
    if take("(") {
      let words = try text(until: ")").split(separator: "|", omittingEmptySubsequences: false)
      return try lists.inline(words.map(String.init))
    }
    var word = ""
    while let next = peek, !"^$.~!{}<>()|&".unicodeScalars.contains(next) {
      word.unicodeScalars.append(next)
      position += 1
    }
    guard !word.isEmpty else { throw .syntax(offset: position) }
    return try lists.inline([word])
  }

  private mutating func text(until end: Unicode.Scalar) throws(PatternFault) -> String {
    var text = ""
    while let next = peek {
      position += 1
      if next == end { return text }
      text.unicodeScalars.append(next)
    }
    throw .syntax(offset: position)
  }
}
