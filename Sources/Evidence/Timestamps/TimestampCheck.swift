public import CaseCore

/// What checking one time-stamp token found.
public enum TimestampFinding: Sendable, Hashable {
  /// The token verifies up to a root that the verifier trusts: the data existed before `before`,
  /// according to `authority`.
  case verified(before: Moment, authority: String)
  /// The token is sound in itself, but its authority is not known to the verifier. Both values are
  /// only what it claims.
  case unknownAuthority(claimed: Moment, authority: String)
  /// Something is wrong with it.
  case wrong(TimestampFault)
}

/// The way in which a verification checks time-stamp tokens. This room knows no certificates, so
/// the check comes from outside: `Timestamps` makes one from roots and a clock.
public struct TimestampCheck: Sendable {
  private let check: @Sendable (_ response: [UInt8], _ data: [UInt8]) -> TimestampFinding

  /// A check that asks `check` about a response (`TimeStampResp`) over `data`.
  public init(
    _ check: @escaping @Sendable (_ response: [UInt8], _ data: [UInt8]) -> TimestampFinding
  ) {
    self.check = check
  }

  /// What is to be said of `response` as a time-stamp over `data`.
  public func callAsFunction(_ response: [UInt8], over data: [UInt8]) -> TimestampFinding {
    check(response, data)
  }
}
