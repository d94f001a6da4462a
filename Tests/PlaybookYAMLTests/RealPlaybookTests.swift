import CaseCore
import Foundation
import Playbook
import PlaybookYAML
import Testing

/// The playbooks that the product ships.
@Suite struct RealPlaybookTests {
  static let folder = SampleSource.folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "playbooks").resolvingSymlinksInPath()

  /// Everything below `playbooks/`, by name.
  static func tree() throws -> [String: [UInt8]] {
    var tree: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      tree[path] = Array(try Data(contentsOf: folder.appending(path: path)))
    }
    return tree
  }

  /// The folders that hold a `playbook.yaml`.
  static let areas: [String] = ((try? tree()) ?? [:]).keys
    .filter { $0.hasSuffix("/playbook.yaml") }
    .map { String($0.dropLast("/playbook.yaml".count)) }.sorted()

  @Test(arguments: areas)
  func `a shipped playbook has no diagnostic`(area: String) throws {
    do {
      _ = try SampleSource.compile(Self.tree(), area: area)
    } catch let unsound as PlaybookUnsound {
      Issue.record("\(unsound.diagnostics.map { $0.text(in: .en) }.joined(separator: "\n"))")
    }
  }
}
