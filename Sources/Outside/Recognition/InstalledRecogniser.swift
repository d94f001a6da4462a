public import Engine
public import Imports

/// Reads pictures with the engine that was chosen, or the best that is installed.
public struct InstalledRecogniser: TextRecogniser {
  /// Which engine reads.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// The best that is installed: RapidOCR, else Tesseract.
    case auto
    case rapidocr, tesseract
    /// None.
    case off
  }

  public let lanes: Int
  private let choice: Choice
  private let rapid: RapidOCR?
  private let tesseract: Tesseract
  private let chosen = Once<any TextRecogniser>()

  /// Reads as `choice` says; `rapid` is where RapidOCR may be installed.
  public init(_ choice: Choice, rapid: RapidOCR.Installation?, lanes: Int) {
    self.choice = choice
    self.lanes = lanes
    self.rapid = rapid.flatMap { $0.isThere ? RapidOCR($0, lanes: lanes) : nil }
    tesseract = Tesseract(lanes: lanes)
  }

  public func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
    try await chosen.value { try await engine() }.page(of: picture, format)
  }

  private func engine() async throws -> any TextRecogniser {
    switch choice {
    case .off: throw RecognitionError.switchedOff
    case .rapidocr, .auto:
      if let rapid { return rapid }
      guard choice == .auto else { throw RecognitionError.noEngine }
    case .tesseract: break
    }
    guard await tesseract.isInstalled() else { throw RecognitionError.noEngine }
    return tesseract
  }
}
