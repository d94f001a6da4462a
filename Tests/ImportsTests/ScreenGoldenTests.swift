import CaseCore
import Imports
import TestKit
import Testing

/// Pages as RapidOCR saw generated screenshots, and the screenshots of the example cases.
@Suite struct ScreenGoldenTests {
  static let generated = [
    "order-00", "order-05", "wechat-01", "wechat-02", "alipay-00", "alipay-06", "chat-00",
    "chat-25", "ledger-00", "ledger-01",
  ]
  static let examples = [
    "not-delivered-paid", "not-delivered-order", "duplicate-charge-paid",
    "duplicate-charge-paid-again", "fraud-site-paid",
  ]

  @Test(arguments: generated + examples)
  func `a page is read as it was looked at`(name: String) throws {
    let bytes = try Fixture.bytes("screens/\(name).page")
    let reading = try ScreenReader.reading(of: bytes.span, as: EvidenceKinds.screenshot)
    expectSnapshot(ReadingText(reading).text, named: "screens-\(name).reading")
    #expect(Set(reading.findings.map(\.id)).count == reading.findings.count)
  }

  @Test(arguments: generated + examples)
  func `a page read backwards gives the same`(name: String) throws {
    let bytes = try Fixture.bytes("screens/\(name).page")
    let whole = RecognisedPage(bytes.span)
    let page = try #require(whole)
    let backwards = RecognisedPage(
      engine: page.engine, version: page.version, width: page.width, height: page.height,
      pieces: page.pieces.reversed())
    #expect(try ScreenPage.reading(backwards) == ScreenPage.reading(page))
  }

  @Test(arguments: [
    (
      "not-delivered-paid",
      [
        "paid": "yes", "paid_amount": "98.00", "paid_at": "2026-11-18 20:14:37",
        "payment_no": "4200002811202611185079136248", "merchant_order_no": "K7Q2M9ZD4WX8H3PA",
      ]
    ),
    (
      "not-delivered-order",
      [
        "order_no": "K7Q2M9ZD4WX8H3PA", "order_amount": "98.00",
        "ordered_at": "2026-11-18 20:14:05", "order_status": "completed",
      ]
    ),
    (
      "duplicate-charge-paid",
      [
        "paid_amount": "68.00", "paid_at": "2026-11-22 09:20:12",
        "payment_no": "2026112222001416805024713961", "merchant_order_no": "R4N8TB2KX6QW9C5J",
      ]
    ),
    (
      "duplicate-charge-paid-again",
      [
        "paid_amount": "68.00", "paid_at": "2026-11-22 09:20:53",
        // A one and a letter I are alike in a number without a check.
        "payment_no": "2026112222001416805024714407", "merchant_order_no": "V3H7YD5MZ1LS8P2F?",
      ]
    ),
    (
      "fraud-site-paid",
      [
        "paid_amount": "300.00", "paid_at": "2026-11-19 19:27:46",
        "payment_no": "100005000120261119192746083155",
      ]
    ),
  ])
  func `numbers, amount and time of an example are read from its screenshot alone`(
    name: String, expected: [String: String]
  ) throws {
    let bytes = try Fixture.bytes("screens/\(name).page")
    let reading = try ScreenReader.reading(of: bytes.span, as: EvidenceKinds.screenshot)
    let facts = ScreenPage.facts(reading)
    for (fact, value) in expected { #expect(facts[fact] == value, "\(fact)") }
  }
}
