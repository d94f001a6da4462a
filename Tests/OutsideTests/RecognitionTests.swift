import CaseCore
import Engine
import Foundation
import Glibc
import Imports
import Outside
import TestKit
import Testing

/// Workers that misbehave, each in its way, by the width of the picture that they are given.
@Suite struct RecognitionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let worker = """
    import os, signal, sys
    out = os.fdopen(os.dup(1), "wb")
    def say(text): out.write(text); out.flush()
    marks = os.path.dirname(os.path.abspath(__file__))
    with open(f"{marks}/workers", "a") as f: f.write(f"{os.getpid()}\\n")
    say(b"ready fake 1\\n")
    while True:
        head = sys.stdin.buffer.readline().split()
        if not head: sys.exit(0)
        width, height = int(head[1]), int(head[2])
        sys.stdin.buffer.read(width * height * 3)
        with open(f"{marks}/started", "a") as f: f.write(f"{os.getpid()} {width}\\n")
        if width == 1: os._exit(3)
        if width == 2: signal.pause()
        if width == 3: say(b"page 12\\nnot numbers\\n")
        if width == 4: say(b"page 99999999999\\n" + b"x" * 1000000)
        if width == 5 and not os.path.exists(f"{marks}/crashed"):
            open(f"{marks}/crashed", "w").close()
            os.kill(os.getpid(), 9)
        if width == 6: say(b"failed\\n"); continue
        if width == 7: say(b"no line end" * 100)
        line = f"0\\t0\\t{width}\\t{height}\\t990\\tseen {width}\\n".encode()
        say(b"page %d\\n" % len(line) + line)
    """

  private func recogniser(timeoutSeconds: Int = 60) throws -> RapidOCR {
    var installation = RapidOCR.Installation(folder: folder.path)
    installation.python = "/usr/bin/python3"
    installation.worker = try folder.write(Array(Self.worker.utf8), named: "worker.py")
    return RapidOCR(installation, lanes: 2, timeoutSeconds: timeoutSeconds)
  }

  /// What the workers were asked for: the id of the process and the width of the picture.
  private func starts() throws -> [(id: Int, width: Int)] {
    let text = try String(contentsOfFile: folder.path(of: "started"), encoding: .utf8)
    return text.split(separator: "\n").map { line in
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      return (numbers[0], numbers[1])
    }
  }

  private func page(_ recogniser: some TextRecogniser, width: Int) async throws -> RecognisedPage {
    let outcome = try await ChildProcess(
      "gm", ["convert", "-size", "\(width)x9", "xc:#95ec69", "PNG:-"], timeout: .seconds(60),
      outputLimitBytes: 1 << 20
    ).run()
    return try await recogniser.page(of: outcome.output, .png)
  }

  @Test func `one worker reads picture after picture`() async throws {
    let recogniser = try recogniser()
    for width in [40, 50, 60] {
      let page = try await page(recogniser, width: width)
      #expect(page.engine == "fake" && page.version == "1")
      #expect(page.width == width && page.height == 9)
      #expect(page.pieces.map(\.text) == ["seen \(width)"])
      #expect(page.pieces.first?.paper?.hex == "95ec69")
    }
    #expect(Set(try starts().map(\.id)).count == 1)
  }

  @Test func `a worker that dies is replaced, and its picture is read by the next`() async throws {
    let recogniser = try recogniser()
    #expect(try await page(recogniser, width: 5).pieces.map(\.text) == ["seen 5"])
    let starts = try starts()
    #expect(starts.map(\.width) == [5, 5])
    #expect(Set(starts.map(\.id)).count == 2)
  }

  @Test(arguments: [1, 3, 4, 6, 7])
  func `a picture over which workers break down is tried twice and then given up`(
    width: Int
  ) async throws {
    let recogniser = try recogniser()
    await #expect(throws: RecognitionError.engineFailed) {
      _ = try await page(recogniser, width: width)
    }
    #expect(try starts().map(\.width) == [width, width])
    // The next picture is read as if nothing had been.
    #expect(try await page(recogniser, width: 40).pieces.map(\.text) == ["seen 40"])
  }

  @Test func `a worker that hangs is ended when its time is over`() async throws {
    let recogniser = try recogniser(timeoutSeconds: 1)
    await #expect(throws: RecognitionError.timedOut(seconds: 1)) {
      _ = try await page(recogniser, width: 2)
    }
    // Whether a worker got as far as its picture within a second depends on the machine.
    let workers = try String(contentsOfFile: folder.path(of: "workers"), encoding: .utf8)
      .split(separator: "\n").compactMap { Int($0) }
    #expect(workers.count == 2)
    for id in workers { #expect(!runsOn(id)) }
  }

  @Test func `a cancelled task ends the worker that it waits for`() async throws {
    let recogniser = try recogniser()
    let task = Task { try await page(recogniser, width: 2) }
    while (try? starts())?.isEmpty != false { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    for (id, _) in try starts() { #expect(!runsOn(id)) }
  }

  @Test func `workers end with the recogniser`() async throws {
    do {
      let recogniser = try recogniser()
      _ = try await page(recogniser, width: 40)
    }
    for (id, _) in try starts() { #expect(!runsOn(id)) }
  }

  @Test func `a program that is no worker is said to have failed`() async throws {
    var installation = RapidOCR.Installation(folder: folder.path)
    installation.python = "/bin/true"
    await #expect(throws: RecognitionError.engineFailed) {
      _ = try await page(RapidOCR(installation, lanes: 1, timeoutSeconds: 60), width: 40)
    }
    installation.python = "/nowhere/python"
    await #expect(throws: RecognitionError.engineFailed) {
      _ = try await page(RapidOCR(installation, lanes: 1, timeoutSeconds: 60), width: 40)
    }
    #expect(!installation.isThere)
  }

  @Test func `what is no picture and what is too large are told apart`() async throws {
    let recogniser = try recogniser()
    for bytes in [[], Array("no picture".utf8)] as [[UInt8]] {
      await #expect(throws: RecognitionError.unreadable) {
        _ = try await recogniser.page(of: bytes, .png)
      }
    }
    // A head that promises 200 million pixels; a decoder that believed it would need gigabytes.
    let huge = try await ChildProcess(
      "gm", ["convert", "-size", "8x8", "xc:white", "PNG:-"], timeout: .seconds(60),
      outputLimitBytes: 1 << 20
    ).run().output
    var head = huge
    head.replaceSubrange(16..<24, with: [0, 0, 0x4e, 0x20, 0, 0, 0x27, 0x10])
    head.replaceSubrange(29..<33, with: Self.sum(head[12..<29]))
    await #expect(throws: RecognitionError.tooManyPixels) {
      _ = try await recogniser.page(of: head, .png)
    }
    // Cut off: what can be decoded of a picture is no whole page.
    await #expect(throws: RecognitionError.unreadable) {
      _ = try await recogniser.page(of: Array(huge.dropLast(30)), .png)
    }
  }

  @Test func `off reads nothing, and what is not installed is said`() async throws {
    await #expect(throws: RecognitionError.switchedOff) {
      _ = try await page(InstalledRecogniser(.off, rapid: nil, lanes: 1), width: 40)
    }
    await #expect(throws: RecognitionError.noEngine) {
      _ = try await page(InstalledRecogniser(.rapidocr, rapid: nil, lanes: 1), width: 40)
    }
    await #expect(throws: RecognitionError.noEngine) {
      _ = try await page(Tesseract(program: "/nowhere/tesseract", lanes: 1), width: 40)
    }
  }

  // CRC-32 as PNG has it.
  private static func sum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xedb8_8320 }
    }
    return (0..<4).map { UInt8(truncatingIfNeeded: ~sum >> (24 - 8 * $0)) }
  }

  // A killed process takes an instant to go; it gets five seconds.
  private func runsOn(_ id: Int) -> Bool {
    let end = ContinuousClock.now + .seconds(5)
    while ContinuousClock.now < end {
      guard kill(pid_t(id), 0) == 0,
        let state = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
        !state.contains(") Z ")
      else { return false }
      sched_yield()
    }
    return true
  }
}
