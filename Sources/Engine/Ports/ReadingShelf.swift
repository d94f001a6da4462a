public import Reading

/// Where the rules come from by which texts are read.
public protocol ReadingShelf: Sendable {
  /// The rules for agreements as they are shipped today.
  /// - Throws: `Refusal` if there are none or they are unsound.
  func agreementRules() throws -> ClauseRules
}

/// No rules, where no text is to be read.
public struct NoReadingRules: ReadingShelf {
  public init() {}

  public func agreementRules() throws -> ClauseRules { throw Refusal.noReadingRules }
}
