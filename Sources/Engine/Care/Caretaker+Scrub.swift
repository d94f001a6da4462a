import CaseCore
import Evidence
import Merkle
import Synchronization

extension Caretaker {
  /// How much of a content is read at a time, in bytes.
  private static let pieceBytes = 4 << 20
  /// How many contents are read at once.
  private static let readers = 2

  /// Reads every content from end to end and compares it with its digest.
  ///
  /// Every so often a note says how far this got. One that goes on there reads again what was not
  /// whole then, and what was added since the check began.
  func scrub(
    _ look: inout VaultLook, resuming: Bool,
    _ progress: @escaping @Sendable (CheckProgress) -> Void
  ) async throws {
    let now = engine.recordingClock.now()
    var past: ScrubNote?
    if resuming {
      past = try await ports.notes.note(Note.progress, in: Note.checking).flatMap {
        ScrubNote(note: $0)
      }
    }
    let contents = look.contents
    let waiting = contents.filter { past?.covers($0) != true }
    let scrub = Scrub(waiting, begun: past?.begun ?? now, covered: past, of: contents, progress)
    look.report.counts.readEarlier = contents.count - waiting.count
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.readers {
        group.addTask {
          while let (index, content) = scrub.next() {
            let fault = try await fault(in: content) { scrub.tell($0) }
            if let note = scrub.finish(index, fault) { await keep(note) }
          }
        }
      }
      try await group.waitForAll()
    }
    let result = scrub.result
    look.report.faults += result.faults
    look.report.counts.contents = waiting.count
    look.report.counts.bytes = result.bytes
    do {
      try await ports.notes.remove(Note.progress, in: Note.checking)
    } catch StorageError.readOnly {
      // There is none where none can be kept.
    }
  }

  /// How far a check got only saves time, so a vault that cannot take the note is checked all the
  /// same.
  private func keep(_ note: ScrubNote) async {
    guard let bytes = try? note.bytes() else { return }
    try? await ports.notes.keep(bytes, as: Note.progress, in: Note.checking)
  }

  /// What is wrong with a content; nil if it is what its entry says.
  func fault(
    in content: VaultLook.Content, _ tell: (Int) -> Void = { _ in }
  ) async throws -> CheckFinding? {
    let id = content.caseID
    let place = try await ports.folder.place(of: .evidence(content.digest, of: id))
    func finding(_ kind: CheckFinding.Kind) -> CheckFinding {
      CheckFinding(kind, at: place, of: id, entry: content.entry)
    }
    do {
      guard let size = try await engine.ports.blobs.sizeBytes(of: content.digest, in: id) else {
        return try await wasErased(content) ? nil : finding(.contentMissing)
      }
      var hash = RunningDigest()
      var offset: Int64 = 0
      while offset < size {
        let piece = try await engine.ports.blobs.read(
          content.digest, of: id, offset: offset, count: Self.pieceBytes)
        guard !piece.isEmpty else { break }
        hash.add(piece)
        offset += Int64(piece.count)
        tell(piece.count)
      }
      if offset == content.sizeBytes, hash.digest == content.digest { return nil }
      // What is erased is overwritten before it goes.
      return try await wasErased(content) ? nil : finding(.contentDiffers)
    } catch StorageError.missing {
      return try await wasErased(content) ? nil : finding(.contentMissing)
    } catch StorageError.damaged {
      // What is sealed cannot be opened once it was changed.
      return try await wasErased(content) ? nil : finding(.contentDiffers)
    } catch let error as StorageError where error.isDamage {
      return finding(.contentUnreadable)
    }
  }

  /// Whether the person erased the content while the check was running.
  private func wasErased(_ content: VaultLook.Content) async throws -> Bool {
    guard
      let item = try await engine.ports.journals.items(of: content.caseID, from: content.entry)
        .first
    else { return true }
    if case .erased = item { return true }
    return try await engine.load(content.caseID).state.withheld[content.entry] != nil
  }
}

/// The work of one scrub, shared by those who do it.
private final class Scrub: Sendable {
  /// How much is read between two notes, in bytes.
  private static let noteBytes: Int64 = 256 << 20

  private struct State {
    var next = 0
    var done: [Bool]
    /// How many of the first contents are done.
    var firstDone = 0
    var bytes: Int64 = 0
    var notedBytes: Int64 = 0
    var faults: [Int: CheckFinding] = [:]
  }

  private let state: Mutex<State>
  private let contents: [VaultLook.Content]
  private let begun: Moment
  private let covered: ScrubNote?
  private let all: (contents: Int, bytes: Int64)
  private let progress: @Sendable (CheckProgress) -> Void

