internal import CaseCore

/// A document as one HTML page that needs nothing else: for reading on a phone.
///
/// It has no script, loads nothing and may load nothing (its policy says so to the browser), and every
/// word in it is escaped: nothing that came from outside can be anything but words.
public struct PaperHTML {
  /// A part of the page.
  public enum Piece: Sendable, Hashable {
    /// This text, in UTF-8.
    case text(String)
    /// The content of the JPEG file of this name, in base64.
    case picture(String)
  }

  private var pieces: [Piece] = []
  private var buffer = ""
  private let language: Language

  private init(_ language: Language) { self.language = language }

  /// `document` in parts, to be written one behind the other.
  public static func pieces(of document: PaperDocument) -> [Piece] {
    var html = PaperHTML(document.language)
    html.head(document)
    for block in document.blocks { html.add(block) }
    html.buffer += "</main>\n"
    if let practice = document.practice { html.element("footer", practice) }
    html.buffer += "</body>\n</html>\n"
    html.flush()
    return html.pieces
  }

  private mutating func flush() {
    if !buffer.isEmpty { pieces.append(.text(buffer)) }
    buffer = ""
  }

  private mutating func element(_ name: String, _ text: String) {
    buffer += "<\(name)>\(Self.escaped(text))</\(name)>\n"
  }

