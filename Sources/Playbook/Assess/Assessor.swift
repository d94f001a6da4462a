public import CaseCore

/// Says what follows for a case at `clock` under `playbook`.
public func assess(_ state: CaseState, _ playbook: Playbook, clock: Moment) -> Assessment {
  var assessor = Assessor(FactTable(state, playbook), state, playbook, clock)
  return assessor.assessment()
}

/// The work of one assessment, in the order in which its parts rest on each other: facts, claims,
/// reach, rungs, and then everything that asks for those.
struct Assessor {
  private(set) var facts: FactTable
  let state: CaseState
  let playbook: Playbook
  let clock: Moment
  var judgement: Judgement
  var reach: [World: Int] = [:]
  var tracks: [RungTrack]
  /// What happened on each rung, before any clock was started.
  private let events: [RungTrack]

  var program: Program { playbook.program }
  var parts: PlaybookParts { playbook.parts }

  init(_ facts: FactTable, _ state: CaseState, _ playbook: Playbook, _ clock: Moment) {
    self.facts = facts
    self.state = state
    self.playbook = playbook
    self.clock = clock
    judgement = playbook.judge(facts, clock: clock)
    events = RungTrack.tracks(state, playbook)
    tracks = events
    climb()
  }

  /// The same case if the fact at `place`, stated or derived, had the value in `cell`.
  func trying(_ cell: Cell, at place: Int) -> Assessor {
    var other = self
    other.facts.tryOut(cell, at: place, playbook)
    other.judgement = playbook.judge(other.facts, clock: clock)
    other.tracks = events
    other.climb()
    return other
  }

  mutating func assessment() -> Assessment {
    let claims = judgedClaims()
    let rungs = rungStatuses()
    let stops = stops()
    let openStops = parts.stops.indices.filter { place in
      !stops.contains(place)
        && judgement.status(program.stops[place], .onYourAccount).truth == .unknown
    }
    let steps = steps(isStopped: !stops.isEmpty, leading: claims.listed.first)
    return Assessment(
      playbook: playbook.digest, clock: clock, claims: claims.listed,
      notOffered: claims.others, reach: judgedReach(), rungs: rungs,
      deadlines: (rungs.flatMap(\.clocks) + ownDeadlines()).enumerated()
        .sorted { left, right in
          let (a, b) = (left.element.period.safe.ends, right.element.period.safe.ends)
          return (a, left.offset) < (b, right.offset)
        }.map(\.element),
      steps: steps, ending: steps.isEmpty ? ending() : nil,
      missing: missing(leading: claims.listed.first),
      stops: stops.map { judgedStop(parts.stops[$0]) },
      openStops: openStops.map { parts.stops[$0].id },
      warnings: warnings(claims.listed), facts: facts, judgement: judgement, program: program)
  }

  /// The places of the stops that apply in either world.
  func stops() -> [Int] {
    parts.stops.indices.filter { place in
      World.allCases.contains { judgement.status(program.stops[place], $0).isYes }
    }
  }

  func text(_ template: Template) -> Bilingual { playbook.text(template, facts) }

  private func judgedStop(_ stop: StopDefinition) -> JudgedStop {
    JudgedStop(
      stop: stop.id, says: text(stop.says), instead: text(stop.instead), law: stop.law)
  }

  private func judgedReach() -> JudgedReach {
    func rule(_ world: World) -> ReachRule? { reach[world].map { parts.reach[$0] } }
    return JudgedReach(
      onYourAccount: rule(.onYourAccount)?.reach ?? .nobody,
      onTheRecord: rule(.onTheRecord)?.reach ?? .nobody,
      says: rule(.onYourAccount).map { text($0.says) } ?? Bilingual(zh: "", en: ""))
  }

  private func warnings(_ claims: [JudgedClaim]) -> [Warning] {
    var warnings: [Warning] = []
    var day = playbook.header.zone.day(of: clock)
    if let fact = playbook.header.orderedAt,
      case .moment(let moment)? = facts.reading(fact, .onYourAccount)?.value
    {
      day = playbook.header.zone.day(of: moment)
    }
    var cited: [Law.Name] = []
    for claim in claims {
      let laws = claim.grounds.filter { $0.onYourAccount.truth != .no }.flatMap(\.law)
      for law in laws where !cited.contains(law) { cited.append(law) }
    }
    for law in cited where playbook.citation(law)?.applies(on: day) == false {
      warnings.append(.outOfForce(law, on: day))
    }
    if !state.withheld.isEmpty { warnings.append(.withheldEntries(state.withheld.keys.sorted())) }
    return warnings
  }
}

// Reach, rungs and the conditions that ask for them.
extension Assessor {
  private mutating func climb() {
    for world in World.allCases {
      reach[world] = program.reach.firstIndex { judgement.status($0, world).isYes }
    }
    var contexts = World.allCases.map(context)
    run(.clocks, contexts)
    let worldless = judgement
    for place in tracks.indices {
      let compiled = program.rungs[place]
      tracks[place].startClocks(
        parts.rungs[place],
        runs: { clock in
          compiled.clocks[clock].when.map { worldless.status($0, .onYourAccount).isYes } ?? true
        },
        span: { Assessor.span($0, facts) }, calendar: program.calendar, zone: program.zone,
        clock: clock)
    }
    for place in contexts.indices { contexts[place].rungs = tracks.map(\.state) }
    run(.ladder, contexts)
  }

  private func context(_ world: World) -> LadderContext {
    let claims = judgement.entries.map { entry -> Status in
      let verdict = judgement.verdict(entry.place, world)
      if verdict == .undetermined { return Status(.unknown, .missing) }
      return Status(Truth(verdict.isOffered))
    }
    return LadderContext(
      claims: claims, rungs: tracks.map(\.state),
      reach: reach[world].map { parts.reach[$0].reach } ?? .nobody)
  }

  private mutating func run(_ phase: Program.Phase, _ contexts: [LadderContext]) {
    let (program, stride, clock) = (program, judgement.stride, clock)
    let range = program.phases[phase.rawValue]
    for (world, context) in zip(World.allCases, contexts) {
      let base = world == .onYourAccount ? 0 : stride
      let cells = facts.cells(world)
      let promises = facts.promises.states(world, clock: clock)
      judgement.results.withUnsafeMutableBufferPointer { results in
        let results = UnsafeMutableBufferPointer(rebasing: results[base..<(base + stride)])
        cells.withUnsafeBufferPointer { cells in
          program.run(
            range, cells: cells, promises: promises, clock: clock, context: context, into: results)
        }
      }
    }
  }

  static func span(_ source: SpanSource, _ facts: FactTable) -> Span? {
    switch source {
    case .span(let span): span
    case .fact(let name, let otherwise):
      if case .span(let span)? = facts.reading(name, .onYourAccount)?.value {
        span
      } else {
        otherwise
      }
    }
  }
}
