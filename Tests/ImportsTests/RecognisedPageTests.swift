import CaseCore
import Imports
import TestKit
import Testing

@Suite struct RecognisedPageTests {
  @Test func `a page is written as lines that anybody can read`() throws {
    let page = RecognisedPage(
      engine: "tesseract", version: "5.3.0", width: 1080, height: 2340,
      pieces: [
        try piece("订单编号", 40, 210, 991, PixelColour("95ec69")),
        try piece(" 2026-11-02\t13:04:27 \n", 400, 210, 1004),
      ])
    let text = """
      recourse-recognised\t1
      engine\ttesseract\t5.3.0
      picture\t1080\t2340
      text\t40,210,312,44\t991\t95ec69\t订单编号
      text\t400,210,312,44\t1000\t-\t2026-11-02 13:04:27

      """
    #expect(String(decoding: page.encoded, as: UTF8.self) == text)
    #expect(RecognisedPage(page.encoded.span) == page)
  }

  @Test func `pages of any words come back as they were`() throws {
    var random = SplitMix64(state: 8)
    for _ in 0..<200 {
      let pieces: [RecognisedPage.Piece] = (0..<Int.random(in: 0..<20, using: &random)).compactMap {
        _ in
        let scalars = (0..<8).compactMap { _ in
          Unicode.Scalar(UInt32.random(in: 0..<0x3000, using: &random))
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return PixelBox(x: 1, y: 2, width: 3, height: 4).flatMap {
          RecognisedPage.Piece(
            text: String(text), box: $0, confidence: Int.random(in: -5...1005, using: &random),
            paper: Bool.random(using: &random)
              ? PixelColour(red: .random(in: 0...255, using: &random), green: 7, blue: 255) : nil)
        }
      }
      let page = RecognisedPage(
        engine: "engine", version: "1", width: 10, height: 20, pieces: pieces)
      #expect(RecognisedPage(page.encoded.span) == page)
    }
  }

  @Test func `what was not written by us is no page`() throws {
    let page = RecognisedPage(
      engine: "engine", version: "1", width: 10, height: 20, pieces: [try piece("字", 1, 2, 3)])
    let bytes = page.encoded
    for index in bytes.indices {
      var changed = bytes
      changed[index] = 0xff
      #expect(RecognisedPage(changed.span) == nil)
      let cut = Array(bytes[..<index])
      #expect(RecognisedPage(cut.span).map { $0.encoded == cut } ?? true)
    }
  }

  @Test func `a colour is six digits in lower case and nothing else`() {
    #expect(PixelColour("95ec69")?.hex == "95ec69")
    #expect(PixelColour("000f0a")?.blue == 10)
    for text in ["", "-", "95EC69", "+5ec69", "95ec6", "95ec690", "95ec6g"] {
      #expect(PixelColour(text) == nil)
    }
  }

  private func piece(
    _ text: String, _ x: Int, _ y: Int, _ confidence: Int, _ paper: PixelColour? = nil
  ) throws -> RecognisedPage.Piece {
    let box = try #require(PixelBox(x: x, y: y, width: 312, height: 44))
    return try #require(
      RecognisedPage.Piece(text: text, box: box, confidence: confidence, paper: paper))
  }
}
