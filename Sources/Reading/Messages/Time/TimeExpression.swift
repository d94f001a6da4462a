import CaseCore

/// Words of a sentence that say when.
struct TimeExpression: Sendable, Hashable {
  enum Meaning: Sendable, Hashable {
    /// A day, an hour, or both.
    case moment(NamedMoment)
    /// A length of time from the message on.
    case span(NamedSpan)
    case workingDays(Int)
    /// A time that nothing here fixes.
    case open
    case past
  }

  let meaning: Meaning
  /// Counted in symbols of the sentence.
  let range: Range<Int>
  /// Whether it is counted from something that has to happen first: 取消后半小时内.
  let isAfterEvent: Bool

  /// The time of a promise whose words stand at `range` in the part of a sentence `part`: the last one
  /// in that part or before it, else the first one behind.
  static func ofPromise(
    at range: Range<Int>, _ part: Range<Int>, among times: [TimeExpression]
  ) -> TimeExpression? {
    let usable = times.filter { $0.meaning != .past }
    return usable.last {
      part.contains($0.range.lowerBound) && $0.range.lowerBound < range.upperBound
    }
      ?? usable.first { part.contains($0.range.lowerBound) }
      ?? usable.last { $0.range.upperBound <= part.lowerBound }
      ?? usable.first { $0.range.lowerBound >= part.upperBound }
  }
}

/// A length of time as it was named.
enum NamedSpan: Sendable, Hashable {
  case minutes(Int)
  case hours(Int)
  /// Whole days end with the last second of the last one.
  case days(Int)
  case months(Int)

  /// The most of each unit that anybody means.
  private static let most = 10_000

  /// The last moment of the span that begins at `start`; nil where no calendar has it.
  func end(from start: Moment, in zone: CivilZone) -> Moment? {
    switch self {
    case .minutes(let count): return count <= Self.most ? start + Int64(count) * 60 : nil
    case .hours(let count): return count <= Self.most ? start + Int64(count) * 3600 : nil
    case .days(let count):
      guard count <= Self.most else { return nil }
      return zone.lastMoment(of: zone.day(of: start).advanced(by: count))
    case .months(let count):
      guard count <= Self.most else { return nil }
      let today = zone.day(of: start)
      let (year, month, day) = today.civil
      let last = Day.last(ofMonth: month + count, year: year)
      return last.map { last in
        zone.lastMoment(of: Day(number: min(last.number, last.number - last.civil.day + day)))
      }
    }
  }
}

/// A day, an hour of it, or both, as they were named.
struct NamedMoment: Sendable, Hashable {
  enum Date: Sendable, Hashable {
    /// So many days from the message.
    case ahead(Int)
    /// 1 for Monday to 7; so many weeks from this one, or nil for the next such day.
    case weekday(Int, week: Int?)
    /// The last day of a week, so many from this one.
    case weekEnd(Int)
    /// A day of the next month that has it still ahead, or of the one so many from this one.
    case day(Int, month: Int?)
    /// The next such day of a year.
    case date(month: Int, day: Int)
    /// The last day of a month, so many from this one.
    case monthEnd(Int)
    /// The last day of the next such month.
    case namedMonthEnd(Int)
    case yearEnd
  }

  struct Hour: Sendable, Hashable {
    let hour: Int
    let minute: Int
  }

  var date: Date?
  var part: DayPart?
  var hour: Hour?

  /// The last moment that it names, seen from `now`; nil for a day that no calendar has.
  func last(from now: Moment, in zone: CivilZone) -> Moment? {
    let today = zone.day(of: now)
    guard let date else { return next(from: now, today, zone) }
    guard let day = day(date, from: today), let moment = moment(on: day, zone) else { return nil }
    // 周五八点, said on a Friday at nine, is in a week.
    guard case .weekday(let weekday, nil) = date, weekday == today.weekday, moment < now else {
      return moment
    }
    return self.moment(on: day.advanced(by: 7), zone)
  }

  /// Without a day it is the next time that the clock shows it.
  private func next(from now: Moment, _ today: Day, _ zone: CivilZone) -> Moment? {
    if let hour, part == nil, hour.hour <= 12 {
      let both = [hour.hour, hour.hour + 12].map { Hour(hour: $0, minute: hour.minute) }
      for hour in both {
        let moment = zone.moment(today, hour: hour.hour, minute: hour.minute)
        if moment > now { return moment }
      }
    }
    guard let moment = moment(on: today, zone) else { return nil }
    return moment > now ? moment : self.moment(on: today.advanced(by: 1), zone)
  }

  private func moment(on day: Day, _ zone: CivilZone) -> Moment? {
    guard let hour else {
      guard let part else { return zone.lastMoment(of: day) }
      return zone.start(of: day) + Int64(part.lastSecond)
    }
    guard hour.hour <= 24, hour.minute < 60 else { return nil }
    // 明天三点 is in the afternoon, for nobody works at three in the morning.
    let bare = (1...6).contains(hour.hour) ? hour.hour + 12 : hour.hour
    let read = part.map { $0.hour(hour.hour) } ?? bare
    return read.map { zone.start(of: day) + Int64($0 * 3600 + hour.minute * 60) }
  }

  private func day(_ date: Date, from today: Day) -> Day? {
    let (year, month, day) = today.civil
    let monday = today.advanced(by: 1 - today.weekday)
    switch date {
    case .ahead(let days): return today.advanced(by: days)
    case .weekday(let weekday, let week?): return monday.advanced(by: week * 7 + weekday - 1)
    case .weekday(let weekday, nil):
      let inThisWeek = monday.advanced(by: weekday - 1)
      return inThisWeek < today ? inThisWeek.advanced(by: 7) : inThisWeek
    case .weekEnd(let week): return monday.advanced(by: week * 7 + 6)
    case .day(let wanted, let months?):
      return Day.last(ofMonth: month + months, year: year).flatMap { last in
        wanted <= last.civil.day ? last.advanced(by: wanted - last.civil.day) : nil
      }
    case .day(let wanted, nil):
      // The 31st is at most two months away.
      return (wanted < day ? 1...3 : 0...2).lazy.compactMap { ahead in
        self.day(.day(wanted, month: ahead), from: today)
      }.first
    case .date(let month, let day):
      // 29 February is at most eight years away.
      return (year...year + 8).lazy.compactMap { Day(year: $0, month: month, day: day) }
        .first { $0 >= today }
    case .monthEnd(let months): return Day.last(ofMonth: month + months, year: year)
    case .namedMonthEnd(let named):
      return Day.last(ofMonth: named, year: named < month ? year + 1 : year)
    case .yearEnd: return Day(year: year, month: 12, day: 31)
    }
  }
}

extension Day {
  /// The last day of `month`, counted from January of `year` and on into the next years.
  static func last(ofMonth month: Int, year: Int) -> Day? {
    Day(year: year + month / 12, month: month % 12 + 1, day: 1)?.advanced(by: -1)
  }
}

extension CivilZone {
  /// The last second of `day` here.
  func lastMoment(of day: Day) -> Moment { start(of: day) + 86_399 }
}
