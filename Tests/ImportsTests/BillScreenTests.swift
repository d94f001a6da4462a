import CaseCore
import Imports
import TestKit
import Testing

@Suite struct BillScreenTests {
  @Test func `a bill of WeChat gives its facts, each with its box`() throws {
    let reading = try ScreenPage.reading(try ScreenPage.page(ScreenPage.wechat()))
    #expect(reading.kind == EvidenceKinds.paymentScreenshot)
    #expect(
      ScreenPage.facts(reading) == [
        "paid": "yes", "bill_status": "支付成功", "paid_amount": "98.00",
        "paid_at": "2026-11-18 20:14:27", "payment_no": "4200002345202611180123456789",
        "merchant_order_no": "20261118201405777", "payee": "甲城网络科技有限公司",
      ])
    let amount = try #require(reading.findings.first { $0.kind == FindingKinds.paidAmount })
    #expect(amount.place.text == "box:400,300,297,90")
    #expect(amount.quote == "-98.00")
  }

  @Test func `a number that lost a figure is asked, and so is the time it no longer agrees with`()
    throws
  {
    let lost = try facts(ScreenPage.wechat(number: "420000234520261118012345678"))
    #expect(lost["payment_no"] == "420000234520261118012345678?")
    #expect(lost["paid_at"] == "2026-11-18 20:14:27")
    let other = try facts(ScreenPage.wechat(number: "4200002345202611190123456789"))
    #expect(other["payment_no"]?.hasSuffix("?") == true)
    #expect(other["paid_at"]?.hasSuffix("?") == true)
  }

  @Test func `what the engine is not sure of is asked`() throws {
    for (_, value) in try facts(ScreenPage.wechat(confidence: 700)) {
      #expect(value.hasSuffix("?"))
    }
  }

  @Test func `a number broken over two lines is one number`() throws {
    var pieces = ScreenPage.wechat(number: "420000234520261118012345")
    let last = try #require(pieces.first { $0.text == "420000234520261118012345" })
    pieces.append(.init(text: "6789", x: last.x, y: last.y + 50))
    pieces.append(.init(text: "—", x: 1000, y: 2200))
    // The column is as wide as the number.
    let page = try ScreenPage.page(pieces, width: 900)
    let finding = try #require(
      try ScreenPage.reading(page).findings.first { $0.kind == FindingKinds.paymentNo })
    #expect(finding.values.map(\.value) == [.text("4200002345202611180123456789")])
    #expect(finding.place.text == "box:300,952,528,90")
  }

  @Test func `an amount without its hundredths is asked`() throws {
    // A lost point makes 9800 out of 98.00.
    let pieces = ScreenPage.wechat(amount: "-9800")
    #expect(try facts(pieces)["paid_amount"] == nil)
  }

  @Test func `what the edge of the picture cuts is asked`() throws {
    var pieces = ScreenPage.wechat()
    for index in pieces.indices where pieces[index].x == 300 { pieces[index].x = 200 }
    let number = try #require(pieces.first { $0.text.hasPrefix("4200") })
    let page = try ScreenPage.page(pieces, width: 200 + number.text.count * 22 + 4)
    let facts = ScreenPage.facts(try ScreenPage.reading(page))
    #expect(facts["payment_no"]?.hasSuffix("?") == true)
  }

  @Test func `a bill of Alipay gives the numbers their own names`() throws {
    let rows = [
      ("支付时间", "2026-11-18 20:14:27"), ("付款方式", "余额宝"), ("商品说明", "680点卡"),
      ("收款方全称", "乙江数字服务有限公司"), ("订单号", "2026111822001412345678901234"),
      ("商家订单号", "DN2026111800012345"),
    ]
    var pieces: [ScreenPage.Piece] = [
      .init(text: "账单详情", x: 450, y: 100), .init(text: "-68.00", x: 420, y: 300, height: 90),
      .init(text: "交易成功", x: 460, y: 420),
    ]
    for (index, row) in rows.enumerated() {
      pieces.append(.init(text: row.0, x: 50, y: 600 + index * 90))
      pieces.append(.init(text: row.1, x: 1030 - row.1.count * 22, y: 600 + index * 90))
    }
    let facts = try facts(pieces)
    #expect(facts["payment_no"] == "2026111822001412345678901234")
    #expect(facts["merchant_order_no"] == "DN2026111800012345")
    #expect(facts["paid_amount"] == "68.00")
    #expect(facts["paid_at"] == "2026-11-18 20:14:27")
  }

  @Test(arguments: UInt64(0)..<40)
  func `the order in which the engine gives the pieces plays no part`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let pieces = ScreenPage.wechat()
    let first = try ScreenPage.reading(try ScreenPage.page(pieces))
    let other = try ScreenPage.reading(try ScreenPage.page(pieces.shuffled(using: &random)))
    #expect(first == other)
  }

  @Test(arguments: [-36, -20, 20, 36])
  func `a picture that lies askew gives the same facts`(slope: Int) throws {
    let level = ScreenPage.wechat()
    let askew = level.map { piece in
      var piece = piece
      piece.y += (piece.x + piece.text.count * 15) * slope / 1000
      return piece
    }
    let found = try facts(askew)
    let expected = try facts(level)
    #expect(found == expected)
  }

  private func facts(_ pieces: [ScreenPage.Piece]) throws -> [String: String] {
    ScreenPage.facts(try ScreenPage.reading(try ScreenPage.page(pieces)))
  }
}
