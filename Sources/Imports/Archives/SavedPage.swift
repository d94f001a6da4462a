internal import CaseCore

/// What a program that saved a page wrote into its first comment: from where, and when.
///
/// Anybody can write such a comment, so it sets no fact.
struct SavedPage {
  /// The program, as a variant of the form.
  enum Program: String {
    /// The extension SingleFile: everything in one file.
    case singleFile = "singlefile"
    /// A browser's "save as" (`saved from url=(0030)https://…`).
    case browser = "saved"
  }

  /// The program.
  let program: Program
  /// The address.
  let address: String
  /// When, where it says so in a way that is read.
  let at: Moment?
  /// The time as it stands there.
  let when: String?
  /// The line on which the address stands, from 1.
  let line: Int

  /// What the first comment of the page `text` says; nil if it says nothing of the kind.
  init?(_ text: Bytes) {
    let head = text.extracting(first: 8 * 1024)
    guard let start = head.firstIndex(of: Array("<!--".utf8)),
      let end = head.firstIndex(of: Array("-->".utf8), from: start + 4),
      // Before anything that the page shows.
      Self.isLead(head.extracting(0..<start).text)
    else { return nil }
    let comment = head.extracting((start + 4)..<end).text
    let before = (0..<start).count { head[$0] == 0x0a }
    let lines = comment.split(separator: "\n", omittingEmptySubsequences: false)
    if let first = lines.first?.trimmingBlanks(), first.hasPrefix("saved from url=("),
      let close = first.firstIndex(of: ")")
    {
      program = .browser
      address = first[first.index(after: close)...].trimmingBlanks()
      (at, when, line) = (nil, nil, before + 1)
      return
    }
    guard comment.contains("Page saved with SingleFile"),
      let (index, url) = Self.value("url:", lines), !url.isEmpty
    else { return nil }
    program = .singleFile
    address = url
    when = Self.value("saved date:", lines)?.1
    at = when.flatMap(Self.moment(spelt:))
    line = before + index + 1
  }

  /// The finding of it.
  func finding(masking keys: CardKeys) -> Finding {
    var details: [Finding.Detail] = [.init("program", program.rawValue)]
    if let when { details.append(.init("saved", when.cut(to: 100))) }
    return Finding(
      id: "page:1", kind: FindingKinds.savedPage, place: .line(line),
      quote: keys.masked(address).cut(to: Limits.factTextBytes), at: at, details: details)
  }

  /// The time of a record of an archive: RFC 3339, maybe with parts of a second.
  static func moment(archive text: String) -> Moment? {
    guard text.utf8.count <= 40, let dot = text.firstIndex(of: ".") else { return Moment(text) }
    let digits = text[text.index(after: dot)...].dropLast()
    guard text.hasSuffix("Z"), digits.allSatisfy(\.isNumber) else { return nil }
    return Moment(text[..<dot] + "Z")
  }

  // `Wed Nov 18 2026 20:15:00 GMT+0800 (中国标准时间)`, as JavaScript writes it.
  private static func moment(spelt text: String) -> Moment? {
    let words = text.split(separator: " ", maxSplits: 6)
    guard words.count >= 6, words[5].hasPrefix("GMT") else { return nil }
    let zone = words[5].dropFirst(3)
    return MailDate.moment(
      "\(words[2]) \(words[1]) \(words[3]) \(words[4]) \(zone.isEmpty ? "GMT" : zone)")
  }

  private static func value(_ name: String, _ lines: [Substring]) -> (Int, String)? {
    for (index, line) in lines.enumerated() {
      let line = line.trimmingBlanks()
      if line.hasPrefix(name) { return (index, line.dropFirst(name.count).trimmingBlanks()) }
    }
    return nil
  }

  // Nothing but a document type and the tag of the page.
  private static func isLead(_ text: String) -> Bool {
    var isInTag = false
    for character in text {
      switch character {
      case "<": isInTag = true
      case ">": isInTag = false
      default: if !isInTag, !character.isWhitespace, character != "\u{feff}" { return false }
      }
    }
    return !isInTag && text.count(where: { $0 == "<" }) <= 2
  }
}
