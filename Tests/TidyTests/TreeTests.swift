import Foundation
import Testing

/// Checks over the whole tree. Each message says where, what, and what to do instead.
@Suite struct TreeTests {
  private typealias Parsed = (file: SourceTree.File, text: SwiftText)

  // Taken apart once, for all tests: that is most of the work.
  private static let sourceFiles = Result { try parsed("Sources") }
  private static let testFiles = Result { try parsed("Tests") }

  private static func sources() throws -> [Parsed] { try sourceFiles.get() }
  private static func tests() throws -> [Parsed] { try testFiles.get() }

  private static func parsed(_ folder: String) throws -> [Parsed] {
    try SourceTree.files(in: folder, ending: [".swift"]).map { ($0, SwiftText($0.text)) }
  }

  private func expectNone(_ complaints: [Complaint]) {
    for complaint in complaints { Issue.record("\(complaint)") }
  }

  @Test func `rooms import only what their row allows`() throws {
    let sources = try Self.sources()
    #expect(!sources.isEmpty)
    expectNone(
      sources.flatMap { file, text in
        ImportTable.complaints(path: file.path, room: file.room, source: text)
      })
  }

  @Test func `every room has a row and every row a room`() throws {
    let rooms = Set(try SourceTree.folders(in: "Sources"))
    #expect(rooms == Set(ImportTable.rows.map(\.room)))
  }

  @Test func `no row allows what its layer forbids`() {
    for row in ImportTable.rows {
      if row.layer == .pure { #expect(row.allowed.isDisjoint(with: ImportTable.impure)) }
      if row.layer != .wiring {
        #expect(row.allowed.isDisjoint(with: ImportTable.adapters), "\(row.room)")
      }
      #expect(!row.allowed.contains("TestKit"))
    }
  }

  @Test func `nothing banned stands in the sources`() throws {
    expectNone(
      try Self.sources().flatMap { file, text in
        Bans.complaints(path: file.path, room: file.room, source: text, bans: Bans.code)
          + Bans.unfinished(path: file.path, source: text)
          + (file.room == "TestKit" ? [] : Bans.printedErrors(path: file.path, source: text))
          + Bans.uncheckedSendable(path: file.path, source: text)
      })
  }

  @Test func `nothing banned stands in the tests`() throws {
    expectNone(
      try Self.tests().flatMap { file, text in
        Bans.complaints(path: file.path, room: file.room, source: text, bans: Bans.tests)
          + Bans.unfinished(path: file.path, source: text)
      })
  }

  @Test func `files and functions keep within their limits`() throws {
    let all = try Self.sources() + Self.tests()
    expectNone(all.flatMap { file, text in Sizes.complaints(path: file.path, source: text) })
  }

  @Test func `file names say what is inside`() throws {
    for (file, _) in try Self.sources() + Self.tests() {
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      #expect(
        !Bans.emptyNames.contains(where: { name.contains($0) }),
        "\(file.path): name the file after its main type")
    }
  }

  @Test func `chinese stands only beside its english`() throws {
    expectNone(
      try Self.sources().flatMap { file, text in
        Wording.chineseAlone(path: file.path, room: file.room, source: text)
      })
  }

  @Test func `no text claims more than a hash can show`() throws {
    let folders = ["Sources", "playbooks", "examples", "docs", "Tests"]
    let texts = [".swift", ".yaml", ".md", ".txt", ".html", ".json"]
    let why = "a hash shows that a file did not change since, no more"
    for folder in folders {
      for file in try SourceTree.files(in: folder, ending: texts) {
        expectNone(Wording.phrases(Wording.overclaims, path: file.path, text: file.text, why: why))
      }
    }
  }

  @Test func `no text names a folder of one machine`() throws {
    guard let tracked = try SourceTree.tracked() else { return }
    let texts = [
      ".swift", ".yaml", ".md", ".txt", ".json", ".sh", ".py", "Makefile", ".ci/run", ".resolved",
    ]
    for path in tracked where texts.contains(where: { path.hasSuffix($0) }) {
      let url = SourceTree.root.appending(path: path)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      expectNone(
        Wording.phrases(
          Wording.machinePaths, path: path, text: text, why: "say it without a machine's folder"))
    }
  }

  @Test func `no product of a build is tracked`() throws {
    guard let tracked = try SourceTree.tracked() else { return }
    for path in tracked {
      let parts = path.split(separator: "/")
      #expect(
        !parts.contains(where: { $0.hasPrefix(".build") || $0.hasPrefix(".venv") }), "\(path)")
      #expect(parts.last != "Package.resolved" && parts.last != ".DS_Store", "\(path)")
    }
  }

  @Test func `every playbook has a table of tests`() throws {
    for area in try SourceTree.folders(in: "playbooks") {
      let yaml = try SourceTree.files(in: "playbooks/\(area)", ending: [".yaml"])
      let names = yaml.map(\.path)
      guard names.contains("playbooks/\(area)/playbook.yaml") else { continue }
      #expect(names.contains { $0.hasSuffix(".tests.yaml") })
    }
  }

  @Test func `decision records are numbered from 0001 without a gap`() throws {
    let records = try SourceTree.files(in: "docs/decisions", ending: [".md"])
    let names = records.compactMap { $0.path.split(separator: "/").last.map(String.init) }
    #expect(names.allSatisfy { $0.wholeMatch(of: /\d{4}-[a-z0-9-]+\.md/) != nil }, "\(names)")
    let numbers = names.compactMap { Int($0.prefix(4)) }
    #expect(numbers == Array(1...max(1, numbers.count)).prefix(numbers.count).map { $0 })
  }

  @Test func `the project says what changed and under which licence`() {
    for name in ["CHANGELOG.md", "LICENSE", "README.md", "README.en.md"] {
      let path = SourceTree.root.appending(path: name).path
      #expect(FileManager.default.fileExists(atPath: path), "\(name) is missing")
    }
  }
}
