public import CaseCore
import Crypto
public import Engine
import Synchronization

/// Keys that follow from a seed: the same ones in every run.
public final class MemoryKeys: KeyStore {
  private struct State {
    var signer: MemorySigner
    var next: MemorySigner?
    var random: SplitMix64
    var firstKeys: [Case.ID: PublicKey] = [:]
  }

  private let state: Mutex<State>

  /// The keys of `seed`.
  public init(seed: UInt64 = 1) throws {
    var random = SplitMix64(state: seed)
    let signer = try MemorySigner(seed: random.bytes(32))
    state = Mutex(State(signer: signer, random: random))
  }

  /// The raw public key of the signer.
  public var publicKey: [UInt8] { state.withLock { $0.signer.publicKey } }

  public func signer() -> any Signer { state.withLock { $0.signer } }

  public func nextSigner() -> (any Signer)? { state.withLock { $0.next } }

  public func beginRotation() throws -> any Signer {
    try state.withLock { state in
      if let next = state.next { return next }
      let next = try MemorySigner(seed: state.random.bytes(32))
      state.next = next
      return next
    }
  }

  public func finishRotation() {
    state.withLock { state in
      if let next = state.next { state.signer = next }
      state.next = nil
    }
  }

  public func firstKey(of id: Case.ID) -> PublicKey? { state.withLock { $0.firstKeys[id] } }

  public func keep(firstKey key: PublicKey, of id: Case.ID) throws {
    try state.withLock { state in
      guard state.firstKeys[id] ?? key == key else {
        throw StorageError.damaged(place: "keys/first/\(id)")
      }
      state.firstKeys[id] = key
    }
  }
}

/// Signs with a key in memory.
private struct MemorySigner: Signer {
  private let seed: [UInt8]
  let publicKey: [UInt8]

  init(seed: [UInt8]) throws {
    self.seed = seed
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    publicKey = Array(key.publicKey.rawRepresentation)
  }

  func sign(_ message: [UInt8]) throws -> [UInt8] {
    Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message))
  }
}
