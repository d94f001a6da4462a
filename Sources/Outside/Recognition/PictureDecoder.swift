internal import CaseCore
internal import Engine
internal import Imports

/// Decodes pictures with GraphicsMagick for an engine of text recognition: whatever a hostile picture
/// does, it does to that program, and the engine sees pixels alone.
struct PictureDecoder: Sendable {
  private let program: String

  /// Decodes with the program `gm` of this machine.
  init() { program = "gm" }

  /// The pixels of the first frame of `picture`, upright and on white, made smaller if there are more
  /// than `Limits.recognisedPixels`.
  /// - Throws: `RecognitionError`.
  func pixels(of picture: [UInt8], _ format: PictureFormat) async throws -> PicturePixels {
    let arguments =
      ["convert"] + GraphicsMagick.limits + ["\(format.coder):-[0]", "-auto-orient"]
      + ["-background", "white", "-flatten", "+comment", "-comment", "%w %h"]
      + ["-geometry", "\(Limits.recognisedPixels)@>", "-depth", "8", "PPM:-"]
    let outcome = try await run(arguments, picture)
    guard outcome.succeeded, let pixels = PicturePixels(netpbm: outcome.output) else {
      throw try await isTooLarge(picture, format)
        ? RecognitionError.tooManyPixels : RecognitionError.unreadable
    }
    return pixels
  }

  // Asked only when a picture was not decoded: its head tells whether its size is why.
  private func isTooLarge(_ picture: [UInt8], _ format: PictureFormat) async throws -> Bool {
    let arguments = ["identify", "-ping", "-format", "%w %h\n", "\(format.coder):-[0]"]
    let outcome = try await run(arguments, picture)
    let said = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").first
    let size = said?.split(separator: " ").compactMap { Int($0) } ?? []
    guard outcome.succeeded, size.count == 2, size.allSatisfy({ (1...1 << 30).contains($0) })
    else { return false }
    return size[0] * size[1] > Limits.picturePixels || (size.max() ?? 0) > 65_535
  }

  private func run(_ arguments: [String], _ picture: [UInt8]) async throws -> ChildProcess.Outcome {
    do {
      return try await ChildProcess(
        program, arguments, input: picture, environment: ["HOME": "/nonexistent"],
        timeout: .seconds(60), outputLimitBytes: 3 * Limits.recognisedPixels + 64
      ).run()
    } catch let error as ChildProcessError {
      switch error {
      case .missing: throw RecognitionError.decoderMissing
      case .timedOut: throw RecognitionError.timedOut(seconds: 60)
      case .tooMuchOutput, .failed: throw RecognitionError.unreadable
      }
    }
  }
}