  init(
    _ contents: [VaultLook.Content], begun: Moment, covered: ScrubNote?,
    of all: [VaultLook.Content], _ progress: @escaping @Sendable (CheckProgress) -> Void
  ) {
    self.contents = contents
    self.begun = begun
    self.covered = covered
    self.all = (contents.count, contents.reduce(0) { $0 + $1.sizeBytes })
    self.progress = progress
    state = Mutex(State(done: [Bool](repeating: false, count: contents.count)))
  }

  /// The next content that nobody reads yet.
  func next() -> (Int, VaultLook.Content)? {
    state.withLock { state in
      guard state.next < contents.count else { return nil }
      defer { state.next += 1 }
      return (state.next, contents[state.next])
    }
  }

  /// Counts bytes that were read.
  func tell(_ bytes: Int) {
    state.withLock { state in
      state.bytes += Int64(bytes)
      progress(
        CheckProgress(
          contents: state.firstDone, allContents: all.contents, bytes: state.bytes,
          allBytes: all.bytes))
    }
  }

  /// Takes what was found in a content.
  /// - Returns: The note that is due now, if one is.
  func finish(_ index: Int, _ fault: CheckFinding?) -> ScrubNote? {
    state.withLock { state in
      state.done[index] = true
      state.faults[index] = fault
      while state.firstDone < contents.count, state.done[state.firstDone] { state.firstDone += 1 }
      guard state.bytes - state.notedBytes >= Self.noteBytes, state.firstDone > 0 else {
        return nil
      }
      state.notedBytes = state.bytes
      // What was read again because it was not whole lies before the place that was reached.
      let reached = ScrubNote.Place(contents[state.firstDone - 1])
      let upTo = covered.map { max($0.upTo, reached) } ?? reached
      let again = state.faults.filter { $0.key < state.firstDone }.keys.map {
        ScrubNote.Place(contents[$0])
      }
      let waiting = contents[state.firstDone...].map { ScrubNote.Place($0) }.filter { $0 <= upTo }
      return ScrubNote(begun: begun, upTo: upTo, again: Set(again + waiting))
    }
  }

  /// What was found, in the order of the contents.
  var result: (faults: [CheckFinding], bytes: Int64) {
    state.withLock { state in
      (state.faults.sorted { $0.key < $1.key }.map(\.value), state.bytes)
    }
  }
}

/// How far a scrub got: a note of the vault.
struct ScrubNote: Sendable, Hashable {
  /// The place of a content in the order of cases and entries.
  struct Place: Sendable, Hashable, Comparable {
    var caseID: Case.ID
    var entry: Int

    init(caseID: Case.ID, entry: Int) {
      self.caseID = caseID
      self.entry = entry
    }

    init(_ content: VaultLook.Content) {
      self.init(caseID: content.caseID, entry: content.entry)
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.caseID, left.entry) < (right.caseID, right.entry)
    }
  }

  /// When the check began.
  var begun: Moment
  /// Everything up to here was read.
  var upTo: Place
  /// But these have to be read again.
  var again: Set<Place>

  /// Whether a content needs not be read again.
  func covers(_ content: VaultLook.Content) -> Bool {
    let place = Place(content)
    return place <= upTo && !again.contains(place) && content.recordedAt < begun
  }

  /// The longest note, in bytes.
  private static let noteBytes = 32 << 20

  init(begun: Moment, upTo: Place, again: Set<Place>) {
    self.begun = begun
    self.upTo = upTo
    self.again = again
  }

  /// Reads a note; nil for bytes that `bytes` would not have written.
  init?(note: [UInt8]) {
    guard let json = try? JSON(canonical: note, limit: Self.noteBytes),
      case .object(let members) = json, members.map(\.name) == ["again", "begun", "upTo", "v"],
      case .array(let again) = members[0].value,
      case .string(let begun) = members[1].value, let begun = Moment(begun),
      let upTo = Self.place(members[2].value), members[3].value == .integer(1)
    else { return nil }
    let places = again.compactMap(Self.place)
    guard places.count == again.count else { return nil }
    self.init(begun: begun, upTo: upTo, again: Set(places))
  }

  /// The note: canonical JSON.
  func bytes() throws(CanonicalError) -> [UInt8] {
    func value(_ place: Place) -> JSON {
      .array([.string(place.caseID.text), .integer(Int64(place.entry))])
    }
    return try JSON.object([
      .init("again", .array(again.sorted().map(value))), .init("begun", .string("\(begun)")),
      .init("upTo", value(upTo)), .init("v", .integer(1)),
    ]).canonicalBytes()
  }

  private static func place(_ value: JSON) -> Place? {
    guard case .array(let parts) = value, parts.count == 2, case .string(let text) = parts[0],
      let id = Case.ID(text), case .integer(let entry) = parts[1], entry >= 0
    else { return nil }
    return Place(caseID: id, entry: Int(entry))
  }
}
