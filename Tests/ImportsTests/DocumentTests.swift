import CaseCore
import Imports
import TestKit
import Testing

/// The text of PDF documents, as `pdftotext` gave it when the fixtures were made.
@Suite struct DocumentTests {
  static let read = [
    "wechat-proof", "wechat-proof-middle", "wechat-proof-header-only", "wechat-proof-one-row",
    "wechat-proof-odd", "alipay-proof", "order",
  ]

  private func document(_ name: String) throws -> DocumentText {
    let said = try Fixture.bytes("documents/\(name).bbox")
    let document = PopplerWords.document(said.span, version: "22.12.0")
    return try #require(document)
  }

  private func reading(_ name: String) throws -> FileReading {
    let kept = try document(name).encoded
    return try DocumentReader.reading(of: kept.span, as: EvidenceKinds.other)
  }

  @Test(arguments: read)
  func `a document is read as it was looked at`(name: String) throws {
    let reading = try reading(name)
    #expect(Set(reading.findings.map(\.id)).count == reading.findings.count, "ids are not unique")
    expectSnapshot(ReadingText(reading).text, named: "documents-\(name).pdf.reading")
  }

  @Test(arguments: read)
  func `the text of a document comes back as it was kept`(name: String) throws {
    let document = try document(name)
    let kept = document.encoded
    let (longer, shorter) = (kept + [10], Array(kept.dropLast()))
    let again = [DocumentText(kept.span), DocumentText(longer.span), DocumentText(shorter.span)]
    #expect(again == [document, nil, nil])
  }

  @Test func `rows at the top and in the middle of their cells are the same rows`() throws {
    let top = try reading("wechat-proof").findings.filter { $0.id.hasPrefix("row:") }
    let middle = try reading("wechat-proof-middle").findings.filter { $0.id.hasPrefix("row:") }
    #expect(top.count == 6)
    #expect(top.map(\.quote) == middle.map(\.quote))
  }

  @Test func `a statement is the kind under seal, with pages and lines`() throws {
    let reading = try reading("wechat-proof")
    #expect(reading.kind == EvidenceKinds.wechatStatement && reading.rows == 6)
    let first = try #require(reading.findings.first { $0.id.hasPrefix("row:") })
    #expect(first.place.text.hasPrefix("page:1/line:"))
    #expect(Place(first.place.text) == first.place)
    #expect(first.values.contains { $0.fact.text == "paid" && $0.value == .flag(true) })
    #expect(!first.values.contains { $0.fact.text == "bill_status" })
    let last = try #require(reading.findings.last { $0.id.hasPrefix("row:") })
    #expect(last.place.text.hasPrefix("page:2/line:"))
    #expect(try self.reading("alipay-proof").kind == EvidenceKinds.alipayStatement)
  }

  @Test func `a row that cannot be read takes no other along`() throws {
    let reading = try reading("wechat-proof-odd")
    #expect(reading.rows == 2 && reading.unreadCount == 2)
  }

  @Test func `a table without the name of a statement is none`() throws {
    let whole = try document("wechat-proof")
    let pages = whole.pages.map { page in
      DocumentText.Page(
        width: page.width, height: page.height,
        words: page.words.filter { !$0.text.contains("证明") })
    }
    let document = DocumentText(tool: "t", version: "1", pages: pages)
    var rows = 0
    let summary = try DocumentReader.read(document, as: EvidenceKinds.other) {
      if $0.id.hasPrefix("row:") { rows += 1 }
    }
    #expect(rows == 0 && summary.kind != EvidenceKinds.wechatStatement)
  }

  @Test func `pages of pictures hold no text, and that is said`() throws {
    #expect(try document("scan").isWithoutText)
    #expect(throws: ReaderError.noText) { try reading("scan") }
  }

  @Test(arguments: UInt64(0)..<60)
  func `words anywhere are read or refused, each line once`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let whole = try document(Self.read[Int(seed) % Self.read.count])
    let pages = whole.pages.map { page in
      let words = page.words.compactMap { word -> DocumentText.Word? in
        guard !Int.random(in: 0..<8, using: &random).isMultiple(of: 8) else { return nil }
        let shift = Int.random(in: -60...60, using: &random)
        let box = PixelBox(
          x: max(0, word.box.x + shift), y: max(0, word.box.y + shift / 2), width: word.box.width,
          height: word.box.height)
        return box.flatMap { DocumentText.Word(text: word.text, box: $0) }
      }
      return DocumentText.Page(width: page.width, height: page.height, words: words)
    }
    let document = DocumentText(tool: "t", version: "1", pages: pages)
    for kind in DocumentReader.kinds.union([EvidenceKinds.other]) {
      guard let reading = try? DocumentReader.reading(of: document.encoded.span, as: kind) else {
        continue
      }
      #expect(Set(reading.findings.map(\.id)).count == reading.findings.count)
      #expect(reading.complete == (reading.unreadCount == 0))
      #expect(reading.findings.allSatisfy { Place($0.place.text) != nil })
    }
  }
}
