import CaseCore
@testable import Paper
import TestKit
import Testing

@Suite struct PaperJobTests {
  @Test func `a document comes back from its bytes as it was`() throws {
    let document = SampleDocument.whole
    #expect(try PaperJob.decoded(PaperJob.encoded(document)) == document)
  }

  @Test func `a document cut off anywhere is refused`() {
    let bytes = PaperJob.encoded(SampleDocument.whole)
    for count in 0..<bytes.count {
      #expect(throws: PaperJobError.self) { try PaperJob.decoded(Array(bytes[..<count])) }
    }
    #expect(throws: PaperJobError.trailingBytes) { try PaperJob.decoded(bytes + [0]) }
  }

  @Test(arguments: UInt64(0)..<40)
  func `whatever byte is changed, it is refused or a document that comes back`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let sound = PaperJob.encoded(SampleDocument.whole)
    for _ in 0..<200 {
      var bytes = sound
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      if let document = try? PaperJob.decoded(bytes) {
        #expect(PaperJob.encoded(document) == bytes)
      }
    }
  }

  @Test func `a control in a text is a space on paper`() throws {
    var document = SampleDocument.whole
    document.title = "a\u{0}b\u{1b}[2Jc"
    #expect(try PaperJob.decoded(PaperJob.encoded(document)).title == "a b [2Jc")
  }

  @Test(arguments: ["", "A", "a b", "证", "a/b", String(repeating: "a", count: 41)])
  func `an anchor is plain`(text: String) { #expect(Anchor(text) == nil) }

  @Test func `the text of a document has everything in the order of reading`() {
    expectSnapshot(PaperText.text(of: SampleDocument.whole), named: "whole.txt")
  }
}

/// A document with one of everything.
enum SampleDocument {
  static let whole = PaperDocument(
    language: .zh, title: "一份文件", subject: "事由", producer: "Recourse",
    createdAt: "2026-11-22T10:00:00+08:00", headLeft: "左", headRight: "右",
    practice: "演练", blocks: blocks)

  private static let blocks: [Block] = [
    .paragraph(Paragraph("一份文件", .title)), .paragraph(Paragraph("说明", .subtitle)),
    .paragraph(Paragraph("要点。", .lead)), .pageBreak,
    .heading(Heading(1, "一、经过", .part(1))),
    .paragraph(
      Paragraph(
        [Run("对方说"), Run("在补单", .quoted), Run("见"), .page(of: .exhibit(1))],
        margin: [Run("证1", .small, link: .exhibit(1))])),
    .heading(Heading(2, "小节")), .heading(Heading(3, "更小")),
    .list(List([[Run("甲")], [Run("乙", .bold)]], isNumbered: true)), .list(List([[Run("丙")]])),
    .table(
      Table(
        .grid, [.init("编号", 1), .init("金额", 2, isAtEnd: true)],
        [
          .init([[Run("1", link: .part(1))], [Run("98.00")]], anchor: .card(1)),
          .init([[Run("合计")], [Run("98.00", .bold)]], isTotal: true),
        ])),
    .table(Table(.pairs, [.init("", 1), .init("", 3)], [.init([[Run("名")], [Run("值")]])])),
    .table(Table(.ruled, [.init("页", 1)], [.init([[.pages(of: .exhibit(1))]])])),
    .exhibit(
      ExhibitSection(
        number: 1, mark: "证1", title: "订单页",
        strip: [.init("SHA-256", [Run("00ff", [.code, .small])])],
        blocks: [
          .paragraph(Paragraph([Run("第一行")], .line, margin: [Run("1", .faint)])),
          .paragraph(Paragraph([Run("引用的")], .marked, anchor: .exhibit(1, at: 1))),
          .picture(
            Picture(
              name: "p1.jpg", width: 1080, height: 2340, alternative: "截图",
              caption: [Run("质量 85", .small)], abreast: 3)),
          .foreign(ForeignPages(name: "d1.pdf", sizes: [.init(width: 59528, height: 84189)])),
        ])),
    .paragraph(Paragraph("记住。", .warning)), .paragraph(Paragraph("原话", .quote)),
    .paragraph(Paragraph("我", .own)), .paragraph(Paragraph("对方", .theirs)),
    .paragraph(Paragraph("注", .note)),
  ]
}
