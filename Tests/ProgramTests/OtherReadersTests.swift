import Foundation
import Testing

extension WholeProgram {
  /// What programs that know nothing of ours read in the files that a person has.
  @Suite struct OtherReadersTests {
    let program: Program

    init() throws { program = try Program() }

    @Test func `a second reading of every chat counts the same messages`() throws {
      let outcome = try program.shell(
        """
        chats="$1"/Tests/ImportsTests/Fixtures
        "$PYTHON" "$TOOLS/count_chats.py" --recourse "$2" "$chats"/chats/*.* \
          "$chats"/qq/private.txt "$chats"/qq/history.txt.bytes
        """, Program.root, Program.path)
      #expect(outcome.code == 0, "\(outcome.output)")
      #expect(!outcome.output.contains("differs"))
      #expect(outcome.output.split(separator: "\n").count > 40)
    }

    // The very bytes that EngineTests/CaptureTests compares.
    @Test func `another program reads the archive of a capture and finds its digests right`() throws
    {
      let outcome = try program.shell(
        """
        archive="$1"/Tests/Snapshots/EngineTests/capture.warc
        "$(dirname "$PYTHON")"/warcio check -v "$archive" &&
          "$(dirname "$PYTHON")"/warcio index -f warc-type,warc-target-uri,http:status "$archive"
        """, Program.root)
      #expect(outcome.code == 0, "\(outcome.output)")
      #expect(outcome.output.contains("digest pass"))
      #expect(!outcome.output.contains("digest failed"))
      for type in ["warcinfo", "request", "response", "metadata", "resource"] {
        #expect(outcome.output.contains("\"\(type)\""))
      }
    }
  }
}
