/// The characters that the words of a set of patterns are made of, each with a number of its own.
///
/// A text is read through one table, so that characters of no word cost nothing more.
struct Alphabet: Sendable {
  /// The number of a character; small ones have a meaning of their own.
  typealias Symbol = UInt16

  /// A character of no word.
  static let other: Symbol = 0
  /// What ends a sentence.
  static let stop: Symbol = 1
  /// The end of a line.
  static let lineEnd: Symbol = 2
  /// A question mark: it ends a sentence, and patterns can ask for it.
  static let question: Symbol = 3
  /// A character that is not read at all.
  static let dropped: Symbol = .max

  private static let stops = Array("。！!；;…".unicodeScalars).map(\.value)
  /// What numbers begin with, and what else they are written with; always in the alphabet, the first
  /// ones under its first numbers.
  private static let numerals = Array(
    ("0123456789零〇一二两兩三四五六七八九十百千万半壹贰叁肆伍陆柒捌玖拾佰仟¥￥"
      + ".,/~-+:%元块角毛买的分天日周月年时小钟个工作自然星期礼拜之点rmbhday").unicodeScalars
  ).map(\.value)

  /// The symbol of every scalar of the basic plane; surrogates, which are no scalars, are dropped.
  let table: Table<Symbol>
  /// The folded scalar of every symbol; 0 for the first ones.
  let scalars: [UInt32]

  /// An alphabet that was built before.
  init(table: Table<Symbol>, scalars: [UInt32]) { (self.table, self.scalars) = (table, scalars) }

  /// The alphabet of `words`, which are read as `folding` says.
  init(words: some Sequence<String>, folding: Folding) {
    var numbers: [UInt32: Symbol] = [:]
    var scalars: [UInt32] = [0, 0, 0, 0]
    func add(_ scalar: UInt32) {
      guard let folded = folding.folded(scalar), numbers[folded] == nil,
        scalars.count < Int(Self.dropped)
      else { return }
      numbers[folded] = Symbol(scalars.count)
      scalars.append(folded)
    }
    numbers[0x3f] = Self.question
    Self.numerals.forEach(add)
    for word in words { word.unicodeScalars.forEach { add($0.value) } }
    for stop in Self.stops { numbers[folding.folded(stop) ?? stop] = Self.stop }
    numbers[0x0a] = Self.lineEnd
    table = Table(
      (0..<0x1_0000).map { scalar in
        // Surrogates are no scalars and never asked for.
        guard let folded = folding.folded(UInt32(scalar)) else { return Self.dropped }
        return numbers[folded] ?? Self.other
      })
    self.scalars = scalars
  }

  /// The symbol of `scalar`.
  func symbol(of scalar: UInt32) -> Symbol {
    scalar < 0x1_0000 ? table[Int(scalar)] : Self.other
  }

  /// The symbols of `text` without what is dropped.
  func symbols(of text: String) -> [Symbol] {
    text.unicodeScalars.map { symbol(of: $0.value) }.filter { $0 != Self.dropped }
  }
}
