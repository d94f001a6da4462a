import CaseCore
import Imports
import Testing

@Suite struct BillReaderTests {
  private func finding(_ id: String, in name: String) throws -> Finding {
    let reading = try Fixture.reading(name)
    return try #require(reading.findings.first { $0.id == id })
  }

  private func value(_ fact: String, of finding: Finding) -> FactValue? {
    finding.values.first { $0.fact.text == fact }?.value
  }

  @Test func `a merchant payment shows every fact of it`() throws {
    let row = try finding("row:20", in: "wechat/csv-2022.csv")
    #expect(row.kind == FindingKinds.paymentRow)
    #expect(row.place == .line(20))
    #expect(value("paid", of: row) == .flag(true))
    #expect(value("paid_amount", of: row) == .money(Money(minorUnits: 9800)))
    #expect(value("paid_at", of: row) == Moment("2026-11-18T20:14:05+08:00").map(FactValue.moment))
    #expect(value("payee", of: row) == .text("星河点卡"))
    #expect(value("pay_channel", of: row) == .choice("wechat_merchant"))
    #expect(value("payment_no", of: row) == .text("4200000001202611180000000001"))
    #expect(value("merchant_order_no", of: row) == .text("XH20261118201400A1"))
    #expect(value("bill_status", of: row) == .text("支付成功"))
  }

  @Test func `details give every column with its raw cell`() throws {
    let row = try finding("row:20", in: "wechat/csv-2022.csv")
    #expect(row.details.count == 11)
    #expect(row.details.first == .init("交易时间", "2026-11-18 20:14:05"))
    #expect(row.details.first { $0.name == "交易单号" }?.text == "4200000001202611180000000001\t")
  }

  @Test func `a scanned code and a transfer are payments to a person`() throws {
    let scan = try finding("row:22", in: "wechat/csv-2022.csv")
    let transfer = try finding("row:23", in: "wechat/csv-2022.csv")
    #expect(scan.kind == FindingKinds.paymentRow)
    #expect(transfer.kind == FindingKinds.transferRow)
    #expect(value("pay_channel", of: scan) == .choice("wechat_personal"))
    #expect(value("pay_channel", of: transfer) == .choice("wechat_personal"))
  }

  @Test func `a comma in a name is joined and said`() throws {
    let row = try finding("row:21", in: "wechat/csv-2022.csv")
    #expect(value("payee", of: row) == .text("WALMART HONG KONG CO.,LIMITED"))
    #expect(row.remarks == [.joined(column: "交易对方")])
    let quoted = try finding("row:21", in: "wechat/csv-2025.csv")
    #expect(value("payee", of: quoted) == .text("WALMART HONG KONG CO.,LIMITED"))
    #expect(quoted.remarks.isEmpty)
  }

  @Test func `both forms of the wechat bill give the same values`() throws {
    let plain = try Fixture.reading("wechat/csv-2022.csv")
    let quoted = try Fixture.reading("wechat/csv-2025.csv")
    #expect(plain.variant == "wechat-csv-2022")
    #expect(quoted.variant == "wechat-csv-2025")
    #expect(plain.totals == quoted.totals)
    let rows = { (reading: FileReading) in
      reading.findings.filter { $0.id.hasPrefix("row:") }.map(\.values)
    }
    #expect(rows(plain) == rows(quoted))
  }

  @Test func `an unknown type and an unknown state are kept, and the state claims nothing`() throws
  {
    let type = try finding("row:27", in: "wechat/csv-2022.csv")
    #expect(value("paid", of: type) == .flag(true))
    #expect(value("pay_channel", of: type) == nil)
    let state = try finding("row:28", in: "wechat/csv-2022.csv")
    #expect(value("paid", of: state) == nil)
    #expect(value("bill_status", of: state) == .text("从没见过的状态"))
  }

  @Test func `a refund counts once`() throws {
    let reading = try Fixture.reading("wechat/csv-2022.csv")
    let refunds = reading.findings.filter { $0.values.contains { $0.fact.text == "refund_seen" } }
    // 5.00 has its own row; 12.50 is only said by the payment's row.
    #expect(refunds.map(\.id) == ["row:18", "row:29:refund"])
    #expect(refunds[0].refersTo == "XH20261119000777")
    #expect(value("refunded_amount", of: refunds[1]) == .money(Money(minorUnits: 1250)))
  }

  @Test func `an alipay refund names its payment by underscore or star`() throws {
    #expect(try finding("row:8", in: "alipay/web-2019.csv").refersTo == "2026110122001400000003")
    #expect(try finding("row:4", in: "alipay/app-2021.csv").refersTo == "2022010222002")
  }

  @Test func `a refund to a family card is nobody's refund here`() throws {
    let row = try finding("row:26", in: "alipay/app-2023.csv")
    #expect(row.kind == FindingKinds.refundRow)
    #expect(row.remarks == [.familyCard])
    #expect(value("refund_seen", of: row) == nil)
  }

