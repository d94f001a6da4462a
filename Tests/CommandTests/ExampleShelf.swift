import CaseCore
@testable import Commands
import Foundation
import Testing

/// An example as its lines left it: run once for each language, looked at by every test.
struct ExampleCase: Sendable {
  /// What one line said.
  struct Said: Sendable {
    let words: [String]
    let outcome: Terminal.Outcome
  }

  /// The case as it was when the example came to a rung: before its letter or packet was written.
  struct Point: Sendable, CustomStringConvertible {
    let rung: String
    let line: Int
    let terminal: Terminal
    var description: String { "\(rung) at line \(line)" }
  }

  /// The vault at the end. Nobody writes into it: a test that does takes a copy.
  let terminal: Terminal
  let said: [Said]
  let points: [Point]

  static let names = ["not-delivered", "duplicate-charge", "fraud-site"]

  /// What the lines that begin with `verb` said, as JSON.
  func said(by verb: String) throws -> [[String: Any]] {
    try said.filter { $0.words.first == verb }.map { try $0.outcome.json() }
  }

  fileprivate init(running name: String, _ language: Language) async throws {
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
    var said: [Said] = []
    var points: [Point] = []
    for line in script.lines {
      let words = line.words.map {
        $0.replacing("{case}", with: "last").replacing("{here}", with: here)
          .replacing("{out}", with: out)
      }
      if ["letter", "packet"].contains(words.first) {
        points.append(
          Point(rung: words[2], line: line.number, terminal: try Terminal(copying: terminal)))
      }
      let outcome = await terminal.run(words + ["--json"])
      #expect(outcome.code == 0, "\(name), line \(line.number): \(outcome.error)")
      said.append(Said(words: words, outcome: outcome))
    }
    self.terminal = terminal
    self.said = said
    self.points = points
  }
}

/// The examples that were run so far.
actor ExampleShelf {
  private static let shared = ExampleShelf()
  private var cases: [String: Task<ExampleCase, any Error>] = [:]
  private var desks: [String: Task<DossierDesk, any Error>] = [:]

  /// The example `name`, run once for each language.
  static func made(_ name: String, _ language: Language) async throws -> ExampleCase {
    try await shared.running(name, language).value
  }

  /// A copy of the example `name` in which dossiers are made.
  static func desk(_ name: String, _ language: Language) async throws -> DossierDesk {
    try await shared.copying(name, language).value
  }

  private func running(_ name: String, _ language: Language) -> Task<ExampleCase, any Error> {
    let key = "\(name)-\(language.rawValue)"
    let task = cases[key] ?? Task { try await ExampleCase(running: name, language) }
    cases[key] = task
    return task
  }

  private func copying(_ name: String, _ language: Language) -> Task<DossierDesk, any Error> {
    let key = "\(name)-\(language.rawValue)"
    let made = running(name, language)
    let task =
      desks[key]
      ?? Task { try await DossierDesk(Terminal(copying: try await made.value.terminal)) }
    desks[key] = task
    return task
  }
}
