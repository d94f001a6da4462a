public import CaseCore

/// Who gets a draft.
public enum DraftRecipient: String, Sendable, Hashable, CaseIterable {
  /// The seller.
  case seller
  /// The platform that the shop is on.
  case platform
  /// The payment provider or the bank.
  case payment
  /// The police, a market authority, a court.
  case authority
  /// Everybody: a post, a review, a group.
  case `public`
}

/// What is said of an objection: why it is one, and how to say it instead.
public struct DraftAdvice: Sendable, Hashable {
  /// The ids of the law cards behind it.
  public let law: [String]
  /// Why.
  public let why: Bilingual
  /// What to write instead.
  public let calmer: Bilingual

  /// Advice with its law.
  public init(law: [String], why: Bilingual, calmer: Bilingual) {
    (self.law, self.why, self.calmer) = (law, why, calmer)
  }
}

/// A kind of words that hurt the one who sends them.
public struct DraftKind: Sendable, Hashable {
  /// The stable name, such as `threat`.
  public let id: String
  /// What it is called.
  public let name: Bilingual
  /// To whom it is an objection; to others the words are noted and are none.
  public let recipients: Set<DraftRecipient>
  /// Whether words in quotation marks count.
  public let readsQuotes: Bool
  /// Whether a number that the case itself is about (the account that was topped up) is none.
  public let sparesKnownNumbers: Bool
  /// What is said of it, unless a rule has its own.
  public let advice: DraftAdvice

  /// A kind with what is known of it.
  public init(
    id: String, name: Bilingual, recipients: Set<DraftRecipient>, readsQuotes: Bool,
    sparesKnownNumbers: Bool = false, advice: DraftAdvice
  ) {
    self.id = id
    self.name = name
    self.recipients = recipients
    self.readsQuotes = readsQuotes
    self.sparesKnownNumbers = sparesKnownNumbers
    self.advice = advice
  }

  /// The kind whose finds are statements that the case contradicts.
  public static let contradiction = "contradicts_facts"
}

/// Something that a demand should have in it.
public struct DraftPart: Sendable, Hashable {
  /// The stable name, such as `deadline`.
  public let id: String
  /// What it is called.
  public let name: Bilingual
  /// To whom it is needed.
  public let recipients: Set<DraftRecipient>
  /// What to add where it is missing.
  public let advice: Bilingual

  /// A part with what is known of it.
  public init(id: String, name: Bilingual, recipients: Set<DraftRecipient>, advice: Bilingual) {
    self.id = id
    self.name = name
    self.recipients = recipients
    self.advice = advice
  }
}
