import Glibc
import Outside
import TestKit
import Testing

/// Children of the test are programs that every Debian has; `sh` stands for a program that
/// misbehaves. Where time is not what is tested there is plenty of it: other tests may hold every
/// thread for a while.
@Suite struct ChildProcessTests {
  private func child(
    _ program: String, _ arguments: String..., input: [UInt8] = [],
    environment: [String: String] = [:], timeout: Duration = .seconds(600), limit: Int = 1 << 20
  ) -> ChildProcess {
    ChildProcess(
      program, arguments, input: input, environment: environment, timeout: timeout,
      outputLimitBytes: limit)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Whether a process with the id that a child wrote to `path` runs on. A killed process takes an
  /// instant to go; it gets five seconds.
  private func runsOn(idIn path: String) -> Bool {
    let end = ContinuousClock.now + .seconds(5)
    while ContinuousClock.now < end {
      if !runs(idIn: path) { return false }
      sched_yield()
    }
    return true
  }

  private func runs(idIn path: String) -> Bool {
    guard let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 32)
    guard fgets(&line, 32, file) != nil else { return false }
    let id = pid_t(atoi(line))
    return id > 0 && kill(id, 0) == 0 && !isZombie(id)
  }

  private func isZombie(_ id: pid_t) -> Bool {
    guard let file = fopen("/proc/\(id)/stat", "r") else { return true }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    guard fgets(&line, 512, file) != nil else { return true }
    return text(line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }).contains(") Z ")
  }

  @Test func `arguments reach the program as they are`() async throws {
    let strange = ["a b", "$(id)", "; rm", "*", "你好", "", "-n", "\"", "\n"]
    let run = ChildProcess(
      "printf", ["%s\\0"] + strange, timeout: .seconds(600), outputLimitBytes: 1 << 16)
    let outcome = try await run.run()
    #expect(outcome.succeeded)
    #expect(text(outcome.output) == strange.map { $0 + "\0" }.joined())
  }

  @Test func `what is put in comes out whole`() async throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let outcome = try await child("cat", input: bytes, limit: 3_000_000).run()
    #expect(outcome.succeeded)
    #expect(outcome.output == bytes)
  }

  @Test func `a child that reads nothing does no harm`() async throws {
    let bytes = [UInt8](repeating: 7, count: 3_000_000)
    #expect(try await child("true", input: bytes).run().succeeded)
  }

  @Test func `an exit code and what was said beside it are an outcome`() async throws {
    let outcome = try await child("sh", "-c", "echo out; echo bad >&2; exit 3").run()
    #expect(outcome.ending == .exited(code: 3))
    #expect(!outcome.succeeded)
    #expect(text(outcome.output) == "out\n")
    #expect(text(outcome.errorOutput) == "bad\n")
  }

  @Test func `a signal that ended it is an outcome`() async throws {
    let outcome = try await child("sh", "-c", "kill -9 $$").run()
    #expect(outcome.ending == .signalled(9))
  }

  @Test func `a program that is not there is named`() async throws {
    for program in ["recourse-no-such-program", "/nowhere/program"] {
      await #expect(throws: ChildProcessError.missing(program: program)) {
        try await child(program).run()
      }
    }
  }

  @Test func `the child sees none of our environment and files`() async throws {
    setenv("RECOURSE_TEST_SECRET", "told nobody", 1)
    defer { unsetenv("RECOURSE_TEST_SECRET") }
    let environment = try await child("env", environment: ["ADDED": "1"]).run()
    let lines = Set(text(environment.output).split(separator: "\n").map(String.init))
    #expect(lines == ["PATH=\(ChildProcess.searchPath)", "LC_ALL=C.UTF-8", "ADDED=1"])
    let held = open("/dev/null", O_RDONLY)
    defer { close(held) }
    // The fourth is the folder that ls itself looks into.
    let files = try await child("ls", "/proc/self/fd").run()
    #expect(text(files.output) == "0\n1\n2\n3\n")
    #expect(text(try await child("pwd").run().output) == "/\n")
  }

  @Test func `time that is over ends the child and everything that it started`() async throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder.path(of: "first"), folder.path(of: "second"))
    // Both ignore the polite signal, and the second holds the pipe.
    let script = """
      trap '' TERM
      echo $$ > "$1"
      sh -c 'trap "" TERM; echo $$ > "$1"; while :; do sleep 1; done' sh "$2" &
      while :; do sleep 1; done
      """
    let limit = Duration.milliseconds(500)
    await #expect(throws: ChildProcessError.timedOut(program: "sh", limit: limit)) {
      try await child("sh", "-c", script, "sh", first, second, timeout: limit).run()
    }
    #expect(access(first, F_OK) == 0 && access(second, F_OK) == 0)
    #expect(!runsOn(idIn: first) && !runsOn(idIn: second))
  }

  @Test func `what a child leaves behind ends with it`() async throws {
    let folder = try TemporaryFolder()
    let left = folder.path(of: "left")
    let script = """
      sh -c 'echo $$ > "$1"; exec sleep 600' sh "$1" &
      while [ ! -s "$1" ]; do :; done
      echo done
      """
    let outcome = try await child("sh", "-c", script, "sh", left).run()
    #expect(text(outcome.output) == "done\n")
    #expect(access(left, F_OK) == 0 && !runsOn(idIn: left))
  }

  @Test(arguments: ["cat /dev/zero", "cat /dev/zero >&2"])
  func `a child that says too much is ended`(script: String) async throws {
    await #expect(throws: ChildProcessError.tooMuchOutput(program: "sh")) {
      try await child("sh", "-c", script, limit: 100_000).run()
    }
  }

  @Test func `output of exactly the limit is taken`() async throws {
    let outcome = try await child("head", "-c", "100000", "/dev/zero", limit: 100_000).run()
    #expect(outcome.output.count == 100_000)
  }

  @Test func `cancelling the caller ends the child`() async throws {
    let folder = try TemporaryFolder()
    let begun = folder.path(of: "begun")
    let script = "echo $$ > \"$1\"; exec sleep 600"
    let task = Task { try await child("sh", "-c", script, "sh", begun).run() }
    while access(begun, F_OK) != 0 { await Task.yield() }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(!runsOn(idIn: begun))
  }
}
