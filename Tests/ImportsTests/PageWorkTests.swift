import CaseCore
import TestKit
import Testing

@testable import Imports

/// What a page costs is bounded by how it is gone through, so the bounds are checked, not the time.
@Suite struct PageWorkTests {
  private static let shapes = [
    "订单号：", "订单号:A1 ", "状态", "售价12 ", "a ", "字", "\t", "x\t", "订单号\t价格\t", ": ", "：",
    "----", "ABCD-1234-EFGH ", "\u{3000}", "\u{1f}", "；", "｜", "\u{feff}", "发货 5 天内", "*", "【",
  ]

  private static func line(_ seed: UInt64) -> String {
    var random = SplitMix64(state: seed)
    return (0..<Int.random(in: 1...60, using: &random)).map { _ in random.pick(shapes) }.joined()
  }

  @Test(arguments: UInt64(0)..<300)
  func `the parts of a line are no longer than the line`(seed: UInt64) {
    let line = Self.line(seed)
    var segments = LabelSegments()
    segments.take(line)
    #expect(segments.bytes.count <= line.utf8.count)
    var end = 0
    for part in segments.parts {
      #expect(part.range.lowerBound == end)
      end = part.range.upperBound
    }
    #expect(end == segments.bytes.count)
  }

  @Test(arguments: UInt64(0)..<300)
  func `what is looked up as a label is never longer than a label`(seed: UInt64) {
    let line = String(repeating: Self.line(seed), count: 20)
    let bytes = line.utf8.span
    for start in stride(from: 0, to: bytes.count, by: 7) {
      let candidate = LabelSegments.candidate(bytes, start..<bytes.count)
      #expect((candidate?.label.count ?? 0) <= PageField.longestLabel * 4)
    }
  }

  @Test(arguments: shapes, [0, 1])
  func `a page of one thing is read to its end`(shape: String, breaks: Int) throws {
    let unit = shape + (breaks == 0 ? "" : "<p>")
    let page = "<!doctype html><p>" + String(repeating: unit, count: 22_000)
    let reading = try Readers.reading(of: Array(page.utf8), fileName: "page.html")
    #expect(reading.lines.all == 1)
    #expect(reading.unreadCount == 0)
  }

  @Test func `a page that is one line is quoted once for all its findings`() throws {
    let row = "订单号：AB123456 订单状态：已完成 实付：12.00 "
    let page = "<!doctype html><p>" + String(repeating: row, count: 5_000)
    let reading = try Readers.reading(
      of: Array(page.utf8), fileName: "page.html", as: EvidenceKinds.orderPage)
    #expect(reading.findings.count == 15_000)
    #expect(Set(reading.findings.map(\.quote)).count == 1)
    #expect(reading.findings.allSatisfy { $0.quote.utf8.count <= Limits.lineBytes })
  }

  @Test(arguments: ["pages/order.html", "pages/order-table.html", "archives/singlefile.html"])
  func `a page read line by line has the same lines`(name: String) throws {
    let page = try Fixture.bytes(name)
    var lines: [PageLine] = []
    var text = HTMLText(lineByLine: page)
    while let line = text.next() { lines.append(line) }
    #expect(lines == HTMLText(page).lines)
    #expect(text.next() == nil)
  }

  @Test(arguments: [
    (#"style="color:red; Display :\tNONE""#, true), (#"style="opacity: 0""#, true),
    (#"style="opacity:0.5""#, false), (#"class="tip\tsf-hidden""#, true),
    (#"class="sf-hidden-not""#, false), ("hidden", true),
    // Neither is a blank of a style sheet, so a browser shows the text.
    ("style=\"display\u{1f}:none\"", false), ("style=\"display:\u{3000}none\"", false),
  ])
  func `what hides its text is told as a browser does`(attribute: String, isHidden: Bool) {
    let attribute = attribute.replacing("\\t", with: "\t")
    let lines = HTMLText(Array("<p \(attribute)>x</p>".utf8)).lines
    #expect(lines.map(\.isHidden) == [isHidden])
  }

  @Test func `a page closes what it never opened, however deep it is`() {
    let page = String(repeating: "<div>", count: 400) + String(repeating: "</q>x", count: 20_000)
    let lines = HTMLText(Array(page.utf8)).lines
    #expect(lines.count == 1)
    #expect(lines.first?.plain.utf8.count == 20_000)
  }

  @Test(arguments: UInt64(0)..<200)
  func `words are found wherever they stand`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    func text(_ length: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: length, using: &random)).map { _ in random.pick(Array("ab-".utf8)) }
    }
    let words = Array(Set((0..<8).map { _ in text(1...5) }))
    let bytes = text(0...60)
    var expected: Set<[Int]> = []
    for (number, word) in words.enumerated() {
      for start in bytes.indices where bytes[start...].starts(with: word) {
        expected.insert([number, start + word.count])
      }
    }
    var found: Set<[Int]> = []
    WordFinder(words).find(in: bytes.span) { word, end in
      #expect(found.insert([word, end]).inserted)
      return true
    }
    #expect(found == expected)
  }

  @Test func `keys are masked also where they overlap or stand within a word`() {
    let masks = KeyMasks(["ABCD-1234", "1234-EFGH", "ABCD-1234-EFGH-5678"])
    #expect(masks.masked("卡密ABCD-1234。") == "卡密AB******34。")
    #expect(masks.masked("ABCD-1234-EFGH") == "AB******GH")
    #expect(masks.masked("xABCD-1234-EFGH-5678y") == "xAB******78y")
    #expect(masks.masked("ABCD-123") == "ABCD-123")
  }

  @Test func `a key that is too long to be looked for whole is masked to its end`() {
    let key = String(repeating: "A1", count: Limits.cardKeyBytes)
    #expect(KeyMasks([key]).masked("卡密：\(key)！") == "卡密：A1******A1！")
  }
}
