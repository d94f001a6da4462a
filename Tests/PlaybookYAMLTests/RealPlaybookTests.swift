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
  func `a shipped playbook has no diagnostic and its tables come out`(area: String) throws {
    let tree = try Self.tree()
    let playbook: Playbook
    do {
      let compiled = try SampleSource.compile(tree, area: area)
      playbook = compiled.playbook
    } catch let unsound as PlaybookUnsound {
      report(unsound.diagnostics)
      return
    }
    let names = tree.keys.filter { $0.hasPrefix("\(area)/") && $0.hasSuffix(".tests.yaml") }
    for name in names.sorted() {
      do {
        let tables = try TableTests(reading: tree[name] ?? [], name: name, for: playbook)
        report(tables.run(playbook))
      } catch {
        report(error.diagnostics)
      }
    }
  }

  private func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { Issue.record("\(diagnostic.text(in: .en))") }
  }
}
