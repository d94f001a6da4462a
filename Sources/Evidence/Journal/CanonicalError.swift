public import CaseCore

/// Why bytes are no canonical JSON of ours, or a value cannot be written as such.
public enum CanonicalError: Error, Sendable, Hashable {
  /// There are more bytes than the limit allows.
  case tooLarge(bytes: Int, limit: Int)
  /// Values nest deeper than `Limits.jsonDepth`.
  case tooDeep
  /// The byte at `offset` cannot stand there in the canonical form.
  case notCanonical(offset: Int)
  /// The member `name` is missing.
  case missingMember(String)
  /// The member `name` is not known, or does not stand in its place.
  case unknownMember(String)
  /// The member `name` has a value that it cannot have.
  case wrongValue(String)
  /// There is no event of this kind.
  case unknownKind(String)
  /// The entry was written by a newer program: `kind` in a version that we do not know.
  case newerVersion(kind: Event.Kind, version: Int64)
  /// The entry says that it has another number than the place where it stands.
  case otherNumber(found: Int)
}

/// An entry that cannot be read or written, with its number where that is known.
///
/// Never a crash and never a skip: a journal with such an entry is not replayed.
public struct EntryError: Error, Sendable, Hashable {
  /// The number of the entry.
  public let number: Int?
  /// What is wrong with it.
  public let reason: CanonicalError

  /// Entry `number` fails for `reason`.
  public init(number: Int?, reason: CanonicalError) {
    self.number = number
    self.reason = reason
  }
}
