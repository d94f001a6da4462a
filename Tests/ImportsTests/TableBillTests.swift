import CaseCore
import Imports
import Testing

/// Bills that are spreadsheets, exports of JD and records of banks.
@Suite struct TableBillTests {
  private func rows(_ name: String) throws -> [Finding] {
    try Fixture.reading(name).findings.filter {
      $0.id.hasPrefix("row:") && !$0.id.hasSuffix(":refund")
    }
  }

  private func value(_ fact: String, of finding: Finding) -> FactValue? {
    finding.values.first { $0.fact.text == fact }?.value
  }

  @Test(arguments: ["wechat/xlsx-2025.xlsx", "wechat/xlsx-2026.xlsx"])
  func `a workbook gives the values that the text form gives`(name: String) throws {
    let text = try rows("wechat/csv-2022.csv")
    let table = try rows(name)
    #expect(table.map(\.values) == text.map(\.values))
    #expect(table.map(\.kind) == text.map(\.kind))
    #expect(try Fixture.reading(name).totals == Fixture.reading("wechat/csv-2022.csv").totals)
    #expect(try !Fixture.reading(name).isResaved)
  }

  @Test func `rows that are not in the file do not move those that are`() throws {
    // The form of 2026 has no rows 6 and 16; the header is row 18.
    let first = try #require(rows("wechat/xlsx-2026.xlsx").first)
    #expect(first.place == .row(19))
    #expect(first.at == Moment("2026-11-20T09:12:44+08:00"))
  }

  @Test func `a sheet that repeats another is not counted twice`() throws {
    let reading = try Fixture.reading("wechat/xlsx-two-sheets.xlsx")
    #expect(reading.rows == 13)
    #expect(
      reading.findings.contains { $0.kind == FindingKinds.repeatedSheet && $0.quote == "copy" })
    #expect(reading.isResaved)
    let months = try Fixture.reading("wechat/xlsx-two-months.xlsx")
    #expect(months.rows == 14)
    #expect(months.findings.contains { $0.id == "row:2!19" })
  }

  @Test func `what a person did to a workbook is said and lowers its grade`() throws {
    let reading = try Fixture.reading("wechat/xlsx-touched.xlsx")
    #expect(reading.isResaved)
    let rows = try rows("wechat/xlsx-touched.xlsx")
    // A merged cell stands for each of its rows; a formula shows its last result.
    #expect(value("payee", of: rows[1]) == .text("星河点卡"))
    #expect(value("paid_amount", of: rows[2]) == .money(Money(minorUnits: 9800)))
    #expect(rows[3].remarks.contains(.numberLost(column: "交易单号")))
    // An error is no amount, and takes no other row along.
    #expect(reading.unread.map(\.why) == [.badAmount("#REF!")])
    #expect(value("paid_amount", of: rows[4]) == .money(Money(minorUnits: 7)))
  }

  @Test func `a workbook that ends within its rows keeps those before`() throws {
    let reading = try Fixture.reading("wechat/xlsx-cut-inside.xlsx")
    #expect(reading.rows == 5)
    #expect(reading.unread.map(\.why) == [.sheetCut(sheet: "Sheet1")])
    #expect(!reading.complete)
  }

  @Test(arguments: ["wechat/xlsx-cut.xlsx", "wechat/xlsx-doctype.xlsx"])
  func `a damaged workbook is refused with a reason`(name: String) throws {
    let error = #expect(throws: ReaderError.self) { try Fixture.reading(name) }
    guard case .damaged(let words)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!words.isEmpty)
  }

  @Test func `a workbook under a password is refused and says what to do`() throws {
    #expect(throws: ReaderError.locked) {
      try Fixture.reading("wechat/xlsx-locked.xlsx")
    }
    let bytes = try Fixture.bytes("wechat/xlsx-locked.xlsx")
    #expect(throws: ReaderError.locked) {
      try BillReader.reading(of: bytes.span, as: EvidenceKinds.wechatBill)
    }
    #expect(ReaderError.locked.mend.zh.contains("去掉密码另存"))
  }

  @Test func `jd prints its totals without what came back`() throws {
    let reading = try Fixture.reading("jd/2025.csv")
    #expect(reading.kind == EvidenceKinds.jdBill)
    #expect(!reading.findings.contains { $0.kind == FindingKinds.totalsMismatch })
    let refunds = reading.findings.filter { value("refund_seen", of: $0) != nil }
    #expect(refunds.map(\.id) == ["row:19", "row:21:refund"])
  }

  @Test func `a total that the rows do not bear out is said with both numbers`() throws {
    let found = try Fixture.reading("bank/icbc-credit.csv").findings
    let mismatch = try #require(found.first { $0.kind == FindingKinds.totalsMismatch })
    #expect(mismatch.details.contains(.init("declared_amount", "99.00")))
    #expect(mismatch.details.contains(.init("found_amount", "98.00")))
    let workbook = try Fixture.reading("wechat/xlsx-2026-totals.xlsx").findings
    let rows = try #require(workbook.first { $0.kind == FindingKinds.totalsMismatch })
    #expect(rows.details.contains(.init("declared_rows", "14")))
    #expect(rows.details.contains(.init("found_rows", "13")))
  }

  @Test func `a bank names the channel only of what it paid itself`() throws {
    let rows = try rows("bank/abc-debit.csv")
    #expect(value("paid_amount", of: rows[0]) == .money(Money(minorUnits: 9800)))
    #expect(
      value("paid_at", of: rows[0]) == Moment("2026-11-18T20:14:05+08:00").map(FactValue.moment))
    #expect(value("pay_channel", of: rows[0]) == nil)
    let own = try self.rows("bank/cgb-credit.csv")
    #expect(value("pay_channel", of: own[0]) == .choice("bank"))
    // A day is no instant.
    #expect(value("paid_at", of: own[0]) == nil)
    #expect(own[0].remarks.contains(.dayOnly))
    #expect(own[1].kind == FindingKinds.refundRow)
    #expect(own[2].kind == FindingKinds.otherRow)
  }

  @Test func `a day without a year is of the months before the statement`() throws {
    let rows = try rows("bank/cmb-credit.csv")
    #expect(
      rows.map { $0.at.map { CivilZone.shanghai.day(of: $0).description } } == [
        "2025-12-29", "2026-01-02", "2026-01-05",
      ])
    let reading = try Fixture.reading("bank/cmb-credit.csv")
    #expect(reading.unread.map(\.why) == [.badTime("02/30")])
  }

  @Test func `another currency is not added to yuan`() throws {
    let reading = try Fixture.reading("bank/bocom-credit.csv")
    #expect(reading.unread.map(\.why) == [.otherCurrency("USD")])
    #expect(reading.totals.first { $0.direction == "支出" }?.minorUnits == Int64(9800 + 4985))
  }

  @Test func `a file without the marks of an export is taken for one saved again`() throws {
    #expect(try Fixture.reading("alipay/resaved.csv").isResaved)
    #expect(try !Fixture.reading("alipay/one-row.csv").isResaved)
    #expect(try Fixture.reading("wechat/as-xls.xls").isResaved)
    #expect(try Fixture.reading("alipay/app-2025-as-workbook.xlsx").isResaved)
    #expect(try !Fixture.reading("bank/spdb-debit.xls").isResaved)
  }
}
