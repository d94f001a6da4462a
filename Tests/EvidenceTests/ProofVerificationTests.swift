import CaseCore
import Evidence
import Merkle
import Testing

@Suite struct ProofVerificationTests {
  static func proof(of number: Int = 2, in sample: SampleBundle) throws -> [UInt8] {
    let sealed = sample.sealed[number]
    return TlogProof(
      extra: sealed.salt + sealed.bytes,
      proof: try sample.tree.inclusionProof(of: number, at: sample.sealed.count),
      checkpoint: try sample.checkpoint()
    ).bytes
  }

  @Test func `a lone proof leads from the file to the entry and to the head`() throws {
    let sample = try SampleBundle()
    let proof = RandomAccess(try Self.proof(in: sample))
    let report = try Verification.verify(proof, evidence: RandomAccess(SampleBundle.bill))
    #expect(report.failures == [])
    #expect(
      report.proven == [
        .entry(number: 2, size: 9, root: sample.tree.root),
        .evidence(number: 2, digest: TreeHash.digest(of: SampleBundle.bill), size: 9),
      ])
    #expect(
      report.notProven == [
        .signature(keyName: sample.verifier.name), .latestOrOnly, .nothingElseBears(withheld: 8),
        .outsideTime, .authorOrTruth,
      ])
  }

  @Test func `with the fingerprint alone the signature of a lone proof is checked`() throws {
    let sample = try SampleBundle()
    let proof = RandomAccess(try Self.proof(in: sample))
    let report = try Verification.verify(
      proof, expecting: .init(key: sample.verifier.fingerprint))
    #expect(report.failures == [])
    #expect(report.proven.contains(.expectedKey(fingerprint: sample.verifier.fingerprint)))
    #expect(report.notProven.contains(.originalAbsent(number: 2)))
    let other = try SampleEntries.digest(9)
    #expect(
      try Verification.verify(proof, expecting: .init(key: other)).failures
        == [.init(.otherKey(expected: other), at: .whole)])
  }

  @Test func `another file, or a file for an entry without one, is refused`() throws {
    let sample = try SampleBundle()
    let proof = RandomAccess(try Self.proof(in: sample))
    #expect(
      try Verification.verify(proof, evidence: RandomAccess(SampleBundle.chat)).failures
        == [.init(.originalDiffers, at: .evidenceFile)])
    let note = RandomAccess(try Self.proof(of: 6, in: sample))
    #expect(
      try Verification.verify(note, evidence: RandomAccess(SampleBundle.chat)).failures
        == [.init(.noOriginal, at: .evidenceFile)])
    #expect(try Verification.verify(note).failures == [])
  }

  @Test func `every changed byte of a proof is found once the key is known`() throws {
    let sample = try SampleBundle()
    let bytes = try Self.proof(in: sample)
    let expecting = Verification.Expectation(key: sample.verifier.fingerprint)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(
        !(try Verification.verify(RandomAccess(changed), expecting: expecting).failures.isEmpty),
        "byte \(index) is free")
    }
    for count in bytes.indices {
      let part = RandomAccess(Array(bytes[..<count]))
      #expect(!(try Verification.verify(part, expecting: expecting).failures.isEmpty))
    }
  }

  @Test func `heads of the same size are compared, and others said to be open`() throws {
    let sample = try SampleBundle()
    let proof = RandomAccess(try Self.proof(in: sample))
    func verify(_ head: SignedCheckpoint) throws -> VerificationReport {
      try Verification.verify(
        proof, expecting: .init(earlier: EarlierHead(from: RandomAccess(head.bytes))))
    }
    #expect(try verify(sample.checkpoint()).proven.contains(.continues(size: 9)))
    #expect(try verify(sample.checkpoint(at: 3)).notProven.contains(.latestOrOnly))
    #expect(
      try verify(SampleBundle(practice: true).checkpoint()).failures
        == [.init(.historyChanged(size: 9), at: .earlier)])
  }
}
