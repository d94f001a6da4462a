public import CaseCore

/// By when something is due: a whole day or an exact instant.
public struct DueDate: Sendable, Hashable {
  /// The last day, for a period counted in days or longer; nil for one counted in hours.
  public let lastDay: Day?
  /// The first instant at which it is too late: 24:00 of the last day, or the exact instant.
  public let ends: Moment
  /// Whether the count needed a year whose holidays are not known.
  public let isProvisional: Bool

  /// The end of `lastDay` in `zone`.
  public init(lastDay: Day, zone: CivilZone, isProvisional: Bool = false) {
    self.lastDay = lastDay
    ends = zone.start(of: lastDay.advanced(by: 1))
    self.isProvisional = isProvisional
  }

  /// Exactly `ends`.
  public init(exactly ends: Moment) {
    lastDay = nil
    self.ends = ends
    isProvisional = false
  }

  /// Whether it is too late at `clock`.
  public func isOver(at clock: Moment) -> Bool { clock >= ends }
}

/// A period in law: the safe date, which is not moved, and the legal one, which is.
public struct Period: Sendable, Hashable {
  /// The date that is safe under every reading of the law.
  public let safe: DueDate
  /// The date after moving off days that do not count.
  public let legal: DueDate

  /// The period of `span` from `start`.
  ///
  /// The first day is not counted (B15, B52); hours and minutes are exact and never move; months
  /// and years end on the same day of the month, or its last day where there is none.
  public init(
    from start: Moment, _ span: Span, roll: Roll = .none, calendar: WorkCalendar, zone: CivilZone
  ) {
    let count = min(span.count, Int64(Limits.calendarDays))
    let first = zone.day(of: start)
    let last: (day: Day, provisional: Bool)
    switch span.unit {
    case .minutes, .hours:
      let seconds = (span.unit.seconds ?? 0).multipliedReportingOverflow(by: span.count)
      let end = start.seconds.addingReportingOverflow(seconds.partialValue)
      let overflow = seconds.overflow || end.overflow
      safe = DueDate(exactly: Moment(seconds: overflow ? Int64.max : end.partialValue))
      legal = safe
      return
    case .days: last = (first.advanced(by: Int(count)), false)
    case .workingDays: last = calendar.workingDay(count, after: first)
    case .months: last = (Period.months(count, after: first), false)
    case .years: last = (Period.months(min(count, 3000) * 12, after: first), false)
    }
    let moved = calendar.rolled(last.day, roll)
    safe = DueDate(lastDay: last.day, zone: zone, isProvisional: last.provisional)
    legal = DueDate(
      lastDay: moved.day, zone: zone, isProvisional: last.provisional || moved.provisional)
  }

  /// The same day of the month `count` months later, or the last day of that month.
  private static func months(_ count: Int64, after day: Day) -> Day {
    let (year, month, number) = day.civil
    let months = Int64(year) * 12 + Int64(month - 1) + count
    let (laterYear, laterMonth) = (Int(months / 12), Int(months % 12) + 1)
    for length in [number, 30, 29, 28] where length <= number {
      if let found = Day(year: laterYear, month: laterMonth, day: length) { return found }
    }
    // Past the year 9999 there is no day: the last one stands for ever.
    return Day(year: 9999, month: 12, day: 31) ?? day
  }
}

extension Period {
  /// A date that somebody set: it is neither safer nor more legal than itself.
  init(exactly ends: Moment) {
    safe = DueDate(exactly: ends)
    legal = safe
  }
}
