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
    let numbers = Set(
      pairs.compactMap { $0.field == .orderNumber ? PageValues.orderNumber($0.value) : nil })
    var announced: Set<PageLine> = []
    for pair in pairs {
      switch pair.field {
      case .cardKey:
        announced.insert(pair.line)
        for word in Self.words(pair.value) where Self.isKey(word, minimum: 6) {
          keep(word, on: pair.line, except: numbers)
        }
      case .orderNumber, .status, .amount, .orderTime, .stepTime, .account, .goods, .quantity,
        .payMethod, .sellerContact, .shopName, .orderDetail, .deliveryTime, .officialPrice, .price:
        continue
      }
    }
    var isUnderLabel = false
    for line in lines {
      if announced.contains(line) {
        isUnderLabel = true
        continue
      }
      switch PagePair.wholeLabel(line.text) {
      case .cardKey, .orderDetail:
        isUnderLabel = true
        continue
      case .some, .none: break
      }
      let words = Self.words(line.text)
      isUnderLabel =
        isUnderLabel && !words.isEmpty && words.allSatisfy { Self.isKey($0, minimum: 8) }
      for word in words where isUnderLabel || Self.isGrouped(word) {
        keep(word, on: line, except: numbers)
      }
    }
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
  func masked(_ text: String) -> String {
    var text = text
    for (key, mask) in masks where text.contains(key) {
      text = text.replacing(key, with: mask)
    }
    return text
  }

  /// `key` with all but its first and last two characters hidden, and its length too.
  static func mask(_ key: String) -> String {
    key.count < 8 ? "******" : "\(key.prefix(2))******\(key.suffix(2))"
  }

  private var masks: [(String, String)] = []

  private mutating func keep(_ key: String, on line: PageLine, except numbers: Set<String>) {
    // An order number proves the order and is no secret.
    guard !numbers.contains(key), !found.contains(where: { $0.key == key }) else { return }
    guard found.count < 1000 else { return }
    found.append(Found(key: key, line: line))
    masks.append((key, Self.mask(key)))
    masks.sort { $0.0.count > $1.0.count }
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for piece in text.split(whereSeparator: { " \t\u{1f},，：:|/、;；".contains($0) }) {
      // 彩虹 and others join card number and password by four strokes.
      for part in String(piece).split(separator: "----") { words.append(String(part)) }
    }
    return words
  }

  private static func isKey(_ word: String, minimum: Int) -> Bool {
    word.count >= minimum && word.contains { $0.isNumber }
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
  }

  /// Whether `word` has the form `XXXX-XXXX-XXXX`.
  static func isGrouped(_ word: String) -> Bool {
    let groups = word.split(separator: "-", omittingEmptySubsequences: false)
    // Three groups of digits alone can be years or a telephone number; four hardly can.
    return groups.count >= (word.contains(where: \.isLetter) ? 3 : 4)
      && groups.allSatisfy { group in
        (4...8).contains(group.count)
          && group.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
      } && word.contains(where: \.isNumber)
  }
}

extension CardKeys: CustomStringConvertible {
  /// Says how many keys there are and none of them.
  var description: String { "\(found.count) card keys" }

  static func == (left: CardKeys, right: CardKeys) -> Bool { left.found == right.found }

  func hash(into hasher: inout Hasher) { hasher.combine(found) }
}
