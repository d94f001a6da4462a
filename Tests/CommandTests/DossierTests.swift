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
    Version(example: "duplicate-charge", reader: "self", language: .en),
    Version(example: "duplicate-charge", reader: "payment", language: .en),
    Version(example: "fraud-site", reader: "self", language: .zh),
    Version(example: "fraud-site", reader: "police", language: .zh),
    Version(example: "fraud-site", reader: "self", language: .en),
    Version(example: "fraud-site", reader: "police", language: .en),
  ]

  @Test(arguments: versions)
  func `the dossier of an example says what it is kept as`(version: Version) async throws {
    let kept = try await ExampleShelf.desk(version.example, version.language)
    let text = try await kept.dossier("--for", version.reader)
    expectSnapshot(kept.steady(text), named: "dossier/\(version).txt")
  }

  @Test(arguments: ["seller", "platform", "payment", "12315", "police", "court"])
  func `a dossier for others has no verdict, no gaps, no story and no file name`(
    reader: String
  ) async throws {
    let kept = try await ExampleShelf.desk("not-delivered", .zh)
    let text = try await kept.dossier("--for", reader)
    for word in ["按你的说法", "按现有材料", "还缺什么", "自己的叙述", "三个前提", "不外发"] {
      #expect(!text.contains(word), "\(reader): \(word)")
    }
    for file in ["wechat.csv", "order.html", "chat.txt", "paid.png"] {
      #expect(!text.contains(file), "\(reader): \(file)")
    }
  }

  @Test func `the seller gets no bill and no export of the chat`() async throws {
    let kept = try await ExampleShelf.desk("not-delivered", .zh)
    let text = try await kept.dossier("--for", "seller")
    #expect(!text.contains("微信账单（导出文件）\n"))
    #expect(!text.contains("QQ 聊天记录"))
  }

  @Test(arguments: ["seller", "platform", "payment", "12315", "police", "court"])
  func `what a bill says is told in words to whoever does not get the bill`(
    reader: String
  ) async throws {
    let kept = try await ExampleShelf.desk("not-delivered", .zh)
    let text = try await kept.dossier("--for", reader)
    #expect(text.contains("以下记录原件由提交人保存"))
    let lines = text.split(separator: "\n").filter { $0.contains("→") }
    let paid = try #require(lines.first, "no payment in the chronology")
    #expect(!paid.contains("提交人陈述"), "\(paid)")
    #expect(paid.contains("账单摘录"), "\(paid)")
  }

  @Test(arguments: ["platform", "payment", "12315", "police", "court"])
  func `others are not told what the person did to keep things safe`(reader: String) async throws {
    let kept = try await ExampleShelf.desk("duplicate-charge", .zh)
    #expect(try await kept.dossier().contains("先稳住"))
    #expect(try await !kept.dossier("--for", reader).contains("先稳住"))
  }

  @Test(arguments: ["not-delivered", "duplicate-charge"])
  func `an office is not asked what the site was asked`(example: String) async throws {
    let kept = try await ExampleShelf.desk(example, .zh)
    #expect(try await !kept.dossier("--for", "12315").contains("贵站"))
    // Nor is the site asked for names where it is asked for the money.
    let platform = try await kept.dossier("--for", "platform")
    #expect(platform.contains("订单投诉") && !platform.contains("请提供经营者信息"))
  }

  @Test func `the same size and clock give the same words, and the record comes after`()
    async throws
  {
    let kept = try await ExampleShelf.desk("not-delivered", .zh)
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
    let kept = try await DossierDesk(terminal)
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
    let kept = try await DossierDesk(terminal)
    let text = try await kept.dossier()
    #expect(text.contains("<script>alert(1)</script>反 [2J"))
    #expect(text.contains("𠮷😀 עברית"))
  }
}

/// A case of which dossiers are made.
struct DossierDesk: Sendable {
  let terminal: Terminal
  /// The number of entries that every dossier is made of: making one adds an entry.
  let size: Int

  /// The last case of `terminal`.
  init(_ terminal: Terminal) async throws {
    self.terminal = terminal
    let log = try await terminal.run("log", "last", "--json").json()
    size = try #require(log["entries"] as? [Any]).count
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
