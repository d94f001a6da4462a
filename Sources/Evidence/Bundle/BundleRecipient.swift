/// For whom a bundle is made (`export --for`).
public enum BundleRecipient: String, Sendable, Hashable, CaseIterable {
  /// The person themselves: everything may come along.
  case oneself = "self"
  case seller, platform, payment
  case samr12315 = "12315"
  case police, court

  /// Whether it goes to somebody else, so that nothing private may come along (DESIGN §5).
  public var isOutward: Bool { self != .oneself }
}
