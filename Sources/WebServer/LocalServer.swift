import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals
public import WebApp

/// Serves the pages on this machine alone.
///
/// It listens on 127.0.0.1 and nowhere else, reads requests of limited size, and hands them on as
/// values. It writes no log: what is asked for here is a person's own affair.
public struct LocalServer: Sendable {
  /// Why it does not serve.
  public enum Failure: Error {
    /// Something else listens on the port, or it may not be used.
    case portTaken(Int)
  }

  private let port: Int

  /// A server on `port`; 0 for one that the system chooses.
  public init(port: Int) { self.port = port }

  /// Serves until the process is asked to end (SIGTERM or SIGINT), and answers then what is still open.
  ///
  /// `site` makes the pages for the port that is listened on; `running` is told when they can be asked
  /// for.
  /// - Throws: `Failure` if the port cannot be had.
  public func run(
    site: @escaping @Sendable (_ port: Int) -> WebSite,
    running: @escaping @Sendable (_ port: Int) -> Void
  ) async throws {
    let responder = SiteResponder()
    let application = Application(
      responder: responder, server: SiteResponder.protocolLimits,
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? self.port
        responder.open(site(port))
        running(port)
      },
      logger: Logger(label: "recourse") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    } catch let error as IOError where error.errnoCode == EADDRINUSE || error.errnoCode == EACCES {
      throw Failure.portTaken(port)
    }
  }
}
