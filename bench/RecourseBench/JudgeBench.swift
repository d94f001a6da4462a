import CaseCore
import Crypto
import Foundation
import Playbook
import PlaybookYAML

/// Judging the small playbook in process, and what would change the result.
enum JudgeBench {
  /// The playbook judge14 below `root`, read from its YAML.
  static func playbook(root: String) throws -> Playbook {
    var tree: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root)
    where name.hasSuffix(".yaml") {
      tree[name] = Array(try Data(contentsOf: URL(filePath: root).appending(path: name)))
    }
    let source = try PlaybookSource(area: "judge14", from: tree)
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    do throws(PlaybookUnsound) {
      return try PlaybookCompiler.compile(source, digest: digest).playbook
    } catch {
      stop(error.diagnostics.map { $0.text(in: .en) + "\n" }.joined())
    }
  }

  static func run(root: String) throws -> String {
    let playbook = try playbook(root: root)
    return "{\"facts\": \(playbook.parts.facts.count)}"
  }
}
