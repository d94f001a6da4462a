import CaseCore
import Testing

@Suite struct DayTests {
  @Test func `every day of eight centuries survives its own text`() throws {
    let first = try #require(Day(year: 1600, month: 1, day: 1))
    let last = try #require(Day(year: 2400, month: 12, day: 31))
    var expectedWeekday = first.weekday
    for number in first.number...last.number {
      let day = Day(number: number)
      let (year, month, dayOfMonth) = day.civil
      #expect(Day(year: year, month: month, day: dayOfMonth) == day)
      if day.weekday != expectedWeekday { Issue.record("weekday of \(day)") }
      expectedWeekday = expectedWeekday % 7 + 1
    }
  }

  @Test(arguments: [
    ("1970-01-01", 4), ("2026-11-22", 7), ("2024-02-29", 4), ("2000-01-01", 6),
  ]) func `weekdays are those of the calendar`(text: String, weekday: Int) throws {
    #expect(try #require(Day(text)).weekday == weekday)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20261118", "2026-11-31", "", "abc",
    "2026-11-18 ", "０２６-11-18",
  ]) func `a date that does not exist is refused`(text: String) {
    #expect(Day(text) == nil)
  }
}

@Suite struct MomentTests {
  @Test func `a zone shifts the instant and not the text`() throws {
    let moment = try #require(Moment("2026-11-18T20:14:05+08:00"))
    #expect(moment.description == "2026-11-18T12:14:05Z")
    #expect(CivilZone.shanghai.text(of: moment) == "2026-11-18T20:14:05+08:00")
    #expect(CivilZone.shanghai.day(of: moment) == Day("2026-11-18"))
    #expect(CivilZone.shanghai.moment(local: "2026-11-18 20:14:05") == moment)
  }

  @Test func `the day turns at local midnight`() throws {
    let before = try #require(Moment("2026-11-18T15:59:59Z"))
    #expect(CivilZone.shanghai.day(of: before) == Day("2026-11-18"))
    #expect(CivilZone.shanghai.day(of: before + 1) == Day("2026-11-19"))
  }

  @Test(arguments: [
    "2026-11-18T20:14:05", "2026-11-18 20:14:05Z", "2026-11-18T24:00:00Z", "2026-11-18T20:60:00Z",
    "2026-11-18T20:14:60Z", "2026-11-18T20:14:05.1Z", "2026-11-18T20:14:05+15:00", "now",
  ]) func `another form is refused`(text: String) {
    #expect(Moment(text) == nil)
  }
}

@Suite struct MoneyTests {
  @Test(arguments: [
    ("98", 9800), ("98.5", 9850), ("98.00", 9800), ("¥98.00", 9800), ("￥1,234.56", 123_456),
    ("-0.50", -50), ("98.00元", 9800), ("0", 0), ("12,345,678.90", 1_234_567_890),
  ]) func `amounts are read exactly`(text: String, minor: Int64) {
    #expect(Money(decimal: text)?.minorUnits == minor)
  }

  @Test(arguments: [
    "", "abc", "1.234", "1,23.00", "1,2345", "12.3.4", "¥", "98-", "9999999999999999999", "1e5",
    "--5", "1,234,56",
  ]) func `what is no amount is refused`(text: String) { #expect(Money(decimal: text) == nil) }

  @Test(arguments: [Int64(0), 1, 99, 100, -1, -100, 123_456_789, Int64.max, Int64.min + 1])
  func `the decimal form reads back`(minor: Int64) {
    let money = Money(minorUnits: minor)
    #expect(Money(decimal: money.decimal) == money)
  }
}

@Suite struct SpanTests {
  @Test(arguments: [
    ("30 minutes", Span(30, .minutes)), ("48 h", Span(48, .hours)), ("15 days", Span(15, .days)),
    ("7 working days", Span(7, .workingDays)), ("3 years", Span(3, .years)),
  ]) func `spans are read`(text: String, span: Span) { #expect(Span(text) == span) }

  @Test(arguments: ["", "48", "h 48", "-1 days", "1.5 h", "7 fortnights"])
  func `what is no span is refused`(text: String) { #expect(Span(text) == nil) }
}

@Suite struct PlaceTests {
  @Test(arguments: ["whole", "line:18", "line:18-20", "clause:5.3", "row:3", "box:1,2,3,4"])
  func `known places are read`(text: String) { #expect(Place(text)?.text == text) }

  @Test(arguments: ["", "line", "line:", "line: 3", "folder:../x y", "etc:passwd", "line:\n"])
  func `other places are refused`(text: String) { #expect(Place(text) == nil) }
}
