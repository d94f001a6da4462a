import CaseCore
import Evidence
import Merkle

/// What came of a backup.
public struct FinishedBackup: Sendable, Hashable {
  /// The absolute path of its folder.
  public var path = ""
  /// How many cases it holds.
  public var cases = 0
  /// How many entries.
  public var entries = 0
  /// How many files it holds in all.
  public var files = 0
  /// How many of them were copied now; the others were there.
  public var copied = 0
  /// The bytes that were copied now.
  public var copiedBytes: Int64 = 0
  /// Contents that could not be taken because they are damaged or missing in the vault.
  public var faults: [CheckFinding] = []
}

extension Caretaker {
  /// Copies the vault, as it is at one instant, to the folder at `path`; other programs may write to
  /// the vault meanwhile.
  ///
  /// What the folder holds from an earlier backup and has not changed is not copied again: originals
  /// and playbooks never change once they are there. The earlier backup stays whole until this one is
  /// finished, in one step. What was erased in the vault is not in the new backup, and its file goes
  /// from the folder.
  /// - Throws: `Refusal` for a folder that is no backup of this vault, or failing storage.
  public func backUp(
    to path: String, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> FinishedBackup {
    try await reaching {
      let place = try await ports.places.place(at: path)
      let before = try await Self.list(of: place)
      try await checkIdentity(before)
      var tries = 0
      while true {
        let run = try await copy(to: place, before: before, progress)
        if try await nothingWasErased(since: run.record) {
          try await place.finish(run.list.bytes)
          _ = try await place.scratchPath()
          try await place.sweep(keeping: Set(run.list.names))
          return run.result
        }
        // What was erased meanwhile must not live on in the backup: it is made anew without it.
        tries += 1
        guard tries < 5 else { throw StorageError.busy(place: "vault.sqlite") }
      }
    }
  }

  /// One attempt at a backup.
  private struct Run {
    var record: BackupRecord
    var list = FileList()
    var result = FinishedBackup()
  }

  private func copy(
    to place: any BackupPlace, before: FileList?, _ progress: @escaping @Sendable (Int) -> Void
  ) async throws -> Run {
    let database = try await place.scratchPath()
    let snapshot = try await ports.upkeep.snapshot(to: database)
    let listings = try await snapshot.listings()
    try await checkContinues(before, in: place, snapshot)
    var run = Run(
      record: BackupRecord(
        path: place.path, at: engine.recordingClock.now(),
        sizes: Dictionary(uniqueKeysWithValues: listings.map { ($0.id, $0.size) })))
    run.result.path = place.path
    run.result.cases = listings.count
    run.result.entries = listings.reduce(0) { $0 + $1.size }
    var look = VaultLook()
    for listing in listings { try await Self.lookThrough(listing.id, in: snapshot, &look) }
    // Remembered before it is finished: a backup that is forgotten could keep what is erased later.
    try await remember(run.record)
    try await take(database, as: "vault.sqlite", to: place, &run)
    let things = try await ports.folder.things()
    let sizes = Dictionary(
      things.filter { $0.kind == .file }.map { ($0.place, $0.sizeBytes) },
      uniquingKeysWith: { first, _ in first })
    for content in look.contents {
      try await take(content, sizes, to: place, before: before, &run)
      progress(run.list.digests.count)
    }
    for thing in things where Self.isCopiedAsItIs(thing) {
      let name = Self.fixedName(thing.place)
      if thing.place.hasPrefix("playbooks/"), let known = before?.digests[name],
        try await place.sizeBytes(of: name) == thing.sizeBytes
      {
        run.list.add(name, known)
      } else {
        try await take("\(ports.folder.path)/\(thing.place)", as: thing.place, to: place, &run)
      }
    }
    run.result.files = run.list.digests.count
    return run
  }

  /// Which entries of a case add contents. Entries that cannot be read are for a check to report;
  /// their bytes are in the backup like all others.
  private static func lookThrough(
    _ id: Case.ID, in snapshot: any JournalStore, _ look: inout VaultLook
  ) async throws {
    var erased: Set<Int> = []
    var entries: [Entry] = []
    for (number, item) in try await snapshot.items(of: id, from: 0).enumerated() {
      guard case .sealed(let sealed) = item,
        let entry = try? EntryBytes.decode(sealed.bytes, at: number)
      else { continue }
      if case .entriesErased(let event) = entry.event { erased.formUnion(event.entries) }
      entries.append(entry)
    }
    for entry in entries where !erased.contains(entry.seq) { look.take(entry, of: id) }
  }

  /// Takes an original into the backup, or leaves what is there.
  ///
  /// What was lost or damaged in the vault does not go from the backup, nor take the place of a good
  /// copy there.
  private func take(
    _ content: VaultLook.Content, _ sizes: [String: Int64], to place: any BackupPlace,
    before: FileList?, _ run: inout Run
  ) async throws {
    let inVault = try await ports.folder.place(of: .evidence(content.digest, of: content.caseID))
    let name = Self.fixedName(inVault)
    let isPlain = inVault.hasSuffix(content.digest.hex)
    func fault(_ kind: CheckFinding.Kind) -> CheckFinding {
      CheckFinding(kind, at: inVault, of: content.caseID, entry: content.entry)
    }
    if let known = before?.digests[name], let there = try await place.sizeBytes(of: name),
      !isPlain || known == content.digest
    {
      run.list.add(name, known)
      if let size = sizes[inVault] {
        if size != there { run.result.faults.append(fault(.contentDiffers)) }
      } else {
        run.result.faults.append(fault(.contentMissing))
      }
      return
    }
    // What is sealed says nothing of its content to whoever copies it, so it is opened first.
    if !isPlain, let found = try await self.fault(in: content) {
      run.result.faults.append(found)
      return
    }
    do {
      let copied = try await place.take(fileAt: "\(ports.folder.path)/\(inVault)") { digest in
        guard !isPlain || digest == content.digest else {
          throw StorageError.damaged(place: inVault)
        }
        return name
      }
      run.list.add(name, copied.digest)
      run.result.copied += 1
      run.result.copiedBytes += copied.sizeBytes
    } catch StorageError.missing {
      run.result.faults.append(fault(.contentMissing))
    } catch StorageError.damaged {
      run.result.faults.append(fault(.contentDiffers))
    }
  }

  /// Takes a file whose content may change from one backup to the next.
  private func take(
    _ path: String, as inVault: String, to place: any BackupPlace, _ run: inout Run
  ) async throws {
    let isFixed = inVault.hasPrefix("playbooks/")
    let copied = try await place.take(fileAt: path) { digest in
      isFixed ? Self.fixedName(inVault) : "state/\(digest.hex)/\(inVault)"
    }
    run.list.add(copied.name, copied.digest)
    run.result.copied += 1
    run.result.copiedBytes += copied.sizeBytes
  }

  /// The name in a backup of what never changes.
  static func fixedName(_ place: String) -> String { "files/\(place)" }

  /// The place in a vault of a file of a backup; nil for another name.
  static func place(of name: String) -> String? {
    if name.hasPrefix("files/") { return String(name.dropFirst(6)) }
    let parts = name.split(separator: "/", maxSplits: 2)
    guard parts.count == 3, parts[0] == "state", Digest(hex: parts[1]) != nil else { return nil }
    return String(parts[2])
  }

  /// Everything but the database, the originals, and what only concerns the running vault.
  private static func isCopiedAsItIs(_ thing: VaultThing) -> Bool {
    guard thing.kind == .file, !thing.name.hasPrefix(".incoming-"),
      !thing.place.hasPrefix("vault.sqlite"), !thing.place.hasPrefix(".converting/")
    else { return false }
    let parts = thing.place.split(separator: "/")
    // Originals come one by one, and what was prepared for paper is made again.
    if parts.count == 4, parts[0] == "cases", ["blobs", "pages"].contains(parts[2]) {
      return false
    }
    let passing = [Note.erasing, Note.checking, "set-aside"]
    return !(parts.first == "upkeep" && parts.count > 1 && passing.contains(String(parts[1])))
  }

  private static func list(of place: any BackupPlace) async throws -> FileList? {
    guard let bytes = try await place.list() else { return nil }
    do throws(FileListError) {
      return try FileList(parsing: bytes)
    } catch {
      throw Refusal.brokenBackup("manifest-sha256.txt", line: error.line)
    }
  }

  /// Whether nothing was erased since the snapshot was taken. The entry that records an erasure comes
  /// before anything is destroyed, so looking for it is enough.
  private func nothingWasErased(since record: BackupRecord) async throws -> Bool {
    guard try await ports.notes.names(in: Note.erasing).isEmpty else { return false }
    for (id, held) in record.sizes {
      guard let size = try await engine.ports.journals.size(of: id) else { return false }
      guard size > held else { continue }
      for item in try await engine.ports.journals.items(of: id, from: held) {
        if case .sealed(let sealed) = item, let entry = try? EntryBytes.decode(sealed.bytes),
          case .entriesErased = entry.event
        {
          return false
        }
      }
    }
    return true
  }

  /// Refuses a place that holds the backup of another vault.
  private func checkIdentity(_ before: FileList?) async throws {
    var identity = try await ports.notes.note(Note.vault, in: Note.identity)
    if identity == nil {
      let made = Array((Hex.text(of: engine.randomness.bytes(16)) + "\n").utf8)
      do {
        try await ports.notes.keep(made, as: Note.vault, in: Note.identity)
        identity = made
      } catch StorageError.readOnly {
        // A vault that was never backed up and cannot be written has no identity to compare.
      }
    }
    guard let before else { return }
    let place = "upkeep/\(Note.identity)/\(Note.vault)"
    let theirs = before.names.first { Self.place(of: $0) == place }.flatMap { before.digests[$0] }
    guard theirs == identity.map({ TreeHash.digest(of: $0) }) else {
      throw Refusal.backupOfOtherVault
    }
  }

  /// Refuses to replace a backup that holds what the vault does not: the vault was brought back to an
  /// earlier state, and its newer entries are in that backup alone.
  private func checkContinues(
    _ before: FileList?, in place: any BackupPlace, _ snapshot: any JournalStore
  ) async throws {
    guard let before,
      let name = before.names.first(where: { Self.place(of: $0) == "vault.sqlite" })
    else { return }
    let erased = Set(try await ports.notes.names(in: Note.erased))
    let cases: [Case.ID: [StoredItem]]
    do {
      let earlier = try await ports.upkeep.openSnapshot(at: "\(place.path)/\(name)")
      guard let listings = try await earlier.look().listings else {
        throw StorageError.damaged(place: name)
      }
      var found: [Case.ID: [StoredItem]] = [:]
      // Of a case that was erased whole not even the key is left.
      for id in listings.keys where !erased.contains(id.text) {
        found[id] = try await earlier.items(of: id, from: 0)
      }
      cases = found
    } catch let error as StorageError where error.isDamage {
      throw Refusal.backupCannotBeCompared
    }
    for (id, then) in cases.sorted(by: { $0.key < $1.key }) {
      let now = try await snapshot.items(of: id, from: 0)
      guard now.count >= then.count,
        zip(then, now).allSatisfy({ $0.leaf == $1.leaf })
      else { throw Refusal.backupIsNewer(id) }
    }
  }

  private func remember(_ record: BackupRecord) async throws {
    do {
      // The name says nothing of the path: in an encrypted vault it can be read, and the note cannot.
      let known = try await notedBackups().first { $0.record.path == record.path }?.name
      let name = known ?? Hex.text(of: engine.randomness.bytes(16))
      try await ports.notes.keep(record.note(), as: name, in: Note.backups)
    } catch StorageError.readOnly {
      // A vault that cannot be written can be backed up; it just cannot note that it was.
    }
  }
}

extension StoredItem {
  /// The leaf hash, which stays when an entry is erased.
  var leaf: Digest {
    switch self {
    case .sealed(let sealed): sealed.leaf
    case .erased(let leaf): leaf
    }
  }
}
