import CGNU
import CaseCore
import FoundationEssentials
import Glibc

/// A running Chromium that is spoken to over its own descriptors (`--remote-debugging-pipe`): no port is opened,
/// so no page can speak to it.
///
/// It has a session of its own, no file of ours but that one, and ends with this value's `end`. Used
/// by one thread.
final class BrowserPipe {
  /// What ends the talk with a browser.
  enum Fault: Error {
    /// It did not start, or it ended.
    case ended
    /// It did not answer in time, or said more than it may.
    case silent
    /// It said that it cannot do what was asked.
    case refused
  }

  /// What a browser says: an answer if it has an `id`, else an event.
  struct Message: Decodable {
    struct Size: Decodable {
      let width: Double
      let height: Double
    }
    struct Evaluated: Decodable { let value: String? }
    struct Answer: Decodable {
      let product: String?
      let targetId: String?
      let sessionId: String?
      let errorText: String?
      let data: String?
      let cssContentSize: Size?
      let result: Evaluated?
    }
    struct Event: Decodable { let name: String? }
    struct Failure: Decodable { let message: String? }
    let id: Int?
    let method: String?
    let result: Answer?
    let params: Event?
    let error: Failure?
  }

  private let process: pid_t
  private let socket: Int32
  private let deadline: ContinuousClock.Instant
  private var buffer: [UInt8] = []
  private var count = 0
  private var events: [Message] = []
  /// The page that is spoken to.
  var session: String?

  /// Starts `program` with `arguments` in `environment`; it is killed at `deadline` at the latest.
  init(
    _ program: String, _ arguments: [String], environment: [String: String],
    until deadline: ContinuousClock.Instant
  ) throws(Fault) {
    self.deadline = deadline
    // A pair of sockets, because writing to a pipe that has ended would end this process.
    var ends: [Int32] = [-1, -1]
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue
    guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else { throw .ended }
    // The numbers 3 and 4 may be taken by this very pair, so the child's end goes to a high one first.
    let childEnd = fcntl(ends[1], F_DUPFD_CLOEXEC, 64)
    close(ends[1])
    defer { close(childEnd) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, childEnd, 3)
    posix_spawn_file_actions_adddup2(&actions, childEnd, 4)
    posix_spawn_file_actions_addclosefrom_np(&actions, 5)
    posix_spawn_file_actions_addchdir_np(&actions, "/")
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, recourse_spawn_setsid)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let names = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + names { free(text) } }
    var child = pid_t()
    guard posix_spawn(&child, program, &actions, &attributes, words, names) == 0 else {
      close(ends[0])
      throw .ended
    }
    process = child
    socket = ends[0]
  }

  /// Ends the browser and all that it started. It is gone when this returns.
  func end() {
    try? write("{\"id\":0,\"method\":\"Browser.close\"}")
    shutdown(socket, Int32(SHUT_WR))
    var status: Int32 = 0
    let limit = ContinuousClock.now + .seconds(2)
    while waitpid(process, &status, WNOHANG) == 0 {
      // Its end of the pipe ends with it; a tenth of a second otherwise.
      if ContinuousClock.now >= limit { break }
      poll(nil, 0, 20)
    }
    kill(-process, SIGKILL)
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    // What it had started ends a moment later.
    let last = ContinuousClock.now + .milliseconds(500)
    while kill(-process, 0) == 0, ContinuousClock.now < last { poll(nil, 0, 20) }
    close(socket)
  }

  /// Asks `method` with `parameters`, an object of JSON, and gives the answer.
  @discardableResult
  func ask(_ method: String, _ parameters: String = "{}") throws(Fault) -> Message.Answer? {
    count += 1
    let id = count
    let page = session.map { ",\"sessionId\":\($0.asJSON)" } ?? ""
    try write("{\"id\":\(id),\"method\":\"\(method)\",\"params\":\(parameters)\(page)}")
    while true {
      let message = try next(until: deadline)
      if message.id == id {
        guard message.error == nil else { throw .refused }
        return message.result
      }
      if message.id == nil { events.append(message) }
    }
  }

  /// Waits for an event `method`, named `name` if one is given; whether it came within `limit`.
  func waits(
    for method: String, named name: String? = nil, within limit: Duration
  ) throws(Fault) -> Bool {
    let end = min(deadline, .now + limit)
    func isWanted(_ message: Message) -> Bool {
      message.method == method && (name == nil || message.params?.name == name)
    }
    if let index = events.firstIndex(where: isWanted) {
      events.removeSubrange(...index)
      return true
    }
    while true {
      do throws(Fault) {
        let message = try next(until: end)
        if isWanted(message) { return true }
      } catch {
        if error == .silent, ContinuousClock.now < deadline { return false }
        throw error
      }
    }
  }

  private func write(_ text: String) throws(Fault) {
    let bytes = Array(text.utf8) + [0]
    var sent = 0
    while sent < bytes.count {
      let written = bytes[sent...].withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard written > 0 else { throw .ended }
      sent += written
    }
  }

  private func next(until end: ContinuousClock.Instant) throws(Fault) -> Message {
    var searched = 0
    while true {
      if let mark = buffer[searched...].firstIndex(of: 0) {
        let bytes = Array(buffer[..<mark])
        buffer.removeSubrange(...mark)
        searched = 0
        // What it says that is not understood concerns nobody.
        if let message = try? JSONDecoder().decode(Message.self, from: Data(bytes)) {
          return message
        }
        continue
      }
      searched = buffer.count
      guard ContinuousClock.now < end else { throw .silent }
      guard Readiness.wait(socket, for: Int16(POLLIN)) else { continue }
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { room, filled in
        filled = max(0, read(socket, room.baseAddress, room.count))
      }
      guard !piece.isEmpty else { throw .ended }
      guard buffer.count + piece.count <= Limits.captureMessageBytes else { throw .silent }
      buffer += piece
    }
  }
}

extension String {
  /// The text as a string of JSON.
  var asJSON: String {
    var output = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\u{0}"..."\u{1f}", "\u{7f}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
