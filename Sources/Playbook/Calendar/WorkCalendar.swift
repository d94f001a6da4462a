public import CaseCore

/// Which days are worked, from the official notices of the years that it knows.
///
/// A day named as worked is a working day, one named as off is not, else Monday to Friday are
/// (law facts, section E). A year without a notice gives answers that are only provisional.
public struct WorkCalendar: Sendable, Hashable {
  private let years: Set<Int>
  private let off: Set<Day>
  private let work: Set<Day>

  /// The calendar made of the notices of `years`.
  public init(_ years: [CalendarYear]) {
    self.years = Set(years.map(\.year))
    off = Set(years.flatMap(\.off))
    work = Set(years.flatMap(\.work))
  }

  /// Whether the notice of the day's year is known.
  public func knows(_ day: Day) -> Bool { years.contains(day.civil.year) }

  /// Whether `day` is a public holiday: one that a notice names or, in a year without a notice,
  /// one whose date the law itself fixes.
  public func isHoliday(_ day: Day) -> Bool {
    if off.contains(day) { return true }
    let (year, month, number) = day.civil
    guard !years.contains(year) else { return false }
    // 全国年节及纪念日放假办法 (2024), art. 2: New Year 1, Labour Day 2 and National Day 3 days have
    // fixed dates; the other holidays follow the moon and are not guessed at.
    return switch month {
    case 1: number == 1
    case 5: number <= 2
    case 10: number <= 3
    default: false
    }
  }

  /// Whether `day` is a working day.
  public func isWorkingDay(_ day: Day) -> Bool {
    if work.contains(day) { return true }
    return !isHoliday(day) && day.weekday <= 5
  }

  /// The working day number `count` after `day`, which itself is not counted; `day` for none.
  ///
  /// Provisional if the count went through a year without a notice. Counts are limited to
  /// `Limits.calendarDays`; a longer one ends there and is provisional.
  public func workingDay(_ count: Int64, after day: Day) -> (day: Day, provisional: Bool) {
    var left = count
    var current = day
    var provisional = false
    var walked = 0
    while left > 0 {
      guard walked < Limits.calendarDays else { return (current, true) }
      walked += 1
      current = current.advanced(by: 1)
      if !knows(current) { provisional = true }
      if isWorkingDay(current) { left -= 1 }
    }
    return (current, provisional)
  }

  /// The day to which a last day moves under `roll`.
  public func rolled(_ day: Day, _ roll: Roll) -> (day: Day, provisional: Bool) {
    var current = day
    switch roll {
    case .none: return (day, false)
    case .holidays: while isHoliday(current) { current = current.advanced(by: 1) }
    case .restDays: while !isWorkingDay(current) { current = current.advanced(by: 1) }
    }
    return (current, !knows(day) || !knows(current))
  }
}
