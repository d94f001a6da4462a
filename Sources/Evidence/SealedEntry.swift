public import CaseCore
import Merkle

/// An entry in its stored form: the canonical bytes and the salt that hides them in the tree.
///
/// record = SHA-256(salt ‖ bytes), leaf = SHA-256(0x00 ‖ record) (DESIGN §5), so that an entry can
/// be disclosed alone, or erased, without breaking any proof.
public struct SealedEntry: Sendable, Hashable {
  /// Exactly 32 random bytes.
  public let salt: [UInt8]
  /// The canonical JSON of the entry.
  public let bytes: [UInt8]

  /// Canonical `bytes` under `salt`.
  public init(salt: [UInt8], bytes: [UInt8]) {
    precondition(salt.count == 32, "A salt is 32 bytes.")
    self.salt = salt
    self.bytes = bytes
  }

  /// Encodes `entry` under `salt`, 32 random bytes of its own.
  /// - Throws: `EntryError` for an entry that has no stored form.
  public init(_ entry: Entry, salt: [UInt8]) throws(EntryError) {
    self.init(salt: salt, bytes: try EntryBytes.encode(entry))
  }

  /// SHA-256(salt ‖ bytes).
  public var record: Digest { TreeHash.digest(of: salt + bytes) }

  /// SHA-256(0x00 ‖ record): what stands in the tree.
  public var leaf: Digest { TreeHash.leaf(record.bytes) }
}
