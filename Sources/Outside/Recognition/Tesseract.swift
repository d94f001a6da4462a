public import CaseCore
public import Engine
public import Imports
import Synchronization

/// Reads pictures with Tesseract, one child process a picture: where no Python is wanted.
public struct Tesseract: TextRecogniser {
  private let decoder = PictureDecoder()
  private let program: String
  private let timeoutSeconds: Int
  private let installed = Once<String>()

  /// As many as there are processors: each runs on one.
  public let lanes: Int

  /// Reads with `program`, for at most `timeoutSeconds` a picture.
  public init(
    program: String = "tesseract", lanes: Int, timeoutSeconds: Int = Limits.recognitionSeconds
  ) {
    self.program = program
    self.lanes = lanes
    self.timeoutSeconds = timeoutSeconds
  }

  /// Whether the program and its Chinese are on this machine.
  public func isInstalled() async -> Bool { (try? await version()) != nil }

  public func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
    let version = try await version()
    let pixels = try await decoder.pixels(of: picture, format)
    let input = pixels.greenPart
    var failure = RecognitionError.engineFailed
    for _ in 0..<2 {
      do {
        // Sparse text: the other ways of parting a page lose large amounts and short lines.
        let outcome = try await run(
          ["stdin", "stdout", "-l", Self.languages, "--psm", "11", "--dpi", "300", "tsv"], input)
        if outcome.succeeded, let pieces = TesseractTable.pieces(outcome.output.span, on: pixels) {
          return RecognisedPage(
            engine: "tesseract", version: version, width: pixels.fullWidth,
            height: pixels.fullHeight, pieces: pieces)
        }
        failure = .engineFailed
      } catch ChildProcessError.timedOut {
        failure = .timedOut(seconds: timeoutSeconds)
      } catch ChildProcessError.missing {
        throw RecognitionError.noEngine
      } catch is ChildProcessError {
        failure = .engineFailed
      }
    }
    throw failure
  }

  private static let languages = "chi_sim+eng"

  private func version() async throws -> String {
    try await installed.value {
      do {
        // `List of available languages in "…" (3):` and one a line.
        let listed = try await run(["--list-langs"], [])
        let languages = String(decoding: listed.output, as: UTF8.self).split(separator: "\n")
        guard listed.succeeded, languages.contains("chi_sim"), languages.contains("eng") else {
          throw RecognitionError.noEngine
        }
        // `tesseract 5.3.0`
        let said = String(decoding: try await run(["--version"], []).output, as: UTF8.self)
        return String(said.split(separator: "\n").first?.split(separator: " ").last ?? "")
      } catch is ChildProcessError {
        throw RecognitionError.noEngine
      }
    }
  }

  private func run(_ arguments: [String], _ input: [UInt8]) async throws -> ChildProcess.Outcome {
    // More threads than processors make it five times slower.
    try await ChildProcess(
      "prlimit", ["--as=\(2 << 30)", "--core=0", "--fsize=0", program] + arguments, input: input,
      environment: ["HOME": "/nonexistent", "OMP_THREAD_LIMIT": "1"],
      timeout: .seconds(timeoutSeconds), outputLimitBytes: 2 * Limits.recognisedBytes
    ).run()
  }
}

/// Something that is worked out at most once where it succeeds.
final class Once<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  func value(_ make: () async throws -> Value) async throws -> Value {
    if let value = kept.withLock(\.self) { return value }
    let value = try await make()
    kept.withLock { $0 = value }
    return value
  }
}
