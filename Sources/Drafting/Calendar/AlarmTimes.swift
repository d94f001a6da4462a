internal import CaseCore
internal import Playbook

/// When a person is reminded of what falls due.
///
/// Of one's own last day in good time and more than once; of theirs when it has passed, for only then is
/// there something to do. Nobody is woken: what would fall into the night comes on the evening before
/// where time runs out for the person, and on the next morning where it ran out for the other side.
struct AlarmTimes {
  let zone: CivilZone
  /// Nothing before it is reminded of.
  let clock: Moment

  /// The hour at which a day's reminders come.
  static let morningHour = 9
  /// From which hour to which it is quiet.
  static let quietFrom = 22
  static let quietUntil = 8
  /// So many days before the person's own last day.
  static let daysBefore = [30, 7, 1, 0]
  /// So many seconds before the person's own last instant.
  static let secondsBefore: [Int64] = [24 * 3600, 2 * 3600]

  /// The reminders of something that the person has to have done by `due`, the earliest first.
  func own(_ due: DueDate) -> [Moment] {
    if let last = due.lastDay {
      return later(
        Self.daysBefore.map { zone.moment(last.advanced(by: -$0), hour: Self.morningHour) })
    }
    return later(Self.secondsBefore.map { beforeTheNight(due.ends + -$0) })
  }

  /// The reminder that the other side's time is over.
  func theirs(_ due: DueDate) -> [Moment] {
    if let last = due.lastDay {
      return later([zone.moment(last.advanced(by: 1), hour: Self.morningHour)])
    }
    return later([afterTheNight(due.ends)])
  }

  private func later(_ moments: [Moment]) -> [Moment] {
    Set(moments).filter { $0 > clock }.sorted()
  }

  /// `moment`, or the last waking one before it.
  func beforeTheNight(_ moment: Moment) -> Moment {
    let (day, hour, _, _) = zone.civil(moment)
    if hour >= Self.quietFrom { return zone.moment(day, hour: Self.quietFrom) + -60 }
    if hour < Self.quietUntil {
      return zone.moment(day.advanced(by: -1), hour: Self.quietFrom) + -60
    }
    return moment
  }

  /// `moment`, or the first waking one after it.
  func afterTheNight(_ moment: Moment) -> Moment {
    let (day, hour, _, _) = zone.civil(moment)
    if hour >= Self.quietFrom {
      return zone.moment(day.advanced(by: 1), hour: Self.quietUntil)
    }
    return hour < Self.quietUntil ? zone.moment(day, hour: Self.quietUntil) : moment
  }
}
