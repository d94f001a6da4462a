public import CaseCore
public import Engine
import Glibc
public import Imports

/// Reads pictures with RapidOCR, a Python library whose models come with it, in workers that live as
/// long as this does. A worker that breaks down or hangs is replaced, and its picture tried once more.
public actor RapidOCR: TextRecogniser {
  /// Where the worker stands.
  public struct Installation: Sendable, Hashable {
    /// The Python of its own environment.
    public var python: String
    /// The worker's code.
    public var worker: String

    /// What stands in `folder`: `worker.py`, and `venv`, as `scripts/install-recognition.sh` makes it.
    public init(folder: String) {
      python = "\(folder)/venv/bin/python"
      worker = "\(folder)/worker.py"
    }

    /// Whether both are there.
    public var isThere: Bool { access(python, X_OK) == 0 && access(worker, R_OK) == 0 }
  }

  /// One for each processor: every worker runs on one.
  public nonisolated let lanes: Int
  private let decoder = PictureDecoder()
  private let installation: Installation
  private let timeoutSeconds: Int
  private var idle: [RecognitionWorker] = []

  /// Reads with what is installed at `installation`, for at most `timeoutSeconds` a picture.
  public init(
    _ installation: Installation, lanes: Int, timeoutSeconds: Int = Limits.recognitionSeconds
  ) {
    self.installation = installation
    self.lanes = lanes
    self.timeoutSeconds = timeoutSeconds
  }

  public func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
    let pixels = try await decoder.pixels(of: picture, format)
    var failure = RecognitionError.engineFailed
    for _ in 0..<2 {
      do {
        let worker = try await worker()
        let pieces = try await worker.pieces(on: pixels, timeoutSeconds: timeoutSeconds)
        idle.append(worker)
        return RecognisedPage(
          engine: worker.engine, version: worker.version, width: pixels.fullWidth,
          height: pixels.fullHeight, pieces: pieces)
      } catch RecognitionWorker.Failure.timedOut {
        failure = .timedOut(seconds: timeoutSeconds)
      } catch is RecognitionWorker.Failure {
        failure = .engineFailed
      }
    }
    throw failure
  }

  private func worker() async throws -> RecognitionWorker {
    if let worker = idle.popLast() { return worker }
    // Loading the models is no part of reading a picture.
    return try await RecognitionWorker.start(
      installation.python, ["-I", installation.worker],
      timeoutSeconds: Limits.recognitionSeconds)
  }
}
