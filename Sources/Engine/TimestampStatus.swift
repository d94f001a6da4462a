public import CaseCore
public import Evidence

/// Where a request for a time-stamp stands.
public struct TimestampStatus: Sendable, Hashable {
  /// What a person is told about it.
  public enum State: Sendable, Hashable {
    /// It was asked for; no answer has come.
    case requested
    /// An answer came, and it is sound; but no configured root leads to its authority.
    case received(claimed: Moment, authority: String)
    /// The first entries existed before this, according to an authority that is trusted here.
    case verified(before: Moment, authority: String)
    /// The answer is wrong or refuses.
    case refused(TimestampFault)
    /// No answer came.
    case failed(TimestampSendError)
    /// A proof of OpenTimestamps lies beside the checkpoint; it is not checked further here.
    case attached
  }

  /// The size of the checkpoint that it is about.
  public let size: Int
  /// Its place among those of that checkpoint.
  public let number: Int
  /// The address of the authority; nil if somebody else asked.
  public let authority: String?
  /// When it was asked for or brought in.
  public let requestedAt: Moment
  /// Where it stands.
  public let state: State

  /// Whether it is something that a bundle carries.
  var isCarried: Bool {
    switch state {
    case .received, .verified, .attached: true
    case .requested, .refused, .failed: false
    }
  }
}

/// What came of asking for a time-stamp over the head of a case.
public struct Stamping: Sendable, Hashable {
  /// The number of entries under the head.
  public let size: Int
  /// What each authority that was asked came to, in the order of asking.
  public let attempts: [TimestampStatus]

  /// The attempt that brought a time-stamp; nil if none did.
  public var success: TimestampStatus? { attempts.last { $0.isCarried } }
}
