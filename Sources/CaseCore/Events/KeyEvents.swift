/// A raw Ed25519 public key (RFC 8032): 32 bytes.
public struct PublicKey: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Checks the length; nil unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.count == 64, let bytes = Hex.bytes(of: hex) else { return nil }
    self.bytes = bytes
  }

  public var description: String { Hex.text(of: bytes) }
}

/// An Ed25519 signature (RFC 8032): 64 bytes. That it is good is for a verification to find out.
public struct Signature: Sendable, Hashable {
  /// The 64 bytes.
  public let bytes: [UInt8]

  /// Checks the length; nil unless there are exactly 64 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 64 else { return nil }
    self.bytes = bytes
  }

  /// Reads 128 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.count == 128, let bytes = Hex.bytes(of: hex) else { return nil }
    self.bytes = bytes
  }
}

/// The vault has a new key: from this entry on heads are signed by `to`. Both keys say so.
public struct KeyRotated: Sendable, Hashable {
  /// The key that signed until now.
  public var from: PublicKey
  /// The key that signs from now on.
  public var to: PublicKey
  /// The root of all entries before this one.
  public var root: Digest
  /// The signature of `from` over the statement (`docs/formats/journal.md`).
  public var fromSignature: Signature
  /// The signature of `to` over the same statement.
  public var toSignature: Signature

  /// `to` takes the place of `from`.
  public init(
    from: PublicKey, to: PublicKey, root: Digest, fromSignature: Signature,
    toSignature: Signature
  ) {
    self.from = from
    self.to = to
    self.root = root
    self.fromSignature = fromSignature
    self.toSignature = toSignature
  }
}

/// The case goes to another vault, whose key is `to`. The old key says so.
public struct CaseHandedOver: Sendable, Hashable {
  /// The key that signed until now.
  public var from: PublicKey
  /// The key of the other vault.
  public var to: PublicKey
  /// The root of all entries before this one.
  public var root: Digest
  /// The signature of `from` over the statement (`docs/formats/journal.md`).
  public var signature: Signature

  /// The case goes from `from` to `to`.
  public init(from: PublicKey, to: PublicKey, root: Digest, signature: Signature) {
    self.from = from
    self.to = to
    self.root = root
    self.signature = signature
  }
}

/// The case goes on under another key without a word of the old one: only the new key says so.
public struct CaseContinued: Sendable, Hashable {
  /// The key that signed until now.
  public var from: PublicKey
  /// The key that signs from now on.
  public var to: PublicKey
  /// The root of all entries before this one.
  public var root: Digest
  /// The signature of `to` over the statement (`docs/formats/journal.md`).
  public var signature: Signature

  /// `to` goes on where `from` ended.
  public init(from: PublicKey, to: PublicKey, root: Digest, signature: Signature) {
    self.from = from
    self.to = to
    self.root = root
    self.signature = signature
  }
}
