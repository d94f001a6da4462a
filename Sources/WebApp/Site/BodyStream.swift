/// What a request sends along, read while it comes in.
public struct BodyStream: Sendable {
  /// Why it ended before its end.
  public enum Failure: Error {
    /// The connection was lost.
    case lost
  }

  /// How many bytes there are at most, as the request says; nil where it does not.
  public let sizeBytes: Int64?
  /// Waits for the next piece, on a thread that may wait; nil at the end.
  let next: @Sendable () throws -> [UInt8]?

  /// What `next` gives, piece by piece. It is called by one caller at a time, waits for what is not there
  /// yet, and throws `Failure` where nothing more will come.
  public init(sizeBytes: Int64?, next: @escaping @Sendable () throws -> [UInt8]?) {
    self.sizeBytes = sizeBytes
    self.next = next
  }
}
