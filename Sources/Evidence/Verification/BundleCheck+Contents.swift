import CaseCore
import Merkle

// What the entries name, what follows from them, and what the person knows from elsewhere.
extension BundleCheck {
  /// Compares originals, proofs, playbooks and time-stamps with the entries.
  mutating func checkNamedFiles(under head: SignedCheckpoint) throws {
    for number in journal.originals.keys.sorted() {
      let proof = BundleName.proof(entry: number)
      if files[proof] == nil { report.fail(.missing, at: .file(proof.path)) }
    }
    var proofs: [(name: BundleName, number: Int)] = []
    for name in namesInOrder {
      let place = VerificationReport.Location.file(name.path)
      switch name {
      case .evidence(let number, let fileExtension):
        guard let added = journal.originals[number]?.added,
          MediaTypeExtension.of(added.mediaType) == fileExtension
        else {
          report.fail(.originalUnnamed, at: place)
          continue
        }
        if let found = contents[name],
          found.digest != added.digest || found.sizeBytes != added.sizeBytes
        {
          report.fail(.originalDiffers, at: place)
        }
      case .proof(let number): proofs.append((name, number))
      case .playbook(let digest):
        if let found = contents[name], found.digest != digest {
          report.fail(.contentDiffers, at: place)
        }
      case .bagit, .bagInfo, .manifest, .tagManifest, .explanation, .journal, .salts, .leaves,
        .keys, .checkpoint, .timestamp, .openTimestamps, .dossier:
        break
      }
    }
    let faults = try workers.results(of: proofs.count) {
      [proofs, files, originals = journal.originals] in
      try Self.fault(
        of: files[proofs[$0].name]?.content, original: originals[proofs[$0].number],
        number: proofs[$0].number, under: head)
    }
    for (proof, fault) in zip(proofs, faults) {
      if let fault { report.fail(fault, at: .file(proof.name.path)) }
    }
  }

  /// What is wrong with the proof of entry `number`; nil for one that leads from its `original` to
  /// `head`.
  private static func fault(
    of content: RandomAccess?, original: JournalFindings.Original?, number: Int,
    under head: SignedCheckpoint
  ) throws -> Fault? {
    guard let original else { return .noOriginal }
    guard let bytes = try content?.whole(limit: Limits.proofBytes) else { return .tooLarge }
    do throws(TlogProofError) {
      let proof = try TlogProof(parsing: bytes)
      let path = InclusionProof(
        index: proof.index, size: head.checkpoint.size, hashes: proof.hashes)
      let leaf = TreeHash.leaf(original.record.bytes)
      guard proof.bytes == bytes, proof.index == number, proof.checkpoint == head.bytes,
        let extra = proof.extra, TreeHash.digest(of: extra) == original.record,
        (try? path.root(from: leaf)) == head.checkpoint.root
      else { return .proofDiffers }
      return nil
    } catch {
      return .proof(error)
    }
  }

  /// Writes `bag-info.txt` and `data/VERIFY.txt` again and compares.
  mutating func checkRebuiltTexts(origin: String, size: Int) throws {
    guard let opening = journal.opening, let lastRecordedAt = journal.lastRecordedAt else { return }
    compare(
      .explanation,
      with: BagText.explanation(isPractice: opening.practice, hasSeams: !journal.seams.isEmpty))
    guard let file = content(.bagInfo) else { return }
    guard let text = try file.whole(limit: Limits.bundleTextBytes),
      let recipient = Self.recipient(in: text)
    else {
      report.fail(.notAsRebuilt, at: .file(BundleName.bagInfo.path))
      return
    }
    let payload = contents.filter(\.key.isPayload)
    compare(
      .bagInfo,
      with: BagText.info(
        .init(
          origin: origin, recipient: recipient, isPractice: opening.practice, journalSize: size,
          disclosed: journal.disclosed, lastRecordedAt: lastRecordedAt,
          payloadBytes: payload.values.reduce(0) { $0 + $1.sizeBytes },
          payloadFiles: payload.count)))
  }

  private static func recipient(in text: [UInt8]) -> BundleRecipient? {
    let label = Array(BagText.recipientLabel.utf8)
    for line in text.split(separator: UInt8(ascii: "\n")) where line.starts(with: label) {
      return BundleRecipient(
        rawValue: String(decoding: line.dropFirst(label.count), as: UTF8.self))
    }
    return nil
  }

  /// Says what is shown and what is not.
  mutating func sumUp(head: SignedCheckpoint, signer: VerifierKey) {
    let checkpoint = head.checkpoint
    report.proven.insert(
      .unchanged(
        origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root,
        disclosed: journal.disclosed), at: 0)
    report.proven.insert(.signed(fingerprint: signer.fingerprint), at: 1)
    sumUpSeams(head: head)
    for (number, original) in journal.originals.sorted(by: { $0.key < $1.key }) {
      let name = BundleName.evidence(
        entry: number, fileExtension: MediaTypeExtension.of(original.added.mediaType))
      if files[name] != nil {
        report.proven.append(original.added.proven(number, size: checkpoint.size))
        if let copy = original.added.copy {
          report.notProven.append(.copyFaithful(number: number, original: copy.original))
        }
      } else {
        report.notProven.append(.originalAbsent(number: number))
      }
    }
    if expecting.key == nil { report.notProven.append(.whoseKey(fingerprint: signer.fingerprint)) }
    if expecting.earlier == nil { report.notProven.append(.latestOrOnly) }
    let withheld = checkpoint.size - journal.disclosed
    if withheld > 0 { report.notProven.append(.nothingElseBears(withheld: withheld)) }
    for (numbers, at) in journal.erasures where !numbers.isEmpty {
      report.notProven.append(.erased(numbers: numbers, at: at))
    }
    for (number, named) in journal.namedWithheld {
      report.notProven.append(.namedWithheld(number: number, named: named))
    }
    for digest in journal.playbooks.sorted() where files[.playbook(digest)] == nil {
      report.notProven.append(.playbookAbsent(digest: digest))
    }
    if stampedSize < checkpoint.size {
      report.notProven.append(
        stampedSize == 0 ? .outsideTime : .outsideTimeAfter(size: stampedSize))
    }
    if files[.dossier] != nil { report.notProven.append(.dossierFollows) }
    report.notProven.append(.authorOrTruth)
    if journal.opening?.practice == true { report.notProven.append(.practice) }
  }
}
