internal import CaseCore

/// Takes the text out of a word processor's document (WordprocessingML, ECMA-376 part 1, clause 17).
public enum WordDocument {
  /// A stretch of text between two ends of a line.
  public struct Paragraph: Sendable, Hashable {
    /// The text; cells of a table are separated by TAB.
    public let text: String
    /// Whether the document holds it without showing it.
    public let isHidden: Bool
  }

  /// The paragraphs of `bytes` in their order, those of tables and text boxes among them; deleted
  /// text of a document under revision is left out. Automatic numbers of paragraphs are no text and
  /// are not there.
  /// - Throws: `WorkbookError` where nothing can be read.
  public static func paragraphs(of bytes: Swift.Span<UInt8>) throws(WorkbookError) -> [Paragraph] {
    guard bytes.count <= Limits.archiveFileBytes else {
      throw .over(.fileBytes, limit: Limits.archiveFileBytes)
    }
    return try bytes.withUnsafeBytes { raw throws(WorkbookError) in
      var archive = try ZipArchive(raw, password: nil)
      guard let main = archive.members.first(where: { $0.name == "word/document.xml" }) else {
        throw .broken("word/document.xml")
      }
      let listener = WordText()
      let document = try XMLPieces(listener)
      try archive.read(main.index) { piece throws(WorkbookError) in try document.take(piece) }
      try document.finish()
      if let fault = listener.fault { throw fault }
      return listener.paragraphs
    }
  }
}

/// Hears of the elements of `word/document.xml`.
private final class WordText: XMLListener {
  private(set) var paragraphs: [WordDocument.Paragraph] = []
  private(set) var fault: WorkbookError?
  private var shown: [UInt8] = []
  private var hidden: [UInt8] = []
  private var isInText = false
  private var isInRunProperties = false
  private var isVanished = false
  private var rowDepth = 0
  private var sizeBytes = 0

  var isDone: Bool { fault != nil }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "r": isVanished = false
    case "rPr": isInRunProperties = true
    case "vanish" where isInRunProperties:
      isVanished = !["0", "false", "off"].contains(attributes["val"] ?? "")
    case "t": isInText = true
    case "tab", "tc": if !isInRunProperties { put(UInt8(ascii: "\t")) }
    case "br", "cr": put(UInt8(ascii: "\n"))
    case "tr": rowDepth += 1
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "t": isInText = false
    case "rPr": isInRunProperties = false
    // Cells of one row stand side by side.
    case "p": if rowDepth == 0 { endParagraph() } else { put(UInt8(ascii: " ")) }
    case "tr":
      rowDepth -= 1
      if rowDepth == 0 { endParagraph() }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    sizeBytes += bytes.count
    guard sizeBytes <= Limits.pageBytes else {
      fault = .over(.unpackedBytes, limit: Limits.pageBytes)
      return
    }
    if isVanished { hidden += bytes } else { shown += bytes }
  }

  private func put(_ byte: UInt8) {
    guard shown.last.map({ $0 > 0x20 }) ?? false else { return }
    shown.append(byte)
  }

  private func endParagraph() {
    for (bytes, isHidden) in [(shown, false), (hidden, true)] where !bytes.isEmpty {
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        paragraphs.append(
          WordDocument.Paragraph(text: String(decoding: line, as: UTF8.self), isHidden: isHidden))
      }
    }
    shown.removeAll(keepingCapacity: true)
    hidden.removeAll(keepingCapacity: true)
  }
}
