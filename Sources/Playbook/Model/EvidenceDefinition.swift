public import CaseCore

/// A kind of evidence: who makes it, how good it is, what it proves and how to get it.
public struct EvidenceDefinition: Sendable, Hashable {
  /// Who made the original.
  public enum Maker: String, Sendable, Hashable, CaseIterable {
    case issuer, platform
    case otherSide = "other_side"
    case ownDevice = "own_device"
    case authority
  }

  /// Who can be given an original.
  public enum Recipient: String, Sendable, Hashable, CaseIterable {
    case oneself = "self"
    case seller, platform, payment
    case samr12315 = "12315"
    case police, court
  }

  /// The name of the kind.
  public let id: EvidenceKind.Name
  /// The kind in words.
  public let name: Bilingual
  /// How good the carrier is.
  public let grade: Grade.Name
  /// Who makes it.
  public let maker: Maker
  /// Whether the buyer could have written it alone.
  public let buyerCanWrite: Bool
  /// What it proves.
  public let proves: Bilingual
  /// What it does not prove.
  public let doesNotProve: Bilingual
  /// How to get it.
  public let how: Bilingual
  /// Until when it can be got.
  public let until: Bilingual?
  /// Who gets it by default; `self` always does.
  public let recipients: [Recipient]
  /// Who gets it only where the person chose this very original: it holds more of a life than the
  /// case is about.
  public let onChoice: [Recipient]
  /// The kinds of findings that a reader of it can yield: a complete reading without one of these
  /// says that it is not there.
  public let yields: [FindingKind.Name]
  /// The kinds of clauses that are found in its text when it is read before a purchase.
  public let reads: [FindingKind.Name]

  /// The kind `id`.
  public init(
    id: EvidenceKind.Name, name: Bilingual, grade: Grade.Name, maker: Maker, buyerCanWrite: Bool,
    proves: Bilingual, doesNotProve: Bilingual, how: Bilingual, until: Bilingual? = nil,
    recipients: [Recipient] = [], onChoice: [Recipient] = [], yields: [FindingKind.Name] = [],
    reads: [FindingKind.Name] = []
  ) {
    self.id = id
    self.name = name
    self.grade = grade
    self.maker = maker
    self.buyerCanWrite = buyerCanWrite
    self.proves = proves
    self.doesNotProve = doesNotProve
    self.how = how
    self.until = until
    self.recipients = recipients
    self.onChoice = onChoice
    self.yields = yields
    self.reads = reads
  }
}
