public import CaseCore
import Playbook

extension Engine {
  /// The working day `count` working days after `day`, which itself is not counted, by the public
  /// holidays of the area's playbook.
  ///
  /// `provisional` is true if a year without a published calendar was needed.
  public func workingDay(
    _ count: Int, after day: Day, area: String
  ) throws -> (day: Day, provisional: Bool) {
    let playbook = try ports.shelf.current(area: area).playbook
    return WorkCalendar(playbook.parts.calendars).workingDay(Int64(count), after: day)
  }
}
