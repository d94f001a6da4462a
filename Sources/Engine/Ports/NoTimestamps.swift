public import CaseCore
public import Evidence

/// Stands in where time-stamps are neither kept nor asked for: no authority is configured, and
/// nothing can be kept.
public struct NoTimestamps: TimestampStore, TimestampService {
  /// The one way to have none.
  public init() {}

  public func timestamps(of id: Case.ID) async throws -> [StoredTimestamp] { [] }

  public func keep(_ timestamp: NewTimestamp, of id: Case.ID) async throws -> Int {
    throw StorageError.missing(place: "timestamps")
  }

  public func settle(
    _ number: Int, size: Int, as outcome: TimestampOutcome, of id: Case.ID
  ) async throws -> Bool {
    throw StorageError.missing(place: "timestamps")
  }

  public func authorities() throws -> [TimestampAuthority] { [] }

  public func configure(_ change: TimestampSettingsChange) throws {
    throw StorageError.missing(place: "authorities.txt")
  }

  public func request(
    over data: [UInt8], policy: String?, nonce: [UInt8]
  ) throws(TimestampFault) -> [UInt8] { throw .unsupported }

  public func send(
    _ request: [UInt8], to authority: TimestampAuthority, within seconds: Int
  ) async throws(TimestampSendError) -> [UInt8] { throw .unreachable }

  public func checkRoots(_ extraRoots: [String]) throws {}

  public func check(
    _ response: [UInt8], over data: [UInt8], answering request: [UInt8], extraRoots: [String],
    now: Moment
  ) throws -> TimestampFinding { .wrong(.unsupported) }

  public func normalised(_ response: [UInt8]) throws(TimestampFault) -> [UInt8] {
    throw .unsupported
  }
}
