import CaseCore
public import Reading

/// Where the rules come from by which texts are read, as they are shipped today.
public protocol ReadingShelf: Sendable {
  /// The rules for agreements.
  /// - Throws: `Refusal` if there are none or they are unsound.
  func agreementRules() throws -> ClauseRules
  /// The rules for what the other side writes.
  /// - Throws: as `agreementRules`.
  func messageRules() throws -> MessageRules
  /// The rules for what somebody is about to send.
  /// - Throws: as `agreementRules`.
  func draftRules() throws -> DraftRules
  /// The rules for what a person tells.
  /// - Throws: as `agreementRules`.
  func storyRules() throws -> StoryRules
  /// The rules for the pages of shops.
  /// - Throws: as `agreementRules`.
  func shopRules() throws -> ShopRules
}

/// No rules, where no text is to be read.
public struct NoReadingRules: ReadingShelf {
  public init() {}

  public func agreementRules() throws -> ClauseRules { throw Refusal.noReadingRules }
  public func messageRules() throws -> MessageRules { throw Refusal.noReadingRules }
  public func draftRules() throws -> DraftRules { throw Refusal.noReadingRules }
  public func storyRules() throws -> StoryRules { throw Refusal.noReadingRules }
  public func shopRules() throws -> ShopRules { throw Refusal.noReadingRules }
}
