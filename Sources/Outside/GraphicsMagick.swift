public import CaseCore
public import Engine

/// Masks pictures with GraphicsMagick (`gm`), a program of its own: a broken or hostile picture can
/// end that program, and nothing else.
public struct GraphicsMagick: PictureMasker {
  /// How long one picture may take.
  private static let timeout = Duration.seconds(60)
  private let program: String

  /// Masks with the program `gm` of this machine.
  public init() { program = "gm" }

  public func masked(
    _ picture: [UInt8], _ format: PictureFormat, boxes: [PixelBox]
  ) async throws -> [UInt8] {
    // The format is named, because the program would otherwise guess it from the bytes and could be
    // led to a format that reads other files. Only the first frame is taken.
    var arguments = ["convert"] + Self.limits + ["\(format.coder):-[0]", "-auto-orient"]
    // Laid on white: what hides under transparent pixels must not come to light.
    arguments += ["-background", "white", "-flatten", "-fill", "black"]
    for box in boxes {
      arguments += [
        "-draw",
        "rectangle \(box.x),\(box.y) \(box.x + box.width - 1),\(box.y + box.height - 1)",
      ]
    }
    // Profiles and comments go here as far as the program can; the rest goes where the result is
    // taken apart.
    arguments += ["-strip", "+comment", "-depth", "8", "PNG24:-"]
    return try await run(arguments, input: picture)
  }

  public func compressed(
    _ picture: [UInt8], _ format: PictureFormat, percent: Int, quality: Int
  ) async throws -> [UInt8] {
    let resized = percent < 100 ? ["-resize", "\(percent)%"] : []
    return try await run(
      ["convert"] + Self.limits + Self.hint(picture, format)
        + ["\(format.coder):-[0]", "-auto-orient"]
        + ["-background", "white", "-flatten", "-colorspace", "RGB"] + resized
        + ["-strip", "+comment", "-depth", "8", "-quality", "\(quality)", "JPEG:-"],
      input: picture)
  }

  /// The pixels of a photo above which it is decoded at half its width and height: three million and
  /// more remain, enough for the writing on a photographed page, in half the time.
  private static let largePixels = 6_000_000

  private static func hint(_ picture: [UInt8], _ format: PictureFormat) -> [String] {
    guard format == .jpeg, let size = PictureHeader.size(of: picture),
      // A narrow picture is a long screenshot: its writing is small.
      min(size.width, size.height) * 2 >= max(size.width, size.height),
      size.width * size.height > largePixels
    else { return [] }
    return ["-size", "\((size.width + 1) / 2)x\((size.height + 1) / 2)"]
  }

  public func tool() async throws -> String {
    let said = String(decoding: try await run(["version"], input: []), as: UTF8.self)
    // `GraphicsMagick 1.3.40 2023-01-14 Q16 …`
    return said.split(separator: " ", maxSplits: 2).prefix(2).joined(separator: " ")
  }

  static let limits = [
    ("Memory", "1GiB"), ("Map", "0"), ("Disk", "0"), ("Files", "16"), ("Threads", "1"),
    ("Width", "65535"), ("Height", "65535"), ("Pixels", "\(Limits.picturePixels)"),
  ].flatMap { ["-limit", $0.0, $0.1] }

  private func run(_ arguments: [String], input: [UInt8]) async throws -> [UInt8] {
    let outcome: ChildProcess.Outcome
    do {
      outcome = try await ChildProcess(
        program, arguments, input: input, environment: ChildProcess.spacious,
        timeout: Self.timeout, outputLimitBytes: Limits.pictureCopyBytes
      ).run()
    } catch let error as ChildProcessError {
      switch error {
      case .missing(let program): throw PictureError.toolMissing(program)
      case .timedOut: throw PictureError.timedOut
      case .tooMuchOutput, .failed: throw PictureError.unreadable
      }
    }
    guard outcome.succeeded, !outcome.output.isEmpty else { throw PictureError.unreadable }
    return outcome.output
  }
}

extension PictureFormat {
  /// The name of the format for the program.
  var coder: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .gif: "GIF"
    case .webp: "WEBP"
    case .heic: "HEIC"
    }
  }
}
