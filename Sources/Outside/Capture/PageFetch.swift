import CaseCore
import Engine

/// The fetch of one address by `curl`, through the proxy and byte for byte: what the server sent is
/// kept with its head, its chunks and its compression.
struct PageFetch {
  /// The address.
  let url: String
  /// The port of the proxy.
  let proxyPort: UInt16
  /// A file with the only authorities that are trusted, for tests; nil for the system's.
  let authorities: String?

  private static let mark = "\u{1}recourse\u{1}"

  /// What came back, and where it sends on.
  func run() async throws(CaptureError) -> (exchange: CapturedPage.Exchange, next: String?) {
    let child = ChildProcess(
      "curl", arguments, timeout: .seconds(Limits.captureSeconds),
      outputLimitBytes: Limits.captureBodyBytes, errorLimitBytes: 512 * 1024)
    let outcome: ChildProcess.Outcome
    do {
      outcome = try await child.run()
    } catch let error as ChildProcessError {
      switch error {
      case .missing: throw .programMissing("curl")
      case .timedOut: throw .timedOut
      case .tooMuchOutput: throw .tooLarge
      case .failed: throw .unreachable
      }
    } catch {
      throw .unreachable
    }
    // curl(1), EXIT CODES.
    switch outcome.ending {
    case .exited(code: 0): break
    case .exited(code: 3): throw .notAnAddress
    case .exited(code: 28): throw .timedOut
    case .exited(code: 63): throw .tooLarge
    case .exited(code: 35), .exited(code: 58), .exited(code: 60): throw .untrusted
    case .exited, .signalled: throw .unreachable
    }
    let said = String(decoding: outcome.errorOutput, as: UTF8.self)
    guard let end = said.firstRange(of: Self.mark) else { throw .unreachable }
    let told = said[end.upperBound...].split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let next = told.first.map(String.init) ?? ""
    return (
      CapturedPage.Exchange(
        url: url, request: Self.request(in: said[..<end.lowerBound]), response: outcome.output,
        certificates: Self.certificates(in: told.count > 1 ? told[1] : "")),
      next.isEmpty ? nil : next
    )
  }

  // What curl sent to the server, as `--verbose` shows it: the last block of lines that begin with `> `.
  private static func request(in said: Substring) -> [UInt8] {
    var last: [Substring] = []
    var current: [Substring] = []
    // A line end of two bytes is one character.
    for line in said.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("> ") {
        current.append(line.dropFirst(2))
      } else if !current.isEmpty {
        last = current
        current = []
      }
    }
    let lines = current.isEmpty ? last : current
    return Array(lines.map { "\($0)\r\n" }.joined().utf8)
  }

  /// The certificates alone, without what curl says of them.
  static func certificates(in text: Substring) -> [UInt8] {
    var output = ""
    var rest = text
    while let start = rest.firstRange(of: "-----BEGIN CERTIFICATE-----"),
      let end = rest.firstRange(of: "-----END CERTIFICATE-----"), start.upperBound < end.lowerBound
    {
      output += rest[start.lowerBound..<end.upperBound] + "\n"
      rest = rest[end.upperBound...]
    }
    return Array(output.utf8)
  }

  private var arguments: [String] {
    [
      // First, or it is not heeded: no file of settings.
      "--disable", "--silent", "--globoff", "--verbose", "--proto", "=http,https", "--max-redirs",
      "0", "--http1.1", "--raw", "--include", "--suppress-connect-headers",
      // A tunnel for `http` too: the proxy passes it on byte for byte.
      "--proxy", "http://127.0.0.1:\(proxyPort)", "--proxytunnel", "--noproxy", "",
      "--connect-timeout", "30", "--max-time", "\(Limits.captureSeconds)", "--max-filesize",
      "\(Limits.captureBodyBytes)", "--user-agent", "Mozilla/5.0 (compatible; recourse)",
      "--header", "Accept: text/html,application/xhtml+xml,*/*;q=0.8", "--header",
      "Accept-Language: zh-CN,zh;q=0.9,en;q=0.5", "--write-out",
      "%{stderr}\(Self.mark)%{redirect_url}\n%{certs}",
    ] + (authorities.map { ["--cacert", $0] } ?? []) + ["--url", url]
  }
}
