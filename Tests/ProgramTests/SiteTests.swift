import Foundation
import Testing

extension WholeProgram {
  /// The pages as they are served, over the wire and in a real browser.
  @Suite struct SiteTests {
    let program: Program

    init() throws { program = try Program() }

    /// Serves the pages, runs `script`, which finds the link as `$LINK` and its beginning as `$ORIGIN`,
    /// and asks the program to end. Its exit code comes last in the error output.
    private func served(
      _ script: String, _ arguments: String...
    ) throws -> RunningProgram.Outcome {
      try program.start(
        arguments,
        shell: """
          TOOLS='\(Program.tools)'; PYTHON='\(Program.root)/.venv-test/bin/python'
          export PYTHONDONTWRITEBYTECODE=1
          cd "$TMPDIR" && mkfifo line
          "$RECOURSE" serve --json >line &
          read -r json <line
          LINK=$(printf %s "$json" | sed 's/.*"\\(http[^"]*\\)".*/\\1/')
          ORIGIN=${LINK%%/open*}
          \(script)
          code=$?
          kill -TERM $!
          wait $!
          echo "ended $?" >&2
          exit $code
          """
        // A browser opens some hundred pages, which takes its time on a machine that is busy.
      ).kill(after: .seconds(300))
    }

    @Test func `the shortest path is walked in a real browser, in both languages`() throws {
      let outcome = try served(
        #""$PYTHON" "$TOOLS/check_site.py" "$LINK""#)
      #expect(outcome.code == 0, "\(outcome)")
      let found = outcome.object
      let screens = try #require(found["screens"] as? [String: [String]], "\(outcome)")
      #expect(screens.count == 2)
      for (language, screens) in screens {
        #expect(screens.count <= 8, "\(language): \(screens)")
      }
      for name in ["axe", "errors", "foreign", "wide"] {
        #expect((found[name] as? [Any])?.isEmpty == true, "\(name): \(found[name] ?? "")")
      }
      #expect(found["copied"] as? Bool == true)
      #expect(found["answered"] as? Bool == true)
      #expect(found["brought"] as? [String: Int] == ["zh": 4, "en": 4])
      let told = found["told"] as? [String: String]
      #expect(told == ["zh": "nothing_came", "en": "nothing_came"])
      #expect(found["dropped"] as? [String] == ["a.txt", "b.txt"])
      let drawn = try #require(found["drawn"] as? [Any])
      let sides = (drawn.first as? String)?.split(separator: " ").compactMap { Double($0) } ?? []
      #expect(sides.count == 4, "\(drawn)")
      // A quarter from the left, half of the width; a pixel of a phone's picture is a third of a percent.
      for (side, wanted) in zip(sides, [25, 6.25, 50, 12.5]) { #expect(abs(side - wanted) < 1) }
      #expect(drawn.last as? Int == 1)
      let marked = try #require(found["marked"] as? [String: [String]], "\(outcome)")
      #expect(marked.count == 3)
      for (page, words) in marked { #expect(!words.isEmpty, "\(page)") }
      #expect(outcome.error.contains("ended 0"))
    }

    @Test func `what comes over the wire is limited, and the loopback address alone answers`()
      throws
    {
      let outcome = try served(
        #"""
        ask() { curl -s -o /dev/null -w '%{http_code} ' "$@"; }
        ask "$ORIGIN/start"
        ask -H 'Host: evil.example' "$ORIGIN/start"
        ask -c jar "$LINK"; ask "$LINK"
        ask -b jar "$ORIGIN/start"; ask -b jar -X PUT "$ORIGIN/start"; ask -I -b jar "$ORIGIN/start"
        head -c 1100000 /dev/zero | ask -b jar --data-binary @- "$ORIGIN/start/what"
        ask -b jar -H "X-Long: $(head -c 9000 /dev/zero | tr '\0' x)" "$ORIGIN/start"
        for address in $(hostname -I); do ask "http://$address:${ORIGIN##*:}/start"; done
        """#)
      let codes = outcome.output.split(separator: " ").map(String.init)
      #expect(codes.prefix(8) == ["403", "421", "200", "403", "200", "405", "200", "413"])
      #expect(codes.dropFirst(8).first != "200")
      #expect(codes.dropFirst(9).allSatisfy { $0 == "000" }, "\(outcome)")
      #expect(outcome.error.contains("ended 0"), "\(outcome)")
    }

    @Test func `a large file comes in with little memory, and half of one leaves nothing`()
      throws
    {
      let outcome = try served(
        #"""
        curl -s -o /dev/null -c jar "$LINK"
        page=$(curl -s -b jar "$ORIGIN/start/what")
        token=$(printf %s "$page" | sed 's/.*name="token" value="\([0-9a-f]*\)".*/\1/')
        answer=$(curl -s -o /dev/null -w '%{redirect_url}' -b jar -d "token=$token" \
          -d what=nothing_came "$ORIGIN/start/what")
        case=${answer%%/ask*}
        add() { curl -s -o answer -w '%{http_code} ' -b jar -F "token=$token" "$@" "$case/add"; }
        head -c 200000000 /dev/zero | tr '\0' x >large.bin
        add -F 'files=@large.bin;filename=../../large.bin'; grep -c 'large.bin' answer
        add --limit-rate 20M --max-time 1 -F files=@large.bin
        # What came by halves is gone as soon as the server has seen that the rest will not come.
        until add -F 'files=@/dev/null;filename=empty.txt' | grep 200; do :; done
        find "$RECOURSE_VAULT" -name '.incoming-*' | wc -l
        sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' /proc/$!/status
        """#)
      let said = outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
      #expect(said.prefix(5) == ["200", "1", "000", "200", "0"], "\(outcome)")
      // A release takes 90 MB; what the test is about is that 200 MB are not held.
      #expect(said.dropFirst(5).first.flatMap { Int($0) } ?? .max < 180_000, "\(outcome)")
      #expect(outcome.error.contains("ended 0"), "\(outcome)")
    }

    @Test func `a port that is taken is said, and nothing is served`() throws {
      let outcome = try served(
        #""$RECOURSE" serve --port ${ORIGIN##*:} --vault "$TMPDIR/other"; echo "then $?" >&2"#)
      #expect(outcome.error.contains("[port-taken]") && outcome.error.contains("then 3"))
    }
  }
}
