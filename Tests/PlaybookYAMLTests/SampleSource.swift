import CaseCore
import Crypto
import Foundation
import PlaybookYAML

/// The small playbook in `Sound`, and what becomes of it when one file is replaced or added.
enum SampleSource {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The files of the sound playbook by their name below `playbooks/`.
  static func files() throws -> [String: [UInt8]] { try sound.get() }

  private static let sound = Result<[String: [UInt8]], any Error> {
    var files: [String: [UInt8]] = [:]
    for url in try yaml(in: "Sound") {
      files[name(of: url.lastPathComponent)] = Array(try Data(contentsOf: url))
    }
    return files
  }

  /// The sound playbook with the broken file at `url` in it: a file named `claims--what.yaml` stands
  /// in for `claims.yaml`, any other one is added.
  static func files(with url: URL) throws -> [String: [UInt8]] {
    var files = try files()
    let parts = url.lastPathComponent.components(separatedBy: "--")
    let name = parts.count == 2 ? name(of: parts[0] + ".yaml") : "sample/\(parts[0])"
    files[name] = Array(try Data(contentsOf: url))
    return files
  }

  /// The YAML files of `folder`, by name.
  static func yaml(in folder: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: folder), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "yaml" && !$0.lastPathComponent.hasSuffix(".tests.yaml") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  private static func name(of file: String) -> String {
    switch file {
    case "citations.yaml": "citations/sample.yaml"
    case "calendars.yaml": "calendars/sample.yaml"
    default: "sample/\(file)"
    }
  }

  /// SHA-256 of `source`.
  static func digest(of source: PlaybookSource) throws -> CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      throw PlaybookSourceError.empty
    }
    return digest
  }

  /// Compiles `files` as the playbook of `area`.
  static func compile(
    _ files: [String: [UInt8]], area: String = "sample"
  ) throws -> PlaybookCompiler.Compiled {
    let source = try PlaybookSource(area: area, from: files)
    return try PlaybookCompiler.compile(source, digest: digest(of: source))
  }
}
