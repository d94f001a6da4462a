import Foundation
import Testing

extension WholeProgram {
  /// A server with accounts, over the wire and in a real browser.
  @Suite struct ServerTests {
    let program: Program

    init() throws { program = try Program() }

    /// Writes the file of a server as `$FILE`, with an admin's invitation as `$LINK` and its beginning as
    /// `$ORIGIN`, serves it, runs `script` and asks the program to end. Its exit code comes last in the error
    /// output; what it logs stands in `log`.
    private func served(_ script: String, more: String = "") throws -> RunningProgram.Outcome {
      try program.start(
        [],
        shell: """
          TOOLS='\(Program.tools)'; PYTHON='\(Program.root)/.venv-test/bin/python'
          export PYTHONDONTWRITEBYTECODE=1
          cd "$TMPDIR" && mkfifo line
          PORT=$("$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
          ORIGIN=http://127.0.0.1:$PORT
          FILE=server.json
          cat >"$FILE" <<END
          // Read by people.
          {
            folder: "data", listen: "127.0.0.1:$PORT", addresses: ["$ORIGIN"],
            operator: {zh: "示例协会", en: "Example Association"}, contact: "help@example.org",
            retention: {zh: "结案后保存两年。", en: "It is kept for two years after a case ends."},
            mail: {folder: "mails", from: "recourse@example.org"},\(more)
          }
          END
          LINK=$("$RECOURSE" invite Admin@example.org --role admin --config "$FILE" --json |
            sed 's/.*"\\(http[^"]*\\)".*/\\1/')
          "$RECOURSE" serve --config "$FILE" --json >line 2>log &
          read -r json <line
          \(script)
          code=$?
          kill -TERM $!
          wait $!
          echo "ended $?" >&2
          exit $code
          """
      ).kill(after: .seconds(300))
    }

