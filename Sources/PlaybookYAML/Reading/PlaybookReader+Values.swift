import CaseCore
import Playbook

// Single values: words, numbers, spans, days, and the texts that a person sees.
extension PlaybookReader {
  /// One of the words that `Word` lists.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: SourceNode?, of type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let node, let text = text(node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(ShapeFault.notOneOf(text, allowed: Word.allCases.map(\.rawValue)), at: node)
    return nil
  }

  /// `yes` or `no`.
  mutating func flag(_ node: SourceNode?) -> Bool? {
    guard let node, let text = text(node) else { return nil }
    switch text {
    case "yes": return true
    case "no": return false
    default:
      report(ValueFault.notYesOrNo(text), at: node)
      return nil
    }
  }

  /// A whole number in `range`.
  mutating func wholeNumber(_ node: SourceNode?, in range: ClosedRange<Int>) -> Int? {
    guard let node, let number = wholeNumber(node) else { return nil }
    guard let number = Int(exactly: number), range.contains(number) else {
      report(ValueFault.outOfRange("\(number)", range.lowerBound, range.upperBound), at: node)
      return nil
    }
    return number
  }

  /// Any whole number of 64 bits.
  mutating func wholeNumber(_ node: SourceNode) -> Int64? {
    guard let text = text(node) else { return nil }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    if let number = Digits.number(Array(digits.utf8)) {
      return text.hasPrefix("-") ? -Int64(number) : Int64(number)
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isDecimal = parts.count == 2 && parts.allSatisfy { Digits.number(Array($0.utf8)) != nil }
    report(isDecimal ? ValueFault.decimals(text) : ValueFault.notWholeNumber(text), at: node)
    return nil
  }

  /// A span such as `48 h`.
  mutating func span(_ node: SourceNode?) -> Span? {
    guard let node, let text = text(node) else { return nil }
    guard let span = Span(text) else {
      report(ValueFault.notASpan(text), at: node)
      return nil
    }
    guard span.roughSeconds <= Int64(Limits.calendarDays) * 86_400 else {
      report(ValueFault.spanTooLong(text), at: node)
      return nil
    }
    return span
  }

  /// A span, or `{fact: SPAN, else: span}`.
  mutating func spanSource(_ node: SourceNode?) -> SpanSource? {
    guard let node else { return nil }
    guard case .mapping = node.content else { return span(node).map { .span($0) } }
    guard let fields = fields(node, allowed: ["fact", "else"], required: ["fact"]) else {
      return nil
    }
    let otherwise = span(fields["else"])
    guard let fact = fact(fields["fact"], wanted: [.span]) else { return nil }
    return .fact(fact, otherwise: otherwise)
  }

  /// A day such as `2026-11-22`.
  mutating func day(_ node: SourceNode?) -> Day? {
    guard let node, let text = text(node) else { return nil }
    if let day = Day(text) { return day }
    report(ValueFault.notADay(text), at: node)
    return nil
  }

  /// A name; nil, with a fault, for what is none.
  mutating func name<Kind>(_ node: SourceNode?, _ kind: Kind.Type) -> Name<Kind>? {
    guard let node, let text = text(node) else { return nil }
    if let name = Name<Kind>(text) { return name }
    report(ValueFault.notAName(text), at: node)
    return nil
  }

  /// A name that a section declares as a key.
  mutating func name<Kind>(ofKey pair: SourceNode.Pair, _ kind: Kind.Type) -> Name<Kind>? {
    if let name = Name<Kind>(pair.key) { return name }
    report(ValueFault.notAName(pair.key), atKey: pair)
    return nil
  }

  /// `{zh: …, en: …}`.
  mutating func bilingual(_ node: SourceNode?) -> Bilingual? {
    guard let node,
      let fields = fields(node, allowed: ["zh", "en"], required: ["zh", "en"])
    else { return nil }
    guard let chinese = fields["zh"], let english = fields["en"] else { return nil }
    let zh = text(chinese)
    let en = text(english)
    guard let zh, let en else { return nil }
    if care == .full {
      if let found = Wording.strayChinese(inEnglish: en) {
        report(WordFault.chineseInEnglish(found), at: english)
      }
      if !Wording.isChinese(zh, beside: en) { report(WordFault.noChinese(zh), at: chinese) }
    }
    return Bilingual(zh: zh, en: en)
  }

  /// `{zh: …, en: …}` with placeholders; `given` are words that stand beside the facts.
  mutating func template(_ node: SourceNode?, given: [String] = []) -> Template? {
    guard let node, let text = bilingual(node) else { return nil }
    let template: Template
    do {
      template = try Template(text)
    } catch {
      switch error {
      case .unbalanced(let language, _):
        report(WordFault.badBraces(language), at: node[language.rawValue] ?? node)
      case .notAName(let language, let found):
        report(WordFault.badPlaceholder(language, found), at: node[language.rawValue] ?? node)
      case .notAForm(let language, let found):
        report(
          WordFault.badPlaceholder(language, "…:\(found)"), at: node[language.rawValue] ?? node)
      }
      return nil
    }
    if care == .full { check(template, at: node, given: given) }
    return template
  }

  private mutating func check(_ template: Template, at node: SourceNode, given: [String]) {
    for language in Language.allCases {
      var seen: Set<String> = []
      for case .place(let place) in template.parts(language) {
        let name = place.name.text
        guard seen.insert(name).inserted, !given.contains(name), declared.facts[name] == nil else {
          continue
        }
        let text = node[language.rawValue] ?? node
        if Wording.given.contains(name) {
          report(WordFault.misplacedPlaceholder(name), at: text)
        } else {
          report(WordFault.unknownPlaceholder(name, known: declared.facts.keys + given), at: text)
        }
      }
    }
  }
}

/// What can be said about the language of a text without knowing the language.
enum Wording {
  /// The words that stand in letters beside the facts.
  static let given = ["today", "demand_due", "claim_amount", "exhibits"]

  /// The first Chinese characters in an English text that do not stand in quotes or in the angle
  /// marks of a law's name; nil if there are none.
  static func strayChinese(inEnglish text: String) -> String? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var closing: [Unicode.Scalar] = []
    var found = ""
    for scalar in text.unicodeScalars {
      if let last = closing.last, scalar == last {
        closing.removeLast()
      } else if let close = quotes[scalar] {
        closing.append(close)
      } else if closing.isEmpty, isHan(scalar) {
        found.unicodeScalars.append(scalar)
        continue
      }
      if !found.isEmpty { break }
    }
    return found.isEmpty ? nil : found
  }

  /// Whether a text can pass for Chinese: it has a Chinese character, or no word of its own beside
  /// placeholders, or it is one short name that is the same in English, such as `QQ`.
  static func isChinese(_ text: String, beside english: String) -> Bool {
    if text.unicodeScalars.contains(where: isHan) { return true }
    if text == english, text.utf8.count <= 20, !text.contains(" ") { return true }
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{": depth += 1
      case "}": depth -= 1
      default: if depth <= 0, scalar.properties.isAlphabetic { return false }
      }
    }
    return true
  }

  /// A CJK ideograph.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff: true
    default: false
    }
  }

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "「": "」", "『": "』", "“": "”", "\"": "\"", "《": "》", "‘": "’",
  ]
}
