import CaseCore
import Imports
import TestKit
import Testing

/// Recognised pages for tests, written by hand.
enum ScreenPage {
  /// One piece: text, left edge, upper edge; a letter is as wide as high.
  struct Piece {
    var text: String
    var x: Int
    var y: Int
    var height = 40
    var confidence = 990
    var paper: String?
    var width: Int?
  }

  /// The page of `pieces`, on a picture of 1080 by 2340.
  static func page(
    _ pieces: [Piece], width: Int = 1080, height: Int = 2340
  ) throws -> RecognisedPage {
    RecognisedPage(
      engine: "engine", version: "1", width: width, height: height,
      pieces: try pieces.map { piece in
        let wide = piece.text.reduce(0) { $0 + ($1.isASCII ? 11 : 20) } * piece.height / 20
        let box = try #require(
          PixelBox(x: piece.x, y: piece.y, width: piece.width ?? wide, height: piece.height))
        return try #require(
          RecognisedPage.Piece(
            text: piece.text, box: box, confidence: piece.confidence,
            paper: piece.paper.flatMap { PixelColour($0) }))
      })
  }

  /// What is found on `page`, whose kind is told by what it shows.
  static func reading(
    _ page: RecognisedPage, as kind: EvidenceKind.Name = EvidenceKinds.screenshot
  ) throws -> FileReading {
    try ScreenReader.reading(of: page.encoded.span, as: kind)
  }

  /// A bill of WeChat: a headline, labels at the left, values in a column.
  static func wechat(
    amount: String = "-98.00", time: String = "2026年11月18日20:14:27",
    number: String = "4200002345202611180123456789", merchant: String = "20261118201405777",
    confidence: Int = 990
  ) -> [Piece] {
    let rows = [
      ("当前状态", "支付成功"), ("支付时间", time), ("商品", "1000点券"), ("商户全称", "甲城网络科技有限公司"),
      ("支付方式", "零钱"), ("交易单号", number), ("商户单号", merchant),
    ]
    var pieces = [
      Piece(text: "甲乙点卡", x: 450, y: 200),
      Piece(text: amount, x: 400, y: 300, height: 90, confidence: confidence),
    ]
    for (index, row) in rows.enumerated() {
      pieces.append(Piece(text: row.0, x: 50, y: 500 + index * 90))
      pieces.append(Piece(text: row.1, x: 300, y: 502 + index * 90, confidence: confidence))
    }
    return pieces
  }

  /// `2026-11-18 20:14:27`, as people write it.
  static func time(_ moment: Moment) -> String {
    String(CivilZone.shanghai.text(of: moment).prefix(19).map { $0 == "T" ? " " : $0 })
  }

  /// The facts that `reading` shows, with those that are asked marked by a question mark.
  static func facts(_ reading: FileReading) -> [String: String] {
    var facts: [String: String] = [:]
    for finding in reading.findings {
      for shown in finding.values {
        let value =
          switch shown.value {
          case .flag(let flag): flag ? "yes" : "no"
          case .choice(let text), .text(let text): text
          case .money(let money): money.decimal
          case .moment(let moment): time(moment)
          case .span(let span): span.description
          case .number(let number): "\(number)"
          }
        facts[shown.fact.text] = value + (finding.remarks.contains(.unsure) ? "?" : "")
      }
    }
    return facts
  }
}
