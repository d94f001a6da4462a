public import CaseCore
public import Playbook

extension LetterDefinition.SetsDue {
  /// The instant that a letter written at `clock` sets: the span from then on, rounded up to the
  /// local time of day; nil for a span in working days, months or years, which is no time of day.
  ///
  /// 48 hours at 20:00, written on the 22nd at 18:50, is the 24th at 20:00.
  public func dueAt(clock: Moment, zone: CivilZone) -> Moment? {
    guard let unit = within.unit.seconds else { return nil }
    let earliest = clock + within.count * unit
    let day = zone.day(of: earliest)
    let sameDay = zone.moment(day, hour: hour, minute: minute)
    return sameDay < earliest
      ? zone.moment(day.advanced(by: 1), hour: hour, minute: minute) : sameDay
  }
}
