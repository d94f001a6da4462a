public import CaseCore

/// Keeps what was asked of time-stamp authorities and what came back, beside the journal and by
/// checkpoint. These are no entries: they are about the journal and not of it.
///
/// Everything is thrown as `StorageError`.
public protocol TimestampStore: Sendable {
  /// Returns everything that is kept for the case, the smallest checkpoint first and within one in
  /// the order of keeping.
  func timestamps(of id: Case.ID) async throws -> [StoredTimestamp]

  /// Returns once `timestamp` is durable behind those of its checkpoint, with its number, counted
  /// from 1.
  ///
  /// The case has at least `timestamp.size` entries.
  /// - Throws: `StorageError.missing` for a case that is not there, `full` for more than
  ///   `Limits.timestampsPerCheckpoint`.
  func keep(_ timestamp: NewTimestamp, of id: Case.ID) async throws -> Int

  /// Returns once the outcome of a pending one is durable.
  /// - Returns: False if it had an outcome already: the first one stands, and nothing was changed.
  /// - Throws: `StorageError.missing` if there is none of this number.
  func settle(
    _ number: Int, size: Int, as outcome: TimestampOutcome, of id: Case.ID
  ) async throws -> Bool
}

/// A request for a time-stamp, or a time-stamp that was brought in, about to be kept.
public struct NewTimestamp: Sendable, Hashable {
  /// The size of the checkpoint.
  public var size: Int
  /// The address of the authority; nil if somebody else asks.
  public var authority: String?
  /// When it was asked, or brought in.
  public var requestedAt: Moment
  /// The request (`TimeStampReq`); empty for what was brought in without one.
  public var request: [UInt8]
  /// What came of it.
  public var outcome: TimestampOutcome

  /// A request over the checkpoint of `size`.
  public init(
    size: Int, authority: String?, requestedAt: Moment, request: [UInt8],
    outcome: TimestampOutcome = .pending
  ) {
    self.size = size
    self.authority = authority
    self.requestedAt = requestedAt
    self.request = request
    self.outcome = outcome
  }
}

/// What came of a request for a time-stamp.
public enum TimestampOutcome: Sendable, Hashable {
  /// Nothing yet.
  case pending
  /// The authority answered with these bytes (`TimeStampResp`), whatever they are worth.
  case answered([UInt8], at: Moment)
  /// A proof of OpenTimestamps was brought in.
  case openTimestamps([UInt8], at: Moment)
  /// There was no answer.
  case failed(TimestampSendError, at: Moment)
}

/// A request for a time-stamp as it is kept.
public struct StoredTimestamp: Sendable, Hashable {
  /// Its place among those of its checkpoint, counted from 1.
  public let number: Int
  /// What was kept.
  public let kept: NewTimestamp

  /// `kept` as number `number`.
  public init(number: Int, kept: NewTimestamp) {
    self.number = number
    self.kept = kept
  }
}
