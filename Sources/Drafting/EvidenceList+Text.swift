internal import CaseCore
internal import Playbook

extension EvidenceList {
  /// The list as Markdown, ended by a line break.
  public var markdown: String {
    var lines = ["# " + MarkdownText.line(EvidenceWords.title(language)), ""]
    if rows.isEmpty {
      lines.append(MarkdownText.line(EvidenceWords.nothing(language)))
    } else {
      lines.append(tableLine(EvidenceList.heads.map { $0(language) }))
      lines.append("|" + String(repeating: " --- |", count: EvidenceList.heads.count))
      lines += rows.map { tableLine(cells(of: $0)) }
    }
    if !excerpts.isEmpty {
      lines += ["", MarkdownText.line(EvidenceWords.excerptsHead(language)), ""]
      lines += excerpts.map { "- " + MarkdownText.line($0.text) }
    }
    lines += [
      "", MarkdownText.line(EvidenceWords.signature(language)), "",
      MarkdownText.line(EvidenceWords.submitted(day, language)),
    ]
    return PracticeMark.aroundMarkdown(lines, practice: practice, language)
      .joined(separator: "\n") + "\n"
  }

  /// The table as comma-separated values with heads, safe to open in a spreadsheet. It begins
  /// with a byte order mark, without which spreadsheets misread Chinese.
  public var commaSeparated: String {
    var table = [EvidenceList.heads.map { $0(language) }] + rows.map(cells)
    table += excerpts.map { ["", $0.text, "", "", "", "", "", ""] }
    if practice {
      let mark = [PracticeMark.words(language)] + Array(repeating: "", count: 7)
      table = [mark] + table + [mark]
    }
    return "\u{feff}" + TableText.commaSeparated(table)
  }

  /// What each row and excerpt rests on, as sentences.
  var sources: [LetterSentence] {
    rows.map { source($0.proves, $0.entries, $0.evidence) }
      + excerpts.map { source($0.text, $0.entries, $0.evidence) }
  }

  private func source(_ text: String, _ entries: [Int], _ evidence: Int) -> LetterSentence {
    LetterSentence(
      text: OutsideText.line(text), kind: .fact,
      sources: entries.map { Source(entry: $0, evidence: evidence) })
  }

  private func cells(of row: Row) -> [String] {
    [
      Exhibit.mark(row.number, language), row.name, row.type, row.source, row.formed, row.proves,
      row.file ?? EvidenceWords.notAttached(language), row.original,
    ]
  }

  private func tableLine(_ cells: [String]) -> String {
    "| " + cells.map { MarkdownText.line($0) }.joined(separator: " | ") + " |"
  }
}
