public import CaseCore

/// Reads what a person tells in their own words.
///
/// The same story always gives the same reading. What it says of self-harm is answered and kept
/// nowhere.
public struct StoryReader: Sendable {
  /// So many different signs together say a claim.
  private static let signsNeeded = 2
  /// A number without its unit is no larger amount than this, in yuan.
  private static let largestBareAmount: Int64 = 1_000_000

  private let rules: StoryRules

  /// A reader with `rules`.
  public init(_ rules: StoryRules) { self.rules = rules }

  /// What a story can be.
  public enum Sign: Sendable, Hashable {
    /// It says the claim with this id.
    case plain(String)
    /// It hints at the claim with this id.
    case hint(String)
    /// It has the sign of this name.
    case sign(String)
    /// It was paid so.
    case channel(String)
    /// This door was tried.
    case door(String)
    /// It is not certain of what it tells.
    case doubt
    /// It speaks of self-harm.
    case distress
    /// It names an amount without a unit.
    case amount
  }

  /// What the words of `text` are.
  public func signs(in text: String) -> Set<Sign> {
    var signs: Set<Sign> = []
    scan(MarkedText(text)) { match, _ in signs.insert(sign(rules.meanings[match.rule])) }
    return signs
  }

  private func sign(_ meaning: StoryRules.Meaning) -> Sign {
    switch meaning {
    case .plain(let claim): .plain(rules.claims[claim].topic.id)
    case .hint(let claim): .hint(rules.claims[claim].topic.id)
    case .sign(let claim, let name): .sign(rules.claims[claim].signs[name].name)
    case .channel(let channel): .channel(rules.channels[channel].id)
    case .door(let door): .door(rules.doors[door].id)
    case .doubt: .doubt
    case .distress: .distress
    case .amount: .amount
    }
  }

  /// Reads `text`.
  public func read(_ text: String) -> StoryReading {
    let marked = MarkedText(text)
    var notes = Notes()
    scan(marked) { match, range in
      switch rules.meanings[match.rule] {
      case .plain(let claim): notes.add(claim, isPlain: true, range)
      case .hint(let claim): notes.add(claim, isPlain: false, range)
      case .sign(let claim, let name):
        notes.signs[claim, default: [:]][name] = range
      case .channel(let channel): notes.channels.insert(channel)
      case .door(let door): notes.doors.insert(door)
      case .doubt: notes.hasDoubt = true
      case .distress: notes.hasDistress = true
      case .amount: break
      }
    }
    for (claim, signs) in notes.signs where signs.count >= Self.signsNeeded {
      let first = signs.values.min {
        ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
      }
      if let range = first {
        notes.add(claim, isPlain: true, range)
      }
    }
    let claims = ranked(notes)
    let others = Set(claims.map(\.claim)).union(notes.signs.keys)
    return StoryReading(
      help: notes.hasDistress ? rules.help : nil,
      claims: claims.map { found in
        StoryClaim(
          topic: rules.claims[found.claim].topic, isPlain: found.isPlain,
          place: marked.place(of: found.range))
      },
      isSure: claims.first.map { isSure($0, beside: others) && !notes.hasDoubt } ?? false,
      amounts: amounts(text, marked),
      channel: notes.channels.count == 1 ? notes.channels.first.map { rules.channels[$0] } : nil,
      tried: notes.doors.sorted().map { rules.doors[$0] })
  }

  // MARK: Self-harm

  /// A story without its words of self-harm.
  public struct Spared: Sendable, Hashable {
    /// What is left, which may be nothing but blanks.
    public let rest: String
    /// What to say before anything else.
    public let help: Bilingual
  }

  /// What may be kept of `text`; nil where all of it may, because it speaks of no self-harm.
  ///
  /// The words go with all that stands beside them up to the nearest comma or end of a sentence.
  public func spared(_ text: String) -> Spared? {
    let marked = MarkedText(text)
    var places: [Range<Int>] = []
    scan(marked) { match, range in
      if case .distress = rules.meanings[match.rule] { places.append(marked.original(of: range)) }
    }
    guard !places.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var isKept = Array(repeating: true, count: bytes.count)
    for part in Self.parts(of: text) where places.contains(where: part.overlaps) {
      for index in part { isKept[index] = false }
    }
    let rest = bytes.indices.filter { isKept[$0] }.map { bytes[$0] }
    return Spared(rest: String(decoding: rest, as: UTF8.self), help: rules.help)
  }

