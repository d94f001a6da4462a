internal import CaseCore

/// What every paper of a practice case says at its top and its bottom.
enum PracticeMark {
  private static let mark = Bilingual(
    zh: "演练 · 不是真实案件", en: "PRACTICE · not a real case")

  /// The mark in both languages, that of the paper first: a practice paper may land before somebody
  /// who reads only one.
  static func words(_ language: Language) -> String {
    switch language {
    case .zh: "\(mark.zh) / \(mark.en)"
    case .en: "\(mark.en) / \(mark.zh)"
    }
  }

  /// `lines` with the mark before and after them, if it is a practice case.
  static func around(_ lines: [String], practice: Bool, _ language: Language) -> [String] {
    guard practice else { return lines }
    return ["【\(words(language))】", ""] + lines + ["", "【\(words(language))】"]
  }

  /// `lines` of Markdown with the mark before and after them, if it is a practice case.
  static func aroundMarkdown(
    _ lines: [String], practice: Bool, _ language: Language
  ) -> [String] {
    guard practice else { return lines }
    let mark = "**\(MarkdownText.line(words(language)))**"
    return [mark, ""] + lines + ["", mark]
  }
}
