public import CaseCore
import Evidence
import Merkle

/// What came of a change of the vault's key.
public struct RotatedKey: Sendable, Hashable {
  /// The key before.
  public let from: PublicKey
  /// The key from now on.
  public let to: PublicKey
  /// How many cases say so in an entry signed by both keys.
  public let cases: Int
  /// The cases that are under a key of somebody else, which stay as they are.
  public let others: [Case.ID]
}

extension Engine {
  /// Puts a new key in the place of the vault's: every case under the old one gets an entry that both
  /// sign, and its last head under the old key; then the old key is destroyed.
  ///
  /// The new key is durable before the first entry, and the old one goes after the last: a killed
  /// rotation goes on where it stopped with `finishRotation`. Nobody else may use the vault meanwhile.
  /// - Throws: `Refusal` if a case cannot be read or takes no more entries or keys; nothing was
  ///   changed then.
  public func rotateKey() async throws -> RotatedKey {
    for listing in try await listings() {
      let loaded = try await load(listing.id)
      guard loaded.size < Limits.journalEntries else { throw Refusal.journalFull }
      guard loaded.state.keySeams.count + 1 < Limits.keysPerJournal else {
        throw Refusal.tooManyKeys
      }
    }
    _ = try await signingFingerprint()
    _ = try await reaching { try await ports.keys.beginRotation() }
    guard let rotated = try await finishRotation() else { throw Refusal.signingFailed }
    return rotated
  }

  /// Finishes a rotation that was begun; nil if none was.
  public func finishRotation() async throws -> RotatedKey? {
    guard let next = try await reaching({ try await ports.keys.nextSigner() }) else { return nil }
    let old = try await reaching { try await ports.keys.signer() }
    guard let from = old.key, let to = next.key else { throw Refusal.signingFailed }
    var cases = 0
    var others: [Case.ID] = []
    for listing in try await listings() {
      if try await rotate(listing.id, old, next, from: from, to: to) {
        cases += 1
      } else {
        others.append(listing.id)
      }
    }
    try await reaching { try await ports.keys.finishRotation() }
    return RotatedKey(from: from, to: to, cases: cases, others: others.sorted())
  }

  /// - Returns: False for a case under a key of somebody else.
  private func rotate(
    _ id: Case.ID, _ old: any Signer, _ next: any Signer, from: PublicKey, to: PublicKey
  ) async throws -> Bool {
    var loaded = try await load(id)
    guard try await foreignKey(of: loaded) == nil else {
      // The last head of a case that was handed over can be signed by the old key alone.
      if let turn = loaded.state.keySeams.keySigning(headOf: loaded.size),
        try await ownSigner(turn) != nil
      {
        _ = try await signedHead(of: loaded)
      }
      return false
    }
    // A killed rotation came this far.
    if loaded.state.keySeams.last?.to == to { return true }
    _ = try await signedHead(of: loaded)
    let root = loaded.tree.root
    let event = Event.keyRotated(
      KeyRotated(
        from: from, to: to, root: root,
        fromSignature: try Self.sign(.rotated, old, loaded, root, from: from, to: to).signature,
        toSignature: try Self.sign(.rotated, next, loaded, root, from: from, to: to).signature))
    loaded.allowChange()
    _ = try await record([event], in: loaded)
    return true
  }
}
