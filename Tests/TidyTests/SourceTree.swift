import Foundation

/// The files of the project, found from where this file stands.
enum SourceTree {
  /// A file of the tree.
  struct File {
    /// Its path from the root of the project, such as `Sources/CaseCore/Day.swift`.
    var path: String
    /// Its text.
    var text: String

    /// The folder below `Sources` or `Tests` in which it stands.
    var room: String {
      let parts = path.split(separator: "/")
      return parts.count > 1 ? String(parts[1]) : ""
    }
  }

  /// The root of the project.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text files below `folder` whose names end in one of `endings`, in order of path.
  static func files(in folder: String, ending endings: [String]) throws -> [File] {
    let base = root.appending(path: folder)
    guard let all = FileManager.default.subpaths(atPath: base.path) else { return [] }
    return try all.sorted().compactMap { name in
      guard endings.contains(where: { name.hasSuffix($0) }),
        !name.split(separator: "/").contains(where: { $0.hasPrefix(".build") })
      else { return nil }
      // A fixture may be written in another encoding; what is no UTF-8 is replaced, not an error.
      let text = String(decoding: try Data(contentsOf: base.appending(path: name)), as: UTF8.self)
      return File(path: folder.isEmpty ? name : "\(folder)/\(name)", text: text)
    }
  }

  /// The names of the folders directly below `folder`, in order.
  static func folders(in folder: String) throws -> [String] {
    let base = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      let path = base.appending(path: name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// The paths that git tracks; nil where the tree is no git checkout.
  static func tracked() throws -> [String]? {
    guard FileManager.default.fileExists(atPath: root.appending(path: ".git").path) else {
      return nil
    }
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", root.path, "ls-files", "-z"]
    git.standardInput = FileHandle.nullDevice
    git.standardError = FileHandle.nullDevice
    let output = Pipe()
    git.standardOutput = output
    try git.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    guard git.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
  }
}

/// Something that the tree must not contain.
struct Complaint: CustomStringConvertible, Equatable {
  /// The file.
  var path: String
  /// The line, counted from 1; nil for the file as a whole.
  var line: Int?
  /// What is wrong and what to do instead.
  var why: String

  var description: String {
    line.map { "\(path):\($0): \(why)" } ?? "\(path): \(why)"
  }
}
