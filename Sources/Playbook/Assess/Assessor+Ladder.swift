internal import CaseCore

// Rungs, clocks, steps and endings.
extension Assessor {
  func rungStatuses() -> [RungStatus] {
    parts.rungs.indices.map { place in
      let (rung, track) = (parts.rungs[place], tracks[place])
      let last = track.events.last
      let isSilent = track.silentSince != nil
      return RungStatus(
        rung: rung.id, state: track.state, answer: isSilent ? nil : last?.answer,
        reason: isSilent ? nil : last?.reason, isSilentByClock: isSilent,
        since: track.silentSince ?? last?.at, entry: last?.entry,
        reference: track.events.last { $0.reference != nil }?.reference,
        opening: opening(place), clocks: track.running.map { deadline(rung, $0) },
        warnings: zip(rung.warns, program.rungs[place].warns).compactMap { warning, when in
          when.map { judgement.status($0, .onYourAccount).isYes } ?? true
            ? text(warning.says) : nil
        })
    }
  }

  /// Whether a door can be gone through; `opening` says why not.
  private func isOpen(_ place: Int) -> Bool {
    let compiled = program.rungs[place]
    guard judgement.status(compiled.opens, .onYourAccount).isYes,
      compiled.needs.map({ judgement.status($0, .onYourAccount).isYes }) ?? true
    else { return false }
    return closings(parts.rungs[place], compiled, tracks[place].state, says: false).isEmpty
  }

  private func opening(_ place: Int) -> RungStatus.Opening {
    let (rung, compiled) = (parts.rungs[place], program.rungs[place])
    let closings = closings(rung, compiled, tracks[place].state)
    if !closings.isEmpty { return .closed(closings) }
    switch judgement.status(compiled.opens, .onYourAccount).truth {
    case .no: return .notThere
    case .unknown: return .unclear
    case .yes: break
    }
    if let needs = compiled.needs, !judgement.status(needs, .onYourAccount).isYes {
      return .needs(rung.needs)
    }
    return .open
  }

  private func closings(
    _ rung: RungDefinition, _ compiled: CompiledRung, _ state: RungState, says: Bool = true
  ) -> [RungStatus.Closing] {
    func text(_ template: Template) -> Bilingual {
      says ? self.text(template) : Bilingual(zh: "", en: "")
    }
    var closings: [RungStatus.Closing] = []
    for (definition, closing) in zip(rung.closedBy, compiled.closedBy) {
      for other in closing.rungs where closing.states & tracks[other].state.bit != 0 {
        closings.append(
          .byRung(parts.rungs[other].id, says: text(definition.says), law: definition.law))
      }
    }
    for (bar, when) in compiled.bars where judgement.status(when, .onYourAccount).isYes {
      let bar = parts.bars[bar]
      closings.append(.byBar(bar.id, says: text(bar.says), law: bar.law))
    }
    if rung.oneShot, state == .closed || state == .withdrawn { closings.append(.usedUp) }
    return closings
  }

  private func deadline(_ rung: RungDefinition, _ running: RungTrack.Running) -> Deadline {
    let clock = rung.clocks[running.place]
    return Deadline(
      kind: .theirs(rung.id, clock.id), since: running.since, period: running.period,
      movedBy: running.movedBy, isOver: running.period.legal.isOver(at: self.clock),
      says: text(clock.says), law: clock.source.map { [$0] } ?? [])
  }

  func ownDeadlines() -> [Deadline] {
    zip(parts.deadlines, program.deadlines).compactMap { deadline, when in
      guard when.map({ judgement.status($0, .onYourAccount).isYes }) ?? true,
        case .moment(let since)? = facts.reading(deadline.since, .onYourAccount)?.value,
        let span = Assessor.span(deadline.within, facts)
      else { return nil }
      let period = Period(
        from: since, span, roll: deadline.roll, calendar: program.calendar, zone: program.zone)
      return Deadline(
        kind: .own(deadline.id), since: since, period: period, movedBy: nil,
        isOver: period.legal.isOver(at: clock), says: text(deadline.says), law: deadline.law)
    }
  }

  /// Today's steps: one a rung, at most three, in the order that the moves declare.
  func steps(isStopped: Bool, leading: JudgedClaim?) -> [Step] {
    moves(isStopped: isStopped).map { place, move in
      let rung = parts.rungs[place]
      var given: [Fact.Name: String] = [:]
      if let name = Fact.Name("today") {
        given[name] = playbook.header.zone.day(of: clock).description
      }
      if let name = Fact.Name("claim_amount"), let amount = leading?.amount {
        given[name] = amount.decimal
      }
      return Step(
        rung: rung.id, move: move.id, action: playbook.text(move.action, facts, given: given),
        why: playbook.text(move.why, facts, given: given), due: due(move, place),
        letter: move.letter, law: move.law)
    }
  }

  /// The first three moves and the places of their rungs.
  func moves(isStopped: Bool) -> [(rung: Int, move: MoveDefinition)] {
    var found: [(rung: Int, move: MoveDefinition)] = []
    for place in parts.rungs.indices where isOpen(place) {
      var best: MoveDefinition?
      for (move, when) in zip(parts.rungs[place].moves, program.rungs[place].moves)
      where judgement.status(when, .onYourAccount).isYes {
        // A stop ends all drafting; what needs no letter can still be done.
        if isStopped && move.letter != nil { continue }
        if best.map({ move.order < $0.order }) ?? true { best = move }
      }
      if let best { found.append((place, best)) }
    }
    found.sort { ($0.move.order, $0.rung) < ($1.move.order, $1.rung) }
    return Array(found.prefix(3))
  }

  private func due(_ move: MoveDefinition, _ rung: Int) -> Step.Due {
    switch move.due {
    case .atOnce: return .atOnce
    case .today:
      return .by(DueDate(lastDay: playbook.header.zone.day(of: clock), zone: program.zone))
    case .clock(let name):
      let running = tracks[rung].running.first { parts.rungs[rung].clocks[$0.place].id == name }
      return running.map { .by($0.period.legal) } ?? .none
    case .fact(let name):
      guard case .moment(let moment)? = facts.reading(name, .onYourAccount)?.value else {
        return .none
      }
      return .by(DueDate(exactly: moment))
    case .within(let span):
      return .by(Period(from: clock, span, calendar: program.calendar, zone: program.zone).safe)
    case .none: return .none
    }
  }

  /// The first ending that applies.
  func ending() -> JudgedEnding? {
    let place = program.endings.firstIndex { judgement.status($0, .onYourAccount).isYes }
    return place.map { place in
      let ending = parts.endings[place]
      return JudgedEnding(ending: ending.id, says: text(ending.says), close: ending.close)
    }
  }
}
