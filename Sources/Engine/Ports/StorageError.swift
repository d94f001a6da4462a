/// Why the vault could not do what was asked. The edge words it as a `Refusal` of kind
/// `unavailable`; `place` is a path inside the vault or the name of a table.
public enum StorageError: Error, Sendable, Hashable {
  /// The vault can be read but not written.
  case readOnly(place: String)
  /// The disk or the quota is full.
  case full(place: String)
  /// The vault was written by a newer program, in a form of version `found`; `known` is the newest
  /// that this one can read.
  case newerVault(found: Int, known: Int)
  /// Another process holds the vault and did not let go in time.
  case busy(place: String)
  /// What is stored cannot be what was written.
  case damaged(place: String)
  /// Something that should be there is not.
  case missing(place: String)
  /// The system refused, with its error number.
  case io(errno: Int32, place: String)

  /// Whether it is certain that nothing was written. If not, the change may be there or not, and
  /// the case is stopped until it is reloaded and verified (DESIGN §4).
  public var leavesNothingWritten: Bool {
    switch self {
    case .readOnly, .full, .newerVault, .busy, .missing: true
    case .damaged, .io: false
    }
  }
}
