internal import CaseCore
internal import Workbooks

/// A zip archive as payment providers mail bills in, as a rule under a password that the app shows.
public struct MailedArchive: Sendable, Hashable {
  /// A file out of an archive.
  public struct Member: Sendable, Hashable {
    /// Its name without folders.
    public let name: String
    /// Its content.
    public let bytes: [UInt8]
  }

  /// A file of an archive that cannot be had.
  public struct Unread: Sendable, Hashable {
    /// Its name without folders.
    public let name: String
    /// Why.
    public let why: ReaderError
  }

  /// The files that a reader may be able to read, told by their content, in the order of the archive.
  public private(set) var taken: [Member] = []
  /// The files that cannot be had.
  public private(set) var unread: [Unread] = []
  /// How many other files there are: pictures, archives in the archive, what no reader reads.
  public private(set) var passedOver = 0

  /// Opens the archive `bytes` under `password`.
  /// - Throws: `ReaderError` where it cannot be opened at all. A file that is under another password,
  ///   or damaged, is among the unread.
  public init(_ bytes: Bytes, password: [UInt8]?) throws(ReaderError) {
    var (others, wanted) = (0, 0)
    let members: [Archive.Member]
    do throws(WorkbookError) {
      members = try Archive.members(of: bytes, password: password) { name in
        // Folders, and what macOS notes about files.
        !name.isEmpty && name.last != UInt8(ascii: "/") && !name.starts(with: "__MACOSX/".utf8)
      } taking: { name, head, sizeBytes in
        let isTaken =
          wanted < Limits.archiveMembersKept && Self.mayBeRead(head, Self.text(name), sizeBytes)
        if isTaken { wanted += 1 } else { others += 1 }
        return isTaken
      }
    } catch {
      throw Self.meaning(of: error)
    }
    passedOver = others
    for member in members {
      let path = Self.text(member.name)
      let name = String(path.split(separator: "/").last ?? "").cut(to: Limits.fileNameBytes)
      switch member.content {
      case .failure(let error): unread.append(Unread(name: name, why: Self.meaning(of: error)))
      case .success(let content):
        taken.append(Member(name: name.isEmpty ? "file" : name, bytes: content))
      }
    }
  }

  /// Whether `bytes` are an archive, and no document that is one inside.
  public static func isArchive(_ bytes: Bytes) -> Bool {
    MediaType.announced(by: bytes.extracting(first: Limits.detectionBytes)) == .zip
  }

  /// Whether some of its files are under a password that was not given.
  public var isLocked: Bool { unread.contains { $0.why == .locked } }

  // Whether a reader may read it: a table, a text, a page, a mail.
  private static func mayBeRead(_ head: [UInt8], _ name: String, _ sizeBytes: Int64) -> Bool {
    guard !head.isEmpty else { return false }
    let media = Detection.detect(head: head, fileName: name, sizeBytes: sizeBytes).mediaType
    return media.isText || media.isWorkbook || media.isArchive || media == .pdf
  }

  static func meaning(of error: WorkbookError) -> ReaderError {
    switch error {
    case .broken(let words), .machine(let words): .damaged(words)
    case .locked: .locked
    case .over(_, let limit): .overflowing(limit: limit)
    }
  }

  // Names are in UTF-8, or in GB 18030 as Chinese systems write them; anything else is shown as
  // far as it can be.
  private static func text(_ raw: [UInt8]) -> String {
    if let text = String(validating: raw, as: UTF8.self) { return text }
    guard let decoder = GB18030Decoder() else { return String(decoding: raw, as: UTF8.self) }
    var decoded: [UInt8] = []
    let isBad = decoder.decode(raw.span, into: &decoded) != nil
    return String(decoding: isBad ? raw : decoded, as: UTF8.self)
  }
}
