import CaseCore
import Merkle

// Who signs: the keys that come along, the heads, and the entries at which another key takes over.
extension BundleCheck {
  /// Reads `data/keys.txt`: one key a line, all under the name of one case.
  mutating func checkKeys() throws {
    guard let file = content(.keys) else { return }
    guard let text = try file.whole(limit: Limits.bundleTextBytes), text.last == 0x0a,
      let keys = Self.keys(in: text.dropLast())
    else {
      report.fail(.keyMalformed, at: .file(BundleName.keys.path))
      return
    }
    self.keys = keys
  }

  private static func keys(in text: ArraySlice<UInt8>) -> [VerifierKey]? {
    var keys: [VerifierKey] = []
    for line in text.split(separator: 0x0a, omittingEmptySubsequences: false) {
      guard keys.count < Limits.keysPerJournal, let key = VerifierKey(line: line),
        keys.first.map({ $0.name == key.name }) ?? (caseID(of: key) != nil)
      else { return nil }
      keys.append(key)
    }
    return keys
  }

  static func caseID(of key: VerifierKey) -> Case.ID? {
    let parts = key.name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let id = Case.ID(parts[2]), Case.origin(of: id) == key.name else {
      return nil
    }
    return id
  }

  /// Reads the heads. Which of the keys signed which is compared once the entries are known.
  mutating func checkCheckpoints() throws {
    guard let origin else { return }
    for name in namesInOrder {
      guard case .checkpoint(let size) = name, let file = content(name) else { continue }
      let place = VerificationReport.Location.file(name.path)
      guard let bytes = try file.whole(limit: Limits.checkpointBytes) else {
        report.fail(.tooLarge, at: place)
        continue
      }
      do throws(CheckpointError) {
        let signed = try UnverifiedCheckpoint(parsing: bytes).verified(with: keys)
        guard signed.checkpoint.origin == origin, signed.checkpoint.size == size else {
          report.fail(.checkpointOfOther, at: place)
          continue
        }
        checkpoints[size] = signed
      } catch {
        report.fail(.checkpoint(error), at: place)
      }
    }
    if head == nil, report.failures.isEmpty {
      report.fail(.missing, at: .file("data/checkpoints/"))
    }
  }

  /// Checks what an entry says of the keys; `root` is that of the entries before it.
  mutating func take(_ claim: KeySeamClaim, of entry: Entry, root: Digest) {
    do throws(KeySeamFault) {
      try claim.check(
        of: entry.caseID, entry: entry.seq, root: root, after: journal.seams.last?.to)
    } catch {
      report.fail(.keySeam(error), at: .entry(entry.seq))
    }
    journal.seams.append(KeySeam(claim, entry: entry.seq, recordedAt: entry.recordedAt))
  }

  /// Compares the keys that come along with those that the entries name, and each head with the key
  /// whose turn it was.
  mutating func checkTurns() {
    let named = journal.seams.keys
    guard named.isEmpty ? keys.count == 1 : keys.map(\.key) == named else {
      report.fail(.notAsRebuilt, at: .file(BundleName.keys.path))
      return
    }
    guard keys.count > 1 else { return }
    for (size, signed) in checkpoints.sorted(by: { $0.key < $1.key })
    where !isInTurn(signed.bytes, size: size) {
      report.fail(.signedOutOfTurn, at: .file(BundleName.checkpoint(size: size).path))
    }
  }

  /// The key whose turn it is to sign the head of the first `size` entries.
  func key(forHeadOf size: Int) -> VerifierKey? {
    guard let turn = journal.seams.keySigning(headOf: size) else { return keys.first }
    return keys.first { $0.key == turn }
  }

  private func isInTurn(_ note: [UInt8], size: Int) -> Bool {
    guard let turn = key(forHeadOf: size), let read = try? UnverifiedCheckpoint(parsing: note)
    else { return false }
    return (try? read.verified(with: [turn])) != nil
  }

