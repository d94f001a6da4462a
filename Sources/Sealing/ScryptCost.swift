import CaseCore
import Crypto
import CryptoExtras

/// How much work it is to try one passphrase (RFC 7914).
///
/// It is stored with the key, so that a later program may ask for more. No option and no variable
/// sets it: a person cannot weaken their vault by accident.
public struct ScryptCost: Sendable, Hashable {
  /// N, a power of two.
  public let rounds: Int
  /// r.
  public let blockSize: Int
  /// p.
  public let parallelism: Int

  /// What new keys get: 32 MiB, and about a tenth of a second on a small machine.
  public static let standard = ScryptCost(rounds: 1 << 15, blockSize: 8, parallelism: 1)

  /// The memory that it takes, in bytes.
  var memoryBytes: Int { 128 * rounds * blockSize }

  /// A cost of which every key that this program reads may be; nil for one that takes more than
  /// `Limits.scryptBytes` of memory or `Limits.scryptParallelism` passes, or that is no cost.
  public init?(checking rounds: Int, blockSize: Int, parallelism: Int) {
    guard (2...(1 << 24)).contains(rounds), rounds & (rounds - 1) == 0,
      (1...64).contains(blockSize), (1...Limits.scryptParallelism).contains(parallelism),
      128 * rounds * blockSize <= Limits.scryptBytes
    else { return nil }
    self.init(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
  }

  private init(rounds: Int, blockSize: Int, parallelism: Int) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// The key that `passphrase` gives with `salt`.
  func key(from passphrase: Passphrase, salt: [UInt8]) -> SecretKey {
    let derived = try? KDF.Scrypt.deriveKey(
      from: passphrase.bytes, salt: salt, outputByteCount: SecretKey.byteCount, rounds: rounds,
      blockSize: blockSize, parallelism: parallelism)
    guard let key = derived.flatMap({ key in key.withUnsafeBytes { SecretKey($0) } }) else {
      preconditionFailure("A checked cost gives a key.")
    }
    return key
  }
}
