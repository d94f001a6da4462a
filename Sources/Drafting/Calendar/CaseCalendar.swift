public import CaseCore
public import Playbook

/// What falls due in some cases, as an iCalendar file (RFC 5545) for the person's own calendar.
///
/// A calendar is often kept by somebody else's server. So it holds the clocks and the next steps as the
/// playbook words them, and no name, amount, account or order number of a case.
public struct CaseCalendar {
  /// A case judged at the clock of the calendar.
  public struct Part {
    /// The case.
    public let id: Case.ID
    /// The size of its journal; what is written later has a larger one.
    public let size: Int
    /// What follows.
    public let assessment: Assessment
    /// The playbook that judged.
    public let playbook: Playbook

    /// The case `id` with `size` entries, judged by `playbook`.
    public init(_ id: Case.ID, size: Int, _ assessment: Assessment, _ playbook: Playbook) {
      (self.id, self.size, self.assessment, self.playbook) = (id, size, assessment, playbook)
    }
  }

  private let parts: [Part]
  private let language: Language
  private let practice: Bool

  /// The calendar of `parts`, which were judged at one clock.
  public init(_ parts: [Part], _ language: Language, practice: Bool) {
    (self.parts, self.language, self.practice) = (parts, language, practice)
  }

  /// How many things fall due.
  public var count: Int { parts.reduce(0) { $0 + events(of: $1).count } }

  /// The file. The same journals, playbooks and clock give the same bytes.
  public var text: String {
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//Recourse//\(language == .zh ? "ZH" : "EN")")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    let name = marked(CalendarWords.name(language))
    lines.add("NAME", text: name)
    // What readers knew the name by before RFC 7986.
    lines.add("X-WR-CALNAME", text: name)
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
    for zone in zones where zone != .utc { write(zone, to: &lines) }
    for part in parts {
      for event in events(of: part) {
        event.write(to: &lines, part.zone, clock: part.assessment.clock)
      }
    }
    lines.add("END", "VCALENDAR")
    return lines.text
  }

  private var zones: [CivilZone] {
    Set(parts.map(\.zone)).sorted { $0.name < $1.name }
  }

  /// A zone of one offset (RFC 5545 §3.6.5).
  private func write(_ zone: CivilZone, to lines: inout ContentLines) {
    let minutes = Int(zone.offsetSeconds.magnitude / 60)
    let offset =
      (zone.offsetSeconds < 0 ? "-" : "+") + Digits.padded(minutes / 60, 2)
      + Digits.padded(minutes % 60, 2)
    lines.add("BEGIN", "VTIMEZONE")
    lines.add("TZID", zone.name)
    lines.add("BEGIN", "STANDARD")
    // Since when the offset holds without summer time: see `CivilZone`.
    lines.add("DTSTART", "19920101T000000")
    lines.add("TZOFFSETFROM", offset)
    lines.add("TZOFFSETTO", offset)
    lines.add("END", "STANDARD")
    lines.add("END", "VTIMEZONE")
  }

  private func marked(_ text: String) -> String {
    practice ? "【\(PracticeMark.words(language))】" + text : text
  }
}

// The events of one case.
extension CaseCalendar {
  private func events(of part: Part) -> [CalendarEvent] {
    // What is over is no longer awaited: what to do about it is a step.
    let deadlines = part.assessment.deadlines.filter { !$0.isOver }
    let steps = part.assessment.steps.filter { step in
      !deadlines.contains { $0.rung == step.rung && step.due == .by($0.period.safe) }
    }
    return deadlines.map { event($0, part) } + steps.compactMap { event($0, part) }
  }

  private func event(_ deadline: Deadline, _ part: Part) -> CalendarEvent {
    let due = deadline.period.safe
    let alarms = AlarmTimes(zone: part.zone, clock: part.assessment.clock)
    var notes: [Bilingual] = []
    let (title, key): (Bilingual, String)
    switch deadline.kind {
    case .theirs(let rung, let clock):
      title = CalendarWords.theirs(part.name(of: rung), deadline.says)
      key = "\(rung).\(clock)"
      notes.append(CalendarWords.silenceCounts)
    case .own(let own): (title, key) = (CalendarWords.own(deadline.says), own.text)
    }
    if deadline.period.legal.ends != due.ends {
      notes.append(CalendarWords.legal(part.text(of: deadline.period.legal)))
    }
    if deadline.isProvisional { notes.append(CalendarWords.provisional) }
    if deadline.movedBy != nil { notes.append(CalendarWords.moved) }
    return CalendarEvent(
      uid: uid(key, part), sequence: part.size, start: start(due), title: marked(title(language)),
      notes: text(notes, part),
      alarms: deadline.rung == nil ? alarms.own(due) : alarms.theirs(due),
      isProvisional: deadline.isProvisional)
  }

  private func event(_ step: Step, _ part: Part) -> CalendarEvent? {
    let clock = part.assessment.clock
    let due: DueDate
    switch step.due {
    case .atOnce: due = DueDate(lastDay: part.zone.day(of: clock), zone: part.zone)
    case .by(let date): due = date
    case .none: return nil
    }
    let alarms = AlarmTimes(zone: part.zone, clock: clock)
    let title = CalendarWords.step(part.name(of: step.rung), step.action)
    return CalendarEvent(
      uid: uid("\(step.rung).do", part), sequence: part.size, start: start(due),
      title: marked(title(language)), notes: text([step.why], part), alarms: alarms.own(due),
      isProvisional: due.isProvisional)
  }

  private func start(_ due: DueDate) -> CalendarEvent.Start {
    due.lastDay.map { .day($0) } ?? .moment(due.ends)
  }

  private func uid(_ key: String, _ part: Part) -> String { "recourse-\(part.id.text)-\(key)" }

  private func text(_ notes: [Bilingual], _ part: Part) -> String {
    let all = notes + (parts.count > 1 ? [CalendarWords.ofCase(part.id.text)] : [])
    return all.map { $0(language) }.joined(separator: "\n")
  }
}

extension CaseCalendar.Part {
  fileprivate var zone: CivilZone { playbook.header.zone }

  fileprivate func name(of rung: Rung.Name) -> Bilingual {
    playbook.parts.rungs.first { $0.id == rung }?.name ?? Bilingual(zh: rung.text, en: rung.text)
  }

  /// The day, or the local time to the minute.
  fileprivate func text(of due: DueDate) -> String {
    due.lastDay?.description ?? zone.minuteText(of: due.ends)
  }
}

extension Deadline {
  /// The rung whose clock it is; nil for the person's own.
  fileprivate var rung: Rung.Name? {
    switch kind {
    case .theirs(let rung, _): rung
    case .own: nil
    }
  }
}
