/// A stretch of a text.
public struct TextPlace: Sendable, Hashable {
  /// In bytes of UTF-8, counted from 0.
  public let bytes: Range<Int>
  /// In Unicode scalars, counted from 0.
  public let scalars: Range<Int>
}

/// A clause that was found in an agreement.
public struct ClauseFinding: Sendable, Hashable {
  /// The kind.
  public let kind: ClauseKind
  /// Whom it helps, as it is worded here.
  public let direction: ClauseDirection
  /// The number of the clause, as the agreement counts: `5.3`, `第六条`; nil where it does not.
  public let clause: String?
  /// The sentence, exactly as it stands in the text.
  public let quote: String
  /// Where the sentence stands.
  public let place: TextPlace
  /// Where the words stand that tell the kind.
  public let words: TextPlace
  /// What it fixes.
  public let terms: [Quantity]
  /// The facts of the playbook that it states.
  public let states: [ClauseKind.Stated]
  /// The words that speak for the kind where none of its rules was found, the heaviest first.
  public let because: [String]
}

/// What reading a text as an agreement gives.
public struct ClauseReading: Sendable, Hashable {
  /// The clauses, in the order of the text.
  public let findings: [ClauseFinding]
  /// Whether the text calls itself an agreement, or has clauses enough to be one.
  public let isAgreement: Bool
  /// How many characters of the text show nothing and can only hide words.
  public let unseenCount: Int
  /// How many sentences were read.
  public let sentenceCount: Int
}
