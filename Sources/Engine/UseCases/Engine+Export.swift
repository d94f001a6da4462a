public import CaseCore
public import Evidence
import Merkle
import Playbook

/// What an export should hold.
public struct ExportRequest: Sendable, Hashable {
  /// For whom it is.
  public var recipient: BundleRecipient
  /// The journal size that it is a function of; nil for all entries there are now.
  public var size: Int?
  /// The entries to disclose, for a partial bundle; nil for all that the recipient may have.
  public var entries: Set<Int>?
  /// The language of the dossier that comes along; nil for none. It shows all that the recipient may
  /// have, so none comes along with chosen entries.
  public var dossier: Language?

  /// An export for `recipient`.
  public init(
    recipient: BundleRecipient, size: Int? = nil, entries: Set<Int>? = nil,
    dossier: Language? = nil
  ) {
    self.recipient = recipient
    self.size = size
    self.entries = entries
    self.dossier = dossier
  }
}

/// What was exported.
public struct ExportedBundle: Sendable {
  /// The journal size that it is a function of.
  public let size: Int
  /// The entries that it discloses.
  public let disclosed: [Int]
  /// The number of originals that come along.
  public let originals: Int
  /// The number of copies of originals that come along.
  public let copies: Int
  /// The bytes written.
  public let sizeBytes: Int64
  /// SHA-256 of the bundle.
  public let digest: Digest
  /// The fingerprint of the key that signed its head.
  public let fingerprint: Digest
  /// The entry that records the export; nil where the vault is read-only.
  public let entry: Int?
  /// What came of asking for a time-stamp over its head; nil if nobody was asked.
  public let stamping: Stamping?
  /// The number of time-stamps that come along.
  public let timestamps: Int
  /// The dossier that comes along; nil where none was asked for.
  public let dossier: WrittenDossier?
}

extension Engine {
  /// Writes a bundle of a case to `write` and records that it was exported.
  ///
  /// The same size, recipient, choice and time-stamps give the same bytes; the entry that records
  /// the export comes after that size (DESIGN §5). Where an authority is configured it is asked for
  /// a time-stamp first, unless a size is given: what was is exported as it was stamped then.
  /// - Throws: `Refusal` for a size that the journal never had, an entry that may not go to this
  ///   recipient, or an original that is not there; what `write` throws.
  public func export(
    _ id: Case.ID, _ request: ExportRequest,
    to write: (_ bytes: [UInt8]) async throws -> Void
  ) async throws -> ExportedBundle {
    let whole = try await load(id)
    let loaded = try request.size.map { try whole.prefix($0) } ?? whole
    guard request.entries == nil || request.dossier == nil else { throw Refusal.dossierOfAPart }
    let playbook = try playbook(for: whole.state).playbook
    let selection = try await selection(loaded, request, playbook)
    let (key, head) = try await signedHead(of: loaded)
    let stamping = request.size == nil ? try await stampForExport(loaded) : nil
    let carried = try await carriedTimestamps(of: id, upTo: loaded.size)
    let dossier = try await dossier(for: request, of: loaded)
    let plan = try await self.plan(
      loaded, selection, key, try await checkpoints(carried, loaded, head), carried,
      request.recipient, dossier?.bytes)
    var hash = RunningDigest()
    var count: Int64 = 0
    try await reaching {
      try await plan.write { original, offset, length in
        try await ports.blobs.read(original, of: id, offset: offset, count: length)
      } to: { bytes in
        hash.add(bytes)
        count += Int64(bytes.count)
        try await write(bytes)
      }
    }
    let digest = hash.digest
    let contents = selection.contents.sorted()
    let entry = try await recordExport(
      DocumentIssued(
        what: .bundle, recipient: request.recipient.rawValue, size: loaded.size, digest: digest,
        contents: contents.count <= Limits.contentsListed ? contents : nil),
      // Setting the pages of a dossier takes a while, in which something else may have been recorded.
      in: dossier == nil ? whole : try await load(id))
    let originals = contents.filter { loaded.state.evidence(at: $0) != nil }.count
    return ExportedBundle(
      size: loaded.size, disclosed: plan.disclosed, originals: originals,
      copies: contents.count - originals, sizeBytes: count, digest: digest,
      fingerprint: key.fingerprint, entry: entry, stamping: stamping,
      timestamps: carried.timestamps.count, dossier: dossier?.made)
  }