    @Test
    func `accounts are opened, used and left in a real browser, and none sees another's case`()
      throws
    {
      let outcome = try served(#""$PYTHON" "$TOOLS/check_server.py" "$LINK" mails; cat log >&2"#)
      #expect(outcome.code == 0, "\(outcome)")
      let found = outcome.object
      for name in ["axe", "errors", "foreign", "wide"] {
        #expect((found[name] as? [Any])?.isEmpty == true, "\(name): \(found[name] ?? "")")
      }
      #expect(found["home"] as? String == "/start")
      #expect(found["signedOut"] as? String == "/sign-in")
      #expect(found["subject"] as? String == "有据：开通你的账户")
      let second = try #require(found["second"] as? [String: Int], "\(outcome)")
      #expect(second.count == 6)
      // The place for files asks for consent first, whatever the case.
      for (path, status) in second { #expect(status == (path == "/add" ? 303 : 404), "\(path)") }
      #expect((found["left"] as? String)?.isEmpty == false)
      #expect(outcome.error.contains("ended 0"), "\(outcome)")
      // The log tells of places and times, and of nobody.
      let path = try #require(found["case"] as? String)
      #expect(outcome.error.contains(#""place":"overview""#))
      for secret in [
        path.split(separator: "/").last.map { String($0) } ?? "", "example.org", "127.0.0.1",
        "invitation=",
      ] {
        #expect(!outcome.error.contains(secret), "\(secret)")
      }
    }

    @Test func `a server tells programs how it is, and keeps what is secret out of its files`()
      throws
    {
      let outcome = try served(
        #"""
        ask() { curl -s -o /dev/null -w '%{http_code} ' "$@"; }
        ask "$ORIGIN/health"; ask "$ORIGIN/ready"; ask "$ORIGIN/metrics"; ask "$ORIGIN/"
        ask -H 'Host: evil.example' "$ORIGIN/sign-in"; ask "$ORIGIN/cases"
        ask -c jar "$LINK"
        page=$(curl -s -b jar "$LINK")
        token=$(printf %s "$page" | sed 's/.*name="token" value="\([0-9a-f]*\)".*/\1/')
        ask -b jar -c jar -d "token=$token" -d "invitation=${LINK##*=}" -d old-enough=yes \
          -d 'password=correct horse battery' -d 'again=correct horse battery' "$ORIGIN/join"
        ask -b jar "$ORIGIN/account"; ask "$LINK"
        curl -s "$ORIGIN/metrics" | grep -c 'recourse_answers_total{place="account",status="200"} 1'
        grep -c '^scrypt' /dev/null; stat -c %a data/accounts.sqlite
        grep -rlF -e 'correct horse' -e "${LINK##*=}" -e "$(awk '/__Host|recourse/ {print $7}' jar | tail -1)" data
        ls data/vaults | wc -l
        """#)
      let said = outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
      #expect(
        said.prefix(10) == [
          "200", "200", "200", "303", "421", "404", "200", "303", "200", "404",
        ], "\(outcome)")
      #expect(said.dropFirst(10) == ["1", "0", "600", "0"], "\(outcome)")
      #expect(outcome.error.contains("ended 0"), "\(outcome)")
    }

    @Test func `behind a proxy the one counts for whom it asks, and nobody is the machine itself`()
      throws
    {
      let outcome = try served(
        #"""
        ask() { curl -s -o /dev/null -w '%{http_code} ' "$@"; }
        page=$(curl -s -c jar "$ORIGIN/forgot")
        token=$(printf %s "$page" | sed 's/.*name="token" value="\([0-9a-f]*\)".*/\1/')
        forgot() { ask -H "X-Forwarded-For: $1" -b jar -d "token=$token" -d "email=$2" "$ORIGIN/forgot"; }
        for number in 1 2 3 4 5 6 7 8 9 10; do
          forgot "203.0.113.$number, 198.51.100.1" "a$number@example.org"
        done
        forgot 198.51.100.1 b@example.org; forgot 198.51.100.2 b@example.org
        forgot 2001:db8:1:2::1 c@example.org
        for number in 1 2 3 4 5 6 7 8 9 a; do
          forgot "2001:db8:1:2::$number" "d$number@example.org"
        done
        forgot 2001:db8:1:3::1 e@example.org; forgot ::ffff:198.51.100.1 e@example.org
        ask "$ORIGIN/metrics"; ask -H 'X-Forwarded-For: 127.0.0.1' "$ORIGIN/metrics"
        """#, more: "behindProxy: true")
      let codes = outcome.output.split(separator: " ").map(String.init)
      let many = [String](repeating: "200", count: 10)
      #expect(
        codes == many + ["429", "200"] + many + ["429", "200", "429", "200", "404"], "\(outcome)")
    }

    @Test func `a file that is not safe or not right is refused, and nothing is served`() throws {
      let sound = [
        "folder": #""data""#, "listen": #""127.0.0.1:0""#,
        "addresses": #"["http://127.0.0.1:8741"]"#,
        "operator": #"{zh: "协会", en: "Association"}"#, "contact": #""help@example.org""#,
        "retention": #"{zh: "两年。", en: "Two years."}"#,
        "mail": #"{folder: "mails", from: "recourse@example.org"}"#,
      ]
      for (name, value, word) in [
        ("listen", #""0.0.0.0:8741""#, "behindProxy"), ("adresses", "[]", "adresses"),
        ("addresses", #"["http://recourse.example"]"#, "https://"),
        ("addresses", "[]", "addresses"),
        ("metricsWord", #""short""#, "metricsWord"), ("contact", "3", "contact"),
        ("behindProxy", #""yes""#, "behindProxy"), ("mail", #"{folder: "m"}"#, "mail.from"),
        ("operator", #"{zh: "协会"}"#, "operator.en"), ("listen", #""127.0.0.1""#, "listen"),
      ] {
        let lines = sound.merging([name: value]) { $1 }.map { "\($0.key): \($0.value)" }
        let outcome = try program.start(
          [],
          shell: """
            cd "$TMPDIR"
            cat >server.json <<'END'
            {\(lines.joined(separator: ", "))}
            END
            "$RECOURSE" serve --config server.json --lang en
            """
        ).kill(after: .seconds(60))
        #expect(outcome.code == 2 && outcome.error.contains("[bad-server-file]"), "\(outcome)")
        #expect(outcome.error.contains(word), "\(name): \(outcome.error)")
      }
    }
  }
}
