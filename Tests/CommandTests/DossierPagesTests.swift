import CaseCore
import Foundation
import Testing

/// The examples' dossiers on pages, read by other hands: every number and link leads where it says.
@Suite(.serialized) struct DossierPagesTests {
  /// One dossier at the point where an example comes to a rung.
  struct Version: Sendable, CustomStringConvertible {
    let example: String
    let reader: String
    let language: Language
    var description: String { "\(example)-\(reader)-\(language.rawValue)" }
  }

  /// Every reader of every example; without a deep run oneself and the reader of the example's first
  /// letter, one in each language.
  static let versions = ExampleCase.names.flatMap { name in
    Language.allCases.flatMap { language in
      readers(of: name, language).map { Version(example: name, reader: $0, language: language) }
    }
  }

  private static func readers(of name: String, _ language: Language) -> [String] {
    guard ProcessInfo.processInfo.environment["RECOURSE_DEEP"] == nil else {
      return ["self", "seller", "platform", "payment", "12315", "police", "court"]
    }
    return [first(of: name, language)]
  }

  private static func first(of name: String, _ language: Language) -> String {
    let reader = ["not-delivered": "platform", "duplicate-charge": "payment"][name] ?? "police"
    return language == .zh ? "self" : reader
  }

  /// Whether the pages were looked at and kept: those of every run are.
  private static func isApproved(_ version: Version) -> Bool {
    version.reader == first(of: version.example, version.language)
  }

  @Test(arguments: versions)
  func `numbers, links, outline and words of a dossier lead where they say`(
    version: Version
  ) async throws {
    let desk = try await ExampleShelf.desk(version.example, version.language)
    let dossier = try await DossierPages(desk, version.reader)
    let found = try dossier.check()
    #expect(found["pages"] == dossier.pages)
    #expect(found["exhibits"] == dossier.exhibits)
    #expect(try #require(found["paragraphs"]) > 20)
    // Where no picture is read, a stranger's dossier of the third example may be without exhibits, and
    // so without what leads to them. The approved ones all have some.
    if dossier.exhibits > 0 || Self.isApproved(version) {
      #expect(try #require(found["links"]) > 10)
      #expect(try #require(found["named"]) > 0)
    }
    if Self.isApproved(version) { try dossier.expectPictures(named: "\(version)") }
  }

  @Test(arguments: ExampleCase.names)
  func `at each rung its reader gets a dossier that leads where it says`(
    example: String
  ) async throws {
    let readers = [
      "seller": "seller", "platform": "platform", "wechat": "payment", "alipay": "payment",
      "police": "police",
    ]
    // The deep run makes them all; else the first rung of each example.
    let isDeep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"] != nil
    for language in isDeep ? Language.allCases : [.zh] {
      let made = try await ExampleShelf.made(example, language)
      for point in isDeep ? made.points : Array(made.points.prefix(1)) {
        let desk = try await DossierDesk(Terminal(copying: point.terminal))
        let reader = try #require(readers[point.rung])
        _ = try await DossierPages(desk, reader).check()
      }
    }
  }
}

/// A dossier as PDF beside its words.
struct DossierPages {
  private let stem: String
  /// How many pages it is said to have.
  let pages: Int
  /// How many exhibits it is said to have.
  let exhibits: Int

  /// The dossier of the case at `desk` for `reader`, in a folder that goes with the desk.
  init(_ desk: DossierDesk, _ reader: String) async throws {
    stem = "\(desk.terminal.folder)/\(UUID().uuidString)"
    let common = ["dossier", "last", "--for", reader, "--at", "\(desk.size)", "--json", "-o"]
    let made = await desk.terminal.run(common + ["\(stem).pdf"])
    #expect(made.code == 0, "\(made.error)")
    let said = try made.json()
    pages = try #require(said["pages"] as? Int)
    exhibits = try #require(said["exhibits"] as? Int)
    let words = await desk.terminal.run(common + ["\(stem).txt", "--text"])
    #expect(words.code == 0, "\(words.error)")
  }

  /// What the checker counted; it finds every fault that it names.
  func check() throws -> [String: Int] {
    let said = try Self.run(
      "python3",
      ["\(Terminal.root)/Tests/OtherTools/check_dossier.py", "\(stem).pdf", "\(stem).txt"])
    let counts = try? JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Int]
    return try #require(counts, "\(said)")
  }

  /// Compares every page with the one that was approved (`Tests/OtherTools/compare_pages.py`).
  func expectPictures(named name: String, at place: SourceLocation = #_sourceLocation) throws {
    let kept = "\(Terminal.root)/Tests/Snapshots/CommandTests/pages/\(name).png"
    let said = try Self.run(
      "python3",
      ["\(Terminal.root)/Tests/OtherTools/compare_pages.py", "\(stem).pdf", kept]
        + (Self.isRecording ? ["--record"] : []))
    #expect(said == "the same\n", "\(name): \(said)", sourceLocation: place)
  }

  private static let isRecording =
    ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
