import CaseCore
import Imports
import Testing

@Suite struct DetectionTests {
  private func detect(_ bytes: [UInt8], name: String = "a.bin") -> DetectedKind {
    Detection.detect(head: bytes, fileName: name, sizeBytes: Int64(bytes.count))
  }

  static let marks: [([UInt8], MediaType, String)] = [
    ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], .png, "screenshot"),
    ([0xff, 0xd8, 0xff, 0xe0, 0, 16], .jpeg, "screenshot"),
    (Array("RIFF\u{4}\u{0}\u{0}\u{0}WEBPVP8 ".utf8), .webp, "screenshot"),
    (Array("GIF89a\u{1}".utf8), .gif, "screenshot"),
    ([0, 0, 0, 24] + Array("ftypheic".utf8), .heic, "screenshot"),
    ([0, 0, 0, 24] + Array("ftypisom".utf8), .mp4, "other"),
    ([0, 0, 0, 24] + Array("ftypM4A ".utf8), .m4a, "other"),
    ([0, 0, 0, 24] + Array("ftypavif".utf8), .unknown, "other"),
    (Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 9], .mp3, "other"),
    ([0xff, 0xfb, 0x90, 0x64, 0, 0], .mp3, "other"),
    (Array("#!AMR\n".utf8) + [0x3c], .amr, "other"),
    // The first bytes decide, whatever stands behind them.
    (
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Array("%PDF-1.7 <html>PK".utf8), .png,
      "screenshot"
    ),
    (Array("%PDF-1.7\nPK\u{3}\u{4}word/document.xml".utf8), .pdf, "other"),
    (archive("word/document.xml"), .docx, "other"),
    (Array("%PDF-1.7\n".utf8), .pdf, "other"),
    ([0, 1, 2] + Array("%PDF-1.7\n".utf8), .pdf, "other"),
    (archive("xl/workbook.xml"), .xlsx, "other"),
    (archive("[Content_Types].xml") + archive("xl/workbook.xml"), .xlsx, "other"),
    // A spreadsheet that lies unpacked in an archive.
    (archive("bill.xlsx") + archive("xl/workbook.xml"), .zip, "other"),
    ([0x50, 0x4b, 3, 4, 20, 0, 9, 0], .zip, "other"),
    ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], .ole, "other"),
    (Array("{\"messages\": []}".utf8), .json, "other"),
    (
      Array("From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; b\n\n".utf8), .mht,
      "other"
    ),
    ([0, 1, 2, 3, 4, 5], .unknown, "other"),
    ([], .unknown, "other"),
    (Array("日期,货币,金额\n2026-01-01,CNY,1\n2026-01-02,CNY,2\n".utf8), .csv, "other"),
    (Array("only words".utf8), .plain, "note"),
    (Array("I read that a file begins with %PDF-1.7".utf8), .plain, "note"),
  ]

  /// The head of a file in an archive (APPNOTE 4.3.7).
  private static func archive(_ name: String) -> [UInt8] {
    [0x50, 0x4b, 3, 4, 20, 0] + [UInt8](repeating: 0, count: 20)
      + [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8)
  }

  @Test(arguments: marks)
  func `content decides what a file is`(bytes: [UInt8], media: MediaType, kind: String) {
    let detected = detect(bytes)
    #expect(detected.mediaType == media)
    #expect(detected.kind.text == kind)
    #expect(detected.certainty == .certain)
  }

  static let fixtures: [(String, MediaType, String)] = [
    ("wechat/csv-2022.csv", .csv, "wechat_bill"), ("wechat/utf-16.csv", .csv, "wechat_bill"),
    ("wechat/resaved.csv", .csv, "wechat_bill"),
    ("wechat/missing-columns.csv", .csv, "wechat_bill"),
    ("alipay/web-2019.csv", .csv, "alipay_bill"), ("alipay/app-2021.csv", .csv, "alipay_bill"),
    ("alipay/app-2023.csv", .csv, "alipay_bill"), ("alipay/bookkeeping.csv", .csv, "other"),
    ("qq/private.txt", .plain, "qq_chat"), ("qq/history.txt.bytes", .plain, "qq_chat"),
    ("pages/order.html", .html, "order_page"), ("pages/order.txt", .plain, "order_page"),
    ("pages/order-table.html", .html, "order_page"),
    ("pages/certificate.txt", .plain, "order_page"),
    ("pages/listing.html.bytes", .html, "listing"), ("pages/agreement.txt", .plain, "agreement"),
    ("pages/note.txt", .plain, "note"),
  ]

  @Test(arguments: fixtures)
  func `fixtures are recognised whatever their name`(
    name: String, media: MediaType, kind: String
  ) throws {
    let detected = detect(try Fixture.bytes(name), name: "支付宝交易明细.csv")
    #expect(detected.mediaType == media)
    #expect(detected.kind.text == kind)
    #expect(detected.certainty == .certain)
  }

  @Test func `a page of two kinds is a note until a person decides`() throws {
    let detected = detect(try Fixture.bytes("pages/order-and-agreement.txt"))
    #expect(detected.kind == EvidenceKinds.note)
    #expect(
      detected.certainty
        == .uncertain(candidates: [EvidenceKinds.orderPage, EvidenceKinds.agreement]))
  }

  @Test func `the name of an archive only suggests`() {
    let zip: [UInt8] = [0x50, 0x4b, 3, 4, 20, 0, 9, 0]
    let detected = detect(zip, name: "微信支付账单(20261101-20261130).zip")
    #expect(detected.kind == EvidenceKinds.other)
    #expect(detected.certainty == .uncertain(candidates: [EvidenceKinds.wechatBill]))
  }

  @Test(arguments: ["wechat/csv-2022.csv", "alipay/app-2023.csv", "pages/order.html"])
  func `a head that ends anywhere within the content is enough`(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let whole = detect(bytes)
    for length in (bytes.count * 8 / 10)..<bytes.count {
      let detected = Detection.detect(
        head: Array(bytes[..<length]), fileName: "", sizeBytes: Int64(bytes.count))
      #expect(detected == whole, "cut at \(length)")
    }
  }

  @Test func `extensions are ascii and one for each type`() {
    let extensions = MediaType.allCases.map(\.fileExtension)
    #expect(Set(extensions).count == extensions.count)
    #expect(extensions.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
  }

  @Test func `a picture gives a reading that says it is unread`() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]
    let reading = try Readers.reading(of: png, fileName: "a.png")
    #expect(reading.kind == EvidenceKinds.screenshot)
    #expect(reading.unread == [UnreadLine(line: 0, why: .noReader(.png))])
    #expect(!reading.complete)
    #expect(reading.findings.isEmpty)
  }
}
