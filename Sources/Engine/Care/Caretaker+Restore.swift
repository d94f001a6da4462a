import CaseCore
import Evidence

/// What was restored.
public struct RestoredVault: Sendable, Hashable {
  /// The absolute path of the backup.
  public let from: String
  /// How many files were restored, each with its digest checked.
  public let files: Int
  /// Their bytes.
  public let bytes: Int64
}

/// Brings back a vault from a backup. It needs no vault: there is none yet.
public struct Restoring: Sendable {
  private let places: any BackupPlaces

  /// Restoring from and to these places.
  public init(places: any BackupPlaces) { self.places = places }

  /// Restores the backup at `source` as a vault at `target`, where nothing or an empty folder is.
  ///
  /// Every file is checked against the list of the backup while it is copied. The vault appears at its
  /// place when all of it is there and durable; a killed restore leaves nothing there.
  /// - Throws: `Refusal` for a folder that is not empty, or a backup that is damaged or incomplete.
  public func restore(
    from source: String, to target: String, progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> RestoredVault {
    try await Self.reaching {
      let source = try await places.source(at: source)
      let list = try await Self.list(of: source)
      let staged = try await places.staging(at: target)
      do {
        var bytes: Int64 = 0
        // The file that makes a folder a vault goes last.
        let names =
          list.names.filter { Self.place($0) != Self.description }
          + list.names.filter { Self.place($0) == Self.description }
        for (number, name) in names.enumerated() {
          guard let place = Self.place(name) else { throw Refusal.brokenBackup(name, line: nil) }
          bytes += try await Self.take(name, at: place, list, source, into: staged)
          progress(number + 1, names.count)
        }
        guard names.last.map(Self.place) == Self.description else {
          throw Refusal.brokenBackup(Self.description, line: nil)
        }
        try await staged.finish()
        return RestoredVault(from: source.path, files: names.count, bytes: bytes)
      } catch {
        await staged.discard()
        throw error
      }
    }
  }

  private static let description = "vault.json"

  private static func place(_ name: String) -> String? { Caretaker.place(of: name) }

  private static func take(
    _ name: String, at place: String, _ list: FileList, _ source: any BackupSource,
    into staged: any StagedVault
  ) async throws -> Int64 {
    do {
      let copied = try await staged.take(fileAt: source.path(of: name), to: place)
      guard copied.digest == list.digests[name] else { throw Refusal.brokenBackup(name, line: nil) }
      return copied.sizeBytes
    } catch StorageError.missing {
      throw Refusal.brokenBackup(name, line: nil)
    }
  }

  static func list(of source: any BackupSource) async throws -> FileList {
    do {
      return try FileList(parsing: try await source.list())
    } catch let error as FileListError {
      throw Refusal.brokenBackup("manifest-sha256.txt", line: error.line)
    }
  }

  static func reaching<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as BackupPlaceError {
      throw Refusal.backupPlace(error)
    } catch let error as StorageError {
      throw Refusal.storage(error)
    }
  }
}

extension Caretaker {
  /// Puts one file of the vault back from the backup at `source`: an original or a playbook that a
  /// check found missing or damaged, or the key of a case. What stood in its place is set aside, not
  /// deleted. `place` is as the check names it, `cases/…/blobs/…`, `playbooks/…` or `keys/cases/…`.
  /// - Throws: `Refusal` if the backup does not hold it whole, or nothing in the vault needs it.
  public func putBack(_ place: String, from source: String) async throws {
    try await reaching {
      let source = try await ports.places.source(at: source)
      let list = try await Restoring.list(of: source)
      guard let name = list.names.first(where: { Self.place(of: $0) == place }),
        let digest = list.digests[name]
      else { throw Refusal.notInBackup(place) }
      guard try await isNeeded(place) else { throw Refusal.notNeeded(place) }
      do {
        try await ports.folder.putBack(source.path(of: name), at: place, expecting: digest)
      } catch StorageError.damaged, StorageError.missing {
        throw Refusal.brokenBackup(name, line: nil)
      }
    }
  }

  /// Whether an entry adds the content that is stored at `place`, or it is a playbook's. What was
  /// erased is not put back.
  private func isNeeded(_ place: String) async throws -> Bool {
    if place.hasPrefix("playbooks/") { return Digest(hex: place.dropFirst(10)) != nil }
    for id in try await ports.upkeep.look().listings?.keys.sorted() ?? [] {
      if place == Self.keyPlace(of: id) { return true }
      guard place.hasPrefix("cases/\(id)/") else { continue }
      for case .readable(let entry) in try await engine.load(id).items {
        if let content = entry.event.addedDigest,
          try await ports.folder.place(of: .evidence(content, of: id)) == place
        {
          return true
        }
      }
    }
    return false
  }
}
