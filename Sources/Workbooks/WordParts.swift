internal import CaseCore

/// The parts of a `.docx` file, as XML.
struct WordParts {
  private let file: WordFile

  init(_ file: WordFile) { self.file = file }

  /// Every part with its name, in the order in which it is packed.
  var all: [(name: String, text: String)] {
    var parts = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", Self.packageRelations),
      ("docProps/core.xml", properties), ("word/document.xml", document),
      ("word/_rels/document.xml.rels", relations), ("word/styles.xml", styles),
      ("word/settings.xml", settings), ("word/footer1.xml", Self.footer),
    ]
    if let header = file.header { parts.append(("word/header1.xml", Self.header(header))) }
    return parts.map { (name: $0.0, text: Self.declaration + $0.1) }
  }

  private static let declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types =
    "application/vnd.openxmlformats-officedocument.wordprocessingml"
}

// Around the text.
extension WordParts {
  private var contentTypes: String {
    let parts =
      [
        ("/word/document.xml", Self.types + ".document.main+xml"),
        ("/word/styles.xml", Self.types + ".styles+xml"),
        ("/word/settings.xml", Self.types + ".settings+xml"),
        ("/word/footer1.xml", Self.types + ".footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ] + (file.header == nil ? [] : [("/word/header1.xml", Self.types + ".header+xml")])
    return "<Types xmlns=\"\(Self.package)/content-types\">"
      + "<Default Extension=\"rels\""
      + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined()
      + "</Types>"
  }

  private static let packageRelations = relations([
    ("\(office)/officeDocument", "word/document.xml"),
    ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
  ])

  private var relations: String {
    Self.relations(
      [
        ("\(Self.office)/styles", "styles.xml"), ("\(Self.office)/settings", "settings.xml"),
        ("\(Self.office)/footer", "footer1.xml"),
      ] + (file.header == nil ? [] : [("\(Self.office)/header", "header1.xml")]))
  }

  /// Relations to parts of the file itself: there are no others.
  private static func relations(_ parts: [(type: String, target: String)]) -> String {
    "<Relationships xmlns=\"\(package)/relationships\">"
      + parts.enumerated().map { index, part in
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(part.type)\" Target=\"\(part.target)\"/>"
      }.joined() + "</Relationships>"
  }

  /// Title, language and time; no name of a person or of a machine.
  private var properties: String {
    "<cp:coreProperties xmlns:cp=\"\(Self.package)/metadata/core-properties\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
      + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      + "<dc:title>\(XMLText.escaped(file.title))</dc:title>"
      + "<dc:language>\(languageTag)</dc:language>"
      + ["created", "modified"].map { name in
        "<dcterms:\(name) xsi:type=\"dcterms:W3CDTF\">"
          + "\(XMLText.escaped(file.writtenAt))</dcterms:\(name)>"
      }.joined() + "</cp:coreProperties>"
  }

  private var settings: String {
    "<w:settings xmlns:w=\"\(Self.main)\">"
      + "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>"
      + "<w:compatSetting w:name=\"compatibilityMode\""
      + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
      + "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
  }

  private static let footer =
    "<w:ftr xmlns:w=\"\(main)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
    + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"

  private static func header(_ words: String) -> String {
    "<w:hdr xmlns:w=\"\(main)\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
      + "<w:r><w:t xml:space=\"preserve\">\(XMLText.escaped(words))</w:t></w:r></w:p></w:hdr>"
  }

  private var languageTag: String {
    switch file.language {
    case .zh: "zh-CN"
    case .en: "en-GB"
    }
  }
}

// The text.
extension WordParts {
  private var document: String {
    let footer = "<w:footerReference w:type=\"default\" r:id=\"rId3\"/>"
    let header =
      file.header == nil ? "" : "<w:headerReference w:type=\"default\" r:id=\"rId4\"/>"
    return "<w:document xmlns:w=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><w:body>"
      + file.paragraphs.map(paragraph).joined()
      // A4 with margins of an inch.
      + "<w:sectPr>\(header)\(footer)<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\""
      + " w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
  }

  private func paragraph(_ paragraph: WordFile.Paragraph) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(paragraph.style.rawValue)\"/></w:pPr>"
      + paragraph.runs.flatMap(runs).joined() + "</w:p>"
  }

  private func runs(_ run: WordFile.Run) -> [String] {
    XMLText.directions(of: run.text).map { text, isRightToLeft in
      var properties = run.isMark ? "<w:rStyle w:val=\"Mark\"/>" : ""
      // Quotation marks and dashes are full width in Chinese text and not in English.
      if file.language == .zh { properties += "<w:rFonts w:hint=\"eastAsia\"/>" }
      if isRightToLeft { properties += "<w:rtl/>" }
      return "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")
        + "<w:t xml:space=\"preserve\">\(XMLText.escaped(text))</w:t></w:r>"
    }
  }
}

// How it is set.
extension WordParts {
  private var styles: String {
    // Two characters in Chinese, as its letters are set; a space between paragraphs in English.
    let body =
      switch file.language {
      case .zh: "<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/><w:jc w:val=\"both\"/>"
      case .en: "<w:spacing w:after=\"160\"/>"
      }
    return "<w:styles xmlns:w=\"\(Self.main)\">" + defaults
      + Self.style("Normal", "Normal", isDefault: true)
      + Self.style(
        "Title", "Title", "<w:spacing w:before=\"120\" w:after=\"240\"/><w:jc w:val=\"center\"/>",
        "<w:rFonts w:eastAsia=\"SimHei\"/><w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>")
      + Self.style("BodyText", "Body Text", body)
      + Self.style("List", "List", "<w:ind w:left=\"480\"/>")
      + Self.style("Date", "Date", "<w:spacing w:before=\"240\"/><w:jc w:val=\"right\"/>")
      + Self.style("Header", "header", "<w:jc w:val=\"center\"/>", "<w:b/><w:bCs/>")
      + Self.style("Footer", "footer", "<w:jc w:val=\"center\"/>", Self.small)
      + "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Mark\">"
      + "<w:name w:val=\"Mark\"/><w:rPr><w:color w:val=\"595959\"/>\(Self.small)</w:rPr></w:style>"
      + "</w:styles>"
  }

  private static let small = "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"

  private var defaults: String {
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
      + " w:eastAsia=\"SimSun\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
      + "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"
      + "<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
      + "<w:pPrDefault><w:pPr><w:spacing w:line=\"360\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
      + "</w:docDefaults>"
  }

  private static func style(
    _ id: String, _ name: String, _ paragraph: String = "", _ run: String = "",
    isDefault: Bool = false
  ) -> String {
    "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\">"
      + "<w:name w:val=\"\(name)\"/>" + (isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")
      + "<w:qFormat/>" + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")
      + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>") + "</w:style>"
  }
}
