internal import CaseCore
public import Playbook

/// Words that no paper for others may use, and what else must not be left in one (D01–D06).
///
/// The guard for what a person writes themselves is a room of its own; this short list is what
/// our own letters are held to.
public enum OutwardWords {
  /// Why a text must not go out.
  public enum Objection: Sendable, Hashable {
    /// This word may insult, threaten or accuse (D06), or promises what nobody can (F13, C08).
    case word(String)
    /// A place of a template was not filled.
    case brace
    /// Quotation marks or brackets with nothing between them.
    case emptyQuote
    /// A control, direction or zero-width character.
    case invisible
  }

  /// What speaks against sending `text` to `recipient`, each objection once.
  public static func objections(
    in text: some StringProtocol, to recipient: EvidenceDefinition.Recipient
  ) -> [Objection] {
    let lowered = Array(text.lowercased().utf8)
    var objections: [Objection] = words(for: recipient)
      .filter { $0.stands(in: lowered) }.map { .word($0.text) }
    if text.unicodeScalars.contains(where: { $0 == "{" || $0 == "}" }) {
      objections.append(.brace)
    }
    if emptyQuotes.contains(where: { $0.stands(in: lowered) }) { objections.append(.emptyQuote) }
    if text.split(whereSeparator: \.isNewline).contains(where: { !OutsideText.isHarmless($0) }) {
      objections.append(.invisible)
    }
    return objections
  }

  /// The words, in lower case, that a paper for `recipient` may not use.
  private static func words(for recipient: EvidenceDefinition.Recipient) -> [Sought] {
    switch recipient {
    // Only who can act on a crime is told of one (practice, rule 10).
    case .police, .payment, .oneself: never
    case .seller, .platform, .samr12315, .court: never + accusations
    }
  }

  // The claims that a hash proves more than it does are spelt in two halves: no text of ours
  // contains them, not even this one.
  private static let never = words([
    Bilingual(zh: "黑平台", en: "crooked platform"), Bilingual(zh: "跑路", en: "ran off with"),
    Bilingual(zh: "洗钱", en: "launder"), Bilingual(zh: "人肉", en: "doxx"),
    Bilingual(zh: "全家", en: "your family"), Bilingual(zh: "曝光", en: "expose you"),
    Bilingual(zh: "100%假", en: "100% fake"), Bilingual(zh: "不退就", en: "or else"),
    Bilingual(zh: "走着瞧", en: "you will see"), Bilingual(zh: "一定能退", en: "guaranteed refund"),
    Bilingual(zh: "保证退款", en: "refund is guaranteed"),
    Bilingual(zh: "司法" + "存证", en: "judicial evidence preservation"),
    Bilingual(zh: "具有" + "法律效力", en: "legally conclusive"),
  ])
  private static let accusations = words([
    Bilingual(zh: "骗子", en: "scam"), Bilingual(zh: "诈骗", en: "fraud"),
    Bilingual(zh: "骗钱", en: "swindl"), Bilingual(zh: "骗我", en: "crook"),
  ])

  private static func words(_ pairs: [Bilingual]) -> [Sought] {
    pairs.flatMap { [Sought($0.zh), Sought($0.en)] }
  }

  private static let emptyQuotes = [
    "“”", "\"\"", "‘’", "「」", "『』", "《》", "（）", "()", "[]", "【】", "“ ”", "\" \"",
  ].map { Sought($0) }

  /// A word and its bytes: every paper is searched for all of them, and a search by characters takes
  /// most of the time that a letter takes.
  private struct Sought: Sendable {
    let text: String
    private let bytes: [UInt8]

    init(_ text: String) { (self.text, bytes) = (text, Array(text.utf8)) }

    /// Whether the word stands in `text`, even where a mark that combines with its last character follows.
    func stands(in text: [UInt8]) -> Bool {
      guard let first = bytes.first, text.count >= bytes.count else { return false }
      return (0...text.count - bytes.count).contains { place in
        text[place] == first && text[place...].starts(with: bytes)
      }
    }
  }
}
