import CaseCore
import Evidence
import Glibc
import PlainFiles
import Timestamps

/// The stand-alone verifier: the same check, words and JSON as `recourse verify`, and nothing
/// else. It knows no vault, no playbook and no network.
enum VerifyTool {
  /// Runs with `arguments`, the program's name left out.
  /// - Returns: 0 nothing is wrong, 1 something is, 2 bad usage or input.
  static func run(_ arguments: [String]) -> Int32 {
    let language = Language.chosen(by: arguments, environment("RECOURSE_LANG"))
    do {
      switch try VerifyArguments(arguments) {
      case .help: write(VerifyArguments.help(language), to: STDOUT_FILENO)
      case .version: write(Release.version + "\n", to: STDOUT_FILENO)
      case .verify(let request, let asJSON):
        let files = OpenedFiles()
        let check = try timestampCheck(request.rootTexts(from: files))
        let report = try request.report(from: files, timestamps: check)
        if asJSON {
          write(report.json(in: language).pretty + "\n", to: STDOUT_FILENO)
        } else {
          write(
            report.lines(in: language).map { $0 + "\n" }.joined(), to: STDOUT_FILENO)
        }
        return report.exitCode
      }
      return 0
    } catch let refusal as Refusal {
      write(refusal.line(in: language) + "\n", to: STDERR_FILENO)
      return refusal.exitCode
    } catch {
      // Nothing but a defect of ours comes here; the text of an unknown error is not shown.
      write("recourse-verify: \(type(of: error))\n", to: STDERR_FILENO)
      return 3
    }
  }

  /// A check of time-stamps against the roots in `texts` (PEM) alone, by the clock of this machine.
  private static func timestampCheck(_ texts: [String]) throws(Refusal) -> TimestampCheck {
    var roots = TrustedRoots.none
    for text in texts {
      guard let more = TrustedRoots(pem: text) else { throw .noCertificates }
      roots = roots.joined(with: more)
    }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return TimestampVerifier(roots: roots, now: Moment(seconds: Int64(now.tv_sec))).check
  }

  private static func environment(_ name: String) -> [String: String] {
    getenv(name).map { [name: String(cString: $0)] } ?? [:]
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
