/// The patterns as regular expressions, to compare reading them with other programs.
extension PatternSet {
  /// Every word of the set, as it is read.
  public var expressionWords: [String] { writtenWords().map(\.word).sorted() }

  /// For every pattern a regular expression that finds what its words and gaps find.
  ///
  /// It is less than the pattern: what must not stand near a word or in a gap is left out, and a quantity
  /// is any number with any unit of its kind. Texts are searched as they are written, without folding.
  public var expressions: [String] {
    var words: [Int32: [String]] = [:]
    for (word, role) in writtenWords() {
      for list in lists(of: role) { words[list, default: []].append(word) }
    }
    var measures: [Int32: [String]] = [:]
    for form in Quantity.Form.allCases {
      for list in lists(of: roles.firstQuantity + Int32(form.rawValue)) {
        measures[list, default: []].append(form.expression)
      }
    }
    return patterns.patterns.elements.map { pattern in
      let steps = (pattern.firstStep..<pattern.firstStep + pattern.stepCount).map {
        self.patterns.steps[$0]
      }
      return steps.enumerated().map { number, step in
        // The longest first, as whoever writes such an expression would have it.
        let choices = (words[step.list] ?? []).sorted {
          ($1.utf8.count, $0) < ($0.utf8.count, $1)
        }.map(Self.escaped)
        let choice = "(?:" + (choices + (measures[step.list] ?? [])).joined(separator: "|") + ")"
        let gap = number == 0 || step.gap == 0 ? "" : "[^。！？!?；;…\\n]{0,\(step.gap)}"
        return (step.isAtStart ? "^" : "") + gap + choice + (step.isAtEnd ? "$" : "")
      }.joined()
    }
  }

  private static func escaped(_ word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          "\\.^$*+?{}[]()|".unicodeScalars.contains(scalar) ? ["\\", scalar] : [scalar]
        }))
  }

  private func lists(of role: Int32) -> [Int32] {
    let span = roles.spans[role]
    return (span.first..<span.end).flatMap { index -> [Int32] in
      (0..<64).filter { roles.masks[index] >> UInt64($0) & 1 != 0 }
        .map { Int32(roles.blocks[index]) * 64 + Int32($0) }
    }
  }

  /// The words with their roles, read off the tree in which they stand backwards.
  private func writtenWords() -> [(word: String, role: Int32)] {
    var found: [(String, Int32)] = []
    var open: [(state: Int, tail: [Unicode.Scalar])] = [(0, [])]
    while let (state, tail) = open.popLast() {
      let slot = words.slots[state]
      if state != 0, slot.word >= 0 {
        found.append((String(String.UnicodeScalarView(tail.reversed())), slot.word))
      }
      for symbol in 1..<alphabet.scalars.count where slot.filter >> UInt16(symbol & 15) & 1 != 0 {
        let next = Int(slot.base) + symbol
        guard Int(words.slots[next].symbol) == symbol else { continue }
        // A question mark has no character of its own among the folded ones.
        let scalar = Unicode.Scalar(alphabet.scalars[symbol]) ?? "?"
        open.append((next, tail + [symbol == Int(Alphabet.question) ? "?" : scalar]))
      }
    }
    return found
  }
}

extension Quantity.Form {
  fileprivate var expression: String {
    let number = "[0-9零〇一二两三四五六七八九十百千万半.]+"
    return switch self {
    case .time: number + "个?(?:小时|钟头|分钟|星期|礼拜|周|月|年|天|日)"
    case .workingDays: number + "个?工作[日天]"
    case .percent: "(?:" + number + "%|百分之" + number + ")"
    case .money: "(?:[¥￥]" + number + "|" + number + "(?:元|块))"
    }
  }
}
