/// Reads what somebody is about to send: which words hurt them, and what is missing.
///
/// It forbids nothing. The same draft always gives the same reading.
public struct DraftReader: Sendable {
  private let rules: DraftRules

  /// A reader with `rules`.
  public init(_ rules: DraftRules) { self.rules = rules }

  /// Reads `text`, which goes to `recipient`, beside what is known of the case.
  public func read(
    _ text: String, to recipient: DraftRecipient, knowing facts: DraftFacts = DraftFacts()
  ) -> DraftReading {
    var notes = Notes()
    var facts = facts
    // They are no news to those who deal with the case; to everybody else they are.
    if recipient == .public { facts.names = [] }
    add(MarkedText(text, quotes: .read), readsQuotes: true, facts, &notes)
    add(MarkedText(text, quotes: .skipped), readsQuotes: false, facts, &notes)
    notes.finds.sort { left, right in
      (left.place.bytes.lowerBound, left.kind) < (right.place.bytes.lowerBound, right.kind)
    }
    func objections(_ finds: [Find]) -> [DraftObjection] {
      finds.map { find in
        DraftObjection(
          kind: rules.kinds[find.kind], advice: find.advice, quote: find.quote, place: find.place,
          because: find.because)
      }
    }
    let missing = rules.parts.enumerated().filter { number, part in
      !notes.parts.contains(number) && part.recipients.contains(recipient)
    }
    return DraftReading(
      objections: objections(notes.finds.filter { $0.recipients.contains(recipient) }),
      allowed: objections(notes.finds.filter { !$0.recipients.contains(recipient) }),
      isDemand: notes.isDemand, missing: notes.isDemand ? missing.map(\.element) : [])
  }

  /// Words that were found.
  private struct Find {
    let kind: Int
    let recipients: Set<DraftRecipient>
    let advice: DraftAdvice
    let quote: String
    let place: TextPlace
    var because: [String] = []
  }

  private struct Notes {
    var finds: [Find] = []
    var parts: Set<Int> = []
    var isDemand = false
  }

  /// Notes what a copy of the draft gives: with its quotes the kinds that read them, the parts and
  /// the statements; without them the other kinds.
  private func add(
    _ marked: MarkedText, readsQuotes: Bool, _ facts: DraftFacts, _ notes: inout Notes
  ) {
    var marked = marked
    // One rule finds one place in a sentence; what was found is blotted out until nothing is left.
    for round in 0..<Self.mostRounds {
      var blots: [Range<Int>] = []
      scan(
        marked,
        weighing: { kind, range, because in
          guard round == 0, rules.kinds[kind].readsQuotes == readsQuotes else { return }
          let (advice, bytes) = (rules.kinds[kind].advice, marked.original(of: range))
          add(kind, rules.kinds[kind].recipients, advice, bytes, marked, because: because, &notes)
        }
      ) { match, range in
        switch rules.meanings[match.rule] {
        case .objection(let kind, let recipients, let advice):
          guard rules.kinds[kind].readsQuotes == readsQuotes else { return }
          blots.append(range)
          let bytes = marked.wholeWord(marked.original(of: range))
          let isKnown =
            rules.kinds[kind].sparesKnownNumbers && facts.knowsNumbers(in: marked.text(bytes))
          if !isKnown { add(kind, recipients, advice, bytes, marked, &notes) }
        case .part(let part): if readsQuotes { notes.parts.insert(part) }
        case .demand: if readsQuotes { notes.isDemand = true }
        case .statement(let stated):
          guard readsQuotes, round == 0 else { return }
          compare(stated, match, range, marked, facts, &notes)
        }
      }
      var hasMore = false
      for range in blots where marked.blot(range) { hasMore = true }
      guard hasMore else { return }
    }
  }

  /// So many numbers of one kind are named in one sentence.
  private static let mostRounds = 8

  private func add(
    _ kind: Int, _ recipients: Set<DraftRecipient>, _ advice: DraftAdvice, _ bytes: Range<Int>,
    _ marked: MarkedText, because: [String] = [], _ notes: inout Notes
  ) {
    let isKnown = notes.finds.contains { find in
      find.kind == kind && find.place.bytes.overlaps(bytes)
    }
    guard !isKnown else { return }
    notes.finds.append(
      Find(
        kind: kind, recipients: recipients, advice: advice, quote: marked.text(bytes),
        place: marked.place(ofBytes: bytes), because: because))
  }

  /// What words of a draft can be.
  public enum Sign: Sendable, Hashable {
    /// Words of the kind with this id.
    case objection(String)
    /// The part with this id.
    case part(String)
    /// A demand.
    case demand
    /// A statement about the case.
    case statement(DraftRules.Stated)
  }

