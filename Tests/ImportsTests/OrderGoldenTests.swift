import CaseCore
import Imports
import TestKit
import Testing

/// Mails, saved pages and order files, whole, with their keys masked everywhere.
@Suite struct OrderGoldenTests {
  static let fixtures: [(name: String, media: MediaType, kind: String, variant: String)] = [
    ("order.eml", .mail, "order_mail", "mail-html"),
    ("plain-gbk.eml.bytes", .mail, "order_mail", "mail-text"),
    ("cut.eml", .mail, "order_mail", "mail-html"),
    ("one-line.eml", .mail, "order_mail", "mail-text"),
    ("order.mhtml", .mht, "order_page", "mhtml-html"),
    ("dujiaoka.json", .json, "order_page", "orders-json"),
    ("dujiao-next.json", .json, "order_page", "orders-json"),
    ("acg-list.json", .json, "order_page", "orders-json"),
    ("card-system.json", .json, "order_page", "orders-json"),
    ("qfk.csv", .csv, "order_page", "orders-csv"),
    ("qfk-one.csv.bytes", .csv, "order_page", "orders-csv"),
  ]

  @Test(arguments: fixtures)
  func `an order is read as it was looked at, and its key is not shown`(
    fixture: (name: String, media: MediaType, kind: String, variant: String)
  ) throws {
    let bytes = try Fixture.bytes("orders/" + fixture.name)
    let detected = Detection.detect(
      head: bytes, fileName: "x", sizeBytes: Int64(bytes.count))
    #expect(detected.mediaType == fixture.media)
    let reading = try Readers.reading(of: bytes, fileName: "x")
    #expect(reading.kind.text == fixture.kind)
    #expect(reading.variant == fixture.variant)
    let text = ReadingText(reading).text
    #expect(!text.contains("XK4M-PP9Q-77AB-21CD"))
    #expect(!text.contains("PP9Q"))
    #expect(!text.contains("hunter2"))
    #expect(Set(reading.findings.map(\.id)).count == reading.findings.count, "ids are not unique")
    expectSnapshot(text, named: "orders-\(fixture.name).reading")
  }

  @Test(arguments: ["not-an-order.eml", "deep.eml", "unknown-charset.eml"])
  func `a mail that confirms no order is kept and not read`(name: String) throws {
    let bytes = try Fixture.bytes("orders/" + name)
    let detected = Detection.detect(head: bytes, fileName: "x", sizeBytes: Int64(bytes.count))
    #expect(detected.kind == EvidenceKinds.other)
    #expect(try Readers.reading(of: bytes, fileName: "x").findings.isEmpty)
  }

  @Test func `a list without orders is a table like any other`() throws {
    let bytes = try Fixture.bytes("orders/orders-empty.csv")
    let reading = try Readers.reading(of: bytes, fileName: "x")
    #expect(reading.findings.isEmpty)
  }

  @Test func `several orders are rows to tick, one is a page`() throws {
    let list = try Fixture.reading("orders/qfk.csv")
    #expect(list.findings.map(\.kind) == Array(repeating: FindingKinds.orderRow, count: 3))
    #expect(list.unread == [UnreadLine(line: 4, why: .tooFewCells(found: 2, expected: 9))])
    let objects = try Fixture.reading("orders/acg-list.json")
    #expect(objects.findings.map(\.id) == ["order:1", "order:2", "order:3"])
    let one = try Fixture.reading("orders/qfk-one.csv.bytes")
    #expect(one.findings.contains { $0.kind == FindingKinds.orderNumber && !$0.values.isEmpty })
  }

  @Test func `a bare number of an amount may be cents and sets no fact`() throws {
    let reading = try Fixture.reading("orders/card-system.json")
    #expect(!reading.findings.contains { $0.kind == FindingKinds.orderAmount })
    #expect(reading.findings.contains { $0.kind == FindingKinds.orderNumber })
  }
}
