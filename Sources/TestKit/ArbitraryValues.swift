public import CaseCore

// Values that are valid by their own rules but not tame: long, empty, Chinese, quoted, at the ends
// of their ranges. A property that holds for these holds for what people enter.

extension String {
  /// A text of at most `limit` UTF-8 bytes, without NUL.
  public static func arbitrary(upTo limit: Int = 60, using random: inout SplitMix64) -> String {
    let pieces = [
      "退款", "卡密已失效", "点券", "“24小时内”", "¥98.00", "I paid", "\"quoted\"", "\\", "/", "\n", "\t",
      "\r\n", "\u{7f}", "\u{1}", "\u{2028}", "é", "e\u{301}", "👩‍👩‍👧", "𠮷", "\u{feff}", " ", "0",
      "<b>", "&amp;", "null",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let piece = random.pick(pieces)
      guard text.utf8.count + piece.utf8.count <= limit else { break }
      text += piece
    }
    return text
  }

  /// A word of letters, digits and `_` that begins with a letter.
  static func arbitraryWord(using random: inout SplitMix64) -> String {
    let first = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let rest = first + Array("0123456789_")
    return String(random.pick(first))
      + String((0..<Int.random(in: 0...20, using: &random)).map { _ in random.pick(rest) })
  }
}

extension Optional {
  /// Nil half of the time.
  static func arbitrary(
    using random: inout SplitMix64, _ make: (inout SplitMix64) -> Wrapped
  ) -> Wrapped? {
    random.oneIn(2) ? nil : make(&random)
  }
}

extension Int64 {
  /// An integer within ±(2^53 − 1), the ends and zero often: what canonical JSON can hold.
  public static func arbitrary(using random: inout SplitMix64) -> Int64 {
    let end: Int64 = 9_007_199_254_740_991
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return random.pick([0, 1, -1, end, -end])
    case 1: return Int64.random(in: -end...end, using: &random)
    default: return Int64.random(in: 0...1_000_000, using: &random)
    }
  }
}

extension Name {
  /// A name by the rules of `Name`.
  public static func arbitrary(using random: inout SplitMix64) -> Self {
    guard let name = Self(String.arbitraryWord(using: &random)) else {
      preconditionFailure("A word is a name.")
    }
    return name
  }
}

extension ID {
  /// An id.
  public static func arbitrary(using random: inout SplitMix64) -> Self {
    Self(randomBytes: random.bytes(16))
  }
}

extension Digest {
  /// A digest of nothing in particular.
  public static func arbitrary(using random: inout SplitMix64) -> Digest {
    guard let digest = Digest(bytes: random.bytes(32)) else {
      preconditionFailure("There are 32 bytes.")
    }
    return digest
  }
}

extension Moment {
  /// An instant of the years 2000 to 2099.
  public static func arbitrary(using random: inout SplitMix64) -> Moment {
    Moment(seconds: Int64.random(in: 946_684_800..<4_102_444_800, using: &random))
  }
}

extension Money {
  /// An amount, mostly in yuan.
  public static func arbitrary(using random: inout SplitMix64) -> Money {
    Money(
      minorUnits: .arbitrary(using: &random),
      currency: random.oneIn(4) ? random.pick(["USD", "HKD", "EUR"]) : "CNY")
  }
}

extension Span {
  /// A span in any unit.
  public static func arbitrary(using random: inout SplitMix64) -> Span {
    Span(Int64.random(in: 0...10_000, using: &random), random.pick(Unit.allCases))
  }
}

extension Place {
  /// A place of any kind.
  public static func arbitrary(using random: inout SplitMix64) -> Place {
    let line = Int.random(in: 1...100_000, using: &random)
    let texts = [
      "line:\(line)", "line:\(line)-\(line + 2)", "row:\(line)", "clause:5.\(line)", "page:\(line)",
      "box:10,20,300,\(line)", "time:00:0\(line % 10)", "clause:第\(line)条",
    ]
    return Place(random.pick(texts)) ?? .whole
  }
}

extension FactValue {
  /// A value of any type.
  public static func arbitrary(using random: inout SplitMix64) -> FactValue {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: .flag(random.oneIn(2))
    case 1: .choice(.arbitraryWord(using: &random))
    case 2: .money(.arbitrary(using: &random))
    case 3: .moment(.arbitrary(using: &random))
    case 4: .span(.arbitrary(using: &random))
    case 5: .number(.arbitrary(using: &random))
    default: .text(.arbitrary(using: &random))
    }
  }
}
