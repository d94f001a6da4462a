import CaseCore
import Imports
import TestKit
import Testing

@Suite struct PictureMaskingTests {
  private func page(_ pieces: (String, Int, Int, Int)...) throws -> RecognisedPage {
    RecognisedPage(
      engine: "e", version: "1", width: 1000, height: 1000,
      pieces: try pieces.map { text, x, y, width in
        let box = try #require(PixelBox(x: x, y: y, width: width, height: 40))
        return try #require(RecognisedPage.Piece(text: text, box: box, confidence: 990))
      })
  }

  @Test func `a name and its value that stand apart are one line`() throws {
    let page = try page(
      ("密码", 40, 100, 80), ("支付成功", 300, 300, 200), ("8842abcd", 300, 102, 160))
    let found = PictureMasking(page).found
    #expect(found.map(\.kind) == [.password])
    #expect(found.first?.boxes == [try #require(PixelBox(x: 298, y: 100, width: 164, height: 44))])
  }

  @Test func `a part of a piece gets a part of its box`() throws {
    // Ten Chinese characters are as wide as twenty letters; the number is in the middle.
    let page = try page(("我的电话是13812345678请打", 100, 500, 500))
    let found = try #require(PictureMasking(page).found.first)
    let box = try #require(found.boxes.first)
    // 25 shares of 20 pixels: the number takes those from 10 to 21.
    #expect(found.boxes.count == 1 && found.kind == .phone)
    #expect(box.x <= 300 && box.x >= 260 && box.x + box.width >= 520 && box.x + box.width <= 560)
    #expect(found.excerpt == "13***78")
  }

  @Test func `every kind that texts have is found on pictures, and names that are given`() throws {
    let page = try page(
      ("身份证 11010519491231002X", 0, 0, 500), ("卡密：X7QK-93MD-LB2T-8HFZ", 0, 100, 500),
      ("卡 6222021234567890128", 0, 200, 500), ("a@b.example.com", 0, 300, 500),
      ("张三已付款", 0, 400, 500), ("QQ 2938475610", 0, 500, 500), ("金额 98.00", 0, 600, 500))
    let kinds = PictureMasking(page, names: ["张三"]).found.map(\.kind)
    for kind in [SecretKind.idNumber, .cardKey, .email, .person, .qq] {
      #expect(kinds.contains(kind), "\(kind)")
    }
    let amount = try #require(PixelBox(x: 0, y: 600, width: 500, height: 40))
    #expect(!PictureMasking(page).found.contains { $0.boxes.contains { $0.overlaps(amount) } })
  }

  @Test func `what stands under boxes is told, and what does not is not`() throws {
    let page = try page(("电话13812345678", 0, 0, 150), ("订单完成", 0, 100, 80))
    let box = try #require(PixelBox(x: 45, y: 5, width: 200, height: 10))
    #expect(page.text(under: [box]) == [Array("13812345678".utf8)])
    #expect(page.text(under: []) == [])
    let all = try #require(PixelBox(x: 0, y: 0, width: 1000, height: 1000))
    #expect(page.text(under: [all]) == [Array("电话13812345678".utf8), Array("订单完成".utf8)])
  }

  @Test(arguments: UInt64(0)..<40)
  func `boxes lie in the picture, and hide what was found`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let words = ["13812345678", "电话", "98.00", "QQ2938475610", "密码", "abcd1234", "付款"]
    let pieces = (0..<12).compactMap { _ -> RecognisedPage.Piece? in
      let text = (0..<3).compactMap { _ in words.randomElement(using: &random) }.joined()
      let box = PixelBox(
        x: Int.random(in: 0..<900, using: &random), y: Int.random(in: 0..<900, using: &random),
        width: Int.random(in: 1..<400, using: &random),
        height: Int.random(in: 1..<60, using: &random))
      return box.flatMap { RecognisedPage.Piece(text: text, box: $0, confidence: 9) }
    }
    let page = RecognisedPage(
      engine: "e", version: "1", width: 1300, height: 960, pieces: pieces)
    for found in PictureMasking(page).found {
      for box in found.boxes {
        #expect(box.x + box.width <= page.width && box.y + box.height <= page.height)
      }
      #expect(!page.text(under: found.boxes).isEmpty)
    }
  }
}
