/// Reads texts as agreements: which clauses they have, where, and what those fix.
///
/// The same text always gives the same findings.
public struct ClauseReader: Sendable {
  /// A text with so many kinds of clauses is an agreement though it does not say so.
  private static let kindsOfAnAgreement = 2

  private let rules: ClauseRules

  /// A reader with `rules`.
  public init(_ rules: ClauseRules) { self.rules = rules }

  /// The clauses of `text`.
  public func read(_ text: String) -> ClauseReading {
    var findings: [ClauseFinding] = []
    var isTitled = false
    var text = text
    let summary = text.withUTF8 { bytes in
      var count = ClauseCount()
      var scanner = PatternScanner(rules.patterns)
      return scanner.scan(bytes) { sentence, matches in
        var start = sentence.bytes.lowerBound
        if sentence.beginsLine, let number = ClauseNumber(at: sentence.bytes, in: bytes) {
          count.enter(number)
          start += number.length
        }
        guard !matches.isEmpty || !rules.scales.isEmpty else { return }
        if has(.title, matches) { isTitled = true }
        guard !has(.mention, matches) else { return }
        add(matches, of: sentence, from: start, in: bytes, clause: count.text, to: &findings)
      }
    }
    // That a text is an agreement at all is for rules to say.
    let kinds = Set(findings.filter(\.because.isEmpty).map(\.kind.id))
    return ClauseReading(
      findings: findings,
      isAgreement: kinds.count >= Self.kindsOfAnAgreement || isTitled && !kinds.isEmpty,
      unseenCount: summary.unseen, sentenceCount: summary.sentences)
  }

  /// What a sentence can be beside a clause.
  public enum Sign: Sendable, Hashable {
    /// It speaks of clauses and is none.
    case mention
    /// It calls the text an agreement.
    case title
  }

  /// What the sentences of `text` are beside clauses.
  public func signs(in text: String) -> Set<Sign> {
    var all: Set<Sign> = []
    var text = text
    _ = text.withUTF8 { bytes in
      var scanner = PatternScanner(rules.patterns)
      return scanner.scan(bytes) { _, matches in
        if has(.mention, matches) { all.insert(.mention) }
        if has(.title, matches) { all.insert(.title) }
      }
    }
    return all
  }

  private func has(_ sign: Sign, _ matches: [SentenceMatcher.Match]) -> Bool {
    matches.contains { match in
      switch rules.meanings[match.rule] {
      case .mention: sign == .mention
      case .title: sign == .title
      case .clause: false
      }
    }
  }

  /// One finding for each kind: where the weights of its words come to enough, beside its rules or
  /// without one.
  private func add(
    _ matches: [SentenceMatcher.Match], of sentence: borrowing Sentence, from start: Int,
    in text: UnsafeBufferPointer<UInt8>, clause: String?, to findings: inout [ClauseFinding]
  ) {
    for kind in rules.kinds.indices {
      let found = matches.filter { isClause($0, of: kind) }
      guard rules.scales.isOf(kind, sentence, ruleCount: found.count) else { continue }
      let words: Range<Int>
      var direction = rules.kinds[kind].direction
      var terms: [Quantity] = []
      var because: [String] = []
      if let match = found.first {
        words = sentence.bytes(of: match.range, in: text)
        terms = match.quantities
        if case .clause(_, let turned, _) = rules.meanings[match.rule] { direction = turned }
      } else {
        let voice = rules.scales.voice(for: kind, in: sentence, of: text, rules.patterns)
        (words, because) = (sentence.bytes(of: voice.range, in: text), voice.words)
        terms = rules.patterns.quantities.all(in: sentence.symbols).map(\.quantity)
      }
      let range = Blank.trimmed(min(start, words.lowerBound)..<sentence.bytes.upperBound, text)
      findings.append(
        ClauseFinding(
          kind: rules.kinds[kind], direction: direction, clause: clause,
          quote: String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self),
          place: sentence.place(of: range, in: text),
          words: sentence.place(of: words, in: text), terms: terms,
          states: found.isEmpty ? rules.kinds[kind].states : states(of: kind, in: matches),
          because: because))
    }
  }

  private func isClause(_ match: SentenceMatcher.Match, of kind: Int) -> Bool {
    guard case .clause(kind, _, _) = rules.meanings[match.rule] else { return false }
    return true
  }

  /// What all rules of `kind` among `matches` state.
  private func states(
    of kind: Int, in matches: [SentenceMatcher.Match]
  ) -> [ClauseKind.Stated] {
    var all: [ClauseKind.Stated] = []
    for match in matches {
      guard case .clause(kind, _, let states) = rules.meanings[match.rule] else { continue }
      all += states.filter { !all.contains($0) }
    }
    return all
  }
}

/// The blanks that stand around sentences, in UTF-8: space, tab, no-break and ideographic space.
enum Blank {
  /// `range` without the blanks around it.
  static func trimmed(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, let length = Self.length(at: start, in: text, before: end) {
      start += length
    }
    while end > start, let length = Self.length(endingAt: end, in: text, from: start) {
      end -= length
    }
    return start..<end
  }

  /// How many bytes the blank at `start` takes; nil where there is none.
  static func length(
    at start: Int, in text: UnsafeBufferPointer<UInt8>, before end: Int
  ) -> Int? {
    switch text[start] {
    case 0x20, 0x09: 1
    case 0xc2: start + 2 <= end && text[start + 1] == 0xa0 ? 2 : nil
    case 0xe3:
      start + 3 <= end && text[start + 1] == 0x80 && text[start + 2] == 0x80 ? 3 : nil
    default: nil
    }
  }

  /// How many bytes the blank takes that ends at `end`, which begins at `start` or behind it; nil where
  /// there is none.
  static func length(
    endingAt end: Int, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    switch text[end - 1] {
    case 0x20, 0x09: 1
    case 0xa0: end - 2 >= start && text[end - 2] == 0xc2 ? 2 : nil
    case 0x80:
      end - 3 >= start && text[end - 2] == 0x80 && text[end - 3] == 0xe3 ? 3 : nil
    default: nil
    }
  }
}
