public import Imports

/// Takes the text out of documents of pages.
public protocol DocumentTexts: Sendable {
  /// Returns the words on the pages of the PDF `document`, which `password` opens if it is locked.
  ///
  /// The password is neither kept nor shown to anybody.
  /// - Throws: `DocumentError`, or `CancellationError`.
  func text(of document: [UInt8], password: [UInt8]?) async throws -> DocumentText
}

/// Why the text of a document was not taken out.
public enum DocumentError: Error, Sendable, Hashable {
  /// A program that is needed is not on this machine; its name.
  case toolMissing(String)
  /// It is under a password, and none or a wrong one was given.
  case locked
  /// It is damaged, or no document at all.
  case unreadable
  /// It holds more than is read.
  case overflowing(limit: Int)
  /// It took longer than this many seconds.
  case timedOut(seconds: Int)
}

/// Stands where no text is taken out.
public struct NoDocumentTexts: DocumentTexts {
  /// Takes nothing out.
  public init() {}

  public func text(of document: [UInt8], password: [UInt8]?) async throws -> DocumentText {
    throw DocumentError.toolMissing("pdftotext")
  }
}