  /// What the words of `text` are, whoever gets it and whatever is known.
  public func signs(in text: String) -> Set<Sign> {
    var signs: Set<Sign> = []
    for readsQuotes in [true, false] {
      scan(MarkedText(text, quotes: readsQuotes ? .read : .skipped)) { match, _ in
        switch rules.meanings[match.rule] {
        case .objection(let kind, _, _):
          let kind = rules.kinds[kind]
          if kind.readsQuotes == readsQuotes { signs.insert(.objection(kind.id)) }
        case .part(let part): if readsQuotes { signs.insert(.part(rules.parts[part].id)) }
        case .demand: if readsQuotes { signs.insert(.demand) }
        case .statement(let stated): if readsQuotes { signs.insert(.statement(stated)) }
        }
      }
    }
    return signs
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

  /// Visits what is found in `marked`: `weighing` the kinds that words speak for where no rule was found,
  /// `visit` the matches of rules, without those of a kind that the words speak against.
  private func scan(
    _ marked: MarkedText, weighing: (Int, Range<Int>, [String]) -> Void,
    _ visit: (SentenceMatcher.Match, Range<Int>) -> Void
  ) {
    marked.bytes.withUnsafeBufferPointer { bytes in
      var scanner = PatternScanner(rules.patterns)
      _ = scanner.scan(bytes) { sentence, matches in
        var counts = Array(repeating: 0, count: rules.kinds.count)
        for match in matches {
          if let kind = kind(of: match) { counts[kind] += 1 }
        }
        var isOf: [Bool] = []
        for (kind, count) in counts.enumerated() {
          isOf.append(rules.scales.isOf(kind, sentence, ruleCount: count))
        }
        for match in matches where kind(of: match).map({ isOf[$0] }) ?? true {
          visit(match, sentence.bytes(of: match.range, in: bytes))
        }
        for kind in counts.indices where counts[kind] == 0 && isOf[kind] {
          guard rules.scales.canWeigh(sentence, of: bytes) else { return }
          let voice = rules.scales.voice(for: kind, in: sentence, of: bytes, rules.patterns)
          weighing(kind, sentence.bytes(of: voice.range, in: bytes), voice.words)
        }
      }
    }
  }

  /// The kind that `match` is an objection of; nil for anything else.
  private func kind(of match: SentenceMatcher.Match) -> Int? {
    guard case .objection(let kind, _, _) = rules.meanings[match.rule] else { return nil }
    return kind
  }

  // MARK: Statements

  private func compare(
    _ stated: DraftRules.Stated, _ match: SentenceMatcher.Match, _ range: Range<Int>,
    _ marked: MarkedText, _ facts: DraftFacts, _ notes: inout Notes
  ) {
    guard let kind = rules.kinds.firstIndex(where: { $0.id == DraftKind.contradiction }) else {
      return
    }
    var bytes = marked.original(of: range)
    let isContradicted: Bool
    switch stated {
    case .fact(let name, let values):
      isContradicted = facts.stated[name].map { !values.contains($0) } ?? false
    case .paidAmount: isContradicted = Self.isOther(match.quantities, facts.paidFen)
    case .claimedAmount: isContradicted = Self.isMore(match.quantities, facts.claimFen)
    case .orderNumber:
      bytes = marked.wholeWord(bytes)
      isContradicted = Self.isOther(order: marked.text(bytes), facts.orderNumbers)
    }
    guard isContradicted else { return }
    add(kind, rules.kinds[kind].recipients, rules.kinds[kind].advice, bytes, marked, &notes)
  }

  private static func isOther(_ quantities: [Quantity], _ known: Int64?) -> Bool {
    guard let known, case .money(let fen)? = quantities.last else { return false }
    return fen != known
  }

  private static func isMore(_ quantities: [Quantity], _ known: Int64?) -> Bool {
    guard let known, case .money(let fen)? = quantities.last else { return false }
    return fen > known
  }

  // The number stands at the end of the words; a part of it that is long enough will do.
  private static func isOther(order text: String, _ known: [String]) -> Bool {
    let number = plain(text)
    let isOne = known.map(plain).contains { known in
      number.hasSuffix(known) || known.hasSuffix(String(number.suffix(4)))
    }
    return !known.isEmpty && !isOne
  }

  private static func plain(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { $0.properties.numericType != nil || $0.properties.isAlphabetic }
        .map { Character($0) }
    ).lowercased()
  }
}