  // MARK: What the person knows

  /// Compares with the key and the head that the person knows.
  mutating func checkExpectations(head: SignedCheckpoint, signer: VerifierKey) {
    if let expected = expecting.key { compare(expected, with: signer, head) }
    guard let earlier = expecting.earlier else { return }
    guard earlier.checkpoint.claimed.origin == signer.name else {
      report.fail(.otherJournal, at: .earlier)
      return
    }
    do throws(CheckpointError) {
      _ = try earlier.checkpoint.verified(with: keys)
    } catch {
      report.fail(.checkpoint(error), at: .earlier)
      return
    }
    if earlier.size > head.checkpoint.size {
      report.fail(.newerSeen(size: earlier.size), at: .earlier)
    } else if journal.earlierRoot != earlier.root {
      report.fail(.historyChanged(size: earlier.size), at: .earlier)
    } else if !isInTurn(earlier.checkpoint.bytes, size: earlier.size) {
      report.fail(.signedOutOfTurn, at: .earlier)
    } else {
      report.proven.append(.continues(size: earlier.size))
    }
  }

  // A key that was named settles all that it leads to. Where the next one took over without a word of
  // it, it settles what it signed itself, and the rest is said to be open.
  private mutating func compare(
    _ expected: Digest, with signer: VerifierKey, _ head: SignedCheckpoint
  ) {
    if expected == signer.fingerprint {
      report.proven.append(.expectedKey(fingerprint: expected))
      return
    }
    let turns = journal.seams.keys.map(\.fingerprint)
    guard let turn = turns.lastIndex(of: expected) else {
      report.fail(.otherKey(expected: expected), at: .file(BundleName.keys.path))
      return
    }
    let after = journal.seams[turn...].filter { $0.firstSizeOfNewKey <= head.checkpoint.size }
    guard let broken = after.first(where: { $0.kind == .continued }) else {
      report.proven.append(
        after.isEmpty
          ? .handedToKey(fingerprint: expected)
          : .keyLeadsOn(from: expected, to: signer.fingerprint))
      return
    }
    report.notProven.append(.keyEnds(fingerprint: expected, entry: broken.entry))
    report.notProven.append(.whoseKey(fingerprint: signer.fingerprint))
    // That the old key ever signed anything must be shown by something that it signed.
    if !signedAnything(expected) {
      report.fail(.otherKey(expected: expected), at: .file(BundleName.keys.path))
    }
  }

  /// Whether anything here was signed by `key`: a head, or an entry about keys.
  private func signedAnything(_ key: Digest) -> Bool {
    let signed = journal.seams.contains { seam in
      switch seam.kind {
      case .rotated: seam.from.fingerprint == key || seam.to.fingerprint == key
      case .handedOver: seam.from.fingerprint == key
      case .continued: seam.to.fingerprint == key
      }
    }
    return signed || checkpoints.keys.contains { self.key(forHeadOf: $0)?.fingerprint == key }
  }

  // MARK: What is shown of the keys

  /// Says of each entry that names another key what it shows and what not.
  mutating func sumUpSeams(head: SignedCheckpoint) {
    report.seams = journal.seams
    for seam in journal.seams {
      switch seam.kind {
      case .rotated: report.proven.append(.keyRotated(seam))
      case .handedOver:
        report.proven.append(.handedOver(seam))
        if seam.firstSizeOfNewKey > head.checkpoint.size {
          report.notProven.append(.notTakenIn(seam))
        }
      case .continued:
        let before = checkpoints.keys.filter { size in
          size <= seam.entry && key(forHeadOf: size)?.key == seam.from
        }
        if let size = before.max() {
          report.proven.append(.earlierKeySigned(fingerprint: seam.from.fingerprint, size: size))
        }
        report.notProven.append(.continuedWithout(seam, wasSeen: !before.isEmpty))
      }
    }
  }
}
