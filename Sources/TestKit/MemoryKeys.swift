import Crypto
public import Engine

/// A key that follows from a seed: the same one in every run.
public struct MemoryKeys: KeyStore, Signer {
  private let seed: [UInt8]
  public let publicKey: [UInt8]

  /// The key of `seed`.
  public init(seed: UInt64 = 1) throws {
    var random = SplitMix64(state: seed)
    self.seed = random.bytes(32)
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: self.seed)
    publicKey = Array(key.publicKey.rawRepresentation)
  }

  public func signer() -> any Signer { self }

  public func sign(_ message: [UInt8]) throws -> [UInt8] {
    Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message))
  }
}
