import CaseCore
import Evidence
import Merkle

extension Caretaker {
  /// Looks through the whole vault: the database, every entry and leaf, every head and proof, the rows
  /// of the list of cases, every content against its digest, and what else lies in the folder.
  ///
  /// Nothing is changed but a note of how far it got; a stopped check goes on there if `resuming`.
  /// What can be looked through in spite of a fault is looked through. `progress` is told after each
  /// piece; from several tasks, one after the other.
  /// - Throws: `Refusal` only if the vault cannot be read at all.
  public func check(
    resuming: Bool = false, progress: @escaping @Sendable (CheckProgress) -> Void = { _ in }
  ) async throws -> CheckReport {
    try await reaching {
      var look = VaultLook()
      let store = try await ports.upkeep.look()
      for fault in store.faults {
        look.report.faults.append(CheckFinding(.database, at: "vault.sqlite", fault))
      }
      let things = try await ports.folder.things()
      try await lookAtKey(things, &look)
      // Without its cases nothing can be said of what else lies in the folder.
      guard let listings = store.listings else { return look.report }
      look.report.counts.cases = listings.count
      for (id, listing) in listings.sorted(by: { $0.key < $1.key }) {
        try await lookAtJournal(of: id, listing, &look)
      }
      try await lookAtPlaybooks(&look)
      for name in try await ports.notes.names(in: Note.backups)
      where try await notedBackup(name) == nil {
        look.report.remarks.append(CheckFinding(.note, at: "upkeep/\(Note.backups)/\(name)"))
      }
      try await lookAtFiles(things, &look)
      try await scrub(&look, resuming: resuming, progress)
      return look.report
    }
  }

  /// Puts in order what follows from the journals: the rows of the list of cases, and the hashes that
  /// are kept of their trees, which go and are made anew when they are needed.
  /// - Returns: How many cases were not so.
  public func rebuildListings() async throws -> Int {
    try await reaching {
      var wrong: [CaseListing] = []
      var cases: Set<Case.ID> = []
      for (id, listing) in try await ports.upkeep.look().listings ?? [:] {
        let loaded = try await engine.load(id)
        if let rebuilt = CaseListing(of: loaded.state), rebuilt != listing { wrong.append(rebuilt) }
        if try await !engine.areTilesKept(of: loaded.tree, in: id) {
          try await engine.ports.tiles.dropTiles(of: id)
          cases.insert(id)
        }
      }
      if !wrong.isEmpty { _ = try await ports.upkeep.rebuildListings(wrong) }
      return cases.union(wrong.map(\.id)).count
    }
  }

  private func lookAtKey(_ things: [VaultThing], _ look: inout VaultLook) async throws {
    // The key is made on first use; a check makes none.
    let names = ["keys/vault.key", "keys/signing.key"]
    guard things.contains(where: { $0.kind == .file && names.contains($0.place) }) else { return }
    do {
      look.key = try await engine.ports.keys.signer().publicKey
    } catch let error as VaultError {
      look.report.faults.append(CheckFinding(.key, at: "keys", Refusal.vault(error).code))
    } catch let error as StorageError where error.isDamage {
      look.report.faults.append(CheckFinding(.key, at: "keys", Refusal.storage(error).code))
    }
  }

  private func lookAtJournal(
    of id: Case.ID, _ listing: CaseListing?, _ look: inout VaultLook
  ) async throws {
    let stored: [StoredItem]
    let checkpoints: [StoredCheckpoint]
    do {
      stored = try await engine.ports.journals.items(of: id, from: 0)
      checkpoints = try await engine.ports.journals.checkpoints(of: id)
    } catch let error as StorageError where error.isDamage {
      look.report.faults.append(
        error.concerns(Self.keyPlace(of: id))
          ? CheckFinding(.caseKey, at: Self.keyPlace(of: id), of: id)
          : CheckFinding(.journal, of: id, Refusal.storage(error).code))
      return
    }
    look.report.counts.entries += stored.count
    var tree = MerkleTree()
    var isReadable = true
    for (number, item) in stored.enumerated() {
      switch item {
      case .erased(let leaf):
        tree.append(leaf)
        look.report.counts.erased += 1
      case .sealed(let sealed):
        tree.append(sealed.leaf)
        do throws(EntryError) {
          look.take(try EntryBytes.decode(sealed.bytes, at: number), of: id)
        } catch {
          isReadable = false
          look.report.faults.append(CheckFinding(.journal, of: id, entry: number))
        }
      }
    }
    look.lookAtProofs(tree, of: id)
    if try await !engine.areTilesKept(of: tree, in: id) {
      look.report.faults.append(CheckFinding(.tiles, of: id))
    }
    do {
      let state = try LoadedCase(id: id, stored: stored).state
      var keys = state.keySeams.keys
      if let first = try await engine.ports.keys.firstKey(of: id) { keys.append(first) }
      look.lookAtHeads(checkpoints, tree, signedBy: keys, of: id)
      if CaseListing(of: state) != listing {
        look.report.faults.append(CheckFinding(.listing, of: id))
      }
    } catch let refusal as Refusal {
      if isReadable {
        look.report.faults.append(CheckFinding(.journal, of: id, refusal.code))
      }
    }
  }

