import CaseCore
import Imports
import TestKit
import Testing

/// What engines and decoders say is bytes from outside.
@Suite struct EngineAnswerTests {
  /// A picture of 40 by 20 pixels that was twice as large, light on the left and green on the right.
  private func pixels() throws -> PicturePixels {
    var bytes = Array("P6\n#80 40\n40 20\n255\n".utf8)
    for _ in 0..<20 {
      for x in 0..<40 { bytes += x < 20 ? [250, 250, 251] : [0x95, 0xec, 0x69] }
    }
    return try #require(PicturePixels(netpbm: bytes))
  }

  private func said(_ answer: String) throws -> [RecognisedPage.Piece]? {
    let bytes = Array(answer.utf8)
    return WorkerAnswer.pieces(bytes.span, on: try pixels())
  }

  private func tabled(_ table: String) throws -> [RecognisedPage.Piece]? {
    let bytes = Array(table.utf8)
    return TesseractTable.pieces(bytes.span, on: try pixels())
  }

  @Test func `pixels come with the size that the picture had`() throws {
    let pixels = try pixels()
    #expect(pixels.width == 40 && pixels.height == 20)
    #expect(pixels.fullWidth == 80 && pixels.fullHeight == 40)
    #expect(pixels.rows.count == 40 * 20 * 3)
    let green = pixels.greenPart
    #expect(Array("P5\n40 20\n255\n".utf8) == Array(green.prefix(13)))
    #expect(green.count == 13 + 800 && green[13] == 250 && green[13 + 39] == 0xec)
  }

  @Test(arguments: [
    "", "P6\n", "P5\n#1 1\n1 1\n255\nabc", "P6\n1 1\n255\nabc", "P6\n#1 1\n1 1\n255\nab",
    "P6\n#1 1\n1 1\n255\nabcd", "P6\n#1 1\n1 1\n65535\nabcdef", "P6\n#0 1\n1 1\n255\nabc",
    "P6\n#1 1\n-1 -1\n255\nabc", "P6\n#1 1\n99999999999999999999 1\n255\nabc",
    "P6\n#1 1\n65535 65535\n255\nabc",
  ])
  func `other pictures are no pixels`(text: String) {
    #expect(PicturePixels(netpbm: Array(text.utf8)) == nil)
  }

  @Test func `a worker's answer gives pieces in pixels of the whole picture`() throws {
    let answer = "2\t1\t10\t4\t991\t订单编号\n25\t8\t10\t5\t1200\t 98 元 \n"
    let pieces = try #require(try said(answer))
    #expect(pieces.map(\.text) == ["订单编号", "98 元"])
    #expect(pieces.map(\.confidence) == [991, 1000])
    #expect(
      pieces.map(\.box) == [
        PixelBox(x: 4, y: 2, width: 20, height: 8),
        PixelBox(x: 50, y: 16, width: 20, height: 10),
      ])
    #expect(pieces.map { $0.paper?.hex } == ["fafafb", "95ec69"])
  }

  @Test func `the ground of a dark bubble is its own, where the box reaches over its edge`() throws
  {
    // A bubble of 1f1f1f from x 4 and y 3 on, with letters in its middle, on a ground of 121212.
    var bytes = Array("P6\n#40 20\n40 20\n255\n".utf8)
    for y in 0..<20 {
      for x in 0..<40 {
        let isLetter = (7..<13).contains(y) && x > 6 && x % 4 < 3
        bytes += [UInt8](repeating: x < 4 || y < 3 ? 0x12 : isLetter ? 0xe0 : 0x1f, count: 3)
      }
    }
    let picture = try #require(PicturePixels(netpbm: bytes))
    let answer = Array("2\t4\t36\t12\t990\t在补单\n".utf8)
    let pieces = WorkerAnswer.pieces(answer.span, on: picture)
    #expect(pieces?.map { $0.paper?.hex } == ["1f1f1f"])
  }

  @Test func `boxes are cut at the edge, and what lies outside is passed over`() throws {
    let answer = "-5\t-5\t10\t10\t9\ta\n38\t18\t99\t99\t9\tb\n50\t0\t4\t4\t9\tc\n0\t0\t0\t4\t9\td\n"
    let pieces = try #require(try said(answer))
    #expect(pieces.map(\.text) == ["a", "b"])
    #expect(pieces.map(\.box.place.text) == ["box:0,0,10,10", "box:76,36,4,4"])
  }

  @Test(arguments: [
    "no end", "1\t2\t3\t4\t5\n", "1\t2\t3\t4\tx\ttext\n", "\n\u{0}\n1\t2\n",
    "1\t2\t3\t99999999999999999999\t5\ttext\n",
  ])
  func `another form of answer is not believed`(text: String) throws {
    #expect(try said(text) == nil)
  }

  private static let head =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

  private func word(_ line: Int, _ left: Int, _ width: Int, _ sure: String, _ text: String)
    -> String
  {
    "5\t1\t1\t1\t\(line)\t1\t\(left)\t\(line * 5)\t\(width)\t4\t\(sure)\t\(text)\n"
  }

  @Test func `words of one line are joined as they stand`() throws {
    let table =
      Self.head + "1\t1\t0\t0\t0\t0\t0\t0\t40\t20\t-1\t\n" + word(1, 0, 4, "96.5", "订")
      + word(1, 5, 4, "91.25", "单") + word(1, 10, 4, "90", "Order") + word(1, 15, 4, "93", "12")
      + word(1, 19, 3, "99", "34") + word(1, 30, 6, "40", "98.00") + word(2, 0, 4, "88", " ")
      + word(2, 4, 8, "77", "微信")
    let pieces = try #require(try tabled(table))
    #expect(pieces.map(\.text) == ["订单Order 1234", "98.00", "微信"])
    #expect(pieces.map(\.confidence) == [900, 400, 770])
    #expect(pieces.first?.box == PixelBox(x: 0, y: 10, width: 44, height: 8))
  }

  @Test func `a table of another form is not believed`() throws {
    for table in [
      "", "level\n", Self.head + "5\t1\n", Self.head + word(1, 0, 4, "101", "a"),
      Self.head + word(1, -4, 4, "50", "a"), Self.head + word(1, 0, 4, "nan", "a"),
    ] {
      #expect(try tabled(table) == nil, "\(table)")
    }
  }

  @Test func `any bytes are taken or refused`() throws {
    let pixels = try pixels()
    var random = SplitMix64(state: 4)
    let seeds = [
      "1\t2\t3\t4\t5\ttext\n", Self.head + word(1, 0, 4, "96.5", "订"), "P6\n#1 1\n1 1\n255\nabc",
    ]
    for round in 0..<600 {
      var bytes = Array(seeds[round % 3].utf8)
      for _ in 0...Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(
          truncatingIfNeeded: random.next())
      }
      _ = WorkerAnswer.pieces(bytes.span, on: pixels)
      _ = TesseractTable.pieces(bytes.span, on: pixels)
      _ = PicturePixels(netpbm: bytes)
    }
  }
}
