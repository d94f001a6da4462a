internal import CaseCore

/// A place in a letter that no fact fills: what the program itself gives (docs/playbook-language.md,
/// Letters).
enum GivenWord: String, Sendable, Hashable, CaseIterable {
  /// The day of writing.
  case today
  /// The date that the letter sets.
  case demandDue = "demand_due"
  /// The amount of the claim.
  case claimAmount = "claim_amount"
  /// The marks of the exhibits.
  case exhibits

  /// The given word `name`; nil if it is a fact.
  init?(_ name: Fact.Name) { self.init(rawValue: name.text) }
}
