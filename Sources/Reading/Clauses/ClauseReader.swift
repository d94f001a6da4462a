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
    let scalars = Array(text.unicodeScalars)
    let read = ReadText(text, rules.patterns.alphabet)
    var matcher = SentenceMatcher(rules.patterns)
    var findings: [ClauseFinding] = []
    var count = ClauseCount()
    var isTitled = false
    for sentence in read.sentences {
      let range = read.scalars(of: sentence)
      var start = range.lowerBound
      if let number = Self.number(at: start, in: scalars) {
        count.enter(number)
        start += number.length
      }
      let matches = matcher.matches(in: read.symbols[sentence])
      guard !matches.isEmpty else { continue }
      var isMention = false
      for match in matches {
        switch rules.meanings[match.rule] {
        case .mention: isMention = true
        case .title: isTitled = true
        case .clause: break
        }
      }
      guard !isMention else { continue }
      add(matches, of: sentence, from: start, read, scalars, clause: count.text, to: &findings)
    }
    let kinds = Set(findings.map(\.kind.id))
    return ClauseReading(
      findings: findings,
      isAgreement: kinds.count >= Self.kindsOfAnAgreement || isTitled && !kinds.isEmpty,
      unseenCount: read.unseenCount, sentenceCount: read.sentences.count)
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
    let read = ReadText(text, rules.patterns.alphabet)
    var matcher = SentenceMatcher(rules.patterns)
    var signs: Set<Sign> = []
    for sentence in read.sentences {
      for match in matcher.matches(in: read.symbols[sentence]) {
        switch rules.meanings[match.rule] {
        case .mention: signs.insert(.mention)
        case .title: signs.insert(.title)
        case .clause: break
        }
      }
    }
    return signs
  }

  /// One finding for each kind.
  private func add(
    _ matches: [SentenceMatcher.Match], of sentence: Range<Int>, from start: Int, _ read: ReadText,
    _ scalars: [Unicode.Scalar], clause: String?, to findings: inout [ClauseFinding]
  ) {
    var kinds: Set<Int> = []
    let end = read.scalars(of: sentence).upperBound
    for match in matches {
      guard case .clause(let kind, let direction) = rules.meanings[match.rule],
        kinds.insert(kind).inserted
      else { continue }
      let words = read.scalars(of: match.range)
      let range = Self.trimmed(min(start, words.lowerBound)..<end, scalars)
      findings.append(
        ClauseFinding(
          kind: rules.kinds[kind], direction: direction, clause: clause,
          quote: Self.string(scalars[range]), range: range, words: words,
          terms: match.quantities))
    }
  }

  /// The number of a clause if a line begins at `start`.
  private static func number(at start: Int, in scalars: [Unicode.Scalar]) -> ClauseNumber? {
    var before = start - 1
    while before >= 0, isBlank(scalars[before]) { before -= 1 }
    guard before < 0 || scalars[before] == "\n" || scalars[before] == "\r" else { return nil }
    return ClauseNumber(at: scalars[start...])
  }

  private static func trimmed(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(scalars[start]) { start += 1 }
    while end > start, isBlank(scalars[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{3000}" || scalar == "\u{a0}"
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