  private func lookAtPlaybooks(_ look: inout VaultLook) async throws {
    for (digest, named) in look.playbooks.sorted(by: { $0.key.hex < $1.key.hex }) {
      let place = try await ports.folder.place(of: .playbook(digest))
      let found: CheckFinding
      do {
        let source = try await engine.ports.archive.source(digest)
        guard source.map({ TreeHash.digest(of: $0) }) != digest else { continue }
        found = CheckFinding(
          .playbook, at: place, of: named.caseID, entry: named.entry,
          source == nil ? "missing" : "differs")
      } catch let error as StorageError where error.isDamage {
        found = CheckFinding(.playbook, at: place, of: named.caseID, entry: named.entry)
      }
      look.report.faults.append(found)
    }
  }

  private func lookAtFiles(_ things: [VaultThing], _ look: inout VaultLook) async throws {
    var named: [String: Digest] = [:]
    for content in look.contents {
      let place = try await ports.folder.place(of: .evidence(content.digest, of: content.caseID))
      named[place] = content.digest
    }
    var files = VaultFiles(named: named, cases: look.cases)
    for thing in things { files.look(at: thing) }
    look.report.faults += files.faults
    look.report.remarks += files.remarks
  }
}

extension Caretaker {
  /// Where an encrypted vault keeps the key of a case.
  static func keyPlace(of id: Case.ID) -> String { "keys/cases/\(id)" }
}

extension StorageError {
  /// Whether this is about the thing at `place` of the vault.
  fileprivate func concerns(_ place: String) -> Bool {
    switch self {
    case .damaged(let found), .missing(let found), .io(_, let found): found.hasSuffix(place)
    case .readOnly, .full, .newerVault, .busy: false
    }
  }

  /// Whether the vault can be read on beside what this concerns.
  var isDamage: Bool {
    switch self {
    case .damaged, .missing, .io: true
    case .readOnly, .full, .newerVault, .busy: false
    }
  }
}

/// What a check has seen so far.
struct VaultLook {
  /// A content that an entry adds.
  struct Content: Sendable, Hashable {
    var caseID: Case.ID
    var entry: Int
    var digest: Digest
    var sizeBytes: Int64
    var recordedAt: Moment
  }

  var report = CheckReport()
  var key: [UInt8]?
  var cases: Set<Case.ID> = []
  /// In the order of cases and entries; each content of a case once.
  var contents: [Content] = []
  /// Playbooks and the first entry that names each.
  var playbooks: [Digest: (caseID: Case.ID, entry: Int)] = [:]
  private var seen: Set<String> = []

  mutating func take(_ entry: Entry, of id: Case.ID) {
    cases.insert(id)
    func content(_ digest: Digest, _ sizeBytes: Int64) -> Content {
      Content(
        caseID: id, entry: entry.seq, digest: digest, sizeBytes: sizeBytes,
        recordedAt: entry.recordedAt)
    }
    var added: Content?
    if case .evidenceAdded(let event) = entry.event {
      added = content(event.digest, event.sizeBytes)
    } else if case .derivativeAdded(let event) = entry.event {
      added = content(event.digest, event.sizeBytes)
    } else if case .adviceGiven(let event) = entry.event {
      name(event.playbook, id, entry.seq)
    } else if case .documentIssued(let event) = entry.event, let playbook = event.playbook {
      name(playbook, id, entry.seq)
    }
    if let added, seen.insert("\(id)/\(added.digest)").inserted { contents.append(added) }
  }

  private mutating func name(_ playbook: Digest, _ id: Case.ID, _ entry: Int) {
    if playbooks[playbook] == nil { playbooks[playbook] = (id, entry) }
  }

  /// Every original has a proof that leads from its leaf to the root.
  mutating func lookAtProofs(_ tree: MerkleTree, of id: Case.ID) {
    let root = tree.root
    for content in contents where content.caseID == id {
      let leaf = tree.leaf(at: content.entry)
      guard let proof = try? tree.inclusionProof(of: content.entry, at: tree.size),
        (try? proof.root(from: leaf)) == root
      else {
        report.faults.append(CheckFinding(.head, of: id, entry: content.entry, "proof"))
        continue
      }
    }
  }

  /// Every head is of this journal and signed by a key that the journal had.
  mutating func lookAtHeads(
    _ heads: [StoredCheckpoint], _ tree: MerkleTree, signedBy known: [PublicKey],
    of id: Case.ID
  ) {
    report.counts.heads += heads.count
    let origin = Case.origin(of: id)
    let raw = known.map(\.bytes) + (key.map { [$0] } ?? [])
    let keys = Set(raw).compactMap { VerifierKey(name: origin, publicKey: $0) }
    for head in heads {
      let isGood: Bool
      if let signed = try? UnverifiedCheckpoint(parsing: head.note).verified(with: keys) {
        isGood =
          signed.checkpoint.origin == origin && signed.checkpoint.size == head.size
          && head.size <= tree.size && tree.root(at: head.size) == signed.checkpoint.root
      } else {
        isGood = false
      }
      if !isGood {
        report.faults.append(CheckFinding(.head, of: id, "\(head.size)"))
      }
    }
  }
}
