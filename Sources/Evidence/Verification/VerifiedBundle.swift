public import CaseCore
public import Merkle

/// A bundle in which nothing was found wrong, opened to be taken in.
///
/// The file may change after it was verified, so what is read from it here is compared again.
public struct VerifiedBundle: Sendable {
  /// An original, or the copy of one, that comes along.
  public struct Content: Sendable {
    /// The entry that adds it.
    public let entry: Int
    /// SHA-256, as the entry says; that the content still has it is for who takes it in.
    public let digest: Digest
    /// The content.
    public let content: RandomAccess
  }

  /// The case.
  public let caseID: Case.ID
  /// Whether the case is one for practice.
  public let isPractice: Bool
  /// The keys, in the order in which they take over.
  public let keys: [PublicKey]
  /// The heads that come along, the smallest size first; the last one is that of the whole journal.
  public let checkpoints: [SignedCheckpoint]
  /// The journal, one item an entry.
  public let items: [BundleInput.Item]
  /// Entries that add a content which does not come along.
  public let absent: [Int]
  /// The contents that come along, in the order of their entries.
  public let contents: [Content]
  /// The time-stamps that come along.
  public let timestamps: [BundleInput.Timestamp]
  /// The playbooks that come along, by digest.
  public let playbooks: [(digest: Digest, source: [UInt8])]

  /// The head of the whole journal.
  public var head: Checkpoint {
    guard let last = checkpoints.last else { preconditionFailure("A bundle has a head.") }
    return last.checkpoint
  }
}

extension BundleCheck {
  /// Opens what was verified; nil if anything is wrong with it.
  /// - Throws: `VerificationReport.Failure` if it changed since, or is larger than what is taken in, and
  ///   what reading throws.
  func opened() throws -> VerifiedBundle? {
    guard report.failures.isEmpty, let key = keys.first, let id = Self.caseID(of: key),
      let opening = journal.opening, let head
    else { return nil }
    var contents: [VerifiedBundle.Content] = []
    var absent: [Int] = []
    for (number, original) in journal.originals.sorted(by: { $0.key < $1.key }) {
      let name = BundleName.evidence(
        entry: number, fileExtension: MediaTypeExtension.of(original.added.mediaType))
      if let content = content(name) {
        contents.append(.init(entry: number, digest: original.added.digest, content: content))
      } else {
        absent.append(number)
      }
    }
    return VerifiedBundle(
      caseID: id, isPractice: opening.practice, keys: keys.map(\.key),
      checkpoints: checkpoints.values.sorted { $0.checkpoint.size < $1.checkpoint.size },
      items: try items(under: head.checkpoint), absent: absent, contents: contents,
      timestamps: try carriedTimestamps(), playbooks: try carriedPlaybooks())
  }

  private func items(under head: Checkpoint) throws -> [BundleInput.Item] {
    guard let leavesFile = content(.leaves), let journalFile = content(.journal),
      let saltsFile = content(.salts)
    else { throw VerificationReport.Failure(.missing, at: .whole) }
    guard journalFile.sizeBytes <= Limits.importedJournalBytes else {
      throw VerificationReport.Failure(.tooLarge, at: .file(BundleName.journal.path))
    }
    var leaves = LineReader(leavesFile, limit: 64)
    var entries = DisclosedReader(entries: journalFile, salts: saltsFile)
    var items: [BundleInput.Item] = []
    var range = CompactRange()
    var next = try entries.next()
    for index in 0..<head.size {
      guard case .line(let line) = try leaves.next(),
        let leaf = Digest(hex: String(decoding: line, as: UTF8.self))
      else { throw VerificationReport.Failure(.leavesMalformed, at: .whole) }
      range.append(leaf)
      guard case .entry(index, let sealed) = next else {
        items.append(.withheld(leaf: leaf))
        continue
      }
      guard sealed.leaf == leaf else {
        throw VerificationReport.Failure(.leafDiffers, at: .entry(index))
      }
      items.append(.disclosed(sealed))
      next = try entries.next()
    }
    guard range.root == head.root else {
      throw VerificationReport.Failure(
        .rootDiffers(size: head.size), at: .file(BundleName.leaves.path))
    }
    return items
  }

  private func carriedTimestamps() throws -> [BundleInput.Timestamp] {
    var timestamps: [BundleInput.Timestamp] = []
    for name in namesInOrder {
      switch name {
      case .timestamp(let size, _):
        timestamps.append(
          .init(size: size, content: .response(try bytes(name, Limits.timestampBytes))))
      case .openTimestamps(let size, _):
        timestamps.append(
          .init(
            size: size, content: .openTimestamps(try bytes(name, Limits.openTimestampsBytes))))
      case .bagit, .bagInfo, .manifest, .tagManifest, .explanation, .journal, .salts, .leaves,
        .keys, .evidence, .checkpoint, .proof, .playbook, .dossier:
        break
      }
    }
    return timestamps
  }

  private func carriedPlaybooks() throws -> [(digest: Digest, source: [UInt8])] {
    try namesInOrder.compactMap { name in
      guard case .playbook(let digest) = name else { return nil }
      let source = try bytes(name, Limits.playbookBytes)
      guard TreeHash.digest(of: source) == digest else {
        throw VerificationReport.Failure(.contentDiffers, at: .file(name.path))
      }
      return (digest, source)
    }
  }

  private func bytes(_ name: BundleName, _ limit: Int) throws -> [UInt8] {
    guard let bytes = try content(name)?.whole(limit: limit) else {
      throw VerificationReport.Failure(.tooLarge, at: .file(name.path))
    }
    return bytes
  }
}
