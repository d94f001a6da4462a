import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// A card key that somebody has is told from the commitments of a case.
  @Suite struct CardKeyTests {
    private func check(
      _ program: Program, _ id: String, _ key: String
    ) throws -> RunningProgram.Outcome {
      let path = try program.folder.write(Array(key.utf8), named: "key")
      return try program.start(
        [path, "card-key", id, "--from", "/dev/fd/3", "--json"],
        shell: #"file="$1"; shift; exec "$RECOURSE" "$@" 3< "$file""#
      ).finish()
    }

    @Test func `the key that was delivered is told from any other, and is written nowhere`()
      throws
    {
      let program = try Program()
      let id = try program.newCase()
      let page = Program.example("duplicate-charge/order.html")
      #expect(try program.run("add", id, page).code == 0)
      let right = try check(program, id, "YHQT-7H2K-93XD-MM4T-0000\n")
      #expect(right.code == 0, "\(right)")
      #expect((right.object["matches"] as? [Any])?.count == 1)
      let wrong = try check(program, id, "YHQT-7H2K-93XD-MM4T-0001\n")
      #expect(wrong.code == 1 && (wrong.object["matches"] as? [Any])?.isEmpty == true)
      let log = try program.run("log", id, "--json")
      for outcome in [right, wrong, log] {
        #expect(!(outcome.output + outcome.error).contains("7H2K"))
      }
    }

    @Test func `without a terminal and without a place to read from it is refused`() throws {
      let program = try Program()
      let id = try program.newCase()
      let outcome = try program.start([id], shell: #"exec setsid -w "$RECOURSE" card-key "$1""#)
        .finish()
      #expect(outcome.code == 2 && outcome.error.contains("[no-terminal]"), "\(outcome)")
    }
  }
}
