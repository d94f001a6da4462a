public import CaseCore

/// One law card or practice card: what is cited, where it stands, and how sure we are of it.
public struct Citation: Sendable, Hashable {
  /// How far the text was checked.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// The text was read at its source.
    case verified
    /// Another source quotes it; shown with "not verified".
    case secondary
    /// What people and channels do; shown as practice, never as law.
    case practice
  }

  /// The id of the card.
  public let id: Law.Name
  /// The name of the law; nil for practice.
  public let law: Bilingual?
  /// Where in the law it stands; nil for practice.
  public let article: Bilingual?
  /// What it says, in our words.
  public let says: Bilingual
  /// The first day on which it applies; nil where that plays no part.
  public let inForce: Day?
  /// The last day on which it applies; nil while it is in force.
  public let until: Day?
  /// How far it was checked.
  public let level: Level

  /// The card `id`.
  public init(
    id: Law.Name, law: Bilingual? = nil, article: Bilingual? = nil, says: Bilingual,
    inForce: Day? = nil, until: Day? = nil, level: Level
  ) {
    self.id = id
    self.law = law
    self.article = article
    self.says = says
    self.inForce = inForce
    self.until = until
    self.level = level
  }

  /// Whether the card applies on `day`.
  public func applies(on day: Day) -> Bool {
    inForce.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }
}
