public import CaseCore

extension Event {
  /// A valid event of `kind` for entry `seq`, where the entries in `originals` added evidence.
  ///
  /// Every field is filled in and left out in turn.
  /// - Precondition: `seq` is 0 for an opening and at least 1 for everything else; a correction or
  ///   withdrawal needs `seq` at least 2, and what names an original needs one.
  public static func arbitrary(
    _ kind: Kind, seq: Int, originals: [Int], using random: inout SplitMix64
  ) -> Event {
    switch kind {
    case .caseOpened: .caseOpened(.arbitrary(using: &random))
    case .storyTold: .storyTold(StoryTold(text: .arbitrary(using: &random)))
    case .noteTaken: .noteTaken(NoteTaken(text: .arbitrary(using: &random)))
    case .evidenceAdded: .evidenceAdded(.arbitrary(using: &random))
    case .fileRead: .fileRead(.arbitrary(of: random.pick(originals), using: &random))
    case .findingConfirmed:
      .findingConfirmed(.arbitrary(in: random.pick(originals), using: &random))
    case .findingRejected:
      .findingRejected(
        FindingRejected(
          evidence: random.pick(originals), finding: .arbitraryWord(using: &random)))
    case .factStated:
      .factStated(
        FactStated(
          fact: .arbitrary(using: &random),
          value: .arbitrary(using: &random) { .arbitrary(using: &$0) },
          shown: .arbitrary(in: originals, using: &random)))
    case .slotStated:
      .slotStated(
        SlotStated(
          slot: .arbitrary(using: &random), state: random.pick(SlotStated.State.allCases)))
    case .messageKept: .messageKept(.arbitrary(originals: originals, using: &random))
    case .promiseMade: .promiseMade(.arbitrary(originals: originals, using: &random))
    case .stepTaken: .stepTaken(.arbitrary(using: &random))
    case .answerReceived: .answerReceived(.arbitrary(originals: originals, using: &random))
    case .deadlineMoved:
      .deadlineMoved(
        DeadlineMoved(
          rung: .arbitrary(using: &random), dueAt: .arbitrary(using: &random),
          reason: .arbitrary(using: &random)))
    case .corrected: .corrected(.arbitrary(seq: seq, originals: originals, using: &random))
    case .withdrawn:
      .withdrawn(
        Withdrawal(
          entry: Int.random(in: 1..<seq, using: &random), reason: .arbitrary(using: &random)))
    case .adviceGiven: .adviceGiven(.arbitrary(using: &random))
    case .documentIssued: .documentIssued(.arbitrary(seq: seq, using: &random))
    case .caseClosed: .caseClosed(.arbitrary(using: &random))
    case .derivativeAdded, .evidenceShown, .entriesErased, .keyRotated, .caseHandedOver,
      .caseContinued:
      arbitraryCustody(kind, seq: seq, originals: originals, using: &random)
    }
  }

  /// The kinds that can stand at `seq`.
  public static func possibleKinds(seq: Int, hasOriginals: Bool) -> [Kind] {
    Kind.allCases.filter { kind in
      switch kind {
      case .caseOpened: seq == 0
      case .derivativeAdded, .evidenceShown, .fileRead, .findingConfirmed, .findingRejected:
        seq > 0 && hasOriginals
      case .corrected, .withdrawn, .entriesErased: seq > 1
      case .storyTold, .noteTaken, .evidenceAdded, .factStated, .slotStated, .messageKept,
        .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .adviceGiven, .documentIssued,
        .caseClosed, .keyRotated, .caseHandedOver, .caseContinued:
        seq > 0
      }
    }
  }
}

extension CaseOpened {
  static func arbitrary(using random: inout SplitMix64) -> CaseOpened {
    CaseOpened(
      title: .arbitrary(using: &random), area: "cn-game-points", practice: random.oneIn(2))
  }
}

extension EvidenceAdded {
  static func arbitrary(using random: inout SplitMix64) -> EvidenceAdded {
    EvidenceAdded(
      kind: .arbitrary(using: &random), digest: .arbitrary(using: &random),
      sizeBytes: Int64.random(in: 0...Limits.evidenceBytes, using: &random),
      mediaType: random.pick(["text/csv", "image/png", "application/octet-stream"]),
      fileName: .arbitrary(using: &random),
      modifiedAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      kindNamedByPerson: random.oneIn(2),
      obtained: .arbitrary(using: &random) { random in
        Obtained(
          way: random.pick(Obtained.Way.allCases),
          app: .arbitrary(using: &random) { .arbitrary(using: &$0) },
          device: .arbitrary(using: &random) { .arbitrary(using: &$0) },
          from: .arbitrary(using: &random) { .arbitrary(using: &$0) })
      })
  }
}

extension FileRead {
  static func arbitrary(of original: Int, using random: inout SplitMix64) -> FileRead {
    FileRead(
      evidence: original, reader: random.pick(["wechat-csv", "alipay-csv", "chat-text"]),
      readerVersion: Int.random(in: 1...9, using: &random),
      variant: .arbitraryWord(using: &random), rows: Int.random(in: 0...900_000, using: &random),
      findings: Int.random(in: 0...2000, using: &random),
      unread: Int.random(in: 0...20, using: &random), complete: random.oneIn(2),
      findingsDigest: .arbitrary(using: &random))
  }
}

extension FindingConfirmed {
  static func arbitrary(in original: Int, using random: inout SplitMix64) -> FindingConfirmed {
    FindingConfirmed(
      evidence: original, finding: "row:\(Int.random(in: 1...5000, using: &random))",
      kind: .arbitrary(using: &random), place: .arbitrary(using: &random),
      quote: .arbitrary(using: &random),
      speaker: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      values: (0..<Int.random(in: 0...3, using: &random)).map { _ in
        ShownValue(fact: .arbitrary(using: &random), value: .arbitrary(using: &random))
      })
  }
}

