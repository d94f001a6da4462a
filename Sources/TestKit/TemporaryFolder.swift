import Foundation

/// A new empty folder that goes, with everything in it, when nothing holds it any more.
public final class TemporaryFolder: Sendable {
  /// The absolute path, without a link on the way.
  public let path: String

  /// A new folder among the system's temporary ones.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("recourse-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit {
    // Tests take rights away from folders; they have to be given back before these can go.
    let files = FileManager.default
    for name in files.subpaths(atPath: path) ?? [] where !name.isEmpty {
      let inside = "\(path)/\(name)"
      var isFolder: ObjCBool = false
      if files.fileExists(atPath: inside, isDirectory: &isFolder), isFolder.boolValue {
        try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: inside)
      }
    }
    try? files.removeItem(atPath: path)
  }

  /// The path of `name` in the folder.
  public func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and gives its path.
  public func write(_ bytes: [UInt8], named name: String) throws -> String {
    let path = path(of: name)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}