  /// The dossier that comes along, and what is to be said of it.
  private func dossier(
    for request: ExportRequest, of loaded: LoadedCase
  ) async throws -> (bytes: [UInt8], made: WrittenDossier)? {
    guard let language = request.dossier else { return nil }
    var bytes: [UInt8] = []
    let made = try await makeDossier(
      of: loaded, DossierRequest(recipient: request.recipient, language: language),
      at: judgingClock.now()
    ) { part in
      guard bytes.count + part.count <= Limits.bundledDossierBytes else {
        throw TypesettingError.tooLarge(limit: Limits.bundledDossierBytes)
      }
      bytes += part
    }
    return (bytes, made.written)
  }

  /// A read-only vault can be exported, and a case under another key; it just cannot be noted.
  func recordExport(
    _ issued: DocumentIssued, in loaded: LoadedCase
  ) async throws -> Int? {
    do {
      _ = try await record([(.documentIssued(issued), .program)], in: loaded)
      return loaded.size
    } catch let refusal as Refusal where refusal.leavesReading {
      return nil
    }
  }

  private func plan(
    _ loaded: LoadedCase, _ selection: Selection, _ key: VerifierKey,
    _ checkpoints: [SignedCheckpoint], _ carried: CarriedTimestamps,
    _ recipient: BundleRecipient, _ dossier: [UInt8]?
  ) async throws -> BundlePlan {
    let items = loaded.stored.enumerated().map { number, item -> BundleInput.Item in
      switch item {
      case .erased(let leaf): .withheld(leaf: leaf)
      case .sealed(let sealed):
        selection.disclosed.contains(number) ? .disclosed(sealed) : .withheld(leaf: sealed.leaf)
      }
    }
    var playbooks: [[UInt8]] = []
    for digest in loaded.state.namedPlaybooks(among: selection.disclosed) {
      if let source = try await reaching({ try await ports.archive.source(digest) }) {
        playbooks.append(source)
      }
    }
    do throws(BundleError) {
      return try BundlePlan(
        BundleInput(
          items: items, originals: selection.contents, checkpoints: checkpoints,
          timestamps: carried.timestamps, key: key, playbooks: playbooks, dossier: dossier,
          recipient: recipient))
    } catch {
      throw Refusal.bundle(error)
    }
  }

  /// The head, every earlier one that was stamped, and the last of each key before another took over.
  private func checkpoints(
    _ carried: CarriedTimestamps, _ loaded: LoadedCase, _ head: SignedCheckpoint
  ) async throws -> [SignedCheckpoint] {
    var checkpoints = [head.checkpoint.size: head]
    for before in try await headsBeforeSeams(of: loaded) {
      checkpoints[before.checkpoint.size] = before
    }
    if !carried.notes.isEmpty {
      let kept = try await keptHeads(of: loaded)
      for size in carried.notes.keys {
        guard let stamped = kept[size] else {
          throw Refusal.bundle(.checkpointDiffers(size: size))
        }
        checkpoints[size] = stamped
      }
    }
    return checkpoints.values.sorted { $0.checkpoint.size < $1.checkpoint.size }
  }

  /// The fingerprint of the key that signs the heads of this vault, which is made if there is none.
  public func signingFingerprint() async throws -> Digest {
    let signer = try await reaching { try await ports.keys.signer() }
    guard let fingerprint = Digest(bytes: signer.publicKey) else { throw Refusal.signingFailed }
    return fingerprint
  }
}

extension CaseState {
  /// The numbers of the entries that can be read here.
  fileprivate var readableEntries: [Int] { (0..<size).filter { withheld[$0] == nil } }

  /// The playbooks that the entries `numbers` name, each once, in the order of the journal.
  fileprivate func namedPlaybooks(among numbers: Set<Int>) -> [Digest] {
    var named: [(entry: Int, digest: Digest)] = advice.map { ($0.entry, $0.value.playbook) }
    named += documents.compactMap { document in
      document.value.playbook.map { (document.entry, $0) }
    }
    var seen: Set<Digest> = []
    return named.sorted { $0.entry < $1.entry }
      .filter { numbers.contains($0.entry) && seen.insert($0.digest).inserted }.map(\.digest)
  }
}
