import CaseCore

/// A content that an entry adds: an original, or a copy of one.
struct AddedContent: Sendable, Hashable {
  var digest: Digest
  var sizeBytes: Int64
  var mediaType: String
  /// The copy; nil for an original.
  var copy: DerivativeAdded?
}

extension AddedContent {
  /// What is shown once a file was found to be this content of entry `number` in a journal of `size`.
  func proven(_ number: Int, size: Int) -> VerificationReport.Proven {
    guard let copy else { return .evidence(number: number, digest: digest, size: size) }
    var masks: [MaskReason.Name: Int] = [:]
    for mask in copy.masks { masks[mask.why, default: 0] += 1 }
    return .copy(
      number: number, of: copy.original, how: copy.how,
      masks: masks.sorted { $0.key < $1.key }.map { .init(why: $0.key, count: $0.value) },
      digest: digest, size: size)
  }
}

extension Event {
  /// The content that this event adds; nil if it adds none.
  var addedContent: AddedContent? {
    switch self {
    case .evidenceAdded(let added):
      AddedContent(
        digest: added.digest, sizeBytes: added.sizeBytes, mediaType: added.mediaType)
    case .derivativeAdded(let copy):
      AddedContent(
        digest: copy.digest, sizeBytes: copy.sizeBytes, mediaType: copy.mediaType, copy: copy)
    case .caseOpened, .storyTold, .noteTaken, .evidenceShown, .fileRead, .findingConfirmed,
      .findingRejected, .factStated, .slotStated, .messageKept, .promiseMade, .stepTaken,
      .answerReceived, .deadlineMoved, .corrected, .withdrawn, .adviceGiven, .documentIssued,
      .caseClosed, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued:
      nil
    }
  }
}
