/// One request over HTTP, asked by `curl` as a child process.
///
/// The address is asked as it is: no other protocol, no redirect to elsewhere, no file of settings,
/// no cookies and no stored passwords. Why a child: `docs/decisions/0009-curl-as-a-child.md`.
public struct WebRequest: Sendable {
  /// What an exchange over HTTP came to.
  public struct Answer: Sendable, Hashable {
    /// The status, such as 200.
    public let status: Int
    /// The body.
    public let body: [UInt8]
  }

  /// Why there is no answer.
  public enum Failure: Error, Sendable, Hashable {
    /// `curl` is not installed.
    case programMissing
    /// The host could not be reached, or the connection was not trusted.
    case unreachable
    /// The time was over.
    case timedOut
    /// The answer is longer than the limit.
    case tooLarge
  }

  /// The address, `http://…` or `https://…`.
  public var url: String
  /// What is sent as the body of a POST.
  public var body: [UInt8]
  /// The media type of the body.
  public var mediaType: String
  /// The media type of the answer that is wished for.
  public var accepts: String
  /// How long the whole exchange may take, in seconds.
  public var timeoutSeconds: Int
  /// The longest answer that is taken, in bytes.
  public var limitBytes: Int

  /// A POST of `body` to `url`.
  public init(
    post body: [UInt8], to url: String, mediaType: String, accepts: String, timeoutSeconds: Int,
    limitBytes: Int
  ) {
    self.url = url
    self.body = body
    self.mediaType = mediaType
    self.accepts = accepts
    self.timeoutSeconds = timeoutSeconds
    self.limitBytes = limitBytes
  }

  /// Sends it and returns what came back, whatever the status.
  public func send() async throws(Failure) -> Answer {
    let child = ChildProcess(
      "curl", arguments, input: body, timeout: .seconds(timeoutSeconds + 2),
      outputLimitBytes: limitBytes)
    let outcome: ChildProcess.Outcome
    do {
      outcome = try await child.run()
    } catch let error as ChildProcessError {
      switch error {
      case .missing: throw .programMissing
      case .timedOut: throw .timedOut
      case .tooMuchOutput: throw .tooLarge
      case .failed: throw .unreachable
      }
    } catch {
      throw .unreachable
    }
    switch outcome.ending {
    // curl(1), EXIT CODES: 28 is a timeout, 63 a file over the limit.
    case .exited(code: 28): throw .timedOut
    case .exited(code: 63): throw .tooLarge
    case .exited(code: 0): break
    case .exited, .signalled: throw .unreachable
    }
    guard let status = Int(String(decoding: outcome.errorOutput.suffix(3), as: UTF8.self)) else {
      throw .unreachable
    }
    return Answer(status: status, body: outcome.output)
  }

  private var arguments: [String] {
    [
      // First, or it is not heeded: no file of settings.
      "--disable", "--silent", "--globoff", "--proto", "=http,https", "--max-redirs", "0",
      "--connect-timeout", String(timeoutSeconds), "--max-time", String(timeoutSeconds),
      "--max-filesize", String(limitBytes), "--header", "Content-Type: \(mediaType)", "--header",
      "Accept: \(accepts)", "--header", "Expect:", "--user-agent", "recourse", "--data-binary",
      "@-", "--write-out", "%{stderr}%{http_code}", "--url", url,
    ]
  }
}
