import CaseCore
import Crypto
import Merkle
import Testing

@Suite struct CheckpointTests {
  static let origin = "recourse/case/0123456789abcdef0123456789abcdef"

  static func key(_ seed: UInt8 = 0) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: (0..<32).map { $0 &+ seed })
  }

  static func verifier(_ seed: UInt8 = 0, name: String = origin) throws -> VerifierKey {
    try #require(VerifierKey(name: name, of: key(seed)))
  }

  static func signed() throws -> SignedCheckpoint {
    let tree = MerkleTree(leaves: (0..<3).map(MerkleTreeTests.leaf))
    return try Checkpoint(origin: origin, size: 3, root: tree.root).signed(by: key())
  }

  @Test func `a checkpoint has these bytes and no others`() throws {
    #expect(
      String(decoding: try Self.signed().bytes, as: UTF8.self) == """
        recourse/case/0123456789abcdef0123456789abcdef
        3
        1Pksj7uJcg6ztVZ3x9fvrd/rENEaGoSguo8aIzN/qpU=

        — recourse/case/0123456789abcdef0123456789abcdef 3lhm1eXdI6udHsgbSWMC8Tqc/H8WZrU\
        bqRqeoZGewokzVN6dSYFYBNt1BnoM4PtSET8/ipg4vOZiT0i6lVQtaefNGQg=

        """)
    #expect(
      try Self.verifier().line == """
        recourse/case/0123456789abcdef0123456789abcdef+de5866d5+AQOhB7/zzhC+HXDdGOdLwJln\
        5NYwm6UNXx3chmQSVTG4
        """)
    #expect(
      try Self.verifier().fingerprint.hex
        == "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
  }

  @Test func `what was signed is verified`() throws {
    let signed = try Self.signed()
    let read = try UnverifiedCheckpoint(parsing: signed.bytes)
    #expect(read.claimed == signed.checkpoint)
    #expect(try read.verified(with: [Self.verifier()]) == signed)
  }

  @Test func `every changed byte is refused`() throws {
    let signed = try Self.signed()
    let keys = [try Self.verifier()]
    for index in signed.bytes.indices {
      for change in [UInt8(1), 0x80, 0x20] {
        var bytes = signed.bytes
        bytes[index] ^= change
        #expect(throws: CheckpointError.self) {
          try UnverifiedCheckpoint(parsing: bytes).verified(with: keys)
        }
      }
    }
    for count in signed.bytes.indices {
      #expect(throws: CheckpointError.self) {
        try UnverifiedCheckpoint(parsing: Array(signed.bytes[..<count])).verified(with: keys)
      }
    }
  }

  @Test func `signatures of unknown keys are ignored, but one known key must have signed`() throws {
    let signed = try Self.signed()
    let other = try Self.verifier(9, name: "witness.example")
    let foreign =
      Array("— witness.example ".utf8)
      + Base64.encode(other.keyID + [UInt8](repeating: 7, count: 72)) + [0x0a]
    let both = try UnverifiedCheckpoint(parsing: signed.bytes + foreign)
    #expect(try both.verified(with: [Self.verifier()]).checkpoint == signed.checkpoint)
    #expect(throws: CheckpointError.unknownKeys) {
      try both.verified(with: [Self.verifier(1)])
    }
    #expect(throws: CheckpointError.signatureFails(key: "witness.example")) {
      try both.verified(with: [Self.verifier(), other])
    }
  }

  @Test func `sixteen signatures are read, and too many are refused`() throws {
    let signed = try Self.signed()
    let foreign = Array("— w.example ".utf8) + Base64.encode([UInt8](0..<80)) + [0x0a]
    let many = (0..<15).reduce(signed.bytes) { bytes, _ in bytes + foreign }
    #expect(throws: Never.self) {
      try UnverifiedCheckpoint(parsing: many).verified(with: [Self.verifier()])
    }
    let tooMany = (0..<32).reduce(signed.bytes) { bytes, _ in bytes + foreign }
    #expect(throws: CheckpointError.tooLarge) { try UnverifiedCheckpoint(parsing: tooMany) }
  }

  @Test(
    arguments: [
      ("", 1), ("a\n1\n", 3), ("a b\n1\nROOT\n\nSIG", 1), ("a\n01\nROOT\n\nSIG", 2),
      ("a\n-1\nROOT\n\nSIG", 2), ("a\n1\nAAAA\n\nSIG", 3), ("a\n1\nROOT\nextension\n\nSIG", 4),
      ("a\n1\nROOT\n\n- a AAAAAAAA\n", 5), ("a\n1\nROOT\n\n— a  AAAAAAAA\n", 5),
      ("a\n1\nROOT\n\n— a AAAAAAA\n", 5), ("a\n1\nROOT\n\n— a AAAAAA==\n", 5),
      ("a\r\n1\nROOT\n\nSIG", 1),
    ])
  func `a malformed checkpoint is refused with its line`(text: String, line: Int) {
    let whole =
      replace("ROOT", in: text, by: "yJQ6R4xzf0fjk2z/lPZxKpn3XvGJcZmPLGg4cJ6cD3k=")
    let bytes = Array(replace("SIG", in: whole, by: "— a AAAAAAAA\n").utf8)
    #expect(throws: CheckpointError.malformed(line: line)) {
      try UnverifiedCheckpoint(parsing: bytes)
    }
  }

  private func replace(_ word: String, in text: String, by other: String) -> String {
    text.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
  }

  @Test func `a signer that signs something else is caught`() throws {
    let checkpoint = try Self.signed().checkpoint
    #expect(throws: CheckpointError.signatureFails(key: Self.origin)) {
      try checkpoint.signed(under: Self.verifier()) { _ in [UInt8](repeating: 0, count: 64) }
    }
  }

  @Test func `a key line is read back, and only as it is written`() throws {
    let key = try Self.verifier()
    #expect(VerifierKey(line: Array(key.line.utf8)) == key)
    #expect(VerifierKey(line: Array((key.line + " ").utf8)) == nil)
    #expect(VerifierKey(line: Array("x+00000000+AAAA".utf8)) == nil)
    #expect(VerifierKey(name: "a b", publicKey: key.publicKey) == nil)
    #expect(VerifierKey(name: "a", publicKey: [1, 2, 3]) == nil)
  }
}
