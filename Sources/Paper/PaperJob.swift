internal import CaseCore

/// A document as bytes, for the program that sets it on pages (`docs/formats/typesetting-job.md`).
///
/// The form is our own, both ends are of one release, and nothing is kept in it: numbers are in groups
/// of seven bits with the least first, texts and lists begin with their length.
public enum PaperJob {
  /// What every job begins with: the name of the form and its version.
  static let head = Array("recourse-typeset 1\n".utf8)

  /// `document` as bytes.
  public static func encoded(_ document: PaperDocument) -> [UInt8] {
    var writer = JobWriter(bytes: head)
    writer.text(document.language.rawValue)
    for text in [
      document.title, document.subject, document.producer, document.createdAt, document.headLeft,
      document.headRight,
    ] { writer.text(text) }
    writer.optional(document.practice) { $0.text($1) }
    writer.list(document.blocks) { $0.block($1) }
    return writer.bytes
  }

  /// The document that `bytes` hold.
  /// - Throws: `PaperJobError` for anything that `encoded` does not write, and for what is over a limit.
  public static func decoded(_ bytes: [UInt8]) throws(PaperJobError) -> PaperDocument {
    guard bytes.count <= Limits.typesettingJobBytes else { throw .tooLarge }
    guard bytes.starts(with: head) else { throw .notAJob }
    var reader = JobReader(bytes, at: head.count)
    guard let language = Language(rawValue: try reader.text()) else { throw .unknownValue }
    var texts: [String] = []
    for _ in 0..<6 { texts.append(try reader.text()) }
    let practice = try reader.flag() ? try reader.text() : nil
    var blocks: [Block] = []
    for _ in 0..<(try reader.count()) { blocks.append(try reader.block(depth: 0)) }
    guard reader.isAtEnd else { throw .trailingBytes }
    return PaperDocument(
      language: language, title: texts[0], subject: texts[1], producer: texts[2],
      createdAt: texts[3], headLeft: texts[4], headRight: texts[5], practice: practice,
      blocks: blocks)
  }
}

/// Why bytes are no job.
public enum PaperJobError: Error, Sendable, Hashable {
  /// They are more than a job may have.
  case tooLarge
  /// They do not begin as a job of this version does.
  case notAJob
  /// They end in the middle of something.
  case cutOff
  /// A number, a text or a size cannot stand where it stands.
  case unknownValue
  /// Something stands behind the end.
  case trailingBytes
}
