import Foundation
import Imports

/// A file under `Fixtures`; `make.py` there writes them all.
enum Fixture {
  /// The bytes of the fixture `name`, such as `wechat/csv-2022.csv`.
  static func bytes(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return [UInt8](
      try Data(contentsOf: folder.appendingPathComponent("Fixtures").appendingPathComponent(name)))
  }

  /// What the readers make of the fixture, with its kind recognised and not named.
  static func reading(_ name: String) throws -> FileReading {
    try Readers.reading(of: bytes(name), fileName: "evidence.bin")
  }

  /// The text fixtures with which hostile input begins.
  static let seeds = [
    "wechat/csv-2022.csv", "wechat/csv-2025.csv", "wechat/odd-rows.csv", "wechat/resaved.csv",
    "jd/2025.csv", "bank/abc-debit.csv", "bank/bocom-credit.csv", "bank/cmb-credit.csv",
    "bank/icbc-debit.csv", "wechat/xlsx-2025.xlsx", "wechat/xlsx-touched.xlsx",
    "bank/spdb-debit.xls",
    "alipay/web-2019.csv", "alipay/app-2021.csv", "alipay/app-2023.csv", "qq/private.txt",
    "qq/group.txt", "qq/history.txt.bytes", "pages/order.html", "pages/listing.html.bytes",
    "pages/agreement.txt", "pages/order.txt", "pages/order-table.html",
    "chats/memotrace.csv", "chats/memotrace.html", "chats/qq.mht", "chats/qqnt.json",
    "chats/qqnt.txt", "chats/qqnt.html", "chats/chatlab.jsonl", "chats/telegram.json",
    "chats/telegram.html", "chats/whatsapp-us.txt", "chats/qq-pasted.txt", "chats/notes.txt",
    "orders/order.eml", "orders/order.mhtml", "orders/acg-list.json", "orders/qfk.csv",
    "archives/page.warc", "archives/page.warc.gz", "archives/singlefile.html",
  ]
}
