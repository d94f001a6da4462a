public import CaseCore

/// A place in a case that evidence of certain kinds can fill.
public struct SlotDefinition: Sendable, Hashable {
  /// The name of the slot.
  public let id: Slot.Name
  /// The slot in words.
  public let name: Bilingual
  /// The kinds of evidence that fill it, best first.
  public let accepts: [EvidenceKind.Name]

  /// The slot `id`.
  public init(id: Slot.Name, name: Bilingual, accepts: [EvidenceKind.Name]) {
    self.id = id
    self.name = name
    self.accepts = accepts
  }
}

/// The slots that a claim asks for together.
public struct SlotSetDefinition: Sendable, Hashable {
  /// How much a slot is needed.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// The set is not met without it, or what stands in for it.
    case required
    /// At least one of these must be filled.
    case oneOf = "one_of"
    /// Good to have.
    case optional
  }

  /// What stands in for a required slot that cannot be had.
  public struct Instead: Sendable, Hashable {
    /// All of these must be filled.
    public let slots: [Slot.Name]
    /// When this stands in; nil for always.
    public let when: Condition?

    /// `slots` stand in while `when` is yes.
    public init(slots: [Slot.Name], when: Condition? = nil) {
      self.slots = slots
      self.when = when
    }
  }

  /// One slot of the set.
  public struct Member: Sendable, Hashable {
    /// The slot.
    public let slot: Slot.Name
    /// How much it is needed.
    public let level: Level
    /// What stands in for it.
    public let instead: Instead?

    /// `slot` at `level`.
    public init(slot: Slot.Name, level: Level, instead: Instead? = nil) {
      self.slot = slot
      self.level = level
      self.instead = instead
    }
  }

  /// The name of the set.
  public let id: SlotSet.Name
  /// Its slots.
  public let members: [Member]

  /// The set `id`.
  public init(id: SlotSet.Name, members: [Member]) {
    self.id = id
    self.members = members
  }
}
