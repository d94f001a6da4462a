import CaseCore
import Merkle

extension BundlePlan {
  /// Plans the bundle of `input`.
  /// - Throws: `BundleError` if the parts do not belong together; a bundle that was planned
  ///   verifies, as long as the originals are what their entries say.
  public init(_ input: BundleInput) throws(BundleError) {
    let journal = try JournalPart(input)
    var files = try journal.files(input)
    files += try Self.checkpointFiles(input, journal.seams, root: journal.tree)
    for playbook in input.playbooks {
      files.append(File(.playbook(TreeHash.digest(of: playbook)), playbook))
    }
    if let dossier = input.dossier { files.append(File(.dossier, dossier)) }
    files.append(File(.keys, try Self.keyText(input, journal.seams)))
    files.append(
      File(
        .explanation,
        BagText.explanation(
          isPractice: journal.opening.practice, hasSeams: !journal.seams.isEmpty)))
    // Two entries may name one playbook; it stands there once.
    var payload: [String: Member] = [:]
    for file in files { payload[file.member.name] = file.member }
    let sorted = Self.sorted(Array(payload.values))
    let info = BagText.Info(
      origin: input.key.name, recipient: input.recipient, isPractice: journal.opening.practice,
      journalSize: input.items.count, disclosed: journal.disclosed.count,
      lastRecordedAt: journal.lastRecordedAt,
      payloadBytes: sorted.reduce(0) { $0 + $1.sizeBytes }, payloadFiles: sorted.count)
    let manifest = BagText.manifest(sorted.map { .init(name: $0.name, digest: $0.digest) })
    let tags = Self.sorted(
      [
        File(.bagit, BagText.declaration), File(.bagInfo, BagText.info(info)),
        File(.manifest, manifest),
      ].map(\.member))
    let tagManifest = File(
      .tagManifest, BagText.manifest(tags.map { .init(name: $0.name, digest: $0.digest) }))
    let members = Self.sorted(sorted + tags + [tagManifest.member])
    guard members.count <= Limits.bundleFiles else { throw .tooManyFiles(members.count) }
    self.members = members
    disclosed = journal.disclosed.map(\.number)
  }

  private static func sorted(_ members: [Member]) -> [Member] {
    members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  // One key a line, in the order in which they take over.
  private static func keyText(
    _ input: BundleInput, _ seams: [KeySeam]
  ) throws(BundleError) -> [UInt8] {
    var text: [UInt8] = []
    for key in seams.isEmpty ? [input.key.key] : seams.keys {
      guard let key = VerifierKey(name: input.key.name, publicKey: key.bytes) else {
        throw .checkpointDiffers(size: input.items.count)
      }
      text += Array((key.line + "\n").utf8)
    }
    return text
  }

  // The head must be there; every checkpoint must be one that this journal had.
  private static func checkpointFiles(
    _ input: BundleInput, _ seams: [KeySeam], root tree: MerkleTree
  ) throws(BundleError) -> [File] {
    var files: [File] = []
    for signed in input.checkpoints {
      let checkpoint = signed.checkpoint
      let turn = seams.keySigning(headOf: checkpoint.size)
      let key = turn.map { VerifierKey(name: input.key.name, publicKey: $0.bytes) } ?? input.key
      guard let key, checkpoint.origin == input.key.name, (1...tree.size).contains(checkpoint.size),
        tree.root(at: checkpoint.size) == checkpoint.root,
        let read = try? UnverifiedCheckpoint(parsing: signed.bytes),
        (try? read.verified(with: [key])) != nil
      else { throw .checkpointDiffers(size: checkpoint.size) }
      files.append(File(.checkpoint(size: checkpoint.size), signed.bytes))
    }
    var answers: [Int: Int] = [:]
    var proofs: [Int: Int] = [:]
    for stamp in input.timestamps {
      guard input.checkpoints.contains(where: { $0.checkpoint.size == stamp.size }) else {
        throw .checkpointMissing(size: stamp.size)
      }
      switch stamp.content {
      case .response(let bytes):
        answers[stamp.size, default: 0] += 1
        files.append(
          File(.timestamp(size: stamp.size, number: answers[stamp.size] ?? 1), bytes))
      case .openTimestamps(let bytes):
        proofs[stamp.size, default: 0] += 1
        files.append(
          File(.openTimestamps(size: stamp.size, number: proofs[stamp.size] ?? 1), bytes))
      }
    }
    return files
  }

  /// One file before its place among the others is known.
  struct File {
    var member: Member

    init(_ name: BundleName, _ bytes: [UInt8]) {
      member = Member(
        name: name.path, sizeBytes: Int64(bytes.count), digest: TreeHash.digest(of: bytes),
        content: .bytes(bytes))
    }

    init(_ name: BundleName, _ original: AddedContent) {
      member = Member(
        name: name.path, sizeBytes: original.sizeBytes, digest: original.digest,
        content: .original(original.digest))
    }
  }
}

/// What a bundle takes from the journal: the tree, and the disclosed entries decoded.
private struct JournalPart {
  struct Disclosed {
    var number: Int
    var sealed: SealedEntry
    var entry: Entry
  }

