public import Engine
import Glibc

/// Writes several files for the person: each whole and durable under its name, or not at all.
///
/// They wait for the disk together. One after the other would wait for it twice each, and a packet is a
/// dozen small files.
public final class OutgoingFiles {
  /// A file that is written and has no name yet.
  private final class Waiting {
    let file: IncomingFile
    let folder: Folder
    let name: String

    init(_ file: consuming IncomingFile, _ folder: Folder, _ name: String) {
      self.file = file
      self.folder = folder
      self.name = name
    }
  }

  /// So many files are open at a time.
  private static let most = 64
  private var waiting: [Waiting] = []

  /// No files yet.
  public init() {}

  /// Writes `bytes`, which get the name `path` with `finish` at the latest.
  /// - Throws: `OutgoingFileError`; where something stands at `path` already, too.
  public func add(_ bytes: [UInt8], at path: String) throws(OutgoingFileError) {
    guard access(path, F_OK) != 0 else { throw .exists(path: path) }
    let folder = Folder(path: OutgoingFile.above(path))
    do throws(SystemError) {
      let file = try IncomingFile(in: folder)
      try file.write(bytes)
      file.startFinishing()
      waiting.append(Waiting(file, folder, OutgoingFile.name(path)))
    } catch {
      throw error.outgoing
    }
    if waiting.count == Self.most { try finish() }
  }

  /// Returns once all files have their names, and both are on the disk.
  /// - Throws: `OutgoingFileError`; what has its name then is whole.
  public func finish() throws(OutgoingFileError) {
    defer { waiting = [] }
    var taken: String?
    do throws(SystemError) {
      for one in waiting { try one.file.finish(mode: 0o600) }
      var folders: [String] = []
      for one in waiting where taken == nil {
        if try !one.folder.assign(one.name, to: one.file) { taken = one.folder.path(of: one.name) }
        if !folders.contains(one.folder.path) { folders.append(one.folder.path) }
      }
      for folder in folders { try Folder(path: folder).synchronise() }
    } catch {
      throw error.outgoing
    }
    if let taken { throw .exists(path: taken) }
  }
}
