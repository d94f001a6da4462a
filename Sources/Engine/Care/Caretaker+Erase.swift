public import CaseCore
import Evidence

/// What was erased.
public struct ErasedEntries: Sendable {
  /// The entry that records the erasure.
  public let entry: Int
  /// The numbers of the entries that are gone.
  public let numbers: [Int]
  /// How many contents are gone.
  public let contents: Int
}

extension Caretaker {
  /// Carries a forecast out: the entries, their salts and the contents that no other entry adds are
  /// destroyed; the leaves stay, so that every proof stays good.
  ///
  /// The entry that records it is the point of no return. If the program is killed before it,
  /// everything is as it was; if afterwards, the next opening of the vault finishes the work.
  /// - Throws: `Refusal` if the case changed since the forecast, or storage fails.
  public func erase(_ forecast: ErasureForecast, reason: String) async throws -> ErasedEntries {
    try Engine.check(reason, Bilingual(zh: "理由", en: "reason"), limit: 400)
    let loaded = forecast.loaded
    let plan = forecast.plan
    let done = try await reaching {
      try await ports.notes.alone(in: Note.erasing) {
        try await ports.notes.keep(Pending.entries.bytes, as: loaded.id.text, in: Note.erasing)
        var events: [Event] = plan.takenBackAgain.map {
          .withdrawn(Withdrawal(entry: $0, reason: Self.takenBackAgain))
        }
        events.append(.entriesErased(EntriesErased(entries: plan.numbers, reason: reason)))
        let after = try await engine.record(events, in: loaded)
        do {
          try await finishErasing(loaded.id)
        } catch StorageError.busy {
          throw Refusal.erasureUnfinished
        }
        return ErasedEntries(
          entry: after.size - 1, numbers: plan.numbers, contents: plan.contents.count)
      }
    }
    guard let done else { throw Refusal.erasingElsewhere }
    return done
  }

  /// Destroys everything of a case: journal, heads, originals, and its row in the list of cases.
  ///
  /// The note that it was begun is the point of no return; what a kill interrupts is finished by the
  /// next opening of the vault.
  public func eraseWhole(_ id: Case.ID) async throws {
    let done: Bool? = try await reaching {
      guard try await engine.ports.journals.size(of: id) != nil else {
        throw Refusal.unknownCase(id.text)
      }
      return try await ports.notes.alone(in: Note.erasing) {
        try await ports.notes.keep(Pending.whole.bytes, as: id.text, in: Note.erasing)
        try await finishWhole(id)
        return true
      }
    }
    if done == nil { throw Refusal.erasingElsewhere }
  }

  /// Runs `body`, which records that entries of the case are erased, and destroys them.
  func erasing<Result: Sendable>(
    in id: Case.ID, _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    let done = try await reaching {
      try await ports.notes.alone(in: Note.erasing) {
        try await ports.notes.keep(Pending.entries.bytes, as: id.text, in: Note.erasing)
        let result = try await body()
        do {
          try await finishErasing(id)
        } catch StorageError.busy {
          throw Refusal.erasureUnfinished
        }
        return result
      }
    }
    guard let done else { throw Refusal.erasingElsewhere }
    return done
  }

  /// Finishes what an interrupted erasure began. Called whenever a vault is opened; where nothing was
  /// begun it costs one look into a folder.
  ///
  /// Another process that is at it is left to it. Where nothing can be written, what is to be erased
  /// stays hidden (`LoadedCase`).
  public func finishErasures() async throws {
    let names = try await reaching { try await ports.notes.names(in: Note.erasing) }
    guard !names.isEmpty else { return }
    do {
      _ = try await ports.notes.alone(in: Note.erasing) {
        for name in names {
          guard let id = Case.ID(name),
            let note = try await ports.notes.note(name, in: Note.erasing),
            let pending = Pending(note)
          else { continue }
          switch pending {
          case .entries: try await finishErasing(id)
          case .whole: try await finishWhole(id)
          }
        }
        return true
      }
    } catch StorageError.busy, StorageError.readOnly {
      // The note stays, and the next opening tries again.
    } catch let error as StorageError {
      throw Refusal.storage(error)
    }
  }

  /// Destroys what the journal says is erased. Doing it again changes nothing.
  ///
  /// Contents go first: as long as their entries can be read, their digests are known.
  private func finishErasing(_ id: Case.ID) async throws {
    let stored = try await engine.ports.journals.items(of: id, from: 0)
    var contents: [Int: Digest] = [:]
    var erased: Set<Int> = []
    for (number, item) in stored.enumerated() {
      guard case .sealed(let sealed) = item,
        let entry = try? EntryBytes.decode(sealed.bytes, at: number)
      else { continue }
      if let content = entry.event.addedDigest { contents[number] = content }
      if case .entriesErased(let event) = entry.event { erased.formUnion(event.entries) }
    }
    let kept = Set(contents.filter { !erased.contains($0.key) }.values)
    let gone = Set(contents.filter { erased.contains($0.key) }.values).subtracting(kept)
    var places: [String] = []
    for digest in gone.sorted(by: { $0.hex < $1.hex }) {
      places.append(try await ports.folder.place(of: .evidence(digest, of: id)))
      try await engine.ports.blobs.erase(digest, of: id)
      try await engine.ports.pagePictures.erase(digest, of: id)
    }
    if !erased.isEmpty {
      try await ports.folder.sweep(id, setAside: places)
      var leaves: [Int: Digest] = [:]
      for number in erased where stored.indices.contains(number) && number > 0 {
        if case .sealed(let sealed) = stored[number] { leaves[number] = sealed.leaf }
      }
      try await ports.upkeep.erase(leaves, of: id)
      let after = try await engine.load(id)
      if let listing = CaseListing(of: after.state) {
        _ = try await ports.upkeep.rebuildListings([listing])
      }
    }
    try await ports.notes.remove(id.text, in: Note.erasing)
  }

  private func finishWhole(_ id: Case.ID) async throws {
    try await ports.folder.eraseFolder(of: id)
    try await ports.upkeep.eraseCase(id)
    // The keys go last: without them the rows of the case could not be read, nor the list of cases.
    try await ports.folder.eraseKeys(of: id)
    try await ports.notes.keep(Pending.whole.bytes, as: id.text, in: Note.erased)
    // How far a check got may name the case.
    try await ports.notes.remove(Note.progress, in: Note.checking)
    try await ports.notes.remove(id.text, in: Note.erasing)
  }

  /// Why an entry is taken back once more; stored in the journal, so in one language.
  static let takenBackAgain = "the entry that took it back was erased"

  /// What the note of an erasure that was begun says.
  private enum Pending: String {
    case entries, whole

    init?(_ note: [UInt8]) {
      self.init(rawValue: String(decoding: note.prefix { $0 != 0x0a }, as: UTF8.self))
    }

    var bytes: [UInt8] { Array((rawValue + "\n").utf8) }
  }
}
