import CaseCore
import Playbook
import Testing

struct CalendarTests {
  let calendar = WorkCalendar(Holidays.years)

  @Test(arguments: [
    ("2026-09-18", 7, "2026-09-29"), ("2026-09-24", 7, "2026-10-12"),
    ("2026-09-30", 7, "2026-10-15"), ("2026-11-20", 7, "2026-12-01"),
    ("2026-02-13", 7, "2026-03-02"), ("2025-09-26", 7, "2025-10-13"),
    ("2025-01-24", 7, "2025-02-10"), ("2026-09-30", 15, "2026-10-27"),
  ])
  func `working days are counted by the official notices`(
    from: String, count: Int64, expected: String
  ) {
    let found = calendar.workingDay(count, after: day(from))
    #expect(found.day == day(expected))
    #expect(!found.provisional)
  }

  @Test func `a count into a year without a notice is provisional and skips New Year`() {
    let found = calendar.workingDay(7, after: day("2026-12-23"))
    #expect(found.provisional)
    #expect(found.day == day("2027-01-04"))
    let period = Period(
      from: local("2026-12-23 10:00:00"), Span(7, .workingDays), calendar: calendar,
      zone: .shanghai)
    #expect(period.legal.isProvisional)
  }

  @Test(arguments: [
    ("2026-08-02", 60, Roll.holidays, "2026-10-01", "2026-10-08"),
    ("2026-08-24", 90, Roll.restDays, "2026-11-22", "2026-11-23"),
    // The public holidays alone do not move a Sunday (B15).
    ("2026-08-24", 90, Roll.holidays, "2026-11-22", "2026-11-22"),
    ("2026-08-24", 90, Roll.none, "2026-11-22", "2026-11-22"),
    // A Sunday that is worked to make up for a holiday is no rest day.
    ("2026-09-10", 10, Roll.restDays, "2026-09-20", "2026-09-20"),
  ])
  func `natural days leave the first day out and move the last one`(
    from: String, count: Int64, roll: Roll, safe: String, legal: String
  ) {
    let period = Period(
      from: local("\(from) 23:59:59"), Span(count, .days), roll: roll, calendar: calendar,
      zone: .shanghai)
    #expect(period.safe.lastDay == day(safe))
    #expect(period.legal.lastDay == day(legal))
    #expect(!period.legal.isProvisional)
    #expect(period.safe.ends == CivilZone.shanghai.start(of: day(safe).advanced(by: 1)))
  }

  @Test(arguments: [
    ("2026-01-31", 1, Span.Unit.months, "2026-02-28"),
    ("2024-02-29", 1, Span.Unit.years, "2025-02-28"),
    ("2026-11-22", 3, Span.Unit.years, "2029-11-22"),
    ("2026-10-31", 2, Span.Unit.months, "2026-12-31"),
  ])
  func `months and years end on the same day of the month`(
    from: String, count: Int64, unit: Span.Unit, expected: String
  ) {
    let period = Period(
      from: local("\(from) 08:00:00"), Span(count, unit), calendar: calendar, zone: .shanghai)
    #expect(period.safe.lastDay == day(expected))
  }

  @Test func `hours are exact and never move`() {
    let period = Period(
      from: local("2026-09-30 20:00:00"), Span(48, .hours), roll: .restDays, calendar: calendar,
      zone: .shanghai)
    #expect(period.legal.ends == local("2026-10-02 20:00:00"))
    #expect(period.legal.lastDay == nil)
    #expect(!period.legal.isOver(at: local("2026-10-02 19:59:59")))
    #expect(period.legal.isOver(at: local("2026-10-02 20:00:00")))
  }

  @Test func `a period too long to count ends far away and does not trap`() {
    for unit in Span.Unit.allCases {
      let period = Period(
        from: local("2026-09-30 20:00:00"), Span(Int64.max, unit), calendar: calendar,
        zone: .shanghai)
      #expect(!period.safe.isOver(at: local("2100-01-01 00:00:00")))
    }
  }
}
