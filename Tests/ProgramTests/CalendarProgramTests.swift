import TestKit
import Testing

extension WholeProgram {
  /// The calendar of the built program, read by somebody else's library.
  @Suite struct CalendarProgramTests {
    private func read(_ program: Program, _ file: String) throws -> [String] {
      let outcome = try program.shell(
        #""$PYTHON" "$TOOLS/read_calendar.py" "$1""#, program.folder.path(of: file))
      #expect(outcome.code == 0, "\(outcome)")
      return outcome.output.split(separator: "\n").map(String.init)
    }

    @Test func `another library reads the deadlines at the local times`() throws {
      let program = try Program()
      let id = try program.newCase()
      #expect(
        try program.run("step", id, "wechat", "filed", "--when", "2026-11-22 03:30").code == 0)
      let now = ["--now", "2026-11-22T10:00:00+08:00", "--lang", "zh"]
      let file = program.folder.path(of: "due.ics")
      let made = try program.run(["calendar", id, "-o", file, "--json"] + now)
      #expect(made.code == 0, "\(made)")
      let events = try read(program, "due.ics")
      #expect(made.object["events"] as? Int == events.count)
      let answer = try #require(events.first { $0.hasPrefix("2026-11-23 03:30\t") }, "\(events)")
      // The seller's day ends at night; the reminder waits for the morning.
      #expect(answer.hasSuffix("\t11-23 08:00"), "\(answer)")
    }

    @Test func `a calendar is written over only when that is wished`() throws {
      let program = try Program()
      _ = try program.newCase()
      let file = program.folder.path(of: "due.ics")
      #expect(try program.run("calendar", "-o", file).code == 0)
      let again = try program.run("calendar", "-o", file)
      #expect(again.code == 2, "\(again)")
      #expect(try program.run("calendar", "-o", file, "--replace").code == 0)
    }

    @Test func `the calendar of a vault without a case is empty and sound`() throws {
      let program = try Program()
      let file = program.folder.path(of: "none.ics")
      #expect(try program.run("calendar", "-o", file, "--lang", "en").code == 0)
      #expect(try read(program, "none.ics").isEmpty)
    }
  }
}
