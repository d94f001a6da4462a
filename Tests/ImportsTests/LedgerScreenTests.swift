import CaseCore
import Imports
import TestKit
import Testing

@Suite struct LedgerScreenTests {
  private static let steps = [
    ("2026-11-20 09:15:00", "购买礼包", "-160", "2140"),
    ("2026-11-18 08:02:11", "点券充值", "+1000", "2300"),
    ("2026-11-02 21:40:09", "抽奖", "-300", "1300"),
  ]

  private static func items(_ steps: [(String, String, String, String)]) -> [ScreenPage.Piece] {
    var pieces: [ScreenPage.Piece] = [
      .init(text: "点券明细", x: 450, y: 100), .init(text: "当前余额", x: 450, y: 200),
      .init(text: steps[0].3, x: 442, y: 260, height: 80),
    ]
    for (index, step) in steps.enumerated() {
      let y = 420 + index * 180
      pieces.append(.init(text: step.1, x: 40, y: y))
      pieces.append(.init(text: step.0.filter { $0 != " " }, x: 40, y: y + 55, height: 34))
      pieces.append(.init(text: step.2, x: 940, y: y))
      pieces.append(.init(text: "余额" + step.3, x: 880, y: y + 55, height: 34))
    }
    return pieces
  }

  @Test func `every step has its time, its change and what was left`() throws {
    let reading = try ScreenPage.reading(try ScreenPage.page(Self.items(Self.steps)))
    #expect(reading.kind == EvidenceKinds.balanceScreenshot)
    #expect(
      Self.rows(reading) == [
        "2026-11-20 09:15:00 -160 2140", "2026-11-18 08:02:11 +1000 2300",
        "2026-11-02 21:40:09 -300 1300",
      ])
    let balance = try #require(reading.findings.first { $0.kind == FindingKinds.balance })
    #expect(balance.details == [.init("balance", "2140")])
    #expect(balance.remarks.isEmpty)
  }

  @Test func `steps that do not add up are asked`() throws {
    var steps = Self.steps
    // A figure was misread: 2300 is 1300 and 1000.
    steps[1].3 = "2800"
    let rows = Self.rows(try ScreenPage.reading(try ScreenPage.page(Self.items(steps))))
    #expect(rows[0].hasSuffix("?"))
    #expect(rows[1].hasSuffix("?"))
  }

  @Test func `a table gives the same as a list`() throws {
    var pieces: [ScreenPage.Piece] = [
      .init(text: "充值记录", x: 450, y: 100), .init(text: "时间", x: 150, y: 200),
      .init(text: "类型", x: 560, y: 200), .init(text: "变动", x: 760, y: 200),
      .init(text: "余额", x: 950, y: 200),
    ]
    for (index, step) in Self.steps.enumerated() {
      let y = 300 + index * 110
      pieces.append(.init(text: String(step.0.prefix(10)), x: 60, y: y - 20, height: 34))
      pieces.append(.init(text: String(step.0.suffix(8)), x: 78, y: y + 22, height: 34))
      pieces.append(.init(text: step.1, x: 540, y: y))
      pieces.append(.init(text: step.2, x: 750, y: y))
      pieces.append(.init(text: step.3, x: 940, y: y))
    }
    let list = try ScreenPage.reading(try ScreenPage.page(Self.items(Self.steps)))
    let table = try ScreenPage.reading(try ScreenPage.page(pieces))
    #expect(Self.rows(table) == Self.rows(list))
  }

  private static func rows(_ reading: FileReading) -> [String] {
    reading.findings.filter { $0.kind == FindingKinds.ledgerRow }.map { finding in
      finding.details.map { $0.text }.joined(separator: " ")
        + (finding.remarks.contains(.unsure) ? "?" : "")
    }
  }
}
