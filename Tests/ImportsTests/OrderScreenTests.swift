import CaseCore
import Imports
import TestKit
import Testing

@Suite struct OrderScreenTests {
  private static let order = [
    ("商品名称", "云海奇谭 1000点券"), ("单价", "¥49.00"), ("数量", "2"), ("订单金额", "¥98.00"),
    ("订单编号", "20261118201405773311"), ("下单时间", "2026-11-1820:14:05"),
    ("充值账号", "yunhai_4327"), ("订单状态", "已完成"),
  ]

  @Test func `a page with labels at the left and values at the right gives its facts`() throws {
    let reading = try ScreenPage.reading(try ScreenPage.page(Self.beside(Self.order)))
    #expect(reading.kind == EvidenceKinds.orderScreenshot)
    #expect(ScreenPage.facts(reading) == Self.facts)
  }

  @Test func `labels above their values give the same`() throws {
    var pieces: [ScreenPage.Piece] = []
    for (index, row) in Self.order.enumerated() {
      pieces.append(.init(text: row.0, x: 50, y: 200 + index * 140, height: 34))
      pieces.append(.init(text: row.1, x: 52, y: 245 + index * 140))
    }
    let reading = try ScreenPage.reading(try ScreenPage.page(pieces))
    #expect(ScreenPage.facts(reading) == Self.facts)
  }

  @Test func `labels with a colon before their values give the same`() throws {
    let pieces = Self.order.enumerated().map { index, row in
      ScreenPage.Piece(text: "\(row.0)：\(row.1)", x: 50, y: 200 + index * 80)
    }
    let reading = try ScreenPage.reading(try ScreenPage.page(pieces))
    #expect(ScreenPage.facts(reading) == Self.facts)
  }

  @Test func `two labels in one piece are told apart`() throws {
    let pieces: [ScreenPage.Piece] = [
      .init(text: "订单号:20261118201405773311 状态:已完成", x: 50, y: 200),
      .init(text: "实付:98.00元 下单时间:2026-11-18 20:14:05", x: 50, y: 300),
    ]
    let facts = ScreenPage.facts(try ScreenPage.reading(try ScreenPage.page(pieces)))
    #expect(facts["order_no"] == "20261118201405773311")
    #expect(facts["order_status"] == "completed")
    #expect(facts["order_amount"] == "98.00")
    #expect(facts["ordered_at"] == "2026-11-18 20:14:05")
  }

  @Test(arguments: [
    ("20261118201405773311", true), ("DN2026111800012345", true), ("E261118201405a1b2c3d4", true),
    ("VLGUB29M4AJ53RYT", true), ("VLGUB19M4AJ53RYT", false), ("20260326091346ZH8OO", false),
    ("20260326091346ZH800", false), ("20260326091346ZH8KK", true), ("0123456789AB", true),
  ])
  func `a number whose letters can be taken for figures is asked`(
    number: String, isSure: Bool
  ) throws {
    let rows = Self.order.map { $0.0 == "订单编号" ? ($0.0, number) : $0 }
    let facts = ScreenPage.facts(
      try ScreenPage.reading(try ScreenPage.page(Self.beside(rows))))
    #expect(facts["order_no"] == number + (isSure ? "" : "?"))
  }

  @Test func `what stands under a number and may belong to it makes it a question`() throws {
    var pieces = Self.beside(Self.order)
    let number = try #require(pieces.firstIndex { $0.text.hasPrefix("20261118") })
    pieces.append(
      .init(text: "77 复制 ›", x: pieces[number].x, y: pieces[number].y + 44, height: 34))
    let facts = ScreenPage.facts(try ScreenPage.reading(try ScreenPage.page(pieces)))
    #expect(facts["order_no"]?.hasSuffix("?") == true)
  }

  @Test func `an amount without hundredths is sure only where price and quantity make it`() throws {
    func amount(_ price: String, _ total: String) throws -> String? {
      let rows = Self.order.map {
        $0.0 == "单价" ? ($0.0, price) : $0.0 == "订单金额" ? ($0.0, total) : $0
      }
      return ScreenPage.facts(
        try ScreenPage.reading(try ScreenPage.page(Self.beside(rows))))["order_amount"]
    }
    #expect(try amount("49", "98") == "98.00")
    #expect(try amount("48", "98") == "98.00?")
    #expect(try amount("¥49.00", "¥9800") == "9800.00?")
  }

  @Test func `a card key is masked wherever it is quoted`() throws {
    var pieces = Self.beside(Self.order)
    pieces.append(.init(text: "卡密", x: 50, y: 1400))
    pieces.append(.init(text: "A7K2-99QX-PL3M-8842", x: 400, y: 1400))
    let reading = try ScreenPage.reading(try ScreenPage.page(pieces))
    #expect(reading.findings.contains { $0.kind == FindingKinds.cardKey })
    for finding in reading.findings {
      #expect(!finding.quote.contains("99QX"))
      #expect(!finding.details.contains { $0.text.contains("99QX") })
    }
  }

  private static let facts = [
    "goods_name": "云海奇谭 1000点券", "order_amount": "98.00", "order_no": "20261118201405773311",
    "ordered_at": "2026-11-18 20:14:05", "order_account_shown": "yunhai_4327",
    "order_status": "completed",
  ]

  private static func beside(_ rows: [(String, String)]) -> [ScreenPage.Piece] {
    rows.enumerated().flatMap { index, row in
      [
        ScreenPage.Piece(text: row.0, x: 50, y: 200 + index * 90),
        ScreenPage.Piece(
          text: row.1, x: 1030 - row.1.reduce(0) { $0 + ($1.isASCII ? 22 : 40) },
          y: 203 + index * 90),
      ]
    }
  }
}
