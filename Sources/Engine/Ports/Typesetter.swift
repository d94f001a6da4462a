public import Drafting
public import Paper

/// Sets documents on pages, with programs that this machine has.
public protocol Typesetter: Sendable {
  /// Gives `body` a desk of its own, which is gone with everything on it when `body` ends.
  /// - Throws: `TypesettingError`, and what `body` throws.
  func atDesk<Result>(
    _ body: (_ desk: any TypesettingDesk) async throws -> Result
  ) async throws -> Result
}

/// Where the pictures and pages of one document are put together.
public protocol TypesettingDesk: Sendable {
  /// Prepares a picture for paper. The same picture gives the same page, on one machine.
  /// - Throws: `PictureError`.
  func prepare(picture: [UInt8], _ format: PictureFormat) async throws -> PagePicture

  /// Takes in a picture that was prepared, as a file of the name `name` without its ending.
  /// - Throws: `TypesettingError`.
  func take(_ picture: PagePicture, as name: String) async throws -> PreparedPicture

  /// Takes in the pages of a PDF as they are.
  /// - Throws: `DocumentError` with the reason why they are not shown, or `TypesettingError`.
  func take(document: [UInt8], as name: String) async throws -> ForeignPages

  /// The bytes of the picture that was taken in as the file `name`.
  /// - Throws: `TypesettingError`.
  func content(of name: String) async throws -> [UInt8]

  /// Sets `document`, whose pictures and pages were all taken in here, and gives the PDF to `write`.
  /// - Returns: The number of pages.
  /// - Throws: `TypesettingError`, and what `write` throws.
  func set(
    _ document: PaperDocument, to write: (_ bytes: [UInt8]) async throws -> Void
  ) async throws -> Int
}

/// Why a document was not set.
public enum TypesettingError: Error, Sendable, Hashable {
  /// A program that is needed is not on this machine; its name.
  case toolMissing(String)
  /// The program ended without a document.
  case failed(program: String)
  /// It took longer than this many seconds.
  case timedOut(seconds: Int)
  /// The document is larger than this many bytes.
  case tooLarge(limit: Int)
  /// The place where it is put together cannot be written; the system's number of the error.
  case noRoom(errno: Int32)
}

/// Stands where nothing is set on pages.
public struct NoTypesetter: Typesetter {
  /// Sets nothing.
  public init() {}

  public func atDesk<Result>(
    _ body: (_ desk: any TypesettingDesk) async throws -> Result
  ) async throws -> Result {
    throw TypesettingError.toolMissing("recourse-typeset")
  }
}
