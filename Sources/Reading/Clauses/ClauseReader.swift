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
        guard !matches.isEmpty else { return }
        if has(.title, matches) { isTitled = true }
        guard !has(.mention, matches) else { return }
        add(matches, of: sentence, from: start, in: bytes, clause: count.text, to: &findings)
      }
    }
    let kinds = Set(findings.map(\.kind.id))
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

  /// One finding for each kind.
  private func add(
    _ matches: [SentenceMatcher.Match], of sentence: borrowing Sentence, from start: Int,
    in text: UnsafeBufferPointer<UInt8>, clause: String?, to findings: inout [ClauseFinding]
  ) {
    for (index, match) in matches.enumerated() {
      guard case .clause(let kind, let direction, _) = rules.meanings[match.rule],
        !matches[..<index].contains(where: { isClause($0, of: kind) })
      else { continue }
      let words = sentence.bytes(of: match.range, in: text)
      let range = Blank.trimmed(min(start, words.lowerBound)..<sentence.bytes.upperBound, text)
      findings.append(
        ClauseFinding(
          kind: rules.kinds[kind], direction: direction, clause: clause,
          quote: String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self),
          place: sentence.place(of: range, in: text),
          words: sentence.place(of: words, in: text), terms: match.quantities,
          states: states(of: kind, in: matches)))
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
