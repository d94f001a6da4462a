import CaseCore
import Drafting
import Engine
import Testing
import Workbooks

/// Letters as files for a word processor, read again by the reader of such files.
@Suite struct WordFileTests {
  private func paper(practice: Bool = false, _ language: Language = .zh) throws -> LetterPaper {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make(), practice: practice)
    return try #require(try sample.letter("seller", language).written).paper
  }

  private func paragraphs(_ bytes: [UInt8]) throws -> [String] {
    try WordDocument.paragraphs(of: bytes.span).map(\.text)
  }

  /// The parts of the file by name.
  private func parts(_ bytes: [UInt8]) throws -> [(name: String, text: String)] {
    try Archive.members(
      of: bytes.span, password: nil, passing: { _ in true }, taking: { _, _, _ in true }
    ).map { member in
      (
        name: String(decoding: member.name, as: UTF8.self),
        text: String(decoding: try member.content.get(), as: UTF8.self)
      )
    }
  }

  @Test(arguments: Language.allCases)
  func `the file says what the letter says, with its marks or without`(
    language: Language
  ) throws {
    let paper = try paper(language)
    let space = language == .zh ? "" : " "
    let plain = paper.paragraphs.map { $0.map(\.text).joined(separator: space) }
    let marked = paper.paragraphs.map { pieces in
      pieces.map { $0.text + ($0.mark.map { space + $0 } ?? "") }.joined(separator: space)
    }
    #expect(plain != marked)
    for (withMarks, body) in [(false, plain), (true, marked)] {
      #expect(
        try paragraphs(paper.wordFile(withMarks: withMarks))
          == [paper.title] + body + paper.attached + [paper.day])
    }
  }

  @Test func `the same letter gives the same bytes`() throws {
    #expect(try paper().wordFile(withMarks: true) == paper().wordFile(withMarks: true))
    #expect(try paper().wordFile(withMarks: true) != paper().wordFile(withMarks: false))
  }

  @Test(arguments: [false, true])
  func `nothing in the file runs, links or names anybody`(practice: Bool) throws {
    let parts = try parts(paper(practice: practice).wordFile(withMarks: true))
    let names = parts.map(\.name)
    #expect(names.first == "[Content_Types].xml" && Set(names).count == names.count)
    #expect(names.contains("word/header1.xml") == practice)
    for (name, text) in parts {
      for bad in ["TargetMode", "hyperlink", "vba", "macro", "oleObject", "altChunk", "dc:creator"]
      {
        #expect(!text.contains(bad), "\(name): \(bad)")
      }
      guard name.hasSuffix(".rels") else { continue }
      let folder = name == "_rels/.rels" ? "" : "word/"
      let targets = text.split(separator: "Target=\"").dropFirst().map {
        folder + $0.prefix { $0 != "\"" }
      }
      #expect(!targets.isEmpty && targets.allSatisfy(names.contains), "\(name): \(targets)")
    }
    // Every part is named by the list of contents, by name or by ending.
    let types = try #require(parts.first).text
    for name in names.dropFirst() where !name.hasSuffix(".rels") {
      #expect(types.contains("PartName=\"/\(name)\""), "\(name)")
    }
  }

  @Test func `every page of a practice case says so`() throws {
    let parts = try parts(paper(practice: true).wordFile(withMarks: false))
    #expect(parts.first { $0.name == "word/header1.xml" }?.text.contains("PRACTICE") == true)
    #expect(
      parts.first { $0.name == "word/document.xml" }?.text.contains("headerReference") == true)
  }

  @Test(arguments: [
    ("a\u{0}b\u{8}c\u{1b}d\u{fffe}e\u{ffff}f", "abcdef"), ("<w:p>&amp;\"']]>", "<w:p>&amp;\"']]>"),
    ("🧑🏽‍🚀𠮷𪚥", "🧑🏽‍🚀𠮷𪚥"), ("订单 שלום 98.00 元 مرحبا 好", "订单 שלום 98.00 元 مرحبا 好"),
    (String(repeating: "长W", count: 20_000), String(repeating: "长W", count: 20_000)), ("", ""),
    ("一\n二\t三\r\n四", "一 二 三  四"),
  ])
  func `any text comes out as it went in, as far as XML can hold it`(
    text: String, read: String
  ) throws {
    let file = WordFile(
      title: text, language: .zh, writtenAt: "2026-11-22T10:00:00+08:00", header: text,
      paragraphs: WordFile.Style.allCases.map {
        .init($0, [.init(text), .init(text, isMark: true)])
      }
    )
    let found = try paragraphs(file.bytes)
    let wanted = read.isEmpty ? [] : WordFile.Style.allCases.map { _ in read + read }
    #expect(found.filter { !$0.isEmpty } == wanted)
  }

  @Test func `what runs from right to left is marked so, and nothing else`() throws {
    let file = WordFile(
      title: "t", language: .en, writtenAt: "2026-11-22T10:00:00+08:00",
      paragraphs: [.init(.body, [.init("Account שלום 12, then b")])])
    let document = try #require(parts(file.bytes).first { $0.name == "word/document.xml" }).text
    #expect(
      document.contains(
        "<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">שלום 12, </w:t></w:r>"))
    #expect(document.components(of: "<w:rtl/>") == 1)
  }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