  var tree = MerkleTree()
  var disclosed: [Disclosed] = []
  var seams: [KeySeam] = []
  var opening: CaseOpened
  var lastRecordedAt: Moment

  init(_ input: BundleInput) throws(BundleError) {
    var opening: CaseOpened?
    for (number, item) in input.items.enumerated() {
      switch item {
      case .withheld(let leaf): tree.append(leaf)
      case .disclosed(let sealed):
        let entry: Entry
        do throws(EntryError) {
          entry = try EntryBytes.decode(sealed.bytes, at: number)
        } catch {
          throw .entry(error)
        }
        guard Case.origin(of: entry.caseID) == input.key.name else {
          throw .otherCase(number: number)
        }
        guard !input.recipient.isOutward || !entry.event.isPrivate else {
          throw .privateEntry(number: number)
        }
        if number == 0, case .caseOpened(let opened) = entry.event { opening = opened }
        if let claim = entry.event.keySeam {
          seams.append(try Self.seam(claim, of: entry, in: tree, after: seams.last))
        }
        tree.append(sealed.leaf)
        disclosed.append(Disclosed(number: number, sealed: sealed, entry: entry))
      }
    }
    guard let opening, let last = disclosed.last else { throw .openingWithheld }
    self.opening = opening
    lastRecordedAt = last.entry.recordedAt
  }

  private static func seam(
    _ claim: KeySeamClaim, of entry: Entry, in tree: MerkleTree, after last: KeySeam?
  ) throws(BundleError) -> KeySeam {
    do throws(KeySeamFault) {
      try claim.check(of: entry.caseID, entry: entry.seq, root: tree.root, after: last?.to)
    } catch {
      throw .keySeam(number: entry.seq)
    }
    return KeySeam(claim, entry: entry.seq, recordedAt: entry.recordedAt)
  }

  func files(_ input: BundleInput) throws(BundleError) -> [BundlePlan.File] {
    guard let head = input.checkpoints.first(where: { $0.checkpoint.size == tree.size }) else {
      throw .headMissing(size: tree.size)
    }
    var journal: [UInt8] = []
    var salts: [UInt8] = []
    var files: [BundlePlan.File] = []
    var wanted = input.originals
    for item in disclosed {
      journal += item.sealed.bytes + [UInt8(ascii: "\n")]
      salts += SaltLine(index: item.number, salt: item.sealed.salt).bytes + [UInt8(ascii: "\n")]
      guard let added = item.entry.event.addedContent else { continue }
      files.append(.init(.proof(entry: item.number), try proof(of: item, under: head)))
      guard wanted.remove(item.number) != nil else { continue }
      let name = BundleName.evidence(
        entry: item.number, fileExtension: MediaTypeExtension.of(added.mediaType))
      files.append(.init(name, added))
    }
    if let number = wanted.min() { throw .noOriginal(number: number) }
    var leaves: [UInt8] = []
    leaves.reserveCapacity(tree.size * 65)
    for index in 0..<tree.size { leaves += Array(tree.leaf(at: index).hex.utf8) + [0x0a] }
    return files + [.init(.journal, journal), .init(.salts, salts), .init(.leaves, leaves)]
  }

  private func proof(
    of item: Disclosed, under head: SignedCheckpoint
  ) throws(BundleError) -> [UInt8] {
    guard let inclusion = try? tree.inclusionProof(of: item.number, at: tree.size) else {
      throw .headMissing(size: tree.size)
    }
    return TlogProof(
      extra: item.sealed.salt + item.sealed.bytes, proof: inclusion, checkpoint: head
    ).bytes
  }
}

/// One line of `data/salts.jsonl`.
struct SaltLine {
  /// The longest line: an index of ten digits and 64 hexadecimal digits.
  static let longest = 128

  var index: Int
  var salt: [UInt8]

  init(index: Int, salt: [UInt8]) {
    self.index = index
    self.salt = salt
  }

  init(parsing bytes: [UInt8]) throws(CanonicalError) {
    var reader = CanonicalReader(bytes)
    try reader.open()
    index = try reader.count("index")
    salt = try reader.hash("salt").bytes
    try reader.close()
    try reader.end()
  }

  var bytes: [UInt8] { Array("{\"index\":\(index),\"salt\":\"\(Hex.text(of: salt))\"}".utf8) }
}
