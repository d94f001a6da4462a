internal import CaseCore

/// A document as plain text, in the order in which it is read: what tests compare, and what a search
/// finds.
public struct PaperText {
  private var lines: [String] = []

  /// `document` as plain text, ended by a line break.
  public static func text(of document: PaperDocument) -> String {
    var text = PaperText()
    text.lines = [
      "[\(document.language.rawValue)] \(document.title)", document.subject,
      "\(document.headLeft) | \(document.headRight)", document.createdAt,
    ]
    if let practice = document.practice { text.lines.append("!! \(practice)") }
    for block in document.blocks { text.add(block) }
    return text.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let heading):
      lines += ["", String(repeating: "#", count: heading.level) + " " + heading.text]
    case .paragraph(let paragraph):
      let margin = words(paragraph.margin)
      lines.append(
        lead(paragraph.role) + words(paragraph.runs) + (margin.isEmpty ? "" : "  << \(margin)"))
    case .list(let list):
      lines += list.items.enumerated().map { index, item in
        (list.isNumbered ? "\(index + 1). " : "- ") + words(item)
      }
    case .table(let table): add(table)
    case .picture(let picture):
      lines.append(
        "[\(picture.name) \(picture.width)x\(picture.height)] \(picture.alternative)")
      if !picture.caption.isEmpty { lines.append("  " + words(picture.caption)) }
    case .foreign(let pages): lines.append("[\(pages.name): \(pages.sizes.count)]")
    case .exhibit(let exhibit):
      lines += ["", "==== \(exhibit.mark) \(exhibit.title)"]
      lines += exhibit.strip.map { "  \($0.name): \(words($0.value))" }
      for block in exhibit.blocks { add(block) }
    case .pageBreak: lines += ["", "----"]
    }
  }

  private mutating func add(_ table: Table) {
    if table.look != .pairs { lines.append(row(table.columns.map(\.head))) }
    lines += table.rows.map { one in
      row(one.cells.map(words)) + (one.isTotal ? " =" : "")
    }
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func words(_ runs: [Run]) -> String {
    runs.map { run in
      switch run.content {
      case .text(let text): run.style.contains(.quoted) ? "“\(text)”" : text
      case .page(let anchor): "(\(anchor.text))"
      case .pages(let anchor): "(\(anchor.text)…)"
      }
    }.joined()
  }

  private func lead(_ role: Paragraph.Role) -> String {
    switch role {
    case .body: ""
    case .title: "= "
    case .subtitle: "- = "
    case .lead: "> "
    case .note: "~ "
    case .quote: "  “ "
    case .own: "  → "
    case .theirs: "  ← "
    case .marked: "* "
    case .line: "  "
    case .warning: "! "
    }
  }
}
