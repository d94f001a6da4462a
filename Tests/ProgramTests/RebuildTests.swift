import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// What follows from the journals is found when it is wrong, and made anew.
  @Suite struct RebuildTests {
    private static let damages = [
      "listing": "UPDATE cases SET title = 'another'",
      "tiles": "DROP TRIGGER tiles_only_grow; UPDATE tiles SET hashes = zeroblob(length(hashes))",
    ]

    @Test(arguments: damages.keys.sorted())
    func `what differs from the journals is named by check, and mended by --rebuild`(
      kind: String
    ) throws {
      let program = try Program()
      let id = try program.richCase()
      _ = try program.export(id, "case.zip")
      let script = """
        "$PYTHON" -c 'import sqlite3, sys
        with sqlite3.connect(sys.argv[1]) as database: database.executescript(sys.argv[2])' "$1" "$2"
        """
      let damaged = try program.shell(
        script, "\(program.vault)/vault.sqlite", try #require(Self.damages[kind]))
      try #require(damaged.code == 0, "\(damaged)")
      let found = try program.run("check", "--json")
      #expect(found.code == 1)
      let faults = found.object["faults"] as? [[String: Any]] ?? []
      #expect(faults.compactMap { $0["kind"] as? String } == [kind], "\(found)")
      #expect(faults.first?["case"] as? String == id)
      let mended = try program.run("check", "--rebuild", "--json")
      #expect(mended.code == 0, "\(mended)")
      #expect(try program.run("check").code == 0)
      // The proof comes out all the same.
      let path = program.folder.path(of: "p.tlog-proof")
      try #require(program.run("proof", id, "1", "-o", path).code == 0)
      #expect(try program.run("verify", path).code == 0)
      #expect(try program.run("check").code == 0)
    }
  }
}
