import Dispatch
import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// A child process that is spoken with, over a socket.
///
/// Writing into a pipe whose reader has died would end this process by SIGPIPE; a socket says so.
final class WorkerLine: Sendable {
  private enum State {
    case starting
    case running(pid_t)
    case ended
  }

  private let socket: Int32
  private let state = Mutex(State.starting)

  private init(_ socket: Int32) { self.socket = socket }

  deinit { close(socket) }

  /// A line, and the end of it that the child gets.
  static func make() -> (line: WorkerLine, theirs: FileDescriptor)? {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
    else { return nil }
    return (WorkerLine(ends[0]), FileDescriptor(rawValue: ends[1]))
  }

  /// Runs the child until it ends. It stands in a session of its own, in the folder `/`, with nothing
  /// of our environment.
  func run(_ program: String, _ arguments: [String], _ theirs: FileDescriptor) async {
    var options = PlatformOptions()
    options.createSession = true
    let environment: [Environment.Key: String] = [
      "PATH": ChildProcess.searchPath, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent",
      // Threads beside those that are asked for would only wait for the same processors.
      "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
    ]
    // Both are closed here once the child has them, so that its end is seen.
    if let output = try? theirs.duplicate() {
      _ = try? await Subprocess.run(
        .path(FilePath(program)), arguments: Arguments(arguments),
        environment: .custom(environment), workingDirectory: "/", platformOptions: options,
        input: .fileDescriptor(theirs, closeAfterSpawningProcess: true),
        output: .fileDescriptor(output, closeAfterSpawningProcess: true), error: .discarded
      ) { execution in
        self.started(execution.processIdentifier.value)
      }
    }
    end()
  }

  private func started(_ id: pid_t) {
    let isEnded = state.withLock { state in
      if case .ended = state { return true }
      state = .running(id)
      return false
    }
    if isEnded { kill(-id, SIGKILL) }
  }

  /// Ends the child and whatever it started; whoever waits for it is told.
  func end() {
    let id = state.withLock { state -> pid_t? in
      defer { state = .ended }
      if case .running(let id) = state { return id }
      return nil
    }
    if let id { kill(-id, SIGKILL) }
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// Does `work`, which waits for the child until an instant, on a thread that may wait. When the
  /// calling task is cancelled the child is ended, and with it the waiting.
  func waiting<Result: Sendable>(
    seconds: Int, _ work: @escaping @Sendable (WorkerLine, ContinuousClock.Instant) throws -> Result
  ) async throws -> Result {
    let end = ContinuousClock.now + .seconds(seconds)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .userInitiated).async {
          continuation.resume(with: Swift.Result { try work(self, end) })
        }
      }
    } onCancel: {
      self.end()
    }
  }

  /// Sends all of `bytes`.
  func send(_ bytes: ArraySlice<UInt8>, until end: ContinuousClock.Instant) throws {
    try bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        try wait(for: POLLOUT, until: end)
        let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let count = Glibc.send(socket, rest.baseAddress, rest.count, flags)
        if count > 0 {
          sent += count
        } else if errno != EINTR, errno != EAGAIN {
          throw RecognitionWorker.Failure.broken
        }
      }
    }
  }

  /// Receives exactly `count` bytes.
  func receive(_ count: Int, until end: ContinuousClock.Instant) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      try wait(for: POLLIN, until: end)
      let got = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[received...])
        return recv(socket, rest.baseAddress, rest.count, Int32(MSG_DONTWAIT))
      }
      if got > 0 {
        received += got
      } else if got == 0 || (errno != EINTR && errno != EAGAIN) {
        throw RecognitionWorker.Failure.broken
      }
    }
    return bytes
  }

  /// Receives a short line, without its end.
  func line(until end: ContinuousClock.Instant) throws -> String {
    var bytes: [UInt8] = []
    while bytes.count < 128 {
      let next = try receive(1, until: end)
      if next == [UInt8(ascii: "\n")] { return String(decoding: bytes, as: UTF8.self) }
      bytes += next
    }
    throw RecognitionWorker.Failure.broken
  }

  private func wait(for event: Int32, until end: ContinuousClock.Instant) throws {
    while true {
      let left = end - ContinuousClock.now
      guard left > .zero else { throw RecognitionWorker.Failure.timedOut }
      var question = pollfd(fd: socket, events: Int16(event), revents: 0)
      let milliseconds = min(left.components.seconds, 60) * 1000 + 50
      if poll(&question, 1, Int32(milliseconds)) > 0 { return }
    }
  }
}
