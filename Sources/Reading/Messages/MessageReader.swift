import CaseCore

/// Reads what the other side of a purchase writes: what it promises and by when, what it declines and
/// why, what it admits, and what it asks for that should make one careful.
///
/// The same message always gives the same findings.
public struct MessageReader: Sendable {
  private let rules: MessageRules

  /// A reader with `rules`.
  public init(_ rules: MessageRules) { self.rules = rules }

  /// What `message` says; a person's own messages say nothing.
  public func read(_ message: Message) -> MessageReading {
    guard message.sender == .other else { return MessageReading(findings: [], unseenCount: 0) }
    var findings: [MessageFinding] = []
    var text = message.text
    let unseen = text.withUTF8 { bytes in
      var scanner = PatternScanner(rules.patterns)
      return scanner.scan(bytes) { sentence, matches in
        guard !matches.isEmpty || !rules.scales.isEmpty else { return }
        let signs = signs(of: matches)
        guard !signs.contains(.mention) else { return }
        let part = SentenceFindings(
          rules: rules, message: message, signs: signs, sentence: sentence, text: bytes)
        findings += part.findings(from: matches, in: sentence)
      }.unseen
    }
    return MessageReading(findings: findings, unseenCount: unseen)
  }

  /// What a sentence can say beside a kind.
  public enum Sign: Sendable, Hashable {
    /// It speaks of such things and is none of them.
    case mention
    /// Something has to happen first.
    case condition
    /// No time is fixed.
    case hedge
  }

  /// What the sentences of `text` say beside kinds.
  public func signs(in text: String) -> Set<Sign> {
    var all: Set<Sign> = []
    var text = text
    _ = text.withUTF8 { bytes in
      var scanner = PatternScanner(rules.patterns)
      return scanner.scan(bytes) { _, matches in all.formUnion(signs(of: matches)) }
    }
    return all
  }

  private func signs(of matches: [SentenceMatcher.Match]) -> Set<Sign> {
    var signs: Set<Sign> = []
    for match in matches {
      switch rules.meanings[match.rule] {
      case .mention: signs.insert(.mention)
      case .condition: signs.insert(.condition)
      case .hedge: signs.insert(.hedge)
      case .kind: break
      }
    }
    return signs
  }
}

/// Makes findings of what was matched in one sentence.
private struct SentenceFindings {
  let rules: MessageRules
  let message: Message
  let signs: Set<MessageReader.Sign>
  let times: [TimeExpression]
  let text: UnsafeBufferPointer<UInt8>

  init(
    rules: MessageRules, message: Message, signs: Set<MessageReader.Sign>,
    sentence: borrowing Sentence, text: UnsafeBufferPointer<UInt8>
  ) {
    self.rules = rules
    self.message = message
    self.signs = signs
    self.text = text
    times = rules.times.expressions(in: sentence.symbols)
  }