  @Test func `money that alipay still holds is said`() throws {
    let row = try finding("row:22", in: "alipay/app-2023.csv")
    #expect(row.remarks == [.heldUntilReceipt])
    #expect(value("paid", of: row) == .flag(true))
  }

  @Test func `a closed expense does not say whether it was paid`() throws {
    let row = try finding("row:25", in: "alipay/app-2023.csv")
    #expect(row.kind == FindingKinds.paymentRow)
    #expect(value("paid", of: row) == nil)
    #expect(value("paid_amount", of: row) == .money(Money(minorUnits: 5000)))
  }

  @Test func `a second payment has names of its own`() throws {
    let row = try finding("row:22", in: "alipay/app-2023.csv")
    #expect(
      row.secondValues.map(\.fact.text) == [
        "second_paid_amount", "second_paid_at", "second_payment_no", "second_merchant_order_no",
      ])
    #expect(row.secondValues.last?.value == .text("S20261118002"))
  }

  @Test func `four-byte characters survive`() throws {
    let row = try finding("row:32", in: "alipay/app-2023.csv")
    #expect(value("payee", of: row) == .text("𠮷野家"))
  }

  @Test func `every encoding of the same bill gives the same rows`() throws {
    let native = try Fixture.reading("alipay/app-2025.csv")
    let utf8 = try Fixture.reading("alipay/app-2025-as-utf-8.csv")
    #expect(native.encoding == .gb18030)
    #expect(utf8.encoding == .utf8)
    #expect(native.findings == utf8.findings)
    #expect(native.variant == "alipay-app-2025")
    let wide = try Fixture.reading("wechat/utf-16.csv")
    #expect(wide.encoding == .utf16LittleEndian)
    #expect(wide.findings == (try Fixture.reading("wechat/csv-2022.csv")).findings)
    #expect(wide.findings == (try Fixture.reading("wechat/carriage-returns.csv")).findings)
  }

  @Test func `printed totals that differ are said with both numbers`() throws {
    let reading = try Fixture.reading("wechat/csv-2025.csv")
    let mismatches = reading.findings.filter { $0.kind == FindingKinds.totalsMismatch }
    #expect(mismatches.map(\.place.text) == ["line:7", "line:9"])
    #expect(
      mismatches.last?.details == [
        .init("direction", "支出"), .init("declared_rows", "11"), .init("found_rows", "10"),
        .init("declared_amount", "1884.13"), .init("found_amount", "1786.13"),
      ])
    #expect(
      try !Fixture.reading("wechat/csv-2022.csv").findings
        .contains { $0.kind == FindingKinds.totalsMismatch })
  }

  @Test func `a file saved by a spreadsheet is read and graded lower`() throws {
    let reading = try Fixture.reading("wechat/resaved.csv")
    #expect(reading.isResaved)
    #expect(reading.rows == 2)
    #expect(reading.findings.last?.kind == FindingKinds.resavedFile)
    let row = try finding("row:18", in: "wechat/resaved.csv")
    #expect(row.remarks == [.secondsLost, .numberLost(column: "交易单号")])
    #expect(value("payment_no", of: row) == nil)
    #expect(value("merchant_order_no", of: row) == .text("XH20261118201400A1"))
  }

  @Test func `a bill that lacks columns names them`() throws {
    let bytes = try Fixture.bytes("wechat/missing-columns.csv")
    #expect(
      throws: ReaderError.missingColumns(
        line: 17, missing: ["收/支", "交易单号"],
        found: [
          "交易时间", "交易类型", "交易对方", "商品", "方向", "金额(元)", "支付方式", "当前状态", "单号", "商户单号", "备注",
        ])
    ) { try Readers.reading(of: bytes, fileName: "a.csv") }
  }

  @Test func `a bookkeeping export named as a bill is refused with the reason`() throws {
    let bytes = try Fixture.bytes("alipay/bookkeeping.csv")
    #expect(throws: ReaderError.noHeader(expected: ["交易时间", "收/支", "金额", "交易对方"])) {
      try Readers.reading(of: bytes, fileName: "a.csv", as: EvidenceKinds.alipayBill)
    }
  }

  @Test(arguments: ["", " \n\n", ",,,\n"])
  func `nothing is an error of its own`(text: String) {
    #expect(throws: ReaderError.empty) {
      try BillReader.reading(of: text.utf8.span, as: EvidenceKinds.wechatBill)
    }
  }

  @Test func `exports put together in one file are both read`() throws {
    let one = try Fixture.bytes("alipay/app-2025-as-utf-8.csv")
    let two = try Fixture.bytes("wechat/one-row.csv")
    let reading = try Readers.reading(of: one + two, fileName: "a.csv")
    #expect(reading.rows == 12)
    #expect(reading.complete)
    let last = try #require(reading.findings.last { $0.kind == FindingKinds.paymentRow })
    #expect(value("pay_channel", of: last) == .choice("wechat_merchant"))
  }
}
