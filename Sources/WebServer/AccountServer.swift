import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals
public import WebApp

/// Serves the pages of a server to everybody who may sign in.
public struct AccountServer: Sendable {
  /// Why it does not serve.
  public enum Failure: Error {
    /// The address and port cannot be listened on.
    case addressTaken
  }

  /// An answer, for a log: what place was asked for, and nothing of who asked or what they wrote.
  public struct Answer: Sendable {
    /// The method.
    public let method: String
    /// The place, as a word.
    public let place: String
    /// The status.
    public let status: Int
    /// How long it took, in microseconds.
    public let microseconds: Int
  }

  private let host: String
  private let port: Int
  private let isBehindProxy: Bool

  /// A server on `host` and `port`; 0 for a port that the system chooses. Behind a proxy, what the proxy
  /// says of who asks is believed.
  public init(host: String, port: Int, isBehindProxy: Bool) {
    self.host = host
    self.port = port
    self.isBehindProxy = isBehindProxy
  }

  /// Serves `site` until the process is asked to end (SIGTERM or SIGINT), and answers then what is still
  /// open. `running` is told the port when pages can be asked for, `log` every answer.
  /// - Throws: `Failure`.
  public func run(
    site: ServerSite, log: @escaping @Sendable (Answer) -> Void,
    running: @escaping @Sendable (_ port: Int) -> Void
  ) async throws {
    let responder = SiteResponder(isBehindProxy: isBehindProxy) { request, response, taken in
      let parts = taken.components
      let answer = Answer(
        // A method is a word that a stranger chooses.
        method: Self.methods.contains(request.method) ? request.method : "other",
        place: site.placeName(of: request), status: response.status,
        microseconds: Int(parts.seconds) * 1_000_000 + Int(parts.attoseconds / 1_000_000_000_000))
      site.meters.answered(
        answer.place, status: answer.status, microseconds: answer.microseconds)
      log(answer)
    }
    responder.open(site)
    let application = Application(
      responder: responder, server: SiteResponder.protocolLimits,
      configuration: .init(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { channel in running(channel.localAddress?.port ?? self.port) },
      logger: Logger(label: "recourse") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    } catch is IOError {
      throw Failure.addressTaken
    }
  }

  private static let methods = ["GET", "HEAD", "POST"]
}
