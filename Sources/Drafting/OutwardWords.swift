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
    let lowered = text.lowercased()
    var objections: [Objection] = words(for: recipient)
      .filter { lowered.contains($0) }.map { .word($0) }
    if text.unicodeScalars.contains(where: { $0 == "{" || $0 == "}" }) {
      objections.append(.brace)
    }
    if emptyQuotes.contains(where: { lowered.contains($0) }) { objections.append(.emptyQuote) }
    if text.split(whereSeparator: \.isNewline).contains(where: { !OutsideText.isHarmless($0) }) {
      objections.append(.invisible)
    }
    return objections
  }

  /// The words, in lower case, that a paper for `recipient` may not use.
  static func words(for recipient: EvidenceDefinition.Recipient) -> [String] {
    switch recipient {
    // Only who can act on a crime is told of one (practice, rule 10).
    case .police, .payment, .oneself: never
    case .seller, .platform, .samr12315, .court: never + accusations
    }
  }

  private static let never = [
    "黑平台", "跑路", "洗钱", "人肉", "全家", "曝光", "100%假", "不退就", "走着瞧", "司法存证", "具有法律效力",
    "一定能退", "保证退款", "doxx", "expose you", "or else", "guaranteed refund",
  ]
  private static let accusations = [
    "骗子", "诈骗", "骗钱", "骗我", "scam", "swindl", "fraud", "thief", "crook",
  ]
  private static let emptyQuotes = [
    "“”", "\"\"", "‘’", "「」", "『』", "《》", "（）", "()", "[]", "【】", "“ ”", "\" \"",
  ]
}
