public import CaseCore
public import Merkle

/// What the keys sign where one takes over from another (`docs/formats/journal.md`): seven lines,
/// each ended by a newline.
public struct KeySeamStatement: Sendable, Hashable {
  /// The bytes that are signed.
  public let bytes: [UInt8]

  /// That `to` takes over from `from` in the case `id`, at entry number `entry`, behind entries whose
  /// root is `root`.
  public init(
    _ kind: KeySeam.Kind, of id: Case.ID, entry: Int, root: Digest, from: PublicKey,
    to: PublicKey
  ) {
    let name: Event.Kind =
      switch kind {
      case .rotated: .keyRotated
      case .handedOver: .caseHandedOver
      case .continued: .caseContinued
      }
    bytes = Array(
      """
      recourse key seam v1
      \(name.rawValue)
      \(id.text)
      \(entry)
      \(root.hex)
      \(from)
      \(to)

      """.utf8)
  }
}

/// Why an entry that names another key does not hold.
public enum KeySeamFault: Error, Sendable, Hashable {
  /// The key before is not the one whose turn it was.
  case otherKey
  /// The root is not that of the entries before.
  case otherRoot
  /// The old key did not sign it.
  case fromSignature
  /// The new key did not sign it.
  case toSignature
}

extension KeySeamClaim {
  /// Checks what entry number `entry` of the case `id` says, behind entries whose root is `root` and
  /// of which `last` is the key; nil where no entry before names one.
  /// - Throws: `KeySeamFault` for what does not hold.
  public func check(
    of id: Case.ID, entry: Int, root: Digest, after last: PublicKey?
  ) throws(KeySeamFault) {
    guard last == nil || last == from else { throw .otherKey }
    guard self.root == root else { throw .otherRoot }
    let statement = KeySeamStatement(
      kind, of: id, entry: entry, root: root, from: from, to: to)
    switch kind {
    case .rotated:
      guard from.signed(statement, fromSignature, of: id) else { throw .fromSignature }
      guard to.signed(statement, toSignature, of: id) else { throw .toSignature }
    case .handedOver:
      guard from.signed(statement, fromSignature, of: id) else { throw .fromSignature }
    case .continued:
      guard to.signed(statement, toSignature, of: id) else { throw .toSignature }
    }
  }
}

extension PublicKey {
  fileprivate func signed(
    _ statement: KeySeamStatement, _ signature: Signature?, of id: Case.ID
  ) -> Bool {
    guard let signature, let key = verifier(of: id) else { return false }
    return key.verifies(signature.bytes, of: statement.bytes)
  }

  /// This key under the name that it has for the case `id`; nil for bytes that are no key.
  public func verifier(of id: Case.ID) -> VerifierKey? {
    VerifierKey(name: Case.origin(of: id), publicKey: bytes)
  }

  /// The key as its fingerprint, which is the key itself.
  public var fingerprint: Digest {
    guard let digest = Digest(bytes: bytes) else {
      preconditionFailure("A public key has 32 bytes.")
    }
    return digest
  }
}

extension VerifierKey {
  /// The key without its name.
  public var key: PublicKey {
    guard let key = PublicKey(bytes: publicKey) else {
      preconditionFailure("An Ed25519 public key has 32 bytes.")
    }
    return key
  }
}
