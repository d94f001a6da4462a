public import CaseCore

/// What a message can be, and what it means for a buyer.
public struct MessageKind: Sendable, Hashable {
  /// The stable name, such as `promise`.
  public let id: String
  /// What it is called.
  public let name: Bilingual
  /// What it means for the buyer and what to do with it.
  public let means: Bilingual
  /// The ids of the facts about law and practice that say so.
  public let facts: [String]
  /// The kinds beside which it is not found in one sentence: 稍等 beside a promise puts nothing off.
  public let yieldsTo: [String]

  /// A kind with what is known of it.
  public init(
    id: String, name: Bilingual, means: Bilingual, facts: [String], yieldsTo: [String] = []
  ) {
    self.id = id
    self.name = name
    self.means = means
    self.facts = facts
    self.yieldsTo = yieldsTo
  }
}

/// What a promise is about.
public enum PromiseMatter: String, Sendable, Hashable, CaseIterable {
  /// Money back.
  case refund
  /// What was bought, or the rest of it.
  case deliver
  /// The same once more, or another in its place.
  case resend
  /// Something beside: a sum, a coupon, a present.
  case compensate
  /// An answer, a call, a decision.
  case answer
  /// Anything else.
  case other
}

/// Why somebody declines, and what can be answered.
public struct RefusalClass: Sendable, Hashable {
  /// What practice answers.
  public struct Answer: Sendable, Hashable {
    /// The sentence to send.
    public let text: Bilingual
    /// The proof that it needs.
    public let proof: Bilingual
    /// When not to send it.
    public let notWhen: Bilingual

    /// An answer with its proof and its limits.
    public init(text: Bilingual, proof: Bilingual, notWhen: Bilingual) {
      self.text = text
      self.proof = proof
      self.notWhen = notWhen
    }
  }

  /// The stable name, such as `virtual_goods`.
  public let id: String
  /// What it is called.
  public let name: Bilingual
  /// What practice answers; nil where it knows nothing.
  public let answer: Answer?
  /// The ids of the facts about law that the answer rests on.
  public let facts: [String]

  /// A class with what is known of it.
  public init(id: String, name: Bilingual, answer: Answer?, facts: [String]) {
    self.id = id
    self.name = name
    self.answer = answer
    self.facts = facts
  }
}
