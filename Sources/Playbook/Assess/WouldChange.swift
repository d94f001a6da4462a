public import CaseCore

/// A smallest set of changes that would give the leading claim another verdict.
public struct WouldChange: Sendable, Hashable {
  /// What is changed.
  public enum Subject: Sendable, Hashable {
    case fact(Fact.Name)
    case slot(Slot.Name)
  }

  /// One change of the set.
  public struct Item: Sendable, Hashable {
    /// What is changed.
    public let subject: Subject
    /// What it becomes.
    public let value: ChangedValue
    /// The cheapest kind of evidence that shows it; nil where the person's answer is enough, or
    /// any original will do.
    public let evidence: EvidenceKind.Name?
  }

  /// All of the answers, and whether the search stopped before the end.
  public struct List: Sendable, Hashable {
    /// The sets, the least effort first, then by the names in them.
    public let sets: [WouldChange]
    /// Whether more sets may exist than are listed.
    public let isCut: Bool
  }

  /// In which world the verdict changes.
  public let world: World
  /// The changes, in the order of declaration; no part of them alone changes the verdict so.
  public let items: [Item]
  /// What the verdict becomes.
  public let verdict: Verdict
  /// The efforts added up.
  public let effort: Int
}

/// A value, or the side of a threshold on which it lies.
public enum ChangedValue: Sendable, Hashable {
  /// This value.
  case value(FactValue)
  /// Any value from `atLeast` on and below `below`, where these are given.
  case range(atLeast: FactValue?, below: FactValue?)
  /// Evidence is there that fills the slot.
  case filled
}

extension Assessment {
  /// What would give the leading claim another verdict: sets of at most three facts or slots that
  /// are unknown, disputed, presumed or only asserted, none of which holds another such set.
  public func wouldChange(_ playbook: Playbook) -> WouldChange.List {
    guard let leading, let claim = playbook.index.claims[leading.claim] else {
      return WouldChange.List(sets: [], isCut: false)
    }
    var found: [WouldChange] = []
    var isCut = false
    for world in World.allCases {
      var search = ChangeSearch(self, playbook, claim: claim, world: world)
      found += search.run()
      isCut = isCut || search.isCut
    }
    // A key is made only for what can be among the listed: most of what is found is not.
    let efforts = found.map(\.effort).sorted()
    let most = efforts.prefix(Limits.changesListed).last ?? 0
    let listed = found.filter { $0.effort <= most }.map { (key: $0.sortKey, change: $0) }
      .sorted { ($0.change.effort, $0.key) < ($1.change.effort, $1.key) }
    return WouldChange.List(
      sets: listed.prefix(Limits.changesListed).map(\.change),
      isCut: isCut || found.count > Limits.changesListed)
  }
}

extension WouldChange {
  fileprivate var sortKey: String {
    let names = items.map { item in
      let subject =
        switch item.subject {
        case .fact(let name): name.text
        case .slot(let name): name.text
        }
      return "\(subject) \(item.value.sortKey)"
    }
    return names.joined(separator: "\u{0}") + "\u{0}" + world.rawValue
  }
}

extension ChangedValue {
  /// Written out by hand, because printing a value by reflection takes longer than finding it.
  fileprivate var sortKey: String {
    switch self {
    case .value(let value): "value \(value.sortKey)"
    case .range(let least, let below):
      "range \(least?.sortKey ?? "none") \(below?.sortKey ?? "none")"
    case .filled: "filled"
    }
  }
}

extension FactValue {
  fileprivate var sortKey: String {
    switch self {
    case .flag(let flag): flag ? "yes" : "no"
    case .choice(let text), .text(let text): text
    case .money(let money): "\(money.minorUnits) \(money.currency)"
    case .moment(let moment): "\(moment.seconds)"
    case .span(let span): "\(span.count) \(span.unit.rawValue)"
    case .number(let number): "\(number)"
    }
  }
}

/// The search in one world.
struct ChangeSearch {
  private let playbook: Playbook
  private let world: World
  private var trial: Trial
  private let before: Verdict
  /// What can be changed, the least effort first.
  private let changes: [Change]
  private var tried = 0
  private(set) var isCut = false
  private var found: [(places: [Int], verdict: Verdict)] = []
  /// The efforts of the sets that were found, in order.
  private var sums: [Int] = []
  /// The effort of each change.
  private let efforts: [Int]
  /// Which changes cannot stand beside each other.
  private let excludes: [[Bool]]

  init(_ assessment: Assessment, _ playbook: Playbook, claim: Int, world: World) {
    self.playbook = playbook
    self.world = world
    let program = playbook.program
    let changes = Changes(
      playbook, facts: assessment.facts, claim: playbook.program.claims[claim], world: world,
      clock: assessment.clock
    ).all().sorted { ($0.effort, $0.place) < ($1.effort, $1.place) }
    self.changes = changes
    efforts = changes.map(\.effort)
    trial = Trial(
      playbook, claim: claim, facts: assessment.facts, world: world, clock: assessment.clock,
      changes: changes)
    excludes = changes.map { one in changes.map { Self.isSame(one, $0, program) } }
    before = trial.verdict()
  }

  /// The smallest sets, in no particular order.
  mutating func run() -> [WouldChange] {
    for size in 1...3 { extend([], from: 0, size: size, effort: 0) }
    return found.map { set in
      let chosen = set.places.map { changes[$0] }.sorted { $0.place < $1.place }
      return WouldChange(
        world: world, items: chosen.map(item), verdict: set.verdict,
        effort: chosen.reduce(0) { $0 + $1.effort })
    }
  }

  private mutating func extend(_ chosen: [Int], from start: Int, size: Int, effort: Int) {
    for next in start..<max(start, efforts.count) {
      let least = effort + efforts[next] * (size - chosen.count)
      // Changes come by effort: what costs more than the last set that is listed is not needed.
      if sums.count >= Limits.changesListed, least > sums[Limits.changesListed - 1] {
        isCut = true
        return
      }
      if isCut, tried >= Limits.changesTried { return }
      if chosen.contains(where: { excludes[$0][next] }) { continue }
      let set = chosen + [next]
      guard set.count == size else {
        // A set that holds one which was found is not smallest.
        if !holdsFound(set) {
          extend(set, from: next + 1, size: size, effort: effort + efforts[next])
        }
        continue
      }
      if holdsFound(set) { continue }
      tried += 1
      if tried >= Limits.changesTried { isCut = true }
      let verdict = trial.verdict(set)
      guard verdict != before else { continue }
      found.append((set, verdict))
      let sum = effort + efforts[next]
      sums.insert(sum, at: sums.firstIndex { $0 > sum } ?? sums.count)
    }
  }

  private func holdsFound(_ set: [Int]) -> Bool {
    found.contains { smaller in smaller.places.allSatisfy { set.contains($0) } }
  }

  /// Whether both change the same thing, or one what the other is made from.
  private static func isSame(_ left: Change, _ right: Change, _ program: Program) -> Bool {
    left.place == right.place || program.stated(under: left.place).contains(right.place)
      || program.stated(under: right.place).contains(left.place)
  }

  private func item(_ change: Change) -> WouldChange.Item {
    let program = playbook.program
    let subject: WouldChange.Subject =
      change.place < program.factCount
      ? .fact(playbook.parts.facts[change.place].id)
      : .slot(playbook.parts.slots[change.place - program.slotBase].id)
    return WouldChange.Item(subject: subject, value: change.value, evidence: change.evidence)
  }
}
