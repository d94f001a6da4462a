import Imports
import TestKit
import Testing

/// Every fixture read whole: what is found, where, and what is left unread.
@Suite struct GoldenReadingTests {
  static let readable = [
    "wechat/csv-2022.csv", "wechat/csv-2025.csv", "wechat/header-only.csv", "wechat/one-row.csv",
    "wechat/cut.csv", "wechat/bad-byte.csv", "wechat/zero-byte.csv",
    "wechat/carriage-returns.csv", "wechat/utf-16.csv", "wechat/resaved.csv",
    "wechat/workbook-as-csv.csv", "wechat/odd-rows.csv",
    "alipay/web-2019.csv", "alipay/app-2021.csv", "alipay/app-2023.csv", "alipay/app-2025.csv",
    "alipay/app-2025-as-utf-8.csv", "alipay/bad-byte.csv", "alipay/bookkeeping.csv",
    "qq/private.txt", "qq/group.txt", "qq/history.txt.bytes", "qq/bad-byte.txt.bytes",
    "pages/order.html", "pages/bad-byte.html.bytes", "pages/order-table.html", "pages/order.txt",
    "pages/certificate.txt", "pages/listing.html.bytes", "pages/agreement.txt", "pages/note.txt",
    "pages/order-and-agreement.txt",
  ]

  static let bills =
    [
      "wechat/xlsx-2025.xlsx", "wechat/xlsx-2025-header-only.xlsx", "wechat/xlsx-2026.xlsx",
      "wechat/xlsx-2026-one-row.xlsx", "wechat/xlsx-2026-totals.xlsx", "wechat/xlsx-1904.xlsx",
      "wechat/xlsx-two-sheets.xlsx", "wechat/xlsx-two-months.xlsx", "wechat/xlsx-touched.xlsx",
      "wechat/xlsx-cut-inside.xlsx", "wechat/as-xls.xls", "alipay/app-2025-as-workbook.xlsx",
      "alipay/app-2026.csv", "alipay/header-only.csv", "alipay/one-row.csv",
      "alipay/one-row-utf-8-mark.csv", "alipay/resaved.csv", "jd/2025.csv", "jd/header-only.csv",
      "jd/one-row.csv", "bank/spdb-debit.xls", "bank/spdb-debit-header-only.xls",
      "bank/spdb-debit-one-row.xls",
    ]
    + [
      "abc-debit", "bocom-debit", "bocom-credit", "cgb-credit", "cmb-debit", "cmb-credit",
      "icbc-credit", "icbc-debit",
    ].flatMap { ["bank/\($0).csv", "bank/\($0)-header-only.csv", "bank/\($0)-one-row.csv"] }

  @Test(arguments: readable + bills)
  func `a fixture is read as it was looked at`(name: String) throws {
    let text = ReadingText(try Fixture.reading(name)).text
    expectSnapshot(text, named: name.replacing("/", with: "-") + ".reading")
  }

  @Test(arguments: readable + bills)
  func `reading twice finds the same`(name: String) throws {
    let first = try Fixture.reading(name)
    #expect(try Fixture.reading(name) == first)
    #expect(Set(first.findings.map(\.id)).count == first.findings.count, "ids are not unique")
  }
}
