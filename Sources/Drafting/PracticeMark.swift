internal import CaseCore

/// What every paper of a practice case says at its top and its bottom.
enum PracticeMark {
  /// The mark in both languages: a practice paper may land before somebody who reads only one.
  static let words = Bilingual(
    zh: "演练 · 不是真实案件 / PRACTICE · not a real case",
    en: "PRACTICE · not a real case / 演练 · 不是真实案件")

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
