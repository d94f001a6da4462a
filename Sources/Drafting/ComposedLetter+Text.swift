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

  /// The letter as Markdown, ended by a line break: each sentence followed by the marks of the originals
  /// that show it, as far as they go along. Nothing in it can become a link or HTML.
  public var markdown: String {
    var lines = ["# " + MarkdownText.line(title)]
    for sentences in paragraphs { lines += ["", MarkdownText.line(marked(sentences))] }
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

  private func marked(_ sentences: [LetterSentence]) -> String {
    sentences.map { sentence in
      sentence.text + (marks(of: sentence).map { language == .zh ? $0 : " " + $0 } ?? "")
    }.joined(separator: language == .zh ? "" : " ")
  }

  var dayWords: String { ValueText.fullText(of: day, language) }

  static let attached = Bilingual(zh: "附：", en: "Attached:")
}
