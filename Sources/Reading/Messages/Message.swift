public import CaseCore

/// A message of a conversation about a purchase, as it is read for what it commits to.
public struct Message: Sendable, Hashable {
  /// Who wrote it.
  public enum Sender: String, Sendable, Hashable, CaseIterable {
    /// The person whose case it is: what they write is never a finding.
    case own
    /// The seller, the platform, or anyone else.
    case other
  }

  /// The text, as it was sent.
  public let text: String
  /// Who wrote it.
  public let sender: Sender
  /// When it was sent.
  public let sentAt: Moment
  /// Where 今晚 and 明天 are counted.
  public let zone: CivilZone

  /// A message as it was sent.
  public init(_ text: String, from sender: Sender, at sentAt: Moment, in zone: CivilZone) {
    self.text = text
    self.sender = sender
    self.sentAt = sentAt
    self.zone = zone
  }
}
