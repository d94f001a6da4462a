import CaseCore
import Foundation
import Paper
import Setting
import TestKit
import Testing

@Suite struct PagesTests {
  @Test func `a document with one of everything is sound and reads in order`() throws {
    let made = try SetDocument(SampleReport.whole)
    #expect(try made.check().contains("No syntax or stream encoding errors found"))
    let text = try made.text()
    var rest = text[...]
    for words in [
      "一份像样的文件", "要点写在前面", "经过", "对方说", "在补单", "证据目录", "合计", "98.00", "证1", "第一行", "怎样核对",
    ] {
      let found = try #require(rest.range(of: words), "\(words) in its place")
      rest = rest[found.upperBound...]
    }
    #expect(text.contains("𠮷"))
    let plain = try made.plain()
    for tag in ["/H1", "/H2", "/P", "/TR", "/TH", "/TD", "/LBody", "/BlockQuote"] {
      #expect(plain.contains("/S \(tag)"), "\(tag)")
    }
  }

  @Test func `the pages that the list of evidence names are those on which exhibits begin`() throws
  {
    let report = SampleReport.exhibits(count: 7)
    let made = try SetDocument(report)
    let pages = try made.pageTexts()
    let list = try #require(pages.first { $0.contains("证据目录") })
    for number in 1...7 {
      let first = try #require(
        pages.firstIndex { $0.contains("材料 \(number) 的开头") }, "exhibit \(number) is there")
      let last = try #require(pages.lastIndex { $0.contains("材料 \(number) 的") })
      let words = [first, last].map { String(("00000" + "\($0 + 1)").suffix(6)) }
      #expect(list.contains(words[0]) && list.contains(words[1]), "exhibit \(number): \(words)")
      #expect(pages[first].contains("证\(number)-1/\(last - first + 1)"))
      #expect(pages[last].contains("证\(number)-\(last - first + 1)/\(last - first + 1)"))
    }
  }

  @Test func `the same document gives the same bytes`() throws {
    let report = SampleReport.exhibits(count: 3)
    #expect(try SetDocument(report).bytes == SetDocument(report).bytes)
  }

  @Test func `every link leads somewhere and the outline has every part and exhibit`() throws {
    let made = try SetDocument(SampleReport.exhibits(count: 4))
    let plain = try made.plain()
    #expect(plain.contains("/Subtype /Link"))
    #expect(plain.contains("/Outlines"))
    let titles = try made.run("pdftohtml", ["-xml", "-i", "-stdout", made.path])
    for number in 1...4 { #expect(titles.contains("证\(number) 材料 \(number)"), "\(number)") }
  }

  @Test func `an empty document has a page`() throws {
    var report = SampleReport.whole
    report.blocks = []
    let made = try SetDocument(report)
    #expect(made.outcome.pages == 1)
    #expect(try made.check().contains("No syntax or stream encoding errors found"))
  }

  @Test(arguments: Hostile.texts)
  func `whatever words come, pages come out`(words: String) throws {
    var report = SampleReport.whole
    report.blocks = Hostile.blocks(words)
    let made = try SetDocument(report)
    #expect(try made.check().contains("No syntax or stream encoding errors found"))
    #expect(made.outcome.pages >= 1)
  }

  @Test func `a picture much higher than a page goes on over several, once in the file`() throws {
    let jpeg = try Pictures.jpeg(width: 300, height: 3_600)
    var report = SampleReport.whole
    report.blocks = [
      .picture(
        Picture(name: "tall.jpg", width: 300, height: 3_600, alternative: "", caption: []))
    ]
    let made = try SetDocument(report, ["tall.jpg": jpeg])
    #expect(made.outcome.pages >= 5)
    // One object, however many pages show it.
    let images = try made.run("pdfimages", ["-list", made.path]).split(separator: "\n").dropFirst(2)
    #expect(Set(images.map { $0.split(separator: " ")[10] }).count == 1, "\(images)")
    #expect(images.allSatisfy { $0.contains("jpeg") })
  }

  @Test func `a picture that is no picture is refused, and one of another size too`() throws {
    var report = SampleReport.whole
    report.blocks = [
      .picture(Picture(name: "no.jpg", width: 10, height: 10, alternative: ""))
    ]
    #expect(throws: SettingError.picture("no.jpg")) {
      try SetDocument(report, ["no.jpg": Array("<svg/>".utf8)])
    }
    let jpeg = try Pictures.jpeg(width: 40, height: 30)
    #expect(throws: SettingError.picture("no.jpg")) {
      try SetDocument(report, ["no.jpg": jpeg])
    }
  }

  @Test func `pages look as they were approved`() throws {
    let made = try SetDocument(SampleReport.whole)
    for page in 1...made.outcome.pages { try made.expectPicture(ofPage: page, named: "whole") }
  }
}

/// Words that break things elsewhere.
enum Hostile {
  static let texts = [
    String(repeating: "很长的词", count: 4_000), String(repeating: "x", count: 20_000),
    "<b>&amp;</b>\u{202e}abc\u{200b}", "שלום עולם مرحبا", "👨‍👩‍👧‍👦😀🏳️‍🌈", "𠮷𡈽𠀀",
    "e\u{301}\u{301}\u{301}\u{301}",
    "'\\)(name='x' dest=", "\u{fffd}\u{feff}", "",
  ]

  static func blocks(_ words: String) -> [Block] {
    [
      .heading(Heading(1, words, .part(1))), .paragraph(Paragraph(words)),
      .paragraph(Paragraph([Run(words, .quoted, link: .part(1))], margin: [Run(words)])),
      .list(List([[Run(words)]])),
      .table(
        Table(
          .grid, [.init(words, 1), .init("", 9)], [.init([[Run(words)], [Run(words, .code)]])])),
      .exhibit(
        ExhibitSection(
          number: 1, mark: "证1", title: words, strip: [.init("名", [Run(words)])],
          blocks: [.paragraph(Paragraph(words, .marked))])),
    ]
  }
}