extension FactStated.Shown? {
  /// Nil half of the time, and always while there is no original.
  static func arbitrary(in originals: [Int], using random: inout SplitMix64) -> Self {
    guard !originals.isEmpty else { return nil }
    return .arbitrary(using: &random) { random in
      FactStated.Shown(
        evidence: random.pick(originals), place: .arbitrary(using: &random),
        speaker: .arbitrary(using: &random) { .arbitrary(using: &$0) },
        quote: .arbitrary(using: &random) { .arbitrary(using: &$0) })
    }
  }
}

extension MessageKept {
  static func arbitrary(originals: [Int], using random: inout SplitMix64) -> MessageKept {
    MessageKept(
      direction: random.pick(Direction.allCases),
      channel: random.pick(["qq", "wechat", "ticket", "phone"]),
      happenedAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      text: .arbitrary(using: &random), shown: .arbitrary(in: originals, using: &random))
  }
}

extension PromiseMade {
  static func arbitrary(originals: [Int], using random: inout SplitMix64) -> PromiseMade {
    PromiseMade(
      rung: .arbitrary(using: &random), what: random.pick(What.allCases),
      amount: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      happenedAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      dueAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      text: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      shown: .arbitrary(in: originals, using: &random))
  }
}

extension StepTaken {
  static func arbitrary(using random: inout SplitMix64) -> StepTaken {
    StepTaken(
      rung: .arbitrary(using: &random), happenedAt: .arbitrary(using: &random),
      reference: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      setDueAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      remark: .arbitrary(using: &random) { .arbitrary(using: &$0) })
  }
}

extension AnswerReceived {
  static func arbitrary(originals: [Int], using random: inout SplitMix64) -> AnswerReceived {
    AnswerReceived(
      rung: .arbitrary(using: &random), answer: .arbitrary(using: &random),
      happenedAt: .arbitrary(using: &random),
      reason: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      amount: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      dueAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      text: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      shown: .arbitrary(in: originals, using: &random))
  }
}

extension Correction {
  static func arbitrary(
    seq: Int, originals: [Int], using random: inout SplitMix64
  ) -> Correction {
    let sample = Event.possibleKinds(seq: seq, hasOriginals: !originals.isEmpty)
      .map { kind in
        // Only the kind decides whether an event may correct, so no correction is nested here.
        kind == .corrected
          ? Event.withdrawn(Withdrawal(entry: 1, reason: ""))
          : Event.arbitrary(kind, seq: seq, originals: originals, using: &random)
      }
      .filter(\.canCorrect)
    return Correction(
      replaces: Int.random(in: 1..<seq, using: &random), event: random.pick(sample))
  }
}

extension AdviceGiven {
  static func arbitrary(using random: inout SplitMix64) -> AdviceGiven {
    let verdicts = ["strong", "arguable", "weak", "undetermined", "notYetDue", "barred"]
    return AdviceGiven(
      judged: (0..<Int.random(in: 0...4, using: &random)).map { _ in
        Judged(
          claim: .arbitrary(using: &random), onYourAccount: random.pick(verdicts),
          onTheRecord: random.pick(verdicts))
      },
      actions: (0..<Int.random(in: 0...3, using: &random)).map { _ in
        "\(String.arbitraryWord(using: &random)) \(String.arbitraryWord(using: &random))"
      },
      playbook: .arbitrary(using: &random), clock: .arbitrary(using: &random))
  }
}

extension DocumentIssued {
  static func arbitrary(seq: Int, using random: inout SplitMix64) -> DocumentIssued {
    let what = random.pick(What.allCases)
    let size = Int.random(in: 1...seq, using: &random)
    switch what {
    case .letter, .packet:
      let wording: Wording? = random.oneIn(2) ? nil : .arbitrary(size: size, using: &random)
      return DocumentIssued(
        what: what, rung: .arbitrary(using: &random), language: random.pick(Language.allCases),
        size: size, digest: .arbitrary(using: &random), playbook: .arbitrary(using: &random),
        contents: random.oneIn(2) ? nil : Array(0..<size), wording: wording,
        clock: what == .letter || wording != nil || random.oneIn(2)
          ? nil : .arbitrary(using: &random))
    case .bundle, .dossier, .proof:
      return DocumentIssued(
        what: what, recipient: random.pick(["self", "seller", "court"]), size: size,
        digest: .arbitrary(using: &random), contents: random.oneIn(2) ? nil : Array(0..<size),
        clock: what == .dossier && random.oneIn(2) ? .arbitrary(using: &random) : nil)
    }
  }
}

extension DocumentIssued.Wording {
  fileprivate static func arbitrary(
    size: Int, using random: inout SplitMix64
  ) -> DocumentIssued.Wording {
    DocumentIssued.Wording(
      letter: .arbitrary(using: &random), clock: .arbitrary(using: &random),
      sentences: (0..<Int.random(in: 0...3, using: &random)).map { _ in
        .init(
          entries: (0..<size).filter { _ in random.oneIn(2) },
          facts: random.oneIn(2) ? [] : [.arbitrary(using: &random)])
      })
  }
}

extension CaseClosed {
  static func arbitrary(using random: inout SplitMix64) -> CaseClosed {
    CaseClosed(
      outcome: random.pick(Outcome.allCases),
      amount: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      happenedAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      remark: .arbitrary(using: &random) { .arbitrary(using: &$0) })
  }
}