  /// The stretches of `text` between commas and ends of sentences, each with the sign behind it.
  private static func parts(of text: String) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var end = 0
    for scalar in text.unicodeScalars {
      end += UTF8.width(scalar)
      guard signs.contains(scalar) else { continue }
      parts.append(start..<end)
      start = end
    }
    return start < end ? parts + [start..<end] : parts
  }

  private static let signs = Set("，,。！？!?；;…\n".unicodeScalars)

  /// A claim that was found, and where in the copy.
  private struct Found {
    let claim: Int
    let isPlain: Bool
    let range: Range<Int>
  }

  private struct Notes {
    var found: [Found] = []
    var signs: [Int: [Int: Range<Int>]] = [:]
    var channels: Set<Int> = []
    var doors: Set<Int> = []
    var hasDoubt = false
    var hasDistress = false

    mutating func add(_ claim: Int, isPlain: Bool, _ range: Range<Int>) {
      guard let index = found.firstIndex(where: { $0.claim == claim }) else {
        found.append(Found(claim: claim, isPlain: isPlain, range: range))
        return
      }
      if isPlain, !found[index].isPlain {
        found[index] = Found(claim: claim, isPlain: true, range: range)
      }
    }
  }

  /// Whether nothing of `others`, a single sign included, casts doubt on `first`.
  private func isSure(_ first: Found, beside others: Set<Int>) -> Bool {
    let outweighed = rules.claims[first.claim].outweighs
    return first.isPlain
      && others.allSatisfy { other in
        other == first.claim || outweighed.contains(rules.claims[other].topic.id)
      }
  }

  /// What is plain before what is hinted at, then as the rules have them; without what another
  /// claim hides.
  private func ranked(_ notes: Notes) -> [Found] {
    notes.found.filter { found in !notes.found.contains { hides($0, found) } }
      .sorted { left, right in
        (left.isPlain ? 0 : 1, left.claim) < (right.isPlain ? 0 : 1, right.claim)
      }
  }

  /// Whether `found` makes `other` a part of its own story. Of two that hide each other the first of
  /// the rules stays.
  private func hides(_ found: Found, _ other: Found) -> Bool {
    let (rule, otherRule) = (rules.claims[found.claim], rules.claims[other.claim])
    guard found.isPlain, rule.hides.contains(otherRule.topic.id) else { return false }
    let isMutual = other.isPlain && otherRule.hides.contains(rule.topic.id)
    return !isMutual || found.claim < other.claim
  }

  // MARK: Amounts

  private func amounts(_ text: String, _ marked: MarkedText) -> [StoryAmount] {
    var found: [(bytes: Range<Int>, fen: Int64)] = []
    marked.bytes.withUnsafeBufferPointer { bytes in
      var scanner = PatternScanner(rules.patterns)
      _ = scanner.scan(bytes) { sentence, _ in
        for quantity in rules.patterns.quantities.all(in: sentence.symbols) {
          guard case .money(let fen) = quantity.quantity else { continue }
          found.append((marked.original(of: sentence.bytes(of: quantity.range, in: bytes)), fen))
        }
      }
    }
    // 3,480元 has 480元 in it.
    for spoken in marked.spokenAmounts
    where !found.contains(where: { $0.bytes.contains(spoken.bytes) }) {
      found.removeAll { $0.bytes.overlaps(spoken.bytes) }
      found.append(spoken)
    }
    // Each part between commas by itself: one rule finds one amount in a sentence.
    let parts = MarkedText(text, splitsAtCommas: true)
    scan(parts) { match, range in
      guard case .amount = rules.meanings[match.rule],
        let (bytes, hundredths) = parts.number(endingAt: parts.original(of: range).upperBound),
        hundredths <= Self.largestBareAmount * 100, hundredths > 0,
        !found.contains(where: { $0.bytes.overlaps(bytes) })
      else { return }
      found.append((bytes, hundredths))
    }
    return found.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }.map {
      StoryAmount(fen: $0.fen, place: marked.place(ofBytes: $0.bytes))
    }
  }

  private func scan(
    _ marked: MarkedText, _ visit: (SentenceMatcher.Match, Range<Int>) -> Void
  ) {
    marked.bytes.withUnsafeBufferPointer { bytes in
      var scanner = PatternScanner(rules.patterns)
      _ = scanner.scan(bytes) { sentence, matches in
        for match in matches { visit(match, sentence.bytes(of: match.range, in: bytes)) }
      }
    }
  }
}
