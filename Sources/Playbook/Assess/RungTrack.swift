internal import CaseCore

/// What happened on one rung, in the order in which it happened.
struct RungTrack: Sendable {
  /// A step or an answer.
  struct Event: Sendable {
    let state: RungState
    let at: Moment
    let entry: Int
    var answer: Answer.Name?
    var reason: Answer.Name?
    var reference: String?
    var setDueAt: Moment?
  }

  /// A clock that runs, with the place of its definition.
  struct Running: Sendable {
    let place: Int
    let since: Moment
    var period: Period
    var movedBy: Int?
  }

  private(set) var events: [Event] = []
  private(set) var moved: [(entry: Int, dueAt: Moment)] = []
  private(set) var running: [Running] = []
  /// When the first clock ran out without an answer.
  private(set) var silentSince: Moment?

  /// The state, silence by clock included.
  var state: RungState {
    silentSince == nil ? events.last?.state ?? .open : .silent
  }

  /// The tracks of all rungs of `playbook`.
  static func tracks(_ state: CaseState, _ playbook: Playbook) -> [RungTrack] {
    var tracks = playbook.parts.rungs.map { _ in RungTrack() }
    for step in state.steps {
      guard let place = playbook.index.rungs[step.value.rung] else { continue }
      tracks[place].events.append(
        Event(
          state: .filed, at: step.value.happenedAt, entry: step.entry,
          reference: step.value.reference, setDueAt: step.value.setDueAt))
    }
    for answer in state.answers {
      guard let place = playbook.index.rungs[answer.value.rung],
        let state = playbook.parts.rungs[place].answers.state(of: answer.value.answer)
      else { continue }
      tracks[place].events.append(
        Event(
          state: state, at: answer.value.happenedAt, entry: answer.entry,
          answer: answer.value.answer, reason: answer.value.reason, setDueAt: answer.value.dueAt))
    }
    for moved in state.movedDeadlines {
      guard let place = playbook.index.rungs[moved.value.rung] else { continue }
      tracks[place].moved.append((moved.entry, moved.value.dueAt))
    }
    for place in tracks.indices {
      // A corrected step has a late entry number: what counts is when things happened.
      tracks[place].events.sort { ($0.at, $0.entry) < ($1.at, $1.entry) }
    }
    return tracks
  }

  /// Starts the clocks of `rung` whose condition is met, and notes silence.
  mutating func startClocks(
    _ rung: RungDefinition, runs: (Int) -> Bool, span: (SpanSource) -> Span?,
    calendar: WorkCalendar, zone: CivilZone, clock: Moment
  ) {
    guard let last = events.last else { return }
    let filing = events.last { $0.state == .filed }
    var first: Int?
    for (place, definition) in rung.clocks.enumerated() where runs(place) {
      let isFirst = definition.from == .filed && first == nil
      if isFirst { first = place }
      guard let start = start(of: definition, filing), let span = span(definition.wait),
        isFirst ? last.state == .filed : !last.state.endsClocks
      else { continue }
      var period = Period(
        from: start.at, span, roll: definition.roll, calendar: calendar, zone: zone)
      // A demand that names a date waits until that date.
      if isFirst, let due = start.setDueAt { period = Period(exactly: due) }
      // A promise is waited for until its own date, and not longer than the playbook waits for any.
      if definition.from == .promised, let due = start.setDueAt, due < period.legal.ends {
        period = Period(exactly: due)
      }
      running.append(Running(place: place, since: start.at, period: period))
    }
    move(first: first, last)
    if last.state == .filed, let first = running.first(where: { $0.place == first }),
      first.period.legal.isOver(at: clock)
    {
      silentSince = first.period.legal.ends
    }
  }

  private func start(of clock: ClockDefinition, _ filing: Event?) -> Event? {
    guard clock.from != .filed else { return filing }
    return events.last { $0.state == clock.from && $0.at >= filing?.at ?? $0.at }
  }

  /// Applies the last moved deadline to the clock that it is about: the one that is waited for.
  private mutating func move(first: Int?, _ last: Event) {
    guard
      let target = running.indices.min(by: { left, right in
        if running[left].place == first { return true }
        if running[right].place == first { return false }
        return running[left].period.legal.ends < running[right].period.legal.ends
      })
    else { return }
    guard let move = moved.last, move.entry > last.entry else { return }
    running[target].period = Period(exactly: move.dueAt)
    running[target].movedBy = move.entry
  }
}

extension RungState {
  /// Whether nothing is waited for any more in this state.
  var endsClocks: Bool {
    switch self {
    case .refused, .deflected, .upheld, .performed, .refunded, .closed, .withdrawn: true
    case .open, .filed, .silent, .accepted, .promised, .offered, .unpaid, .asksMore, .blocked:
      false
    }
  }
}
