public import CaseCore

/// What a story can be about, or a door that was tried, or a way of payment: a name for rules.
public struct StoryTopic: Sendable, Hashable {
  /// The stable name, such as `notDelivered` or `wechat`.
  public let id: String
  /// What it is called.
  public let name: Bilingual

  /// A topic with its name.
  public init(id: String, name: Bilingual) { (self.id, self.name) = (id, name) }
}

/// A claim that a story speaks of.
public struct StoryClaim: Sendable, Hashable {
  /// The claim.
  public let topic: StoryTopic
  /// Whether the words say it; otherwise they only hint at it.
  public let isPlain: Bool
  /// Where the words stand.
  public let place: TextPlace
}

/// An amount that a story names.
public struct StoryAmount: Sendable, Hashable {
  /// In fen.
  public let fen: Int64
  /// Where it stands.
  public let place: TextPlace
}

/// What reading a story gives; all of it is for the person to confirm.
public struct StoryReading: Sendable, Hashable {
  /// What to say before anything else, where the person speaks of harming themselves. The words
  /// themselves are kept nowhere, their place neither.
  public let help: Bilingual?
  /// The claims, best first.
  public let claims: [StoryClaim]
  /// Whether the first claim is plain from the words, and nothing speaks for another one.
  public let isSure: Bool
  /// The amounts, in the order of the text.
  public let amounts: [StoryAmount]
  /// How it was paid; nil where nothing says so, or several are named.
  public let channel: StoryTopic?
  /// Who was asked already.
  public let tried: [StoryTopic]
}
