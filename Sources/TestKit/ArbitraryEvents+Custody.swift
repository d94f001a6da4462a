import CaseCore

extension Event {
  /// A valid event about what became of originals, entries or keys.
  static func arbitraryCustody(
    _ kind: Kind, seq: Int, originals: [Int], using random: inout SplitMix64
  ) -> Event {
    switch kind {
    case .derivativeAdded:
      .derivativeAdded(.arbitrary(of: random.pick(originals), using: &random))
    case .evidenceShown: .evidenceShown(.arbitrary(of: random.pick(originals), using: &random))
    case .entriesErased:
      .entriesErased(
        EntriesErased(
          entries: Set((0..<3).map { _ in Int.random(in: 1..<seq, using: &random) }).sorted(),
          reason: .arbitrary(using: &random)))
    case .keyRotated:
      .keyRotated(
        KeyRotated(
          from: .arbitrary(using: &random), to: .arbitrary(using: &random),
          root: .arbitrary(using: &random), fromSignature: .arbitrary(using: &random),
          toSignature: .arbitrary(using: &random)))
    case .caseHandedOver:
      .caseHandedOver(
        CaseHandedOver(
          from: .arbitrary(using: &random), to: .arbitrary(using: &random),
          root: .arbitrary(using: &random), signature: .arbitrary(using: &random)))
    case .caseContinued:
      .caseContinued(
        CaseContinued(
          from: .arbitrary(using: &random), to: .arbitrary(using: &random),
          root: .arbitrary(using: &random), signature: .arbitrary(using: &random)))
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .fileRead, .findingConfirmed,
      .findingRejected, .factStated, .slotStated, .messageKept, .promiseMade, .stepTaken,
      .answerReceived, .deadlineMoved, .corrected, .withdrawn, .adviceGiven, .documentIssued,
      .caseClosed:
      preconditionFailure("Only what became of originals, entries or keys comes here.")
    }
  }
}

extension DerivativeAdded {
  static func arbitrary(of original: Int, using random: inout SplitMix64) -> DerivativeAdded {
    DerivativeAdded(
      original: original, digest: .arbitrary(using: &random),
      sizeBytes: Int64.random(in: 0...Limits.evidenceBytes, using: &random),
      mediaType: random.pick(["text/csv", "image/png"]), how: random.pick(How.allCases),
      masks: (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Mask(place: .arbitrary(using: &random), why: .arbitrary(using: &random))
      },
      recipients: random.pick([[], ["seller"], ["12315", "court"]]),
      tool: .arbitrary(using: &random))
  }
}

extension EvidenceShown {
  static func arbitrary(of original: Int, using random: inout SplitMix64) -> EvidenceShown {
    EvidenceShown(
      evidence: original, to: .arbitrary(using: &random), how: random.pick(How.allCases),
      happenedAt: .arbitrary(using: &random) { .arbitrary(using: &$0) },
      remark: .arbitrary(using: &random) { .arbitrary(using: &$0) })
  }
}

extension PublicKey {
  static func arbitrary(using random: inout SplitMix64) -> PublicKey {
    guard let key = PublicKey(bytes: random.bytes(32)) else {
      preconditionFailure("A key has 32 bytes.")
    }
    return key
  }
}

extension Signature {
  static func arbitrary(using random: inout SplitMix64) -> Signature {
    guard let signature = Signature(bytes: random.bytes(64)) else {
      preconditionFailure("A signature has 64 bytes.")
    }
    return signature
  }
}
