public import CaseCore
public import Engine
import Glibc

extension Vault: VaultFolder {
  /// What the program keeps for itself.
  static let upkeepFolder = "upkeep"
  /// Where files are kept that were moved out of the way.
  static let asideName = "set-aside"
  static let asideFolder = "\(upkeepFolder)/\(asideName)"
  /// Where an erasure that was begun is noted.
  static let erasingFolder = "\(upkeepFolder)/erasing"

  /// The rights of the file at `place` of a vault: what never changes nobody may write.
  static func mode(of place: String) -> mode_t {
    let fixed = ["cases/", "playbooks/", "\(keysFolder)/\(VaultKeyring.casesFolder)/"]
    return fixed.contains { place.hasPrefix($0) } ? 0o400 : 0o600
  }

  /// Whether an erasure was begun in the vault at `path` and is still to be finished; opens nothing.
  public static func isErasing(at path: String) throws -> Bool {
    try storing {
      let folder = Folder(path: "\(absolute(path))/\(erasingFolder)")
      guard access(folder.path, F_OK) == 0 else { return false }
      return try folder.names().contains { !$0.hasPrefix(Folder.incoming) }
    }
  }

  public func place(of content: StoredContent) async throws -> String {
    let found =
      switch content {
      case .evidence(let digest, let id): try storing { try blobs.path(of: digest, id) }
      case .playbook(let digest): playbooks.path(of: digest)
      }
    return String(found.dropFirst(path.count + 1))
  }

  public func things() async throws -> [VaultThing] {
    let root = Folder(path: path)
    return try await blocking {
      try storing {
        try root.tree().map { place, status in
          let kind: VaultThing.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
          return VaultThing(
            place: place, kind: kind, sizeBytes: Int64(status.st_size),
            mode: UInt32(status.st_mode & 0o777))
        }.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }
      }
    }
  }

  public func putBack(
    _ source: String, at place: String, expecting digest: Digest
  ) async throws {
    let root = Folder(path: path)
    try await blocking {
      try storing {
        let checked = try Mapping(of: source).digest
        guard checked == digest else { throw StorageError.damaged(place: source) }
        let target = try root.makeFolders(for: place).path
        let name = place.split(separator: "/").last.map(String.init) ?? place
        try Self.setAside("\(target)/\(name)", place, in: root)
        let copy = try FileCopy.copy(source, into: root, mode: Self.mode(of: place)) { _ in place }
        guard copy.digest == digest else { throw StorageError.damaged(place: source) }
      }
    }
  }

  /// Moves the file at `path` among the things set aside, if there is one.
  private static func setAside(_ path: String, _ place: String, in root: Folder) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    let aside = "\(asideFolder)/\(place)"
    let folder = try root.makeFolders(for: aside)
    let name = aside.split(separator: "/").last.map(String.init) ?? aside
    var number = 1
    while access(folder.path(of: "\(name)-\(number)"), F_OK) == 0 { number += 1 }
    let target = folder.path(of: "\(name)-\(number)")
    try calling(target) { rename(path, target) }
    try folder.synchronise()
    try Folder(path: Folder(path: path).above).synchronise()
  }

  public func sweep(_ id: Case.ID, setAside places: [String]) async throws {
    try storing {
      let folder = blobs.blobs(of: id)
      if access(folder.path, F_OK) == 0 {
        try IncomingFile.sweep(folder)
        try folder.synchronise()
      }
      try dropConversion()
      for place in places {
        let aside = Folder(path: Folder(path: "\(path)/\(Self.asideFolder)/\(place)").above)
        guard access(aside.path, F_OK) == 0 else { continue }
        let name = place.split(separator: "/").last.map(String.init) ?? place
        for other in try aside.names() where other.hasPrefix(name + "-") {
          try aside.destroyFile(other)
        }
        try aside.synchronise()
      }
    }
  }

  /// Removes the copies that an interrupted conversion left: they hold what is erased, too, and those
  /// of a decryption for anybody to read. Nobody is converting while this process holds the vault, and
  /// the next try makes them again.
  private func dropConversion() throws {
    let folder = Folder(path: "\(path)/\(VaultConversion.folder)")
    guard access(folder.path, F_OK) == 0 else { return }
    try folder.removeTree(overwriting: keyring != nil)
    try Folder(path: path).synchronise()
  }

  public func eraseFolder(of id: Case.ID) async throws {
    try await blocking {
      try storing {
        let cases = Folder(path: "\(path)/cases")
        try Folder(path: cases.path(of: id.text)).removeTree(overwriting: true)
        try cases.synchronise()
        try dropConversion()
        let aside = Folder(path: "\(path)/\(Self.asideFolder)/cases")
        try Folder(path: aside.path(of: id.text)).removeTree(overwriting: true)
        if access(aside.path, F_OK) == 0 { try aside.synchronise() }
      }
    }
  }

  public func eraseKeys(of id: Case.ID) async throws {
    try storing {
      try keyring?.eraseKeys(of: id)
      try keys.dropFirstKey(of: id)
      let name = "\(Self.keysFolder)/\(VaultKeyring.casesFolder)"
      let aside = Folder(path: "\(path)/\(Self.asideFolder)/\(name)")
      guard access(aside.path, F_OK) == 0 else { return }
      for other in try aside.names() where other.hasPrefix(id.text + "-") {
        try aside.destroyFile(other)
      }
      try aside.synchronise()
    }
  }
}
