import CaseCore
import Imports
import TestKit
import Testing

/// Web archives and pages that a program saved, whole and broken.
@Suite struct ArchiveTests {
  static let read: [(name: String, media: MediaType, kind: String, variant: String)] = [
    ("page.warc", .warc, "order_page", "warc"),
    ("page.warc.gz", .gzip, "order_page", "warc-gz"),
    ("agreement.warc", .warc, "agreement", "warc"),
    ("resource.warc", .warc, "order_page", "warc"),
    ("rendered.warc", .warc, "order_page", "warc-dom"),
    ("unpacked-as-packed.warc", .warc, "order_page", "warc"),
    ("deflate.warc", .warc, "order_page", "warc"),
    ("cut-after.warc", .warc, "agreement", "warc"),
    ("cut.warc.gz", .gzip, "order_page", "warc-gz"),
    ("rubbish-after.warc.gz", .gzip, "agreement", "warc-gz"),
    ("wrong-length.warc", .warc, "agreement", "warc"),
    ("short-length.warc", .warc, "note", "warc"),
    ("two-lengths.warc", .warc, "agreement", "warc"),
    ("record-in-page.warc", .warc, "note", "warc"),
    ("singlefile.html", .html, "order_page", "html-singlefile"),
    ("saved-from.html", .html, "order_page", "html-saved"),
    ("said-by-page.html", .html, "order_page", "html"),
  ]

  @Test(arguments: read)
  func `a saved page is read as it was looked at, and its key is not shown`(
    fixture: (name: String, media: MediaType, kind: String, variant: String)
  ) throws {
    let bytes = try Fixture.bytes("archives/" + fixture.name)
    let detected = Detection.detect(head: bytes, fileName: "x", sizeBytes: Int64(bytes.count))
    #expect(detected.mediaType == fixture.media)
    let reading = try Readers.reading(of: bytes, fileName: "x")
    #expect(reading.kind.text == fixture.kind)
    #expect(reading.variant == fixture.variant)
    let text = ReadingText(reading).text
    #expect(!text.contains("PP9Q"))
    #expect(Set(reading.findings.map(\.id)).count == reading.findings.count, "ids are not unique")
    expectSnapshot(text, named: "archives-\(fixture.name).reading")
  }

  static let refused: [(name: String, error: ReaderError)] = [
    ("zero-in-head.warc", .noPage), ("no-page.warc", .noPage),
    ("other-coding.warc", .damaged("Content-Encoding: br")),
    ("../bombs/bomb.warc", .overflowing(limit: Limits.pageBytes)),
    ("not-an-archive.gz", .notText(.gzip)),
  ]

  @Test(arguments: refused)
  func `an archive without a page that can be read says why`(
    fixture: (name: String, error: ReaderError)
  ) throws {
    let bytes = try Fixture.bytes("archives/" + fixture.name)
    #expect(throws: fixture.error) { _ = try Readers.reading(of: bytes, fileName: "x") }
  }

  @Test func `an archive and its compressed form say the same`() throws {
    let plain = try Fixture.reading("archives/page.warc")
    let packed = try Fixture.reading("archives/page.warc.gz")
    #expect(plain.findings == packed.findings)
  }

  @Test func `of a cut page is read what is there, and the cut is said`() throws {
    let reading = try Fixture.reading("archives/cut.warc")
    #expect(!reading.complete)
    #expect(
      reading.unread.contains { if case .archiveCut = $0.why { true } else { false } })
  }

  @Test func `what was hidden when a page was saved is not read as shown`() throws {
    let reading = try Fixture.reading("archives/singlefile.html")
    let status = reading.findings.filter { $0.kind == FindingKinds.orderStatus }
    #expect(status.map(\.quote) == ["订单状态：已完成"])
    #expect(
      reading.findings.contains { $0.kind == FindingKinds.hiddenText && $0.quote.contains("已退款") })
  }

  @Test func `a page whose beginning is styles is told from the whole of it`() throws {
    let style = Array("<style>.a{color:red}</style>\n".utf8)
    let padding = [[UInt8]](repeating: style, count: Limits.detectionBytes / style.count + 2)
    let page =
      Array("<!DOCTYPE html><html><head>".utf8) + padding.flatMap(\.self)
      + (try Fixture.bytes("archives/saved-from.html"))
    let detected = Detection.detect(
      head: Array(page.prefix(Limits.detectionBytes)), fileName: "x", sizeBytes: Int64(page.count))
    #expect(detected.kind == EvidenceKinds.other)
    let reading = try Readers.reading(of: page, fileName: "x")
    #expect(reading.kind == EvidenceKinds.orderPage)
    #expect(reading.findings.contains { $0.kind == FindingKinds.orderNumber })
  }

  @Test(arguments: 0..<60)
  func `an archive cut anywhere never crashes and never invents`(step: Int) throws {
    let bytes = try Fixture.bytes("archives/page.warc" + (step % 2 == 0 ? "" : ".gz"))
    let whole = Set(try Fixture.reading("archives/page.warc").findings.map(\.quote))
    let cut = Array(bytes[..<(bytes.count * step / 60)])
    guard let reading = try? Readers.reading(of: cut, fileName: "x") else { return }
    for finding in reading.findings where finding.kind == FindingKinds.orderNumber {
      #expect(whole.contains(finding.quote))
    }
  }
}
