import CaseCore
import Merkle

/// One verification of one `.tlog-proof`, and of the file that it should lead to.
struct ProofCheck {
  let expecting: Verification.Expectation
  var report = VerificationReport()

  init(expecting: Verification.Expectation) { self.expecting = expecting }

  mutating func run(_ file: RandomAccess, evidence: RandomAccess?) throws {
    do {
      try check(file, evidence: evidence)
    } catch let failure as VerificationReport.Failure {
      report.fail(failure.what, at: failure.place)
    }
    report.conclude()
  }

  private mutating func check(_ file: RandomAccess, evidence: RandomAccess?) throws {
    guard let bytes = try file.whole(limit: Limits.proofBytes) else {
      throw VerificationReport.Failure(.tooLarge, at: .whole)
    }
    let (proof, checkpoint) = try Self.read(bytes)
    let entry = try lead(proof, to: checkpoint.claimed)
    try checkSignature(of: checkpoint)
    checkEarlier(checkpoint.claimed)
    if let added = entry.event.addedContent {
      try compare(evidence, with: added, number: proof.index, size: checkpoint.claimed.size)
    } else if evidence != nil {
      throw VerificationReport.Failure(.noOriginal, at: .evidenceFile)
    }
    if checkpoint.claimed.size > 1 {
      report.notProven.append(.nothingElseBears(withheld: checkpoint.claimed.size - 1))
    }
    report.notProven += [.outsideTime, .authorOrTruth]
    if case .caseOpened(let opened) = entry.event, opened.practice {
      report.notProven.append(.practice)
    }
  }

  private static func read(_ bytes: [UInt8]) throws -> (TlogProof, UnverifiedCheckpoint) {
    let proof: TlogProof
    do throws(TlogProofError) {
      proof = try TlogProof(parsing: bytes)
    } catch {
      throw VerificationReport.Failure(.proof(error), at: .whole)
    }
    do throws(CheckpointError) {
      return (proof, try proof.unverifiedCheckpoint())
    } catch {
      throw VerificationReport.Failure(.checkpoint(error), at: .whole)
    }
  }

  // From salt and entry to the leaf, and from the leaf to the root.
  private mutating func lead(_ proof: TlogProof, to head: Checkpoint) throws -> Entry {
    guard let extra = proof.extra, extra.count > 32 else {
      throw VerificationReport.Failure(.proofDiffers, at: .whole)
    }
    let sealed = SealedEntry(salt: Array(extra.prefix(32)), bytes: Array(extra.dropFirst(32)))
    let path = InclusionProof(index: proof.index, size: head.size, hashes: proof.hashes)
    guard (try? path.root(from: sealed.leaf)) == head.root else {
      throw VerificationReport.Failure(.proofDiffers, at: .whole)
    }
    let entry: Entry
    do throws(EntryError) {
      entry = try EntryBytes.decode(sealed.bytes, at: proof.index)
    } catch {
      throw VerificationReport.Failure(.entry(error.reason), at: .entry(proof.index))
    }
    guard Case.origin(of: entry.caseID) == head.origin else {
      throw VerificationReport.Failure(.entryOfOtherCase, at: .entry(proof.index))
    }
    report.proven.append(.entry(number: proof.index, size: head.size, root: head.root))
    return entry
  }

  // A proof does not bring its key; the expected fingerprint is the key itself.
  private mutating func checkSignature(of checkpoint: UnverifiedCheckpoint) throws {
    let name = checkpoint.claimed.origin
    guard let expected = expecting.key else {
      report.notProven.append(.signature(keyName: name))
      return
    }
    guard let key = VerifierKey(name: name, publicKey: expected.bytes) else {
      throw VerificationReport.Failure(.otherKey(expected: expected), at: .whole)
    }
    do throws(CheckpointError) {
      _ = try checkpoint.verified(with: [key])
      report.proven += [.signed(fingerprint: expected), .expectedKey(fingerprint: expected)]
    } catch .unknownKeys {
      throw VerificationReport.Failure(.otherKey(expected: expected), at: .whole)
    } catch {
      throw VerificationReport.Failure(.checkpoint(error), at: .whole)
    }
  }

  // One proof does not bring the leaves, so only heads of the same size can be compared.
  private mutating func checkEarlier(_ head: Checkpoint) {
    guard let earlier = expecting.earlier else {
      report.notProven.append(.latestOrOnly)
      return
    }
    let seen = earlier.checkpoint.claimed
    guard seen.origin == head.origin else {
      report.fail(.otherJournal, at: .earlier)
      return
    }
    if let expected = expecting.key,
      let key = VerifierKey(name: seen.origin, publicKey: expected.bytes)
    {
      do throws(CheckpointError) {
        _ = try earlier.checkpoint.verified(with: [key])
      } catch {
        report.fail(.checkpoint(error), at: .earlier)
        return
      }
    }
    if seen.size > head.size {
      report.fail(.newerSeen(size: seen.size), at: .earlier)
    } else if seen.size < head.size {
      report.notProven.append(.latestOrOnly)
    } else if seen.root == head.root {
      report.proven.append(.continues(size: seen.size))
    } else {
      report.fail(.historyChanged(size: seen.size), at: .earlier)
    }
  }

  private mutating func compare(
    _ evidence: RandomAccess?, with added: AddedContent, number: Int, size: Int
  ) throws {
    guard let evidence else {
      report.notProven.append(.originalAbsent(number: number))
      return
    }
    guard evidence.sizeBytes == added.sizeBytes,
      try ContentHash(of: evidence, withCRC: false)?.digest == added.digest
    else {
      report.fail(.originalDiffers, at: .evidenceFile)
      return
    }
    report.proven.append(added.proven(number, size: size))
    if let copy = added.copy {
      report.notProven.append(.copyFaithful(number: number, original: copy.original))
    }
  }
}
