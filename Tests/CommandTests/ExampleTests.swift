import CaseCore
@testable import Commands
import Foundation
import Testing

/// The three example cases of PLAYBOOK §7, from raw files to a verified export.
@Suite struct ExampleTests {
  /// What `expected.json` says of an example.
  private func expected(_ name: String) throws -> [String: Any] {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: "\(Terminal.root)/examples/\(name)/expected.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test(arguments: ExampleCase.names) func `an example says what is expected of it`(name: String)
    async throws
  {
    let expected = try expected(name)
    let run = try await ExampleShelf.made(name, .zh)
    for verb in ["assess", "next"] {
      let results = try run.said(by: verb)
      let wanted = try #require(expected[verb] as? [[String: Any]])
      #expect(results.count >= wanted.count)
      for (index, (one, found)) in zip(wanted, results).enumerated() {
        let missing = Difference.missing(one, in: found, at: "\(verb)[\(index)]")
        #expect(missing.isEmpty, "\(missing)")
      }
    }
    var letters: [String: String] = [:]
    for line in run.said where line.words.first == "letter" {
      letters[line.words[2]] = try line.outcome.json()["text"] as? String
    }
    for (rung, phrases) in try #require(expected["letters"] as? [String: [String]]) {
      let letter = try #require(letters[rung], "no letter to \(rung)")
      for phrase in phrases { #expect(letter.contains(phrase), "\(rung): \(phrase)") }
    }
    for word in expected["nowhere"] as? [String] ?? [] {
      for letter in letters.values { #expect(!letter.contains(word)) }
    }
  }

  @Test(arguments: ExampleCase.names)
  func `leaving a file out changes the record exactly as its sources say`(
    name: String
  ) async throws {
    // Taking back and taking back again adds entries, so this is done to a copy.
    let run = FactsOfCase(
      terminal: try Terminal(copying: try await ExampleShelf.made(name, .zh).terminal))
    let before = try await run.facts()
    var restAlone = 0
    for (number, file) in try await run.evidence() {
      // Taken back and taken back again: the case is the same one throughout.
      let log = try await run.terminal.run(
        "withdraw", "last", "\(number)", "--reason", "test", "--json"
      ).json()
      let entry = try #require(log["entry"] as? Int)
      let after = try await run.facts()
      for (fact, was) in before {
        let remaining = was.sources.filter { $0 != number }
        let now = after[fact]
        if !was.sources.contains(number) {
          #expect(now?.value == was.value, "\(file): \(fact) rests on other things")
        } else if remaining.isEmpty {
          #expect(now?.isDocumented != true, "\(file): nothing else shows \(fact)")
        } else if !was.isDerived {
          // What is derived needs every one of its sources, what is shown only one.
          #expect(now?.isDocumented == true, "\(file): \(remaining) still show \(fact)")
        }
      }
      if before.values.contains(where: { $0.isDocumented && $0.sources == [number] }) {
        restAlone += 1
      }
      let back = await run.terminal.run("withdraw", "last", "\(entry)", "--reason", "test")
      #expect(back.code == 0)
    }
    #expect(restAlone >= 3, "at least three files carry something alone")
  }

  @Test(arguments: ExampleCase.names) func `the whole example passes its own steps in English too`(
    name: String
  ) async throws {
    let run = try await ExampleShelf.made(name, .en)
    #expect(try !run.said(by: "assess").isEmpty)
  }
}

/// A case in a vault, as a test sees it.
private struct FactsOfCase {
  let terminal: Terminal

  /// The originals that count, by entry number.
  func evidence() async throws -> [(number: Int, file: String)] {
    let shown = try await terminal.run("case", "show", "last", "--json").json()
    let list = try #require(shown["evidence"] as? [[String: Any]])
    return try list.map { item in
      (try #require(item["evidence"] as? Int), try #require(item["file"] as? String))
    }
  }

  /// A fact on the record: its value, whether documents show it, and which.
  struct OnRecord: Equatable {
    let value: String
    let isDocumented: Bool
    let isDerived: Bool
    let sources: Set<Int>
  }

  /// The facts on the record, as `fact list` says.
  func facts() async throws -> [String: OnRecord] {
    let listed = try await terminal.run("fact", "list", "last", "--json").json()
    var facts: [String: OnRecord] = [:]
    for fact in try #require(listed["facts"] as? [[String: Any]]) {
      let record = try #require(fact["onTheRecord"] as? [String: Any])
      let sources = (record["sources"] as? [[String: Any]] ?? []).compactMap {
        $0["evidence"] as? Int
      }
      facts[try #require(fact["fact"] as? String)] = OnRecord(
        value: "\(record["value"] ?? "")", isDocumented: record["state"] as? String == "known",
        isDerived: fact["derived"] as? Bool == true, sources: Set(sources))
    }
    return facts
  }
}

/// What one JSON value lacks of another.
private enum Difference {
  /// Members and elements beyond the expected ones are fine.
  static func missing(_ expected: Any, in found: Any?, at path: String) -> [String] {
    if let expected = expected as? [String: Any] {
      guard let found = found as? [String: Any] else { return ["\(path) is no object"] }
      return expected.flatMap { missing($0.value, in: found[$0.key], at: "\(path).\($0.key)") }
    }
    if let expected = expected as? [Any] {
      guard let found = found as? [Any], found.count >= expected.count else {
        return ["\(path) has fewer than \(expected.count) elements"]
      }
      return zip(expected, found).enumerated().flatMap { index, pair in
        missing(pair.0, in: pair.1, at: "\(path)[\(index)]")
      }
    }
    let same = (expected as? NSObject) == (found as? NSObject)
    return same ? [] : ["\(path): \(expected) expected, \(found ?? "nothing") found"]
  }
}
