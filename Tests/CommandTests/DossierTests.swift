import CaseCore
@testable import Commands
import Foundation
import TestKit
import Testing

/// The words of the examples' dossiers: what is on the pages, without pages.
@Suite(.serialized) struct DossierTests {
  /// One dossier of an example.
  struct Version: Sendable, CustomStringConvertible {
    let example: String
    let reader: String
    let language: Language
    var description: String { "\(example)-\(reader)-\(language.rawValue)" }
  }

  static let versions = [
    Version(example: "not-delivered", reader: "self", language: .zh),
    Version(example: "not-delivered", reader: "platform", language: .zh),
    Version(example: "not-delivered", reader: "self", language: .en),
    Version(example: "not-delivered", reader: "platform", language: .en),
    Version(example: "duplicate-charge", reader: "self", language: .zh),
    Version(example: "duplicate-charge", reader: "payment", language: .zh),
    Version(example: "fraud-site", reader: "self", language: .zh),
    Version(example: "fraud-site", reader: "police", language: .zh),
  ]

  @Test(arguments: versions)
  func `the dossier of an example says what it is kept as`(version: Version) async throws {
    let kept = try await ExampleCase.made(version.example, version.language)
    let text = try await kept.dossier("--for", version.reader)
    expectSnapshot(kept.steady(text), named: "dossier/\(version).txt")
  }

  @Test(arguments: ["seller", "platform", "payment", "12315", "police", "court"])
  func `a dossier for others has no verdict, no gaps, no story and no file name`(
    reader: String
  ) async throws {
    let kept = try await ExampleCase.made("not-delivered", .zh)
    let text = try await kept.dossier("--for", reader)
    for word in ["按你的说法", "按现有材料", "还缺什么", "自己的叙述", "三个前提", "不外发"] {
      #expect(!text.contains(word), "\(reader): \(word)")
    }
    for file in ["wechat.csv", "order.html", "chat.txt", "paid.png"] {
      #expect(!text.contains(file), "\(reader): \(file)")
    }
  }

  @Test func `the seller gets no bill and no export of the chat`() async throws {
    let kept = try await ExampleCase.made("not-delivered", .zh)
    let text = try await kept.dossier("--for", "seller")
    #expect(!text.contains("微信账单（导出文件）\n"))
    #expect(!text.contains("QQ 聊天记录"))
  }

  @Test func `the same size and clock give the same words, and the record comes after`()
    async throws
  {
    let kept = try await ExampleCase.made("not-delivered", .zh)
    let one = try await kept.dossier()
    let two = try await kept.dossier()
    #expect(one == two)
    let log = await kept.terminal.run("log", "last", "--json").output
    #expect(log.contains("dossier"))
  }

  @Test(arguments: Language.allCases)
  func `a case with nothing in it has a dossier`(language: Language) async throws {
    let terminal = try Terminal(language: language)
    #expect(await terminal.run("case", "new", "--title", "空").code == 0)
    let kept = try await ExampleCase(terminal)
    for reader in ["self", "seller", "court"] {
      let text = try await kept.dossier("--for", reader)
      expectSnapshot(
        kept.steady(text), named: "dossier/empty-\(reader)-\(language.rawValue).txt")
    }
  }

  @Test func `a size that the journal never had is refused and nothing is written`() async throws {
    let terminal = try Terminal()
    _ = await terminal.run("case", "new", "--title", "空")
    let outcome = await terminal.run(
      "dossier", "last", "--at", "99", "--text", "-o", terminal.folder + "/x.txt")
    #expect(outcome.code == 2)
    #expect(!FileManager.default.fileExists(atPath: terminal.folder + "/x.txt"))
  }

  @Test func `words that would be markup or controls elsewhere are words here`() async throws {
    let terminal = try Terminal()
    _ = await terminal.run(
      "case", "new", "--title", "<script>alert(1)</script>\u{202e}反\u{1b}[2J",
      "--story", String(repeating: "很长", count: 3_000) + "\n𠮷😀 עברית")
    let kept = try await ExampleCase(terminal)
    let text = try await kept.dossier()
    #expect(text.contains("<script>alert(1)</script>反 [2J"))
    #expect(text.contains("𠮷😀 עברית"))
  }
}

/// An example, made once in a vault of its own from files whose times are fixed.
struct ExampleCase {
  let terminal: Terminal
  /// The number of entries that every dossier is made of: making one adds an entry.
  let size: Int

  /// The last case of `terminal`.
  init(_ terminal: Terminal) async throws {
    self.terminal = terminal
    let path = terminal.folder + "/" + UUID().uuidString + ".txt"
    let made = await terminal.run("dossier", "last", "--text", "-o", path, "--json")
    size = try #require(try made.json()["size"] as? Int, "\(made.error)")
  }

  /// The example `name`, made once for each language.
  static func made(_ name: String, _ language: Language) async throws -> ExampleCase {
    try await Shelf.shared.made(name, language)
  }

  private actor Shelf {
    static let shared = Shelf()
    private var making: [String: Task<ExampleCase, any Error>] = [:]

    func made(_ name: String, _ language: Language) async throws -> ExampleCase {
      let key = "\(name)-\(language.rawValue)"
      let task = making[key] ?? Task { try await ExampleCase(running: name, language) }
      making[key] = task
      return try await task.value
    }
  }

  private init(running name: String, _ language: Language) async throws {
    let folder = "\(Terminal.root)/examples/\(name)"
    let text = try String(contentsOfFile: "\(folder)/steps.txt", encoding: .utf8)
    let script = try CommandScript(text)
    let terminal = try Terminal(now: script.now, language: language)
    let here = terminal.folder + "/here"
    let files = FileManager.default
    try files.copyItem(atPath: folder, toPath: here)
    // What a file says of its time depends on the checkout.
    let time = Date(timeIntervalSince1970: 1_795_000_000)
    for file in try files.contentsOfDirectory(atPath: here) {
      try files.setAttributes([.modificationDate: time], ofItemAtPath: "\(here)/\(file)")
    }
    let out = terminal.folder + "/out"
    try files.createDirectory(atPath: out, withIntermediateDirectories: true)
    for line in script.lines {
      let words = line.words.map {
        $0.replacing("{case}", with: "last").replacing("{here}", with: here)
          .replacing("{out}", with: out)
      }
      // What is only looked at takes time and changes nothing.
      if ["verify", "export", "packet", "log", "findings"].contains(words.first) { continue }
      let outcome = await terminal.run(words + ["--json"])
      #expect(outcome.code == 0, "line \(line.number): \(outcome.error)")
    }
    try await self.init(terminal)
  }

  /// The words of the dossier that `arguments` ask for.
  func dossier(_ arguments: String...) async throws -> String {
    let path = terminal.folder + "/" + UUID().uuidString + ".txt"
    let outcome = await terminal.run(
      ["dossier", "last", "--text", "--at", "\(size)", "-o", path] + arguments)
    #expect(outcome.code == 0, "\(outcome.error)")
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  /// `text` without what is made by chance: the number of the case, its head and its key.
  func steady(_ text: String) -> String {
    var isHead = false
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") { isHead = line == "## 检查点" || line == "## Checkpoint" }
      if isHead, !line.hasPrefix("## ") { continue }
      if line.hasPrefix("| 案卷编号") || line.hasPrefix("| Case |") { continue }
      lines.append(String(line))
    }
    return lines.joined(separator: "\n")
  }
}
