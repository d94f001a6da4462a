import CaseCore
import Testing

@testable import Imports

@Suite struct CellValuesTests {
  static let times: [(String, String?, Bool, Bool)] = [
    ("2023-08-30 20:46:40", "2023-08-30T20:46:40+08:00", true, false),
    ("2026-02-28 00:00:00", "2026-02-28T00:00:00+08:00", true, false),
    ("2025/1/1 12:30", "2025-01-01T12:30:00+08:00", false, true),
    ("2025/1/1 2:03:04", "2025-01-01T02:03:04+08:00", true, true),
    ("2025-01-01 2:03:04", "2025-01-01T02:03:04+08:00", true, true),
    ("2025-01-01T02:03:04", "2025-01-01T02:03:04+08:00", true, false),
    ("2026-02-29 00:00:00", nil, false, false),
    ("2026-11-31 00:00:00", nil, false, false),
    ("2026-11-18 24:00:00", nil, false, false),
    ("2026-11-18 20:60:00", nil, false, false),
    ("2026-11/18 20:00:00", nil, false, false),
    ("2026-11-18", nil, false, false),
    ("46289.48678240741", nil, false, false),
    ("", nil, false, false),
    ("2026-11-18 20:14:05 x", nil, false, false),
  ]

  @Test(arguments: times)
  func `a time is read in its forms`(
    text: String, moment: String?, hasSeconds: Bool, isSpreadsheet: Bool
  ) {
    let time = CellValues.time(text.utf8.span)
    #expect(time?.moment == moment.flatMap { Moment($0) })
    if moment != nil {
      #expect(time?.hasSeconds == hasSeconds)
      #expect(time?.isSpreadsheetForm == isSpreadsheet)
    }
  }

  static let amounts: [(String, Int64?)] = [
    ("¥28.16", 2816), ("￥742.00", 74200), ("28.16", 2816), ("50.0", 5000), ("98", 9800),
    ("0.07", 7), ("￥1,234.56", 123_456), ("1,234,567.00", 123_456_700), ("12,34.00", nil),
    ("131.77(已退款89.84)", 13177), ("0.12(已全额退款)", 12), ("-5.00", -500), ("27元", 2700),
    ("", nil), ("/", nil), ("¥", nil), ("1.234", nil), ("九十八", nil), ("4.2E+27", nil),
    ("1000000000.00", 100_000_000_000), ("1000000000.01", nil),
    ("99999999999999999999.00", nil), ("5.00(备注)", nil), ("..12", nil), ("1..2", nil),
    ("¥ 28.16", 2816), ("28.1a", nil),
  ]

  @Test(arguments: amounts)
  func `an amount is read to the fen`(text: String, minorUnits: Int64?) {
    #expect(CellValues.minorUnits(text.utf8.span) == minorUnits)
  }

  static let numbers: [(String, Bool)] = [
    ("4.2E+27", true), ("1.00010710120261E+25", true), ("4e+9", true), ("42E+27", false),
    ("4200000001202611180000000001", false), ("XH2E+27", false), ("4.2E", false), ("", false),
  ]

  @Test(arguments: numbers)
  func `a number spoiled by a spreadsheet is recognised`(text: String, isSpoiled: Bool) {
    #expect(CellValues.isScientific(text.utf8.span) == isSpoiled)
  }
}
