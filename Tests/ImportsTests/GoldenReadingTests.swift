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

  @Test(arguments: readable)
  func `a fixture is read as it was looked at`(name: String) throws {
    let text = ReadingText(try Fixture.reading(name)).text
    expectSnapshot(text, named: name.replacing("/", with: "-") + ".reading")
  }

  @Test(arguments: readable)
  func `reading twice finds the same`(name: String) throws {
    let first = try Fixture.reading(name)
    #expect(try Fixture.reading(name) == first)
    #expect(Set(first.findings.map(\.id)).count == first.findings.count, "ids are not unique")
  }
}
