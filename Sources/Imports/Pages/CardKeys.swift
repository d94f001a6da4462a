internal import CaseCore

/// The card keys (卡密) that stand in a text, so that no quote shows them in clear.
///
/// A key on an order page may still be worth money to whoever reads it, so it is masked wherever a
/// reader quotes it; the original is kept as it is.
struct CardKeys: Sendable, Hashable {
  /// A key and the line of the page on which it stands.
  struct Found: Sendable, Hashable {
    let key: String
    let line: PageLine
  }

  /// The keys, in the order of the page.
  private(set) var found: [Found] = []

  /// Looks for keys on `lines`: beside and under a label that announces one, and in the form
  /// `XXXX-XXXX-XXXX` anywhere.
  init(lines: [PageLine], pairs: [PagePair]) {
    // An order number proves the order and is no secret.
    var seen = Set(
      pairs.compactMap { $0.field == .orderNumber ? PageValues.orderNumber($0.value) : nil })
    var announced: Set<PageLine> = []
    for pair in pairs where pair.field == .cardKey {
      announced.insert(pair.line)
      let value = pair.value.utf8.span
      for word in Self.words(value) where Self.isKey(value, word, minimum: 6) {
        keep(value.extracting(word).checkedText, on: pair.line, &seen)
      }
    }
    var isUnderLabel = false
    for line in lines {
      if !announced.isEmpty, announced.contains(line) {
        isUnderLabel = true
        continue
      }
      let text = line.text.utf8.span
      if !isUnderLabel, text.count < PageField.shortestLabelBytes { continue }
      switch LabelSegments.wholeLabel(text, 0..<text.count) {
      case .cardKey, .orderDetail:
        isUnderLabel = true
        continue
      case .some, .none: break
      }
      // Most lines stand under no such label and have no key in groups.
      guard isUnderLabel || text.firstIndex(of: UInt8(ascii: "-"), from: 0) != nil else { continue }
      let words = Self.words(text)
      isUnderLabel =
        isUnderLabel && !words.isEmpty && words.allSatisfy { Self.isKey(text, $0, minimum: 8) }
      for word in words where isUnderLabel || Self.isGrouped(text, word) {
        keep(text.extracting(word).checkedText, on: line, &seen)
      }
    }
    if !found.isEmpty { masks = KeyMasks(found.map(\.key)) }
  }

  /// The keys in the words of a chat.
  static func inChat(_ text: String) -> [String] {
    // Looked at for every message, so what cannot hold a key is passed over quickly.
    let bytes = text.utf8
    guard bytes.contains(UInt8(ascii: "-")) || text.contains("卡"),
      bytes.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return [] }
    let lines = text.split(whereSeparator: \.isNewline).prefix(200).enumerated().map {
      PageLine(line: $0.offset + 1, text: String($0.element).trimmingBlanks(), isHidden: false)
    }
    return CardKeys(lines: lines, pairs: PagePair.pairs(on: lines)).found.map(\.key)
  }

  /// `text` with every key masked.
  func masked(_ text: String) -> String { masks?.masked(text) ?? text }

  /// `key` with all but its first and last two characters hidden, and its length too.
  static func mask(_ key: String) -> String {
    key.count < 8 ? "******" : "\(key.prefix(2))******\(key.suffix(2))"
  }

  private var masks: KeyMasks?

  private mutating func keep(_ key: String, on line: PageLine, _ seen: inout Set<String>) {
    guard found.count < Limits.cardKeysPerPage, seen.insert(key).inserted else { return }
    found.append(Found(key: key, line: line))
  }

  private static func words(_ text: Bytes) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    var index = 0
    func end(_ next: Int) {
      if index > start { words.append(start..<index) }
      index = next
      start = next
    }
    while index < text.count {
      // 彩虹 and others join card number and password by four strokes.
      if text[index] == UInt8(ascii: "-"), text.matches(strokes, at: index) {
        end(index + 4)
      } else {
        let length = separatorLength(text, at: index)
        if length > 0 { end(index + length) } else { index += 1 }
      }
    }
    end(index)
    return words
  }

  private static let strokes = Array("----".utf8)

  // A space, TAB, U+001F and `,，：:|/、;；`.
  private static func separatorLength(_ text: Bytes, at index: Int) -> Int {
    switch text[index] {
    case 0x20, 0x09, 0x1f, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "|"),
      UInt8(ascii: "/"), UInt8(ascii: ";"):
      return 1
    case 0xe3: return text.matches([0x80, 0x81], at: index + 1) ? 3 : 0
    case 0xef:
      guard index + 2 < text.count, text[index + 1] == 0xbc else { return 0 }
      return [0x8c, 0x9a, 0x9b].contains(text[index + 2]) ? 3 : 0
    default: return 0
    }
  }

  private static func isKey(_ text: Bytes, _ word: Range<Int>, minimum: Int) -> Bool {
    word.count >= minimum && word.allSatisfy { isKeyByte(text[$0]) }
      && word.contains { isDigit(text[$0]) }
  }

  /// Whether `byte` can stand in a key.
  static func isKeyByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether `word` has the form `XXXX-XXXX-XXXX`.
  static func isGrouped(_ word: String) -> Bool {
    let bytes = word.utf8.span
    return isGrouped(bytes, 0..<bytes.count)
  }

  private static func isGrouped(_ text: Bytes, _ word: Range<Int>) -> Bool {
    var (groups, length) = (1, 0)
    var (hasLetter, hasDigit) = (false, false)
    for index in word {
      switch text[index] {
      case UInt8(ascii: "-"):
        guard length >= 4 else { return false }
        (groups, length) = (groups + 1, 0)
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasLetter = true
      default: return false
      }
      length += 1
      guard length <= 8 else { return false }
    }
    // Three groups of digits alone can be years or a telephone number; four hardly can.
    return length >= 4 && hasDigit && groups >= (hasLetter ? 3 : 4)
  }
}

extension CardKeys: CustomStringConvertible {
  /// Says how many keys there are and none of them.
  var description: String { "\(found.count) card keys" }

  static func == (left: CardKeys, right: CardKeys) -> Bool { left.found == right.found }

  func hash(into hasher: inout Hasher) { hasher.combine(found) }
}
