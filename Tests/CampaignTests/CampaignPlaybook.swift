import CaseCore
import Crypto
import Engine
import Foundation
import Playbook
import PlaybookYAML
import Reading

/// The playbook that the product ships, read once from its source, and once more from its compiled
/// form: both must judge alike.
struct CampaignPlaybook: Sendable {
  let stocked: StockedPlaybook
  let reloaded: Playbook
  /// The guard over what is sent.
  let drafts: DraftReader

  var playbook: Playbook { stocked.playbook }

  static let area = "cn-game-points"
  static let shipped = Result { try read() }

  private static func read() throws -> CampaignPlaybook {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let source = try PlaybookSource(area: area, from: files(below: root, "playbooks"))
    let compiled = try PlaybookCompiler.compile(source, digest: digest(of: source.bytes))
    let rules = try PlaybookSource(
      files: files(below: root, "reading/drafts").sorted { $0.key < $1.key }.map {
        PlaybookSource.File(name: $0.key, bytes: $0.value)
      })
    return CampaignPlaybook(
      stocked: StockedPlaybook(playbook: compiled.playbook, source: source.bytes),
      reloaded: try PlaybookCompiler.load(compiled.bytes, digest: digest(of: source.bytes)),
      drafts: DraftReader(
        try RulesFamilies.drafts.compile(rules, digest: digest(of: rules.bytes)).rules))
  }

  private static func files(below root: URL, _ path: String) throws -> [String: [UInt8]] {
    let folder = root.appending(path: path).resolvingSymlinksInPath()
    var tree: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      tree[path] = Array(try Data(contentsOf: folder.appending(path: path)))
    }
    return tree
  }

  private static func digest(of bytes: [UInt8]) throws -> CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: bytes)) else {
      throw PlaybookSourceError.empty
    }
    return digest
  }
}

extension CaseCore.Digest {
  /// SHA-256 of `bytes`.
  static func of(_ bytes: [UInt8]) -> CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }
}
