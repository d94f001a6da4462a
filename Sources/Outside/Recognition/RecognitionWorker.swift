internal import CaseCore
import Dispatch
import Glibc
internal import Imports
import Subprocess
import SystemPackage

/// One running worker of RapidOCR: it reads one picture at a time, and ends with this object.
final class RecognitionWorker: Sendable {
  /// Why there is no answer. Whoever gets one drops the worker, which ends it.
  enum Failure: Error {
    /// It did not say that it is ready.
    case didNotStart
    /// Its time was over.
    case timedOut
    /// It ended, or said what no worker says.
    case broken
    /// It could not read this picture, and goes on.
    case refused
  }

  /// The name of the engine, as the worker says it.
  let engine: String
  /// The version of the engine.
  let version: String
  private let line: WorkerLine

  private init(_ line: WorkerLine, engine: String, version: String) {
    self.line = line
    self.engine = engine
    self.version = version
  }

  deinit { line.end() }

  /// Starts `program` with `arguments` and waits until it is ready.
  static func start(
    _ program: String, _ arguments: [String], timeoutSeconds: Int
  ) async throws -> RecognitionWorker {
    guard let (line, theirs) = WorkerLine.make() else { throw Failure.didNotStart }
    Task.detached { await line.run(program, arguments, theirs) }
    do {
      let said = try await line.waiting(seconds: timeoutSeconds) { try $0.line(until: $1) }
      let words = said.split(separator: " ")
      guard words.count == 3, words[0] == "ready" else { throw Failure.didNotStart }
      return RecognitionWorker(line, engine: String(words[1]), version: String(words[2]))
    } catch {
      line.end()
      try Task.checkCancellation()
      throw Failure.didNotStart
    }
  }

  /// What stands on `pixels`.
  /// - Throws: `Failure`, or `CancellationError` after the worker was ended.
  func pieces(on pixels: PicturePixels, timeoutSeconds: Int) async throws -> [RecognisedPage.Piece]
  {
    let answer: [UInt8]
    do {
      answer = try await line.waiting(seconds: timeoutSeconds) { line, end in
        try line.send(Array("picture \(pixels.width) \(pixels.height)\n".utf8)[...], until: end)
        try line.send(pixels.rows, until: end)
        let head = try line.line(until: end)
        if head == "failed" { throw Failure.refused }
        guard head.hasPrefix("page "), let count = Int(head.dropFirst(5)),
          (0...Limits.recognisedBytes).contains(count)
        else { throw Failure.broken }
        return try line.receive(count, until: end)
      }
    } catch {
      try Task.checkCancellation()
      throw error
    }
    guard let pieces = WorkerAnswer.pieces(answer.span, on: pixels) else { throw Failure.broken }
    return pieces
  }
}
