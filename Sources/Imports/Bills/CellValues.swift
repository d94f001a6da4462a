internal import CaseCore

/// Times and amounts as bills write them.
enum CellValues {
  /// A time, and whether it lacks its seconds or is in a spreadsheet's form.
  struct Time: Equatable {
    let moment: Moment
    let hasSeconds: Bool
    /// Whether there is a time of day at all.
    var hasClock = true
    let isSpreadsheetForm: Bool
  }

  /// Reads `2023-08-30 20:46:40`, and what spreadsheets make of it: `2023/8/30 20:46`.
  ///
  /// Bills give no zone, or say UTC+08:00; all are read as +08:00.
  static func time(_ bytes: Bytes) -> Time? {
    var scanner = DigitScanner(position: 0)
    guard let year = scanner.number(bytes, digits: 4...4) else { return nil }
    let separator = scanner.take(bytes, anyOf: "-/")
    guard let separator, let month = scanner.number(bytes, digits: 1...2),
      scanner.take(bytes, anyOf: "-/") == separator,
      let day = scanner.number(bytes, digits: 1...2),
      scanner.take(bytes, anyOf: " T") != nil
    else { return nil }
    while scanner.take(bytes, anyOf: " ") != nil {}
    let hourStart = scanner.position
    guard let hour = scanner.number(bytes, digits: 1...2), scanner.take(bytes, anyOf: ":") != nil
    else { return nil }
    let hourDigits = scanner.position - 1 - hourStart
    guard let minute = scanner.number(bytes, digits: 2...2) else { return nil }
    var second: Int?
    if scanner.take(bytes, anyOf: ":") != nil {
      guard let number = scanner.number(bytes, digits: 2...2) else { return nil }
      second = number
    }
    guard scanner.position == bytes.count, hour < 24, minute < 60, second ?? 0 < 60,
      let date = Day(year: year, month: month, day: day)
    else { return nil }
    let moment = CivilZone.shanghai.moment(
      date, hour: hour, minute: minute, second: second ?? 0)
    let isNative = bytes.count == 19 && separator == UInt8(ascii: "-") && hourDigits == 2
    return Time(moment: moment, hasSeconds: second != nil, isSpreadsheetForm: !isNative)
  }

  /// Whether `bytes` begin with figures in the form of a day, `2026-11-18`.
  static func isDay(_ bytes: Bytes) -> Bool {
    var scanner = DigitScanner(position: 0)
    return scanner.number(bytes, digits: 4...4) != nil && scanner.take(bytes, anyOf: "-/") != nil
      && scanner.number(bytes, digits: 1...2) != nil && scanner.take(bytes, anyOf: "-/") != nil
      && scanner.number(bytes, digits: 1...2) != nil
  }

  /// Whether `bytes` begin with figures in the form of a time of day, `20:14`.
  static func isClock(_ bytes: Bytes) -> Bool {
    var scanner = DigitScanner(position: 0)
    return scanner.number(bytes, digits: 1...2) != nil && scanner.take(bytes, anyOf: ":") != nil
      && scanner.number(bytes, digits: 2...2) != nil
  }

