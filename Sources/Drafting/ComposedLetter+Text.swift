internal import CaseCore

extension ComposedLetter {
  /// The letter as plain text, ended by a line break.
  public var plainText: String {
    var lines = [title, ""] + paragraphs.map(paragraph)
    if !exhibits.isEmpty {
      lines += ["", ComposedLetter.attached(language)]
      lines += exhibits.map { "\($0.mark(language)) \($0.name)" }
    }
    lines += ["", dayWords]
    return PracticeMark.around(lines, practice: practice, language)
      .joined(separator: "\n") + "\n"
  }

  /// The letter as Markdown, ended by a line break. Nothing in it can become a link or HTML.
  public var markdown: String {
    var lines = ["# " + MarkdownText.line(title)]
    for sentences in paragraphs { lines += ["", MarkdownText.line(paragraph(sentences))] }
    if !exhibits.isEmpty {
      lines += ["", MarkdownText.line(ComposedLetter.attached(language)), ""]
      lines += exhibits.map { "- " + MarkdownText.line("\($0.mark(language)) \($0.name)") }
    }
    lines += ["", MarkdownText.line(dayWords)]
    return PracticeMark.aroundMarkdown(lines, practice: practice, language)
      .joined(separator: "\n") + "\n"
  }

  private func paragraph(_ sentences: [LetterSentence]) -> String {
    ComposedLetter.body(of: [sentences], language)
  }

  private var dayWords: String { ValueText.fullText(of: day, language) }

  private static let attached = Bilingual(zh: "附：", en: "Attached:")
}
