internal import CaseCore

/// What a page or a note says: its lines, its labels with their values, its keys.
struct PageContent {
  /// The lines that are shown.
  let lines: [PageLine]
  /// The lines that the page holds and does not show.
  let hidden: [PageLine]
  /// The labels with their values.
  let pairs: [PagePair]
  /// The card keys.
  let keys: CardKeys

  /// The content of `text`, which is UTF-8.
  init(_ text: [UInt8], isHTML: Bool) {
    let all = isHTML ? HTMLText(text).lines : Self.plainLines(text)
    hidden = all.filter(\.isHidden)
    lines = hidden.isEmpty ? all : all.filter { !$0.isHidden }
    pairs = PagePair.pairs(on: lines)
    keys = CardKeys(lines: lines, pairs: pairs)
  }

  /// What `lines` and `pairs` say.
  init(lines: [PageLine], pairs: [PagePair]) {
    self.lines = lines
    hidden = []
    self.pairs = pairs
    keys = CardKeys(lines: lines, pairs: pairs)
  }

  /// Whether `text` is a page of HTML: it begins like one, or has several of its common tags.
  static func isHTML(_ text: Bytes) -> Bool {
    let head = text.extracting(first: 4096).text.lowercased()
    let start = head.trimmingBlanks()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<head") {
      return true
    }
    let tags = ["<html", "<body", "<div", "<span", "<table", "<td", "<p>", "<br", "<meta", "</"]
    return start.hasPrefix("<") && tags.filter(head.contains).count >= 2
      || tags.filter(head.contains).count >= 4
  }

  private static func plainLines(_ text: [UInt8]) -> [PageLine] {
    var lines: [PageLine] = []
    var number = 0
    let bytes = text.span
    var start = 0
    while start <= bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
      number += 1
      let line = bytes.extracting(Blanks.trimmed(bytes, start..<end)).text
      if !line.isEmpty { lines.append(PageLine(line: number, text: line, isHidden: false)) }
      start = end + 1
    }
    return lines
  }
}

/// The clauses of an agreement, told by their numbers.
enum ClauseNumber {
  /// The number with which `text` begins: `第五条`, `5.3`, `三、`, `（二）`, `(2)`.
  static func leading(_ text: String) -> String? {
    guard canLead(text.utf8.span) else { return nil }
    // A number is short: what stands far behind it says nothing of it.
    let text = text.cut(to: 200)
    if text.hasPrefix("第"), let end = text.firstIndex(of: "条") {
      let number = text[text.index(after: text.startIndex)..<end]
      return (1...8).contains(number.count) && number.allSatisfy(isCount) ? "第\(number)条" : nil
    }
    if text.first == "（" || text.first == "(" {
      let number = text.dropFirst().prefix { isCount($0) }
      let after = text.dropFirst(1 + number.count).first
      return (1...4).contains(number.count) && (after == "）" || after == ")") ? "（\(number)）" : nil
    }
    let chinese = text.prefix { chineseDigits.contains($0) }
    if (1...4).contains(chinese.count), text.dropFirst(chinese.count).first == "、" {
      return String(chinese)
    }
    let dotted = text.prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "．" }
    let number = dotted.split { $0 == "." || $0 == "．" }
    let after = text.dropFirst(dotted.count).first
    // A date or an amount at the beginning of a line is no number of a clause.
    guard !number.isEmpty, number.count <= 5, number.allSatisfy({ $0.count <= 2 }), let after,
      dotted.contains(where: { $0 == "." || $0 == "．" }) || "、)） ".contains(after),
      !"元%％,，/:：-".contains(after)
    else { return nil }
    // `3.5 折` and `2. 5` say how much; a clause goes on with words.
    let words = text.dropFirst(dotted.count).drop { $0 == " " || "、)）".contains($0) }
    guard let word = words.first, !word.isNumber,
      dotted.last == "." || !measures.contains(where: words.hasPrefix)
    else { return nil }
    return number.joined(separator: ".")
  }

  // Hardly a line begins with one; the bytes say so at once. Digits have a mark or a word behind them.
  private static func canLead(_ text: Bytes) -> Bool {
    guard text.count > 1 else { return false }
    switch text[0] {
    case UInt8(ascii: "("), 0xef: return true
    case 0xe4...0xe9: return text.count > 3 && leads.contains { text.matches($0) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      for index in 1..<text.count {
        let byte = text[index]
        if byte != UInt8(ascii: "."), !(0x30...0x39).contains(byte) { return true }
      }
      return false
    default: return false
    }
  }

  private static func isCount(_ character: Character) -> Bool {
    chineseDigits.contains(character) || (character.isASCII && character.isNumber)
  }

  private static let measures = ["折", "元", "倍", "万", "个月", "小时", "分钟", "天", "%"]
  private static let chineseDigits: Set<Character> = Set("零一二三四五六七八九十百")
  private static let leads = "第零一二三四五六七八九十百".map { Array(String($0).utf8) }
}
