public import CaseCore

/// Whom a clause helps.
public enum ClauseDirection: String, Sendable, Hashable, CaseIterable {
  /// It takes something from the buyer.
  case against
  /// The buyer can hold the other side to it.
  case useful
  /// It only says how things are.
  case neutral
}

/// What the law makes of a clause.
public enum ClauseEffect: String, Sendable, Hashable, CaseIterable {
  /// Void where the law says so.
  case void
  /// Open to dispute: it depends on how it was shown and whom it hits.
  case contestable
  /// It binds, as far as it goes.
  case binding
  /// It binds the other side; the buyer can quote it.
  case useful
}

/// A kind of clause, and what it means for a buyer.
public struct ClauseKind: Sendable, Hashable {
  /// A fact of the playbook that a clause states.
  public struct Stated: Sendable, Hashable {
    /// What of the clause is the value of the fact.
    public enum Form: String, Sendable, Hashable, CaseIterable {
      /// The first length of time that it fixes.
      case time
      /// Its number.
      case clause
    }

    /// The name of the fact.
    public let fact: String
    /// What its value is.
    public let form: Form

    /// `fact`, whose value is the clause's `form`.
    public init(fact: String, form: Form) { (self.fact, self.form) = (fact, form) }
  }

  /// The stable name, such as `refund_window`.
  public let id: String
  /// What it is called.
  public let name: Bilingual
  /// Whom it helps, unless a rule says otherwise.
  public let direction: ClauseDirection
  /// What the law makes of it.
  public let effect: ClauseEffect
  /// The ids of the law cards that say so.
  public let law: [String]
  /// What it means for the buyer.
  public let means: Bilingual
  /// The sentence for a complaint, with `{clause}` and `{quote}`; nil where there is nothing to say.
  public let complaint: Bilingual?
  /// The facts that a clause of this kind states.
  public let states: [Stated]

  /// A kind with what is known of it.
  public init(
    id: String, name: Bilingual, direction: ClauseDirection, effect: ClauseEffect, law: [String],
    means: Bilingual, complaint: Bilingual?, states: [Stated] = []
  ) {
    self.id = id
    self.name = name
    self.direction = direction
    self.effect = effect
    self.law = law
    self.means = means
    self.complaint = complaint
    self.states = states
  }
}
