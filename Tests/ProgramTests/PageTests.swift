import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// The page that verifies in a browser, in Debian's Chromium and without a network.
  @Suite struct PageTests {
    let program: Program

    init() throws { program = try Program() }

    private func verify(_ wishes: [[String: Any]]) throws -> [[String: Any]] {
      let list = try JSONSerialization.data(withJSONObject: wishes)
      let path = try program.folder.write(Array(list), named: "wishes.json")
      let outcome = try program.shell(
        #""$PYTHON" "$TOOLS/check_page.py" "$1" "$2""#, "\(Program.root)/web/verify.html", path)
      let results = try #require(outcome.json as? [[String: Any]], "\(outcome)")
      let last = try #require(results.last)
      #expect((last["requests"] as? [String]) == [], "the page asks nobody for anything")
      #expect((last["errors"] as? [String]) == [])
      try #require(results.count == wishes.count + 1)
      return results.dropLast()
    }

    @Test func `the page says what the program says of good bundles, in both languages`() throws {
      let id = try program.richCase()
      let paths = [
        try program.export(id, "self.zip"), try program.export(id, "court.zip", "--for", "court"),
        try program.export(id, "partial.zip", "--entries", "1"), try program.maskedBundle(),
        try program.export(program.erasedCase().id, "erased.zip"),
      ]
      let wishes = paths.flatMap { path in
        ["zh", "en"].map { ["file": path, "language": $0] }
      }
      for (wish, result) in zip(wishes, try verify(wishes)) {
        let ours = try program.shell(
          #""$VERIFY" "$1" --lang "$2" --json"#, wish["file"] ?? "", wish["language"] ?? "")
        #expect((result["failures"] as? [String]) == [])
        #expect((result["proven"] as? [String]) == (ours.object["proven"] as? [String]))
        if wish["file"]?.hasSuffix("masked.zip") == true {
          let copies = (result["proven"] as? [String] ?? []).filter { $0.contains("phone × 1") }
          #expect(copies.count == 1, "\(result)")
        }
        let notProven = result["notProven"] as? [String] ?? []
        let theirs = ours.object["notProven"] as? [String] ?? []
        #expect(notProven.count == theirs.count)
        let erased = theirs.filter { $0.contains("应本人要求删除") || $0.contains("erased at") }
        #expect(erased.count == (wish["file"]?.hasSuffix("/erased.zip") == true ? 1 : 0))
        #expect(erased.allSatisfy { notProven.contains($0) }, "\(notProven)")
      }
    }

    @Test func `the page follows the keys as the program does, and sees what is forged`() throws {
      let made = try program.seamBundles(of: program.newCase())
      let stranger = String(repeating: "ab", count: 32)
      var wishes: [[String: Any]] = []
      for path in made.all {
        for language in ["zh", "en"] { wishes.append(["file": path, "language": language]) }
        for key in [made.first, stranger] {
          wishes.append(["file": path, "language": "en", "key": key])
        }
      }
      for (wish, result) in zip(wishes, try verify(wishes)) {
        let key = wish["key"] as? String
        let ours = try program.verify(
          ["\(wish["file"] ?? "")", "--lang", "\(wish["language"] ?? "")", "--json"]
            + (key.map { ["--key", $0] } ?? []))
        let proven = ours.object["proven"] as? [String] ?? []
        #expect((result["proven"] as? [String]).map(Set.init) == Set(proven), "\(wish)")
        let (mine, other) = (
          ours.object["failures"] as? [Any], result["failures"] as? [String]
        )
        #expect(mine?.isEmpty == other?.isEmpty, "\(wish): \(ours) \(result)")
        #expect(
          (result["notProven"] as? [String])?.count
            == (ours.object["notProven"] as? [String])?.count)
      }
      let folder = program.folder.path(of: "forged")
      let list = try program.shell(
        #"mkdir "$2"; "$PYTHON" "$TOOLS/forge_seams.py" "$@""#,
        made.continued, folder, made.keys[0], made.keys[1], made.keys[2], made.keys[3])
      let forged = try #require(list.json as? [[String: Any]], "\(list)")
      for (change, result) in zip(
        forged, try verify(forged.map { ["file": $0["file"] ?? "", "language": "en"] }))
      {
        let names = change["names"] as? [String] ?? []
        let failures = result["failures"] as? [String] ?? []
        #expect(
          failures.contains { failure in names.contains { failure.contains($0) } },
          "\(change): \(failures)")
        #expect((result["proven"] as? [String]) == [], "\(change)")
      }
    }

    @Test func `the page refuses changed bundles and names the right file`() throws {
      let path = try program.export(program.richCase(), "case.zip")
      let folder = program.folder.path(of: "changed")
      let made = try program.shell(
        #"mkdir "$2" && "$PYTHON" "$TOOLS/tamper.py" "$1" "$2""#, path, folder)
      let list = try #require(made.json as? [[String: Any]], "\(made)")
      let results = try verify(list.map { ["file": $0["file"] ?? ""] })
      for (change, result) in zip(list, results) {
        let names = change["names"] as? [String] ?? []
        let failures = result["failures"] as? [String] ?? []
        let title = change["title"] as? String ?? ""
        #expect(
          failures.contains { failure in names.contains { failure.contains($0) } },
          "\(title): \(failures)")
        #expect((result["proven"] as? [String]) == [], "\(title)")
      }
    }

    @Test func `the page refuses what is cut, lengthened, or no bundle at all`() throws {
      let path = try program.export(program.richCase(), "case.zip")
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      var wishes: [[String: Any]] = []
      for count in [0, 1, 29, 30, 100, bytes.count / 2, bytes.count - 1] {
        let cut = try program.folder.write(Array(bytes[..<count]), named: "cut-\(count).zip")
        wishes.append(["file": cut])
      }
      wishes.append(["file": try program.folder.write(bytes + [0], named: "long.zip")])
      wishes.append(["file": "\(Program.root)/web/verify.html"])
      let otherKey = String(repeating: "ab", count: 32)
      wishes.append(["file": path, "key": otherKey])
      for (wish, result) in zip(wishes, try verify(wishes)) {
        #expect((result["failures"] as? [String])?.isEmpty == false, "\(wish)")
        #expect((result["proven"] as? [String]) == [], "\(wish)")
      }
    }

    @Test func `without Ed25519 the page says that the signature was not checked`() throws {
      let path = try program.export(program.richCase(), "case.zip")
      let result = try #require(
        try verify([["file": path, "withoutEd25519": true, "language": "en"]]).first)
      let (proven, notProven) = (
        result["proven"] as? [String] ?? [], result["notProven"] as? [String] ?? []
      )
      #expect(!proven.contains { $0.contains("signed by") || $0.contains("Unchanged") })
      #expect(notProven.contains { $0.contains("no Ed25519") })
    }

    @Test func `the digests that the page holds are those of what it holds`() throws {
      let outcome = try program.shell(#"python3 "$TOOLS/../../scripts/seal-page.py" --check"#)
      #expect(outcome.code == 0, "\(outcome)")
    }
  }
}
