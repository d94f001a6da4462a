internal import CaseCore

/// One thing in a calendar.
struct CalendarEvent {
  /// When it is.
  enum Start {
    /// All of that day.
    case day(Day)
    /// That instant.
    case moment(Moment)
  }

  /// What it is known by, whenever the calendar is written anew.
  let uid: String
  /// How often what it says may have changed: a later one takes the place of an earlier one.
  let sequence: Int
  let start: Start
  let title: String
  let notes: String
  let alarms: [Moment]
  let isProvisional: Bool

  /// Writes the event (RFC 5545 §3.6.1), its times in `zone`, as of `clock`.
  func write(to lines: inout ContentLines, _ zone: CivilZone, clock: Moment) {
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", uid)
    lines.add("DTSTAMP", CalendarTime.utc(clock))
    lines.add("SEQUENCE", "\(sequence)")
    switch start {
    case .day(let day): lines.add("DTSTART;VALUE=DATE", CalendarTime.day(day))
    case .moment(let moment):
      lines.add("DTSTART;TZID=\(zone.name)", CalendarTime.local(moment, zone))
    }
    lines.add("SUMMARY", text: title)
    lines.add("DESCRIPTION", text: notes)
    // Nobody is busy because something falls due, and nobody else is to read of it.
    lines.add("TRANSP", "TRANSPARENT")
    lines.add("CLASS", "PRIVATE")
    lines.add("STATUS", isProvisional ? "TENTATIVE" : "CONFIRMED")
    for alarm in alarms {
      lines.add("BEGIN", "VALARM")
      lines.add("ACTION", "DISPLAY")
      // Relative to the start, which every reader understands; an instant is not understood by all.
      lines.add("TRIGGER", CalendarTime.duration(alarm - begins(zone)))
      lines.add("DESCRIPTION", text: title)
      lines.add("END", "VALARM")
    }
    lines.add("END", "VEVENT")
  }

  private func begins(_ zone: CivilZone) -> Moment {
    switch start {
    case .day(let day): zone.start(of: day)
    case .moment(let moment): moment
    }
  }
}

/// Dates, times and durations as RFC 5545 §3.3 writes them.
enum CalendarTime {
  static func day(_ day: Day) -> String {
    let (year, month, day) = day.civil
    return Digits.padded(year, 4) + Digits.padded(month, 2) + Digits.padded(day, 2)
  }

  static func local(_ moment: Moment, _ zone: CivilZone) -> String {
    let (day, hour, minute, second) = zone.civil(moment)
    return Self.day(day) + "T" + Digits.padded(hour, 2) + Digits.padded(minute, 2)
      + Digits.padded(second, 2)
  }

  static func utc(_ moment: Moment) -> String { local(moment, .utc) + "Z" }

  /// `seconds` with its sign, in days, hours, minutes and seconds: `-P1DT15H`, `PT0S`.
  static func duration(_ seconds: Int64) -> String {
    let total = Int(seconds.magnitude)
    var text = (seconds < 0 ? "-" : "") + "P"
    if total / 86_400 > 0 { text += "\(total / 86_400)D" }
    let (hours, minutes, rest) = (total / 3600 % 24, total / 60 % 60, total % 60)
    if total % 86_400 > 0 || total == 0 { text += "T" }
    if hours > 0 { text += "\(hours)H" }
    // Hours and seconds may not stand together without the minutes between them.
    if minutes > 0 || (hours > 0 && rest > 0) { text += "\(minutes)M" }
    if rest > 0 || total == 0 { text += "\(rest)S" }
    return text
  }
}