  /// Reads a day: `2025-01-10`, `2025/01/05`, `20240101`; `01/02` only where `month` gives a year.
  static func day(_ bytes: Bytes, month: StatementMonth?) -> Day? {
    var scanner = DigitScanner(position: 0)
    if bytes.count == 8, let year = scanner.number(bytes, digits: 4...4),
      let month = scanner.number(bytes, digits: 2...2),
      let day = scanner.number(bytes, digits: 2...2)
    {
      return Day(year: year, month: month, day: day)
    }
    scanner.position = 0
    if let month, let named = scanner.number(bytes, digits: 2...2),
      scanner.take(bytes, anyOf: "/") != nil,
      let day = scanner.number(bytes, digits: 2...2), scanner.position == bytes.count
    {
      return month.day(month: named, day: day)
    }
    scanner.position = 0
    guard let year = scanner.number(bytes, digits: 4...4),
      let separator = scanner.take(bytes, anyOf: "-/"),
      let month = scanner.number(bytes, digits: 1...2),
      scanner.take(bytes, anyOf: "-/") == separator,
      let day = scanner.number(bytes, digits: 1...2), scanner.position == bytes.count
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Reads a time of day: `13:15:12`, `13:15`, `132324`.
  static func clock(_ bytes: Bytes) -> (hour: Int, minute: Int, second: Int)? {
    var scanner = DigitScanner(position: 0)
    guard let hour = scanner.number(bytes, digits: 2...2) else { return nil }
    let isApart = scanner.take(bytes, anyOf: ":") != nil
    guard let minute = scanner.number(bytes, digits: 2...2) else { return nil }
    var second = 0
    if scanner.position < bytes.count {
      if isApart, scanner.take(bytes, anyOf: ":") == nil { return nil }
      guard let number = scanner.number(bytes, digits: 2...2) else { return nil }
      second = number
    }
    guard scanner.position == bytes.count, hour < 24, minute < 60, second < 60 else { return nil }
    return (hour, minute, second)
  }

  /// What an amount says that came back of it: `131.77(已退款89.84)`, `0.12(已全额退款)`.
  static func refunded(_ bytes: Bytes) -> Int64? {
    guard let mark = bytes.firstIndex(of: alreadyMark), let all = minorUnits(bytes) else {
      return nil
    }
    let text = bytes.extracting(mark..<bytes.count).text
    if text.hasPrefix("已全额退款") { return all }
    guard text.hasPrefix("已退款") else { return nil }
    return minorUnits(text.dropFirst(3).filter { !"()（）".contains($0) }.utf8.span)
  }

  /// Whether an amount has its two decimals, as every export writes it.
  static func hasHundredths(_ bytes: Bytes) -> Bool {
    var end = bytes.count
    if let bracket = bytes.firstIndex(of: UInt8(ascii: "("), from: 0) { end = bracket }
    return end >= 4 && bytes[end - 3] == UInt8(ascii: ".")
  }

  /// Reads an amount in minor units: `28.16`, `¥28.16`, `￥1,234.56`, `131.77(已退款89.84)`.
  static func minorUnits(_ bytes: Bytes) -> Int64? {
    var end = bytes.count
    for mark in [Array("(".utf8), Array("（".utf8)] {
      if let bracket = bytes.firstIndex(of: mark), bracket > 0,
        bytes.extracting(bracket..<bytes.count).firstIndex(of: alreadyMark) != nil
      {
        end = min(end, bracket)
      }
    }
    let number = bytes.extracting(0..<end)
    if let plain = plainMinorUnits(number) { return within(plain) }
    return Money(decimal: number.text).flatMap { within($0.minorUnits) }
  }

  /// Whether a spreadsheet turned a long number into scientific notation: `4.2E+27`.
  static func isScientific(_ bytes: Bytes) -> Bool {
    var scanner = DigitScanner(position: 0)
    guard scanner.number(bytes, digits: 1...1) != nil else { return false }
    if scanner.take(bytes, anyOf: ".") != nil {
      guard scanner.number(bytes, digits: 1...17) != nil else { return false }
    }
    guard scanner.take(bytes, anyOf: "Ee") != nil, scanner.take(bytes, anyOf: "+") != nil else {
      return false
    }
    return scanner.number(bytes, digits: 1...3) != nil && scanner.position == bytes.count
  }

  private static let alreadyMark = Array("已".utf8)

  private static func within(_ minorUnits: Int64) -> Int64? {
    minorUnits.magnitude <= Limits.billAmountMinorUnits.magnitude ? minorUnits : nil
  }

  // The form that nearly every row has, without making a string: digits, a point, two digits,
  // with a mark before. Everything else goes through `Money`.
  private static func plainMinorUnits(_ bytes: Bytes) -> Int64? {
    var index = 0
    if bytes.matches([0xc2, 0xa5]) {
      index = 2
    } else if bytes.matches([0xef, 0xbf, 0xa5]) {
      index = 3
    }
    guard bytes.count - index >= 4, bytes.count - index <= 14,
      bytes[bytes.count - 3] == UInt8(ascii: ".")
    else { return nil }
    var number: Int64 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if index != bytes.count - 3 {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        number = number * 10 + Int64(byte - UInt8(ascii: "0"))
      }
      index += 1
    }
    return number
  }
}

/// Goes through bytes and takes numbers and marks from them.
struct DigitScanner {
  var position: Int

  /// The decimal number at the position, if it has as many digits as allowed.
  mutating func number(_ bytes: Bytes, digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var index = position
    while index < bytes.count, index - position < digits.upperBound,
      bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9")
    {
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    guard index - position >= digits.lowerBound else { return nil }
    position = index
    return value
  }

  /// Takes the byte at the position if it is one of `marks`.
  mutating func take(_ bytes: Bytes, anyOf marks: StaticString) -> UInt8? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    for index in 0..<marks.utf8CodeUnitCount where marks.utf8Start[index] == byte {
      position += 1
      return byte
    }
    return nil
  }
}
