internal import CaseCore

/// Dates and times as chat programs and people write them.
struct ChatClock {
  /// What was read, without saying yet which of two numbers is the day.
  struct Reading: Equatable {
    var year: Int?
    /// Month and day; where the year stands last, the two numbers as they stand.
    var first: Int?
    var second: Int?
    /// Whether the two numbers can be day and month in either order.
    var isYearLast = false
    var hour = 0
    var minute = 0
    var seconds: Int?
    /// Seconds east of UTC, where written.
    var offset: Int64?
    /// Where the text goes on.
    var end = 0
  }

  /// In which order day and month stand.
  enum Order { case dayFirst, monthFirst }

  /// Reads a date, if there is one, and a time from `start` on; nil where there is no time.
  static func read(_ line: Bytes, from start: Int) -> Reading? {
    var clock = ChatClock(scanner: DigitScanner(position: start))
    guard clock.date(line) else { return nil }
    clock.separators(line)
    guard clock.time(line) else { return nil }
    clock.reading.end = clock.scanner.position
    return clock.reading
  }

  /// Reads a date alone, such as `2020-2-21`; nil for anything else.
  static func day(_ line: Bytes, from start: Int) -> Day? {
    var clock = ChatClock(scanner: DigitScanner(position: start))
    guard clock.date(line), let year = clock.reading.year, let month = clock.reading.first,
      let day = clock.reading.second, !clock.reading.isYearLast
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private var scanner: DigitScanner
  private var reading = Reading()

  private init(scanner: DigitScanner) { self.scanner = scanner }

  // `2026-11-18`, `2026/11/18`, `2026年11月18日`, `18.11.2026`, `11/18/26`, `11-18`, `11月18日`;
  // without a date it takes nothing. False for what begins like a date and is none.
  private mutating func date(_ line: Bytes) -> Bool {
    let start = scanner.position
    guard let one = scanner.number(line, digits: 1...4) else { return true }
    let digits = scanner.position - start
    guard let mark = dateMark(line), let two = scanner.number(line, digits: 1...2) else {
      scanner.position = start
      return digits <= 2
    }
    let afterTwo = scanner.position
    let next = dateMark(line)
    guard let next, let three = scanner.number(line, digits: 1...4) else {
      // A day without a year: `11-18 20:14`, `11月18日`.
      guard digits <= 2 else { return false }
      scanner.position = afterTwo
      if mark == .month { skip(line, "日") }
      (reading.first, reading.second) = (one, two)
      return true
    }
    if digits == 4 {
      guard mark != .month, next == (mark == .year ? .month : mark) else { return false }
      (reading.year, reading.first, reading.second) = (one, two, three)
      if mark == .year { skip(line, "日") }
      return (1990...2099).contains(one)
    }
    let yearDigits = scanner.position - afterTwo - 1
    guard digits <= 2, next == mark, mark != .year, mark != .month,
      yearDigits == 2 || yearDigits == 4
    else { return false }
    reading.year = yearDigits == 2 ? 2000 + three : three
    (reading.first, reading.second) = (one, two)
    reading.isYearLast = true
    return true
  }

  private enum Mark { case hyphen, slash, dot, year, month }

  private mutating func dateMark(_ line: Bytes) -> Mark? {
    switch scanner.take(line, anyOf: "-/.") {
    case UInt8(ascii: "-"): return .hyphen
    case UInt8(ascii: "/"): return .slash
    case UInt8(ascii: "."): return .dot
    default: break
    }
    if skip(line, "年") { return .year }
    return skip(line, "月") ? .month : nil
  }

  @discardableResult
  private mutating func skip(_ line: Bytes, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard line.count - scanner.position >= count else { return false }
    for index in 0..<count where line[scanner.position + index] != text.utf8Start[index] {
      return false
    }
    scanner.position += count
    return true
  }

  private mutating func blanks(_ line: Bytes) {
    scanner.position = Padding.skip(line, from: scanner.position, to: line.count)
  }

  // What stands between date and time: blanks, a comma, `T`, a day of the week.
  private mutating func separators(_ line: Bytes) {
    guard reading.first != nil else { return }
    if scanner.take(line, anyOf: "T") != nil { return }
    if scanner.take(line, anyOf: ",") == nil { skip(line, "，") }
    blanks(line)
    if skip(line, "星期") || skip(line, "周") {
      for day in ["一", "二", "三", "四", "五", "六", "日", "天"] as [StaticString]
      where skip(line, day) { break }
      blanks(line)
    }
  }

  private mutating func time(_ line: Bytes) -> Bool {
    let half = halfBefore(line)
    blanks(line)
    guard let hour = scanner.number(line, digits: 1...2), scanner.take(line, anyOf: ":") != nil,
      let minute = scanner.number(line, digits: 2...2), hour < 24, minute < 60
    else { return false }
    reading.minute = minute
    if scanner.take(line, anyOf: ":") != nil {
      guard let second = scanner.number(line, digits: 2...2), second < 60 else { return false }
      reading.seconds = second
      if scanner.take(line, anyOf: ".") != nil { _ = scanner.number(line, digits: 1...9) }
    }
    guard let hour = Self.hour(hour, half ?? halfAfter(line)) else { return false }
    reading.hour = hour
    zone(line)
    return true
  }

  private enum Half { case morning, noon, afternoon }

  private mutating func halfBefore(_ line: Bytes) -> Half? {
    guard scanner.position < line.count, line[scanner.position] >= 0xe4 else { return nil }
    for word in ["上午", "凌晨", "早上", "清晨"] as [StaticString] where skip(line, word) {
      return .morning
    }
    if skip(line, "中午") { return .noon }
    for word in ["下午", "晚上", "傍晚"] as [StaticString] where skip(line, word) {
      return .afternoon
    }
    return nil
  }

  // `AM`, `pm`, `a.m.`, `p. m.` after the time, with any blank between.
  private mutating func halfAfter(_ line: Bytes) -> Half? {
    let start = scanner.position
    blanks(line)
    guard let letter = scanner.take(line, anyOf: "aApP") else {
      scanner.position = start
      return nil
    }
    _ = scanner.take(line, anyOf: ".")
    blanks(line)
    guard scanner.take(line, anyOf: "mM") != nil else {
      scanner.position = start
      return nil
    }
    _ = scanner.take(line, anyOf: ".")
    return letter | 0x20 == UInt8(ascii: "p") ? .afternoon : .morning
  }

  private static func hour(_ hour: Int, _ half: Half?) -> Int? {
    switch half {
    case nil: hour
    case .morning: hour <= 12 ? hour % 12 : nil
    case .noon: hour <= 2 ? hour + 12 : hour
    // 下午 13:05 is written too; PM of 13 is none, but harmless.
    case .afternoon: hour <= 12 ? hour % 12 + 12 : hour
    }
  }

  // `Z`, `+08:00`, ` UTC+08:00`.
  private mutating func zone(_ line: Bytes) {
    let start = scanner.position
    if scanner.take(line, anyOf: "Z") != nil {
      reading.offset = 0
      return
    }
    if skip(line, " UTC"), scanner.position == line.count {
      reading.offset = 0
      return
    }
    guard let sign = scanner.take(line, anyOf: "+-"),
      let hours = scanner.number(line, digits: 2...2), scanner.take(line, anyOf: ":") != nil,
      let minutes = scanner.number(line, digits: 2...2), hours <= 14, minutes < 60
    else {
      scanner.position = start
      return
    }
    let offset = Int64(hours * 3600 + minutes * 60)
    reading.offset = sign == UInt8(ascii: "+") ? offset : -offset
  }
}

extension ChatClock.Reading {
  /// The instant, with day and month in `order` where the year stands last.
  func moment(_ order: ChatClock.Order?) -> Moment? {
    guard let year, let first, let second else { return nil }
    let isDayFirst = isYearLast && order == .dayFirst
    guard
      let day = Day(
        year: year, month: isDayFirst ? second : first, day: isDayFirst ? first : second)
    else { return nil }
    return moment(on: day)
  }

  /// The instant on `day`, for a time without a date.
  func moment(on day: Day) -> Moment {
    let local = CivilZone.shanghai.moment(day, hour: hour, minute: minute, second: seconds ?? 0)
    guard let offset else { return local }
    return local + (CivilZone.shanghai.offsetSeconds - offset)
  }

  /// The time of a message in a file whose order is `order`; nil for a date that does not exist.
  func time(_ order: ChatClock.Order?, on day: Day?, text: String) -> ChatMessage.Time? {
    guard first != nil else {
      guard let day else { return .partial(text) }
      return .known(moment(on: day), hasSeconds: seconds != nil, zone: offset != nil)
    }
    guard year != nil else { return .partial(text) }
    if isYearLast, order == nil {
      switch (moment(.dayFirst), moment(.monthFirst)) {
      case (let left?, let right?) where left != right:
        return .either(dayFirst: left, monthFirst: right, text: text)
      case (let only?, _), (nil, let only?):
        return .known(only, hasSeconds: seconds != nil, zone: offset != nil)
      case (nil, nil): return nil
      }
    }
    return moment(order).map { .known($0, hasSeconds: seconds != nil, zone: offset != nil) }
  }
}
