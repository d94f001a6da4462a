public import CaseCore

/// What can be asked of a case: yes, no or unknown, always. A closed vocabulary.
public indirect enum Condition: Sendable, Hashable {
  /// How two quantities are compared.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    case below, above
    case atLeast = "at_least"
    case atMost = "at_most"
  }

  /// What a quantity is compared with.
  public enum Bound: Sendable, Hashable {
    /// A fixed value of the same type as the fact.
    case value(FactValue)
    /// What another fact says.
    case fact(Fact.Name)
  }

  /// The state of a promise at the clock of judging.
  public enum PromiseState: String, Sendable, Hashable, CaseIterable {
    /// Made, not kept, and not yet due or without a date.
    case open
    /// Due, and not kept.
    case overdue
    /// Kept: the rung of the promise says performed or refunded.
    case kept
  }

  /// Yes, whatever the case.
  case always
  /// No if one is no, else unknown if one is unknown.
  case all([Condition])
  /// Yes if one is yes, else unknown if one is unknown.
  case any([Condition])
  /// The reverse; unknown stays.
  case not(Condition)
  /// Whether the fact has one of these values.
  case fact(Fact.Name, among: [FactValue])
  /// Whether the fact, a quantity, stands so to the bound.
  case compare(Fact.Name, Comparison, Bound)
  /// Whether this long has gone by since the instant: `atLeast` or `below`.
  case elapsed(since: Fact.Name, Comparison, SpanSource)
  /// Whether such a finding was confirmed.
  case finding(FindingKind.Name)
  /// Whether the slot is filled.
  case slot(Slot.Name)
  /// Whether one of these claims is offered; nil for any claim at all.
  case claim([Claim.Name]?)
  /// Whether the rung is in one of these states.
  case rung(Rung.Name, [RungState])
  /// Whether a promise of that kind is in one of these states.
  case promise(PromiseMade.What, [PromiseState])
  /// Whether the reach is one of these.
  case reach([Reach])
  /// Whether the fact is unknown; in the ladder, questions and letters only.
  case unknown(Fact.Name)
}

/// A length of time, fixed or taken from a fact.
public enum SpanSource: Sendable, Hashable {
  /// This span.
  case span(Span)
  /// What the fact says, else the span given, else unknown.
  case fact(Fact.Name, otherwise: Span?)
}

/// Who could be made to pay, as far as is known.
public enum Reach: String, Sendable, Hashable, CaseIterable {
  /// Somebody with a name and an address.
  case named
  /// Only whoever the payment provider knows as its merchant.
  case merchant
  /// Only a person's account.
  case personalAccount
  /// Nobody.
  case nobody
}