  /// One finding for each kind and class; of promises one for each part between commas.
  func findings(
    from matches: [SentenceMatcher.Match], in sentence: borrowing Sentence
  ) -> [MessageFinding] {
    var found: [(start: Int, finding: MessageFinding)] = []
    var seen: Set<String> = []
    var promised: [Range<Int>] = []
    for said in said(by: matches, in: sentence) {
      let kind = said.kind
      let part = rules.times.part(around: said.range, in: sentence.symbols)
      let detail: MessageFinding.Detail
      switch said.outcome {
      case .promise(let matter):
        guard !promised.contains(where: { $0.overlaps(part) }) else { continue }
        promised.append(part)
        detail = .promise(promise(of: matter, said.range, part))
      case .refusal(let refusal):
        guard seen.insert("\(kind) \(refusal.id)").inserted else { continue }
        detail = .refusal(refusal)
      case .plain:
        guard seen.insert("\(kind)").inserted else { continue }
        detail = .plain
      }
      let bytes = sentence.bytes(of: part, in: text)
      let amounts = rules.amounts.read(sentence.symbols, in: part)
      found.append(
        (
          part.lowerBound,
          MessageFinding(
            kind: rules.kinds[kind], detail: detail,
            quote: String(decoding: UnsafeBufferPointer(rebasing: text[bytes]), as: UTF8.self),
            place: sentence.place(of: bytes, in: text), fen: amounts.fen,
            percentHundredths: amounts.percentHundredths, because: said.because)
        ))
    }
    if found.contains(where: { $0.finding.refusalIsKnown == true }) {
      // A reason that practice knows says more than the bare no beside it.
      found.removeAll { $0.finding.refusalIsKnown == false }
    }
    let kinds = Set(found.map(\.finding.kind.id))
    found.removeAll { !kinds.isDisjoint(with: $0.finding.kind.yieldsTo) }
    return found.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element.finding)
  }

  /// A kind that a sentence says somewhere.
  private struct Said {
    let kind: Int
    let outcome: MessageRules.Outcome
    let range: Range<Int>
    var because: [String] = []
  }

  /// What `matches` and the weights of the words say together.
  private func said(
    by matches: [SentenceMatcher.Match], in sentence: borrowing Sentence
  ) -> [Said] {
    var all: [Said] = []
    for match in matches {
      guard case .kind(let kind, let outcome) = rules.meanings[match.rule] else { continue }
      all.append(Said(kind: kind, outcome: outcome, range: match.range))
    }
    guard !rules.scales.isEmpty else { return all }
    var counts = Array(repeating: 0, count: rules.kinds.count)
    for said in all { counts[said.kind] += 1 }
    for kind in counts.indices {
      let isOf = rules.scales.isOf(kind, sentence, ruleCount: counts[kind])
      if !isOf { all.removeAll { $0.kind == kind } }
      guard isOf, counts[kind] == 0, rules.scales.canWeigh(sentence, of: text) else { continue }
      let voice = rules.scales.voice(for: kind, in: sentence, of: text, rules.patterns)
      all.append(
        Said(
          kind: kind, outcome: outcome(of: kind, in: sentence), range: voice.range,
          because: voice.words))
    }
    return all
  }

  /// What the words say beside `kind` where no rule does.
  private func outcome(of kind: Int, in sentence: borrowing Sentence) -> MessageRules.Outcome {
    let matters = rules.kinds.count..<rules.kinds.count + PromiseMatter.allCases.count
    let classes = matters.upperBound..<matters.upperBound + rules.classes.count
    switch rules.givenBy[kind] {
    case .promise(let first):
      let best = rules.scales.best(of: matters, in: sentence)
      return .promise(best.map { PromiseMatter.allCases[$0 - matters.lowerBound] } ?? first)
    case .refusal(let first):
      let best = rules.scales.best(of: classes, in: sentence)
      return .refusal(best.map { rules.classes[$0 - classes.lowerBound] } ?? first)
    case .plain: return .plain
    }
  }

  /// The promise that was matched at `range`, in the part of the sentence `part`.
  private func promise(
    of matter: PromiseMatter, _ range: Range<Int>, _ part: Range<Int>
  ) -> Promise {
    let isConditional = signs.contains(.condition)
    let time = TimeExpression.ofPromise(at: range, part, among: times)
    var by: Moment?
    var workingDays: Int?
    switch time?.meaning {
    case .workingDays(let count): workingDays = count
    case .span(let span) where !isConditional && time?.isAfterEvent == false:
      by = span.end(from: message.sentAt, in: message.zone)
    case .moment(let named): by = named.last(from: message.sentAt, in: message.zone)
    case .span, .past, .open, nil: break
    }
    // What lies behind cannot be promised: 今天上午, said in the evening.
    if let last = by, last < message.sentAt { by = nil }
    return Promise(
      matter: matter, by: by, workingDays: workingDays, isConditional: isConditional,
      isVague: by == nil && workingDays == nil && (signs.contains(.hedge) || time?.meaning == .open)
    )
  }
}

extension MessageFinding {
  /// Whether practice knows an answer to this refusal; nil for no refusal.
  fileprivate var refusalIsKnown: Bool? {
    guard case .refusal(let refusal) = detail else { return nil }
    return refusal.answer != nil
  }
}
