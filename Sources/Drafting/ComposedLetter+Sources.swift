public import CaseCore
public import Playbook

extension ComposedLetter {
  /// The mark that stands in the margin beside `sentence`: the originals that show it and where, as far
  /// as they go along with the letter: `[证1，第 2 页]`, `[Exhibit 1, page 2]`. Nil where none does.
  ///
  /// A sentence that asks for something or cites the law has no mark: it states nothing.
  public func marks(of sentence: LetterSentence) -> String? {
    guard sentence.kind == .fact else { return nil }
    let marks = exhibits.compactMap { exhibit -> String? in
      let sources = sentence.sources.filter { $0.evidence == exhibit.evidence }
      guard !sources.isEmpty else { return nil }
      var places: [String] = []
      for source in sources {
        guard let words = source.place.flatMap(EvidenceWords.place)?(language),
          !places.contains(words)
        else { continue }
        places.append(words)
      }
      let separator = language == .zh ? "，" : ", "
      return ([exhibit.mark(language)] + places).joined(separator: separator)
    }
    return marks.isEmpty
      ? nil : "[" + marks.joined(separator: language == .zh ? "；" : "; ") + "]"
  }

  /// What every sentence rests on, as Markdown for the person alone (自用): its kind, where each thing
  /// stands, the articles, and what was left out and why.
  public func sourcesPaper(_ state: CaseState, _ playbook: Playbook) -> String {
    let names = SourceNames(state: state, playbook: playbook, language: language)
    var lines = ["# " + MarkdownText.line(SourcesWords.heading(title)(language))]
    lines += ["", "**\(MarkdownText.line(SourcesWords.private(language)))**"]
    for (index, sentence) in sentences.enumerated() {
      let kind = SourcesWords.kind(sentence.kind)(language)
      let mark = marks(of: sentence).map { " " + $0 } ?? ""
      lines += ["", MarkdownText.line("\(index + 1). 【\(kind)】\(sentence.text)\(mark)")]
      lines += names.lines(of: sentence).map { "   - " + MarkdownText.line($0) }
    }
    if !omissions.isEmpty {
      lines += ["", "## " + MarkdownText.line(SourcesWords.omitted(language)), ""]
      lines += omissions.map { "- " + MarkdownText.line(names.line(of: $0, in: id)) }
    }
    return PracticeMark.aroundMarkdown(lines, practice: practice, language)
      .joined(separator: "\n") + "\n"
  }
}

/// Says in words what a sentence rests on.
private struct SourceNames {
  let state: CaseState
  let playbook: Playbook
  let language: Language

  func lines(of sentence: LetterSentence) -> [String] {
    var lines = sentence.sources.map(line)
    lines += sentence.citations.map { name in
      guard let card = playbook.citation(name) else { return name.text }
      let words = [card.law?(language), card.article?(language)].compactMap(\.self)
      return ([name.text] + words).joined(separator: " ")
    }
    return lines
  }

  private func line(_ source: Source) -> String {
    guard let evidence = source.evidence else {
      return SourcesWords.entry(source.entry)(language)
    }
    let kind = state.evidence(at: evidence).flatMap { playbook.evidence($0.kind) }
    let place = source.place.flatMap(EvidenceWords.place)
    return SourcesWords.shown(
      source.entry, evidence, kind?.name ?? SourcesWords.original, at: place)(language)
  }

  func line(of omission: ComposedLetter.Omission, in letter: Letter.Name) -> String {
    let sentences = playbook.letter(letter)?.sentences ?? []
    let says =
      sentences.indices.contains(omission.sentence)
      ? sentences[omission.sentence].says.text(language) { _ in "……" } : nil
    let why = SourcesWords.why(omission.reason) { playbook.fact($0)?.ask }(language)
    return (says ?? "") + (language == .zh ? "" : " ") + why
  }
}
