internal import CaseCore

/// Values as screens show them and as engines read them.
enum ScreenValues {
  /// A time of day on a day.
  struct Time: Sendable, Hashable {
    let moment: Moment
    let day: Day
    let hasSeconds: Bool

    /// `2026-11-18 20:14:05`.
    var text: String {
      String(CivilZone.shanghai.text(of: moment).prefix(19).map { $0 == "T" ? " " : $0 })
    }
  }

  /// An amount as it stands.
  struct Amount: Sendable, Hashable {
    /// Without its sign, in minor units.
    let minorUnits: Int64
    /// The sign that stands before it, if any.
    let sign: Character?
    /// Whether its two decimals are there.
    let hasHundredths: Bool
  }

  /// Reads `2026-11-18 20:14:05`, `2026年11月18日 20:14:05`, `2026/11/18 20:14`.
  ///
  /// Engines often lose the blank between date and time: `2026-11-1820:14:05`. It is put back only
  /// where month and day have two digits or a sign tells where they end, so that no other reading is
  /// possible.
  static func time(_ text: String) -> Time? {
    let text = text.filter { $0 != " " }
    var rest = text[...]
    func number(_ digits: ClosedRange<Int>) -> Int? {
      let run = rest.prefix { $0.isASCII && $0.isNumber }
      guard digits.contains(run.count), let number = Int(run) else { return nil }
      rest = rest.dropFirst(run.count)
      return number
    }
    func take(_ marks: String) -> Character? {
      guard let mark = rest.first, marks.contains(mark) else { return nil }
      rest.removeFirst()
      return mark
    }
    guard let year = number(4...4), (2000...2099).contains(year), let mark = take("-/.年") else {
      return nil
    }
    let isWritten = mark == "年"
    guard let month = number(isWritten ? 1...2 : 2...2), take(isWritten ? "月" : String(mark)) != nil
    else { return nil }
    let day: Int
    if isWritten {
      guard let number = number(1...2), take("日") != nil else { return nil }
      day = number
    } else {
      // Two digits of the day, and then the hour.
      let run = rest.prefix { $0.isASCII && $0.isNumber }
      guard run.count == 4, let number = Int(run.prefix(2)) else { return nil }
      day = number
      rest = rest.dropFirst(2)
    }
    guard let hour = number(isWritten ? 1...2 : 2...2), hour < 24, take(":") != nil,
      let minute = number(2...2), minute < 60
    else { return nil }
    var second: Int?
    if take(":") != nil {
      guard let number = number(2...2), number < 60 else { return nil }
      second = number
    }
    guard rest.isEmpty, let date = Day(year: year, month: month, day: day) else { return nil }
    return Time(
      moment: CivilZone.shanghai.moment(date, hour: hour, minute: minute, second: second ?? 0),
      day: date, hasSeconds: second != nil)
  }

  /// Reads `-98.00`, `¥1,234.50`, `98.00元`, `+1000`, `98`.
  static func amount(_ text: String) -> Amount? {
    var text = text.filter { $0 != " " }[...]
    var sign: Character?
    func takeSign() {
      // Engines write a minus as several strokes; 一 is the numeral one.
      if sign == nil, let first = text.first, "+-—–−一_~".contains(first) {
        sign = first == "+" ? "+" : "-"
        text.removeFirst()
      }
    }
    takeSign()
    if text.first == "¥" || text.first == "Y" { text.removeFirst() }
    takeSign()
    if text.hasSuffix("元") { text.removeLast() }
    guard let first = text.first, first.isASCII, first.isNumber,
      text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }),
      let money = Money(decimal: text), money.minorUnits <= Limits.billAmountMinorUnits
    else { return nil }
    // 098.00 and 1234,500 are no amounts that anything prints.
    let whole = text.prefix { $0 != "." }
    guard whole.count == 1 || first != "0" else { return nil }
    return Amount(
      minorUnits: money.minorUnits, sign: sign,
      hasHundredths: text.count >= 4 && text.dropLast(2).last == ".")
  }

  /// The order number that `text` is, with what a button says taken off.
  static func orderNumber(_ text: String) -> String? {
    var text = text.filter { $0 != " " }
    for button in ["点击复制", "复制", "查看"] where text.hasSuffix(button) {
      text = String(text.dropLast(button.count))
    }
    guard let number = PageValues.orderNumber(text), number.count == text.count else { return nil }
    return number
  }

  /// The day within a payment number of WeChat or Alipay; nil for a number of no such form.
  ///
  /// WeChat: `4200002345` `20261118` and ten digits; refunds begin with `503`, transfers with `1000`
  /// and can have up to 32 digits. Alipay: `20261118` and twenty digits. All others have 28 digits.
  static func day(inPaymentNo number: String) -> Day? {
    guard number.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    if number.hasPrefix("1000") {
      return (28...32).contains(number.count) ? day(number.dropFirst(10).prefix(8)) : nil
    }
    guard number.count == 28 else { return nil }
    let isWeChat = ["4200", "4500", "503", "502"].contains(where: number.hasPrefix)
    return day(isWeChat ? number.dropFirst(10).prefix(8) : number.prefix(8))
  }

  private static func day(_ digits: Substring) -> Day? {
    guard digits.count == 8, let number = Int(digits) else { return nil }
    let year = number / 10_000
    guard (2009...2099).contains(year) else { return nil }
    return Day(year: year, month: number / 100 % 100, day: number % 100)
  }
}
