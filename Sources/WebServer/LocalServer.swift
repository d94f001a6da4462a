import CaseCore
import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
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
      responder: responder,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(60),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
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

/// Turns what came over the wire into a request of ours, and the answer back.
private final class SiteResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  private let site = Mutex<WebSite?>(nil)
  private let executor = BlockingExecutor()

  func open(_ site: WebSite) { self.site.withLock { $0 = site } }

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    guard let site = site.withLock(\.self) else { return Response(status: .serviceUnavailable) }
    var headers = request.headers.map { (name: $0.name.canonicalName, value: $0.value) }
    if let host = request.head.authority { headers.append(("host", host)) }
    var asked = WebRequest(
      method: request.method.rawValue, target: request.head.path ?? "/", headers: headers)
    var handoff: BodyHandoff?
    if request.method == .post, site.takesFiles(asked) {
      let stream = BodyHandoff(
        sizeBytes: request.headers[.contentLength].flatMap { Int64($0) })
      asked.stream = stream.stream
      handoff = stream
    } else if request.method == .post {
      do {
        asked.body = Array(
          buffer: try await request.body.collect(upTo: Limits.formBytes))
      } catch is NIOTooManyBytesError {
        return Response(status: .contentTooLarge, headers: [.connection: "close"])
      }
    }
    // The Engine waits for disks: that is done on threads which may wait, and never on those that
    // carry all connections.
    let whole = asked
    let answer = await answer(to: whole, of: site, handing: request.body, to: handoff)
    if request.method == .post {
      // Nobody waits for an outside authority: what fails there is kept with the time-stamps.
      Task(executorPreference: executor) { await site.stampIfDue() }
    }
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    let response = Response(
      status: .init(code: answer.status), headers: fields, body: Self.body(of: answer))
    return request.method == .head ? response.createHeadResponse() : response
  }
}

extension SiteResponder {
  /// What is written over the wire of `answer`.
  private static func body(of answer: WebResponse) -> ResponseBody {
    guard let content = answer.content else {
      return .init(byteBuffer: ByteBuffer(bytes: answer.body))
    }
    return .init { writer in
      // Content that breaks off breaks the connection, so that no browser takes it for whole.
      try await content { piece in try await writer.write(ByteBuffer(bytes: piece)) }
      try await writer.finish(nil)
    }
  }

  /// The answer to `asked`, while what it sends along is handed on piece by piece.
  private func answer(
    to asked: WebRequest, of site: WebSite, handing body: RequestBody, to handoff: BodyHandoff?
  ) async -> WebResponse {
    guard let handoff else {
      return await withTaskExecutorPreference(executor) { await site.respond(to: asked) }
    }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await handoff.carry(body) }
      let answer = await withTaskExecutorPreference(executor) { await site.respond(to: asked) }
      handoff.stop()
      return answer
    }
  }
}

/// Threads on which work may wait.
private final class BlockingExecutor: TaskExecutor {
  private let threads: NIOThreadPool

  init() {
    threads = NIOThreadPool(numberOfThreads: 4 + Limits.uploadsAtOnce)
    threads.start()
  }

  func enqueue(_ job: UnownedJob) {
    threads.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
