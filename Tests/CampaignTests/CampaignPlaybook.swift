import CaseCore
import Crypto
import Engine
import Foundation
import Playbook
import PlaybookYAML

/// The playbook that the product ships, read once from its source, and once more from its compiled
/// form: both must judge alike.
struct CampaignPlaybook: Sendable {
  let stocked: StockedPlaybook
  let reloaded: Playbook

  var playbook: Playbook { stocked.playbook }

  static let area = "cn-game-points"
  static let shipped = Result { try read() }

  private static func read() throws -> CampaignPlaybook {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "playbooks").resolvingSymlinksInPath()
    var tree: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      tree[path] = Array(try Data(contentsOf: folder.appending(path: path)))
    }
    let source = try PlaybookSource(area: area, from: tree)
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      throw PlaybookSourceError.empty
    }
    let compiled = try PlaybookCompiler.compile(source, digest: digest)
    return CampaignPlaybook(
      stocked: StockedPlaybook(playbook: compiled.playbook, source: source.bytes),
      reloaded: try PlaybookCompiler.load(compiled.bytes, digest: digest))
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