  /// `text` as it may stand anywhere in HTML, within an attribute too.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          escaped += " "
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }

  private mutating func head(_ document: PaperDocument) {
    buffer += """
      <!DOCTYPE html>
      <html lang="\(document.language.tag)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; \
      form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="robots" content="noindex">

      """
    element("title", document.title)
    buffer += "<style>\n\(Self.style)</style>\n</head>\n<body>\n"
    if let practice = document.practice { element("header", practice) }
    buffer += "<p class=\"running\">\(Self.escaped(document.headRight))</p>\n<main>\n"
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let heading):
      let level = heading.level + 1
      buffer += "<h\(level)\(id(heading.anchor))>\(Self.escaped(heading.text))</h\(level)>\n"
    case .paragraph(let paragraph): add(paragraph)
    case .list(let list):
      let name = list.isNumbered ? "ol" : "ul"
      buffer += "<\(name)>\n"
      for item in list.items { buffer += "<li>\(words(item))</li>\n" }
      buffer += "</\(name)>\n"
    case .table(let table): add(table)
    case .picture(let picture): add(picture)
    case .foreign(let pages):
      let words = Bilingual(
        zh: "PDF，共 \(pages.sizes.count) 页：见卷宗册的 PDF 版，或证据包里的原文件。",
        en: "A PDF of \(pages.sizes.count) pages: see the PDF form of this dossier, or the bundle.")
      buffer += "<p class=\"note\">\(words(language))</p>\n"
    case .exhibit(let section): add(section)
    case .pageBreak: buffer += "<hr>\n"
    }
  }

  private mutating func add(_ paragraph: Paragraph) {
    let margin = words(paragraph.margin)
    let beside = margin.isEmpty ? "" : "<span class=\"beside\">\(margin)</span> "
    let text = beside + words(paragraph.runs)
    switch paragraph.role {
    case .title: buffer += "<h1\(id(paragraph.anchor))>\(text)</h1>\n"
    case .quote: buffer += "<blockquote dir=\"auto\"\(id(paragraph.anchor))>\(text)</blockquote>\n"
    case .body, .subtitle, .lead, .note, .own, .theirs, .marked, .line, .warning:
      buffer +=
        "<p class=\"\(Self.name(of: paragraph.role))\"\(id(paragraph.anchor))>\(text)</p>\n"
    }
  }

  private static func name(of role: Paragraph.Role) -> String {
    switch role {
    case .body: "body"
    case .title: "title"
    case .subtitle: "subtitle"
    case .lead: "lead"
    case .note: "note"
    case .quote: "quote"
    case .own: "own"
    case .theirs: "theirs"
    case .marked: "marked"
    case .line: "line"
    case .warning: "warning"
    }
  }

  private mutating func add(_ table: Table) {
    // On a narrow screen rows become cards (see the style), and what is no longer shown as a table would
    // no longer be read as one: so the roles are said.
    let name = table.look == .pairs ? "pairs" : "cards"
    buffer += "<div class=\"wide\"><table role=\"table\" class=\"\(name)\">\n"
    if table.look != .pairs {
      buffer += "<thead role=\"rowgroup\"><tr role=\"row\">"
      for column in table.columns {
        let place = column.isAtEnd ? " class=\"end\"" : ""
        buffer += "<th role=\"columnheader\" scope=\"col\"\(place)>"
        buffer += "\(Self.escaped(column.head))</th>"
      }
      buffer += "</tr></thead>\n"
    }
    buffer += "<tbody role=\"rowgroup\">\n"
    for row in table.rows {
      buffer += "<tr role=\"row\"\(row.isTotal ? " class=\"total\"" : "")\(id(row.anchor))>"
      for (index, (column, cell)) in zip(table.columns, row.cells).enumerated() {
        if table.look == .pairs, index == 0 {
          buffer += "<th role=\"rowheader\" scope=\"row\">\(words(cell))</th>"
          continue
        }
        let place = column.isAtEnd ? " class=\"end\"" : ""
        let head =
          table.look == .pairs || cell.isEmpty
          ? "" : " data-head=\"\(Self.escaped(column.head))\""
        buffer += "<td role=\"cell\"\(place)\(head)><div>\(words(cell))</div></td>"
      }
      buffer += "</tr>\n"
    }
    buffer += "</tbody></table></div>\n"
  }

  private mutating func add(_ picture: Picture) {
    let many = picture.abreast > 1 ? " class=\"frame\"" : ""
    buffer += "<figure\(many)><img loading=\"lazy\" width=\"\(picture.width)\" "
    buffer += "height=\"\(picture.height)\" alt=\"\(Self.escaped(picture.alternative))\" "
    buffer += "src=\"data:image/jpeg;base64,"
    flush()
    pieces.append(.picture(picture.name))
    buffer = "\">"
    if !picture.caption.isEmpty {
      buffer += "<figcaption>\(words(picture.caption))</figcaption>"
    }
    buffer += "</figure>\n"
  }

  private mutating func add(_ section: ExhibitSection) {
    buffer += "<section class=\"exhibit\"\(id(section.anchor))>\n"
    buffer += "<h2><span class=\"mark\">\(Self.escaped(section.mark))</span> "
    buffer += "\(Self.escaped(section.title))</h2>\n<dl>\n"
    for line in section.strip {
      buffer += "<dt>\(Self.escaped(line.name))</dt><dd>\(words(line.value))</dd>\n"
    }
    buffer += "</dl>\n"
    for block in section.blocks { add(block) }
    buffer += "</section>\n"
  }

  private func id(_ anchor: Anchor?) -> String { anchor.map { " id=\"\($0.text)\"" } ?? "" }

  private func words(_ runs: [Run]) -> String { runs.map(words).joined() }

  private func words(_ run: Run) -> String {
    var text: String
    switch run.content {
    case .text(let words): text = Self.escaped(words)
    // One page has no page numbers; what they stand beside leads there.
    case .page: return ""
    case .pages: text = Bilingual(zh: "查看", en: "open")(language)
    }
    if run.style.contains(.quoted) { text = "<q dir=\"auto\">\(text)</q>" }
    if run.style.contains(.code) { text = "<code>\(text)</code>" }
    if run.style.contains(.bold) { text = "<strong>\(text)</strong>" }
    if run.style.contains(.small) { text = "<small>\(text)</small>" }
    if run.style.contains(.faint) { text = "<span class=\"faint\">\(text)</span>" }
    return run.link.map { "<a href=\"#\($0.text)\">\(text)</a>" } ?? text
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1a1a1f; --faint: #5d6169; --accent: #173d70;
      --ground: #fff; --tint: #f1f4f8; --rule: #c8ccd3; --warm: #fbf5e4; --warn: #8f2a1a; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e6ea; --faint: #a3a8b2;
      --accent: #9dc1f2; --ground: #15171b; --tint: #1f232a; --rule: #3d434d; --warm: #2e2816;
      --warn: #f0a090; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--ground);
      color: var(--ink); line-height: 1.75; overflow-wrap: anywhere; font-variant-numeric:
      tabular-nums; font-family: "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif; }
    header, footer { color: var(--warn); font-weight: bold; text-align: center; }
    .running, .note, .faint, .subtitle, figcaption, dt { color: var(--faint); }
    .running, .note, figcaption, dl, table, .line, .own, .theirs, .marked { font-size: .9rem; }
    h1 { color: var(--accent); font-size: 1.6rem; line-height: 1.35; }
    h2 { color: var(--accent); border-bottom: 2px solid; padding-bottom: .2rem; margin-top: 2.5rem; }
    .lead { font-size: 1.1rem; font-weight: bold; }
    a { color: var(--accent); }
    blockquote { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid var(--rule); }
    .warning { background: var(--warm); color: var(--warn); border-left: 3px solid; padding: .4rem .7rem; }
    .line, .own, .theirs, .marked { margin: .15rem 0; padding: .1rem .5rem; }
    .own { margin-left: 3rem; }
    .marked { background: var(--tint); border-left: 3px solid var(--accent); }
    .beside { color: var(--faint); }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .5rem;
      border-bottom: 1px solid var(--rule); }
    thead th { background: var(--tint); border-bottom: 2px solid var(--accent); }
    tbody th { color: var(--faint); font-weight: normal; min-width: 6rem; }
    .end { text-align: right; white-space: nowrap; }
    .total { background: var(--tint); font-weight: bold; }
    .exhibit { margin-top: 3rem; }
    .mark { background: var(--accent); color: var(--ground); padding: .05rem .6rem; }
    dl { background: var(--tint); padding: .6rem .8rem; margin: 0 0 1rem; }
    dd { margin: 0 0 .3rem; }
    figure { margin: 1rem 0; }
    .frame { display: inline-block; width: 31%; margin: 0 1% 1rem 0; vertical-align: top; }
    img { max-width: 100%; height: auto; border: 1px solid var(--rule); }
    code { font-size: .8rem; }
    hr { border: 0; border-top: 1px solid var(--rule); margin: 2rem 0; }
    @media (max-width: 36rem) {
      .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
      .cards, .cards tbody, .cards tr { display: block; }
      .cards tr { padding: .5rem 0; border-bottom: 1px solid var(--rule); }
      .cards td { display: grid; grid-template-columns: 6.2rem 1fr; border: 0;
        padding: .12rem .4rem; text-align: left; white-space: normal; }
      .cards td:not([data-head]) { display: none; }
      .cards td::before { content: attr(data-head); color: var(--faint); padding-right: .6rem; }
      .own { margin-left: 1.2rem; }
    }
    @media print { body { max-width: none; } .exhibit { break-before: page; } }

    """
}
