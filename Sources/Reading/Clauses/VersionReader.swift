public import CaseCore

/// Reads what a text such as an agreement says of its own version: its title, and from which day it is
/// in force. It has no rules of its own.
public struct VersionReader: Sendable {
  /// What a text says of itself.
  public struct Version: Sendable, Hashable {
    /// The title without dates and numbers of versions: two versions of one text have the same.
    public let title: String
    /// The day from which it is in force; nil where it names none.
    public let from: Day?
    /// The words that name the day, else the title as it stands.
    public let quote: String
    /// Where they begin, in bytes.
    public let start: Int
  }

  /// A reader.
  public init() {}

  /// What `text` says of itself; nil for one without words.
  ///
  /// A day on which it comes into force (生效、施行) is taken before one on which it was changed or
  /// published (更新、修订、发布). A clause of which the text says that it comes into force later stands
  /// behind what it says of the whole: the first day counts.
  public func read(_ text: String) -> Version? {
    let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return nil }
    let named = lines.prefix(Self.headLines).first { Self.names($0, one: Self.titles) } ?? first
    let title = Self.title(named)
    for words in [Self.comingIntoForce, Self.changed] {
      for line in lines where line.utf8.count <= Self.lineBytes && Self.names(line, one: words) {
        for part in Self.parts(of: line) where Self.names(part, one: words) {
          guard let day = Self.day(in: part) else { continue }
          return Version(
            title: title, from: day, quote: Self.quote(part), start: part.start(in: text))
        }
      }
    }
    return Version(title: title, from: nil, quote: Self.quote(named), start: named.start(in: text))
  }

  private static let headLines = 5
  private static let lineBytes = 2000
  private static let titles = [
    "协议", "協議", "规则", "規則", "须知", "須知", "条款", "條款", "政策", "公约", "greement", "erms", "olicy",
  ]
  private static let comingIntoForce = ["生效", "施行", "实施", "實施", "启用", "ffective", "n force"]
  private static let changed = [
    "更新", "修订", "修訂", "修改", "发布", "發布", "公布", "版本", "pdated", "evised", "ublished",
  ]

  private static func names(_ text: Substring, one words: [String]) -> Bool {
    words.contains { text.contains($0) }
  }

  /// The pieces of a line between its marks; two spaces divide too.
  private static func parts(of line: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = line.startIndex
    var wasSpace = false
    for index in line.indices {
      let isSpace = line[index].isWhitespace
      defer { wasSpace = isSpace }
      guard (isSpace && wasSpace) || "。；;，,（）()|｜\t".contains(line[index]) else { continue }
      parts.append(line[start..<index])
      start = line.index(after: index)
    }
    return parts + [line[start...]]
  }

  private static func quote(_ text: Substring) -> String {
    let words = text.drop(while: \.isWhitespace).prefix(120)
    return String(words.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The letters of `line` that stand in no brackets and are no part of a date or a number.
  private static func title(_ line: Substring) -> String {
    var title = String.UnicodeScalarView()
    var depth = 0
    for scalar in line.unicodeScalars.prefix(120) {
      if "（([【".unicodeScalars.contains(scalar) { depth += 1 }
      let isNumber = numeral(scalar) != nil || "vV年月日版本".unicodeScalars.contains(scalar)
      if depth == 0, scalar.properties.isAlphabetic, !isNumber { title.append(scalar) }
      if "）)]】".unicodeScalars.contains(scalar) { depth = max(0, depth - 1) }
    }
    return title.isEmpty ? quote(line) : String(title)
  }
}

// Days: 2026年3月1日, 2026-03-01, 2026/3/1, 2026.3.1, 二〇二六年三月一日.
extension VersionReader {
  /// The first day that `text` names.
  static func day(in text: Substring) -> Day? {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    var rest = Array(scalars)[...]
    while !rest.isEmpty {
      guard numeral(rest[rest.startIndex]) != nil else {
        rest = rest.dropFirst()
        continue
      }
      if let day = day(from: rest) { return day }
      rest = rest.drop { numeral($0) != nil }
    }
    return nil
  }

  private static func day(from scalars: ArraySlice<Unicode.Scalar>) -> Day? {
    var rest = scalars
    guard let year = number(&rest), let afterYear = rest.popFirst(), "年-/.".has(afterYear),
      let month = number(&rest), let afterMonth = rest.popFirst(), "月-/.".has(afterMonth),
      let day = number(&rest), (1990...2100).contains(year)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// The number at the beginning of `rest`: its digits one after the other, or with 十 between them.
  private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int? {
    let digits = rest.prefix { numeral($0) != nil }.compactMap(numeral)
    rest = rest.dropFirst(digits.count)
    guard (1...4).contains(digits.count) else { return nil }
    guard let ten = digits.firstIndex(of: 10) else { return digits.reduce(0) { $0 * 10 + $1 } }
    let tens = digits[..<ten].reduce(0) { $0 * 10 + $1 }
    let ones = digits[(ten + 1)...].reduce(0) { $0 * 10 + $1 }
    return (ten == 0 ? 1 : tens) * 10 + ones
  }

  /// What a figure is worth, in ASCII, in full width or in Chinese; 10 for 十.
  private static func numeral(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: chinese.firstIndex(of: scalar).map { $0 == 11 ? 0 : $0 }
    }
  }

  private static let chinese = Array("零一二三四五六七八九十〇".unicodeScalars)
}

extension String {
  fileprivate func has(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}

extension Substring {
  fileprivate func start(in text: String) -> Int {
    text.utf8.distance(from: text.startIndex, to: startIndex)
  }
}
