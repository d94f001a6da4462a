import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Files and folders that no honest program makes: refused with a reason, in little memory, and
  /// nothing is written anywhere.
  @Suite struct HostileBundleTests {
    let program: Program

    init() throws { program = try Program() }

    private func corpus() throws -> [(what: String, path: String)] {
      let bundle = try program.export(program.richCase(), "case.zip")
      let made = try program.shell(
        #""$PYTHON" "$TOOLS/hostile.py" "$1" "$2""#, bundle, program.folder.path(of: "hostile"))
      let list = try #require(made.json as? [[String: String]], "\(made)")
      return list.map { ($0["what"] ?? "", $0["path"] ?? "") }
    }

    /// What stands in the folder of the test, to see that nothing came to it.
    private func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: program.folder.path).sorted()
        .filter { !$0.hasPrefix("error-") }
    }

    @Test func `every hostile file and folder is refused with its reason`() throws {
      let corpus = try corpus()
      #expect(corpus.count > 150)
      let before = try names()
      for (what, path) in corpus {
        // Room for the program, and not for a bomb of 1 GiB.
        let outcome = try program.shell(
          #"ulimit -v 1500000; cd /; exec "$VERIFY" "$1" --lang en --json"#, path)
        let failures = outcome.object["failures"] as? [[String: String]] ?? []
        #expect(outcome.code == 1 || outcome.code == 2, "\(what): \(outcome)")
        if outcome.code == 1 {
          #expect(failures.allSatisfy { $0["what"]?.isEmpty == false }, "\(what)")
          #expect(!failures.isEmpty && failures.count <= 100, "\(what): \(outcome)")
          #expect((outcome.object["proven"] as? [String]) == [], "\(what)")
          #expect(outcome.error.isEmpty, "\(what): \(outcome)")
        } else {
          #expect(outcome.error.split(separator: "\n").count == 1, "\(what): \(outcome)")
        }
        #expect(!(outcome.output + outcome.error).contains("\u{1b}"), "\(what)")
      }
      #expect(try names() == before)
    }

    @Test func `the page refuses every hostile file too`() throws {
      let corpus = try corpus().filter { $0.path.hasSuffix(".zip") }
      let wishes = try JSONSerialization.data(withJSONObject: corpus.map { ["file": $0.path] })
      let path = try program.folder.write(Array(wishes), named: "wishes.json")
      let outcome = try program.shell(
        #""$PYTHON" "$TOOLS/check_page.py" "$1" "$2""#, "\(Program.root)/web/verify.html", path)
      let results = try #require(outcome.json as? [[String: Any]], "\(outcome)")
      #expect((results.last?["requests"] as? [String]) == [])
      for ((what, _), result) in zip(corpus, results) {
        #expect((result["failures"] as? [String])?.isEmpty == false, "\(what): \(result)")
        #expect((result["proven"] as? [String]) == [], "\(what)")
      }
    }
  }
}
