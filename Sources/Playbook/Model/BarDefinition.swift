public import CaseCore

/// Something that stands against a claim, a ground or a channel. Acts on yes only.
public struct BarDefinition: Sendable, Hashable {
  /// What a bar does.
  public enum Effect: Sendable, Hashable {
    /// The right is gone (A20, A26).
    case endsRight
    /// The debtor may raise it; a court may not do so by itself (A44, A48).
    case defenceIfRaised
    /// These rungs are closed.
    case closesChannel([Rung.Name])
    /// Grounds with these names or tags are closed.
    case closesGround([Ground.Name])
  }

  /// The name of the bar.
  public let id: Bar.Name
  /// The claims that it stands against; nil for all.
  public let claims: [Claim.Name]?
  /// When it applies.
  public let when: Condition
  /// What it does.
  public let does: Effect
  /// The articles.
  public let law: [Law.Name]
  /// What it says.
  public let says: Template
  /// What is still possible.
  public let still: Template?

  /// The bar `id`.
  public init(
    id: Bar.Name, claims: [Claim.Name]?, when: Condition, does: Effect, law: [Law.Name],
    says: Template, still: Template? = nil
  ) {
    self.id = id
    self.claims = claims
    self.when = when
    self.does = does
    self.law = law
    self.says = says
    self.still = still
  }
}

/// Something that ends all drafting, on yes in either world (G11).
public struct StopDefinition: Sendable, Hashable {
  /// The name of the stop.
  public let id: Stop.Name
  /// When it applies.
  public let when: Condition
  /// The articles or cautions.
  public let law: [Law.Name]
  /// What it says.
  public let says: Template
  /// What the person can do instead.
  public let instead: Template

  /// The stop `id`.
  public init(
    id: Stop.Name, when: Condition, law: [Law.Name], says: Template, instead: Template
  ) {
    self.id = id
    self.when = when
    self.law = law
    self.says = says
    self.instead = instead
  }
}

/// When a reach applies; the first rule that is yes decides.
public struct ReachRule: Sendable, Hashable {
  /// The reach.
  public let reach: Reach
  /// When it applies.
  public let when: Condition
  /// What it says.
  public let says: Template

  /// `reach` while `when` is yes.
  public init(reach: Reach, when: Condition, says: Template) {
    self.reach = reach
    self.when = when
    self.says = says
  }
}
