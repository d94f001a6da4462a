public import CaseCore
import Evidence

extension Engine {
  /// Loads, decodes and replays a case.
  /// - Throws: `Refusal` for a case that is not there or cannot be read.
  public func load(_ id: Case.ID) async throws -> LoadedCase {
    let stored = try await reaching { try await ports.journals.items(of: id, from: 0) }
    guard !stored.isEmpty else { throw Refusal.unknownCase(id.text) }
    return try LoadedCase(id: id, stored: stored)
  }

  /// Finds a case by its id, an unambiguous beginning of it, or `last` for the newest.
  /// - Throws: `Refusal` if none or several fit; `last` fits several that were opened in one second.
  public func find(_ text: String) async throws -> Case.ID {
    if let id = Case.ID(text) { return id }
    let listings = try await listings()
    if text == "last" {
      guard let newest = listings.map(\.openedAt).max() else { throw Refusal.noCaseYet }
      let cases = listings.filter { $0.openedAt == newest }
      // Entries carry whole seconds: which of these came last is not known, and a wrong guess would
      // put a file into another case.
      guard cases.count == 1 else { throw Refusal.ambiguousLast(cases.map(\.id.text).sorted()) }
      return cases[0].id
    }
    let fitting = listings.filter { $0.id.text.hasPrefix(text) }
    guard !text.isEmpty, let first = fitting.first else { throw Refusal.unknownCase(text) }
    guard fitting.count == 1 else { throw Refusal.ambiguousCase(text, fitting.map(\.id.text)) }
    return first.id
  }

  /// The cases of the vault, the one changed last first.
  public func listings() async throws -> [CaseListing] {
    try await reaching { try await ports.journals.listings() }
  }

  /// Keeps a content of a case that was loaded before, for an entry behind what was loaded.
  ///
  /// Not while contents of the case are being destroyed: this one might be among them. An erasure that
  /// begins later finds that the journal changed, or lets the entry find it.
  /// - Throws: `Refusal` then, and if storage fails.
  func keeping<Result>(in id: Case.ID, _ body: () async throws -> Result) async throws -> Result {
    try await reaching {
      guard try await !ports.erasures.areErasing(id) else { throw Refusal.erasingElsewhere }
      return try await body()
    }
  }

  /// Records what the person did; see `record(_:in:)` for events of both.
  ///
  /// Words of self-harm in what they wrote are not kept; the case afterwards says so.
  func record(_ events: [Event], in loaded: LoadedCase) async throws -> LoadedCase {
    guard let spared = try sparing(events) else {
      return try await record(events.map { ($0, .person) }, in: loaded)
    }
    var after = try await record(spared.events.map { ($0, .person) }, in: loaded)
    after.spared = SparedWords(help: spared.help, isRecorded: !spared.events.isEmpty)
    return after
  }

  /// Records `events` behind what `loaded` holds and returns once they are durable.
  ///
  /// All are recorded or none, with what `loaded` holds and is not stored yet. The time of recording
  /// never goes back.
  /// - Throws: `Refusal` if somebody else wrote first, an entry is too long, the case is under another
  ///   key and was not loaded to be changed, or storage fails.
  func record(
    _ events: [(event: Event, by: Recorder)], in loaded: LoadedCase
  ) async throws -> LoadedCase {
    guard !events.isEmpty else { return loaded }
    if !loaded.mayBeChanged, try await foreignKey(of: loaded) != nil {
      if let seam = loaded.state.keySeams.last, seam.kind == .handedOver {
        throw Refusal.handedOver(to: seam.to)
      }
      throw Refusal.underAnotherKey
    }
    var after = loaded
    var sealed = loaded.pending
    let now = recordingClock.now()
    for (event, recorder) in events {
      let (entry, one) = try self.sealed(event, by: recorder, behind: after, now: now)
      try after.append(entry, one)
      sealed.append(one)
    }
    after.settle()
    guard let listing = CaseListing(of: after.state) else { throw Refusal.openingWithheld }
    let entries = sealed
    try await reaching {
      try await ports.journals.append(
        entries, to: loaded.id, expecting: loaded.size - loaded.pending.count, listing: listing)
    }
    lastRecorded.id = loaded.id
    return after
  }

  /// The next entry behind `loaded`, with a salt of its own.
  func sealed(
    _ event: Event, by recorder: Recorder, behind loaded: LoadedCase, now: Moment? = nil
  ) throws -> (Entry, SealedEntry) {
    guard loaded.size < Limits.journalEntries else { throw Refusal.journalFull }
    let now = now ?? recordingClock.now()
    let entry = Entry(
      caseID: loaded.id, seq: loaded.size,
      recordedAt: loaded.state.lastRecordedAt.map { max($0, now) } ?? now, by: recorder,
      event: event)
    do throws(EntryError) {
      return (entry, try SealedEntry(entry, salt: randomness.bytes(32)))
    } catch {
      throw Refusal.unwritableEntry(error)
    }
  }

  /// Runs `body` and words what the ports throw.
  func reaching<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let conflict as JournalConflict {
      throw Refusal.conflict(conflict)
    } catch let error as StorageError {
      throw Refusal.storage(error)
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    } catch let error as VaultError {
      throw Refusal.vault(error)
    }
  }
}
