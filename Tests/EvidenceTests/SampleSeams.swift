import CaseCore
import enum Crypto.Curve25519
import Evidence
import Merkle
import TestKit
import Testing

extension SampleBundle {
  /// The secret key that `seed` gives.
  static func key(_ seed: UInt8) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](seed..<seed + 32))
  }

  /// The public half of the key that `seed` gives.
  static func publicKey(_ seed: UInt8) throws -> PublicKey {
    try #require(PublicKey(bytes: Array(key(seed).publicKey.rawRepresentation)))
  }

  /// What somebody who forges an entry about keys may write otherwise than it should be.
  struct Lie {
    var kind: KeySeam.Kind?
    var entry: Int?
    var root: Digest?
    var from: UInt8?
    var fromSigner: UInt8?
    var toSigner: UInt8?
  }

  /// Lets the key of `seed` take over from `old` with the next entry.
  mutating func change(
    _ kind: KeySeam.Kind, from old: UInt8, to seed: UInt8, lying lie: Lie = Lie()
  ) throws {
    let root = lie.root ?? tree.root
    let (from, to) = (try Self.publicKey(lie.from ?? old), try Self.publicKey(seed))
    let statement = KeySeamStatement(
      lie.kind ?? kind, of: try SampleEntries.id(), entry: lie.entry ?? sealed.count, root: root,
      from: from, to: to)
    func signature(_ seed: UInt8) throws -> Signature {
      try #require(Signature(bytes: Array(Self.key(seed).signature(for: statement.bytes))))
    }
    for seed in [old, seed] { keys[try Self.publicKey(seed)] = try Self.key(seed) }
    let byFrom = try signature(lie.fromSigner ?? old)
    let byTo = try signature(lie.toSigner ?? seed)
    switch kind {
    case .rotated:
      try append(
        .keyRotated(
          KeyRotated(from: from, to: to, root: root, fromSignature: byFrom, toSignature: byTo)))
    case .handedOver:
      try append(
        .caseHandedOver(CaseHandedOver(from: from, to: to, root: root, signature: byFrom)))
    case .continued:
      try append(.caseContinued(CaseContinued(from: from, to: to, root: root, signature: byTo)))
    }
  }

  /// Nine entries under one key; then it is rotated (9), the case handed over (11), and gone on with
  /// without a word of the key before (13); fifteen entries in all.
  static func withSeams(practice: Bool = false) throws -> SampleBundle {
    var sample = try SampleBundle(practice: practice)
    try sample.change(.rotated, from: 0, to: 40)
    try sample.append(.noteTaken(NoteTaken(text: "ten")))
    try sample.change(.handedOver, from: 40, to: 80)
    try sample.append(.noteTaken(NoteTaken(text: "twelve")))
    try sample.change(.continued, from: 80, to: 120)
    try sample.append(.noteTaken(NoteTaken(text: "fourteen")))
    return sample
  }
}
