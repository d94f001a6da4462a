import CaseCore
import Merkle
import Testing

@Suite struct TlogProofTests {
  static func proof(extra: [UInt8]? = Array("salt and entry".utf8)) throws -> TlogProof {
    let tree = MerkleTree(leaves: (0..<3).map(MerkleTreeTests.leaf))
    return TlogProof(
      extra: extra, proof: try tree.inclusionProof(of: 1, at: 3),
      checkpoint: try CheckpointTests.signed())
  }

  @Test func `a proof has these bytes and no others`() throws {
    #expect(
      String(decoding: try Self.proof().bytes, as: UTF8.self) == """
        c2sp.org/tlog-proof@v1
        extra c2FsdCBhbmQgZW50cnk=
        index 1
        G7l9zCFjXUfiZj79/QoXRobZjdcBNS3SzQbotD/T0wU=
        qze6NNHf4pAV3nF6bVdkqPsCnDp6D1tkuTtUNRiFv3w=

        recourse/case/0123456789abcdef0123456789abcdef
        3
        1Pksj7uJcg6ztVZ3x9fvrd/rENEaGoSguo8aIzN/qpU=

        — recourse/case/0123456789abcdef0123456789abcdef 3lhm1eXdI6udHsgbSWMC8Tqc/H8WZrU\
        bqRqeoZGewokzVN6dSYFYBNt1BnoM4PtSET8/ipg4vOZiT0i6lVQtaefNGQg=

        """)
  }

  @Test(arguments: [nil, [], [0xff, 0x00]] as [[UInt8]?])
  func `a proof is read back`(extra: [UInt8]?) throws {
    let proof = try Self.proof(extra: extra)
    let read = try TlogProof(parsing: proof.bytes)
    #expect(read == proof)
    #expect(read.bytes == proof.bytes)
    let signed = try read.unverifiedCheckpoint().verified(with: [CheckpointTests.verifier()])
    try InclusionProof(index: read.index, size: signed.checkpoint.size, hashes: read.hashes)
      .verify(leaf: MerkleTreeTests.leaf(1), root: signed.checkpoint.root)
  }

  @Test(
    arguments: [
      ("", 1), ("c2sp.org/tlog-proof@v2\n", 1), ("c2sp.org/tlog-proof@v1\nindex 01\n\n", 2),
      ("c2sp.org/tlog-proof@v1\nextra AA\nindex 1\n\n", 2),
      ("c2sp.org/tlog-proof@v1\nindex 1\nindex 2\n\n", 3),
      ("c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n", 3), ("c2sp.org/tlog-proof@v1\nindex 1\n", 2),
    ])
  func `a malformed proof is refused with its line`(text: String, line: Int) {
    #expect(throws: TlogProofError.malformed(line: line)) {
      try TlogProof(parsing: Array(text.utf8))
    }
  }

  @Test func `whatever is read is written back byte for byte`() throws {
    let bytes = try Self.proof().bytes
    for index in bytes.indices {
      for change in [UInt8(1), 2, 4, 8, 16, 32, 64, 128] {
        var changed = bytes
        changed[index] ^= change
        if let read = try? TlogProof(parsing: changed) { #expect(read.bytes == changed) }
      }
    }
  }
}

@Suite struct Base64Tests {
  /// RFC 4648 §10.
  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func `the vectors of RFC 4648 hold both ways`(plain: String, text: String) {
    #expect(Base64.encode(plain.utf8) == Array(text.utf8))
    #expect(Base64.decode(text.utf8) == Array(plain.utf8))
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "====", "Zm 8", "Zm9v\n", "Z==="])
  func `there is one way to write a value`(text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }
}
