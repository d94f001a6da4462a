public import CaseCore
import Evidence

/// What the vault remembers of a backup, so that an erasure can say which still hold what it erases.
public struct BackupRecord: Sendable, Hashable {
  /// The absolute path of the backup's folder.
  public let path: String
  /// When it was finished.
  public let at: Moment
  /// The number of entries of each case in it.
  public let sizes: [Case.ID: Int]

  /// A backup at `path`.
  public init(path: String, at: Moment, sizes: [Case.ID: Int]) {
    self.path = path
    self.at = at
    self.sizes = sizes
  }

  /// Reads a note; nil for bytes that `note` would not have written.
  public init?(note: [UInt8]) {
    guard let json = try? JSON(canonical: note, limit: Self.noteBytes),
      case .object(let members) = json, members.map(\.name) == ["at", "cases", "path", "v"],
      case .string(let at) = members[0].value, let at = Moment(at),
      case .object(let cases) = members[1].value, case .string(let path) = members[2].value,
      members[3].value == .integer(1)
    else { return nil }
    var sizes: [Case.ID: Int] = [:]
    for member in cases {
      // A member's name begins with a letter, an id may not.
      guard let id = Case.ID(member.name.dropFirst()), member.name.first == "c",
        case .integer(let size) = member.value, size > 0
      else { return nil }
      sizes[id] = Int(size)
    }
    self.init(path: path, at: at, sizes: sizes)
  }

  /// The longest note, in bytes: some hundred thousand cases.
  private static let noteBytes = 32 << 20

  /// The note: canonical JSON.
  /// - Throws: for more cases than a note takes.
  func note() throws(CanonicalError) -> [UInt8] {
    let cases = sizes.map { JSON.Member("c\($0.key.text)", .integer(Int64($0.value))) }
    return try JSON.object([
      .init("at", .string("\(at)")), .init("cases", .object(cases)), .init("path", .string(path)),
      .init("v", .integer(1)),
    ]).canonicalBytes()
  }
}

extension Caretaker {
  /// The backups that the vault remembers, the newest first.
  public func backups() async throws -> [BackupRecord] {
    try await reaching {
      try await notedBackups().map(\.record).sorted { ($1.at, $0.path) < ($0.at, $1.path) }
    }
  }

  /// The backups that the vault remembers, each with the name of its note.
  func notedBackups() async throws -> [(name: String, record: BackupRecord)] {
    var records: [(name: String, record: BackupRecord)] = []
    for name in try await ports.notes.names(in: Note.backups) {
      if let record = try await notedBackup(name) { records.append((name, record)) }
    }
    return records
  }

  /// The backup that a note tells of; nil for a note that cannot be read, which a check reports: it
  /// costs a line in a list, and no evidence.
  func notedBackup(_ name: String) async throws -> BackupRecord? {
    do {
      return try await ports.notes.note(name, in: Note.backups).flatMap { BackupRecord(note: $0) }
    } catch StorageError.damaged {
      return nil
    }
  }
}
