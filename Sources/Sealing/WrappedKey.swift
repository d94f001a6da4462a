import CaseCore
import Crypto

/// A key under a passphrase, as a text of seven lines (`docs/formats/vault.md`).
///
/// ```
/// recourse wrapped key 1
/// holds vault-key
/// scrypt 32768 8 1
/// salt <64 digits>
/// nonce <24 digits>
/// key <96 digits>
/// check <64 digits>
/// ```
///
/// `check` is SHA-256 of the lines before it: so a torn file is told from a wrong passphrase.
public struct WrappedKey: Sendable, Hashable {
  /// What a wrapped key or a backup holds.
  public enum Holding: String, Sendable, CaseIterable {
    /// The key under which everything in a vault is.
    case vaultKey = "vault-key"
    /// The key that signs heads.
    case signingKey = "signing-key"
  }

  /// What it holds.
  public let holding: Holding
  /// How much work it is to try one passphrase.
  public let cost: ScryptCost
  private let salt: [UInt8]
  private let nonce: [UInt8]
  private let sealed: [UInt8]

  /// How many random bytes `init(_:holding:under:cost:random:)` takes.
  public static let randomBytes = 32 + SealedBytes.nonceBytes

  /// Wraps `key` under `passphrase`, with `random` bytes that are used for nothing else.
  public init(
    _ key: SecretKey, holding: Holding, under passphrase: Passphrase, cost: ScryptCost,
    random: [UInt8]
  ) {
    precondition(random.count == Self.randomBytes, "Salt and nonce are 44 bytes.")
    self.holding = holding
    self.cost = cost
    salt = Array(random.prefix(32))
    nonce = Array(random.dropFirst(32))
    sealed = SealedBytes.seal(
      key.bytes, under: cost.key(from: passphrase, salt: salt), nonce: nonce,
      context: Array(Self.head(holding, cost, salt).utf8))
  }

  /// The key.
  /// - Throws: `SealingError.wrongPassphrase`.
  public func key(under passphrase: Passphrase) throws(SealingError) -> SecretKey {
    do throws(SealingError) {
      let plain = try SealedBytes.open(
        sealed, under: cost.key(from: passphrase, salt: salt), nonce: nonce,
        context: Array(Self.head(holding, cost, salt).utf8))
      guard let key = SecretKey(plain) else { throw .wrongPassphrase }
      return key
    } catch {
      throw .wrongPassphrase
    }
  }

  /// The first line, by which a text is known to be a wrapped key.
  public static let firstLine = "recourse wrapped key 1\n"
  /// The longest text in bytes.
  public static let textBytes = 512

  /// The text.
  public var text: String {
    let lines = checked
    return lines + "check \(Self.digest(of: lines))\n"
  }

  private var checked: String {
    Self.head(holding, cost, salt) + "nonce \(Hex.text(of: nonce))\nkey \(Hex.text(of: sealed))\n"
  }

  private static func head(_ holding: Holding, _ cost: ScryptCost, _ salt: [UInt8]) -> String {
    firstLine + "holds \(holding.rawValue)\n"
      + "scrypt \(cost.rounds) \(cost.blockSize) \(cost.parallelism)\n"
      + "salt \(Hex.text(of: salt))\n"
  }

  private static func digest(of text: String) -> String {
    Hex.text(of: Array(SHA256.hash(data: Array(text.utf8))))
  }

  /// Reads a text.
  /// - Throws: `SealingError.malformed` for anything that `text` does not give back byte for byte,
  ///   `SealingError.tooCostly` for a cost over the limits.
  public init(parsing bytes: [UInt8]) throws(SealingError) {
    guard bytes.count <= Self.textBytes, bytes.allSatisfy({ $0 < 0x80 }) else { throw .malformed }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 8, let holding = Self.value(lines[1], "holds").flatMap(Holding.init),
      let numbers = Self.value(lines[2], "scrypt")?.split(separator: " ").map({ Int($0) }),
      numbers.count == 3, let rounds = numbers[0], let blockSize = numbers[1],
      let parallelism = numbers[2], let salt = Self.bytes(lines[3], "salt", 32),
      let nonce = Self.bytes(lines[4], "nonce", SealedBytes.nonceBytes),
      let sealed = Self.bytes(lines[5], "key", SecretKey.byteCount + SealedBytes.tagBytes)
    else { throw .malformed }
    guard
      let cost = ScryptCost(checking: rounds, blockSize: blockSize, parallelism: parallelism)
    else { throw .tooCostly }
    self.holding = holding
    self.cost = cost
    self.salt = salt
    self.nonce = nonce
    self.sealed = sealed
    guard Array(self.text.utf8) == bytes else { throw .malformed }
  }

  private static func value(_ line: Substring, _ name: String) -> String? {
    guard line.hasPrefix(name + " ") else { return nil }
    return String(line.dropFirst(name.count + 1))
  }

  private static func bytes(_ line: Substring, _ name: String, _ count: Int) -> [UInt8]? {
    guard let bytes = value(line, name).flatMap({ Hex.bytes(of: $0) }), bytes.count == count else {
      return nil
    }
    return bytes
  }
}
