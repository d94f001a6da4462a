import CaseCore
import Foundation
import Playbook
import PlaybookYAML

/// The playbook that the product ships.
enum RealPlaybook {
  /// The playbook, read once.
  static let shipped = Result { try read() }

  private static func read() throws -> Playbook {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "playbooks").resolvingSymlinksInPath()
    var tree: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      tree[path] = Array(try Data(contentsOf: folder.appending(path: path)))
    }
    let source = try PlaybookSource(area: "cn-game-points", from: tree)
    return try PlaybookCompiler.compile(source, digest: SamplePlaybook.digest(7)).playbook
  }
}
