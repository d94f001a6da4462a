import Engine
import Glibc

/// Writes a file for the person: whole and durable under its name, or not at all.
public enum OutgoingFile {
  /// Writes `bytes` to `path`.
  /// A file that stands there is replaced only if `replacing`.
  /// - Throws: `OutgoingFileError`; nothing is visible then.
  public static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
    try outgoing(path, replacing: replacing) { incoming in
      try bytes.withUnsafeBytes { try incoming.write($0) }
    }
  }

  /// Gives `body` a way to write a new file at `path`, piece by piece.
  /// - Throws: `OutgoingFileError`, or what `body` throws; nothing is visible then.
  public static func stream(
    to path: String, _ body: (_ write: ([UInt8]) throws -> Void) async throws -> Void
  ) async throws {
    let folder = Folder(path: above(path))
    do {
      guard access(path, F_OK) != 0 else { throw OutgoingFileError.exists(path: path) }
      let incoming = try IncomingFile(in: folder)
      try await body { bytes in
        do {
          try bytes.withUnsafeBytes { try incoming.write($0) }
        } catch let error as SystemError {
          throw error.outgoing
        }
      }
      try incoming.finish(mode: 0o600)
      guard try folder.give(name(path), to: incoming) else {
        throw OutgoingFileError.exists(path: path)
      }
    } catch let error as SystemError {
      throw error.outgoing
    }
  }

  private static func outgoing(
    _ path: String, replacing: Bool, _ body: (borrowing IncomingFile) throws -> Void
  ) throws {
    let folder = Folder(path: above(path))
    do {
      let incoming = try IncomingFile(in: folder)
      try body(incoming)
      try incoming.finish(mode: 0o600)
      if replacing {
        try calling(path) { rename(incoming.path, path) }
        try folder.synchronise()
      } else if try !folder.give(name(path), to: incoming) {
        throw OutgoingFileError.exists(path: path)
      }
    } catch let error as SystemError {
      throw error.outgoing
    }
  }

  static func above(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

extension SystemError {
  /// What it means for a file that is written out.
  var outgoing: OutgoingFileError {
    switch errno {
    case ENOSPC, EDQUOT, EFBIG: .full(path: place)
    default: .failed(path: place, errno: errno)
    }
  }
}
