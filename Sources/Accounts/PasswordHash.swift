import CaseCore
import Crypto
import CryptoExtras

/// How much work it is to try one password (scrypt, RFC 7914).
public struct PasswordCost: Sendable, Hashable {
  /// N, a power of two.
  public let rounds: Int
  /// r.
  public let blockSize: Int
  /// p.
  public let parallelism: Int

  /// What new passwords get: one of the equal choices of OWASP's cheat sheet on storing passwords. 32 MiB,
  /// so that a few who sign in at once fit into a small server.
  public static let standard = PasswordCost(rounds: 1 << 15, blockSize: 8, parallelism: 3)

  /// A cost that is stored; nil for one that takes more than 64 MiB or 16 passes, or that is no cost.
  public init?(checking rounds: Int, blockSize: Int, parallelism: Int) {
    guard (2...(1 << 20)).contains(rounds), rounds & (rounds - 1) == 0,
      (1...32).contains(blockSize), (1...16).contains(parallelism),
      128 * rounds * blockSize <= 64 << 20
    else { return nil }
    self.init(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
  }

  private init(rounds: Int, blockSize: Int, parallelism: Int) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }
}

/// What is kept of a password: from it the password can only be guessed, each guess at the cost.
public struct PasswordHash: Sendable, Hashable {
  /// How many random bytes the salt is.
  public static let saltBytes = 16
  private static let keyBytes = 32

  /// The cost that it was made at.
  public let cost: PasswordCost
  private let salt: [UInt8]
  private let key: [UInt8]

  /// The hash of `password` with `salt`, random bytes that are used for nothing else.
  public init(_ password: Password, salt: [UInt8], cost: PasswordCost) {
    precondition(salt.count == Self.saltBytes, "A salt is 16 bytes.")
    self.salt = salt
    self.cost = cost
    key = PasswordHash.derive(password, salt, cost)
  }

  /// Reads the text of a hash; nil for any other text.
  public init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
      let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
      let cost = PasswordCost(
        checking: rounds, blockSize: blockSize, parallelism: parallelism),
      let salt = Hex.bytes(of: parts[4]), salt.count == Self.saltBytes,
      let key = Hex.bytes(of: parts[5]), key.count == Self.keyBytes
    else { return nil }
    self.cost = cost
    self.salt = salt
    self.key = key
    // One writing of a hash and no other.
    guard self.text == text else { return nil }
  }

  /// The text that is stored: `scrypt$32768$8$3$SALT$KEY`.
  public var text: String {
    "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Hex.text(of: salt))"
      + "$\(Hex.text(of: key))"
  }

  /// Whether `password` is the one, found in a time that does not tell how near it is.
  public func matches(_ password: Password) -> Bool {
    ConstantTime.areEqual(PasswordHash.derive(password, salt, cost), key)
  }

  private static func derive(
    _ password: Password, _ salt: [UInt8], _ cost: PasswordCost
  ) -> [UInt8] {
    // What is longer than any password of ours costs no more than one, and matches none.
    let bytes = password.bytes.prefix(Password.mostBytes + 1)
    let key = try? KDF.Scrypt.deriveKey(
      from: Array(bytes), salt: salt, outputByteCount: keyBytes, rounds: cost.rounds,
      blockSize: cost.blockSize, parallelism: cost.parallelism)
    guard let key else { preconditionFailure("A checked cost gives a key.") }
    return key.withUnsafeBytes { Array($0) }
  }
}
