import CaseCore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix
import Synchronization
import WebApp

/// What answers requests: the pages of a machine, or those of a server.
protocol ServedSite: Sendable {
  func respond(to request: WebRequest) async -> WebResponse
  /// Whether what `request` sends is to be read while it comes in, and not before.
  func takesFiles(_ request: WebRequest) -> Bool
  /// Asks for a time-stamp over what was recorded, if it is time to.
  func stampIfDue(after request: WebRequest) async
}

extension ServerSite: ServedSite {}
extension WebSite: ServedSite {
  func stampIfDue(after request: WebRequest) async { await stampIfDue() }
}

/// A request with where it comes from.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let peer: SocketAddress?

  init(source: Source) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress
  }
}

/// Turns what came over the wire into a request of ours, and the answer back.
final class SiteResponder: HTTPResponder {
  typealias Context = SiteContext

  /// What is told of an answer: for the log and the counters of a server.
  typealias Note =
    @Sendable (_ request: WebRequest, _ answer: WebResponse, _ taken: Duration) -> Void

  /// How large the heads of requests may be, and how long a connection may stand still.
  static var protocolLimits: HTTPServerBuilder {
    .http1(
      configuration: .init(
        idleTimeout: .seconds(60),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
  }

  private let site = Mutex<(any ServedSite)?>(nil)
  private let executor = BlockingExecutor()
  private let isBehindProxy: Bool
  private let note: Note?

  init(isBehindProxy: Bool = false, note: Note? = nil) {
    self.isBehindProxy = isBehindProxy
    self.note = note
  }

  func open(_ site: any ServedSite) { self.site.withLock { $0 = site } }

  func respond(to request: Request, context: SiteContext) async throws -> Response {
    let began = ContinuousClock.now
    guard let site = site.withLock(\.self) else { return Response(status: .serviceUnavailable) }
    var headers = request.headers.map { (name: $0.name.canonicalName, value: $0.value) }
    if let host = request.head.authority { headers.append(("host", host)) }
    var asked = WebRequest(
      method: request.method.rawValue, target: request.head.path ?? "/", headers: headers)
    asked.sender = .init(
      context.peer,
      forwardedFor: isBehindProxy ? request.headers[values: .xForwardedFor] : [])
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
    note?(whole, answer, ContinuousClock.now - began)
    if request.method == .post {
      // Nobody waits for an outside authority: what fails there is kept with the time-stamps.
      Task(executorPreference: executor) { await site.stampIfDue(after: whole) }
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
    to asked: WebRequest, of site: any ServedSite, handing body: RequestBody,
    to handoff: BodyHandoff?
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
