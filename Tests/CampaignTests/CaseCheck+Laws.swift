import CaseCore
import Playbook
import TestKit

// The laws that hold of every judgement, tried on a generated case by adding one entry to it.
extension CaseCheck {
  /// A condition of a claim, a bar or a stop.
  struct Judged {
    let condition: Condition
    let what: String
    /// The facts whose being unknown stands for something: an answer may change the condition.
    let defaults: Set<Fact.Name>
    /// Whether it reads evidence itself.
    let readsOriginals: Bool
    /// Whether it asks for a verdict, which a settled matter or a bar ends on yes: the law is about
    /// what stands on facts.
    let readsVerdicts: Bool
  }

  static func conditions(of playbook: Playbook) -> [Judged] {
    var found: [(Condition, String)] = []
    for claim in playbook.parts.claims {
      found.append((claim.holdsWhen, "\(claim.id) holds"))
      if let due = claim.dueWhen { found.append((due, "\(claim.id) due")) }
      found += claim.otherwise.map { ($0.when, "\(claim.id) otherwise") }
      found += claim.grounds.compactMap { ground in
        ground.when.map { ($0, "\(claim.id) \(ground.id)") }
      }
      for part in claim.preconditions {
        if case .met(let condition) = part.test {
          found.append((condition, "\(claim.id) \(part.id)"))
        }
      }
    }
    found += playbook.parts.bars.map { ($0.when, "bar \($0.id)") }
    found += playbook.parts.stops.map { ($0.when, "stop \($0.id)") }
    return found.map { condition, what in
      var reading = ConditionReading(playbook)
      reading.read(condition)
      return Judged(
        condition: condition, what: what, defaults: reading.defaults,
        readsOriginals: reading.readsOriginals, readsVerdicts: reading.readsVerdicts)
    }
  }

  /// The same case with `more` recorded after it.
  private func after(_ more: [Event]) throws -> Assessment {
    var after = state
    for event in more {
      try after.append(
        .readable(
          Entry(
            caseID: made.id, seq: after.size, recordedAt: made.clock, by: .person, event: event)))
    }
    return assess(after, playbook, clock: made.clock)
  }

  /// Laws one and three: another original that shows what already counts.
  mutating func checkMoreSupport(
    _ conditions: [Judged], using random: inout SplitMix64
  ) throws {
    let known = playbook.parts.facts.filter { fact in
      fact.derivation == nil && fact.storedAs == nil && !playbook.header.tiedBy.contains(fact.id)
        && World.allCases.contains { isKnown(fact.id, $0) }
    }
    guard !known.isEmpty else { return }
    let fact = random.pick(known)
    let world = random.pick(World.allCases.filter { isKnown(fact.id, $0) })
    guard let value = assessment.facts.reading(fact.id, world)?.value else { return }
    // Without companions: what is shown beside the value would be another fact's support.
    let lines = fact.provenBy.filter { $0.with.isEmpty && $0.shows?.contains(value) ?? true }
    let kinds = fact.provenBy.isEmpty ? playbook.parts.evidence.map(\.id) : lines.map(\.evidence)
    guard !kinds.isEmpty else { return }
    let kind = random.pick(kinds)
    let later = try after([
      .evidenceAdded(
        EvidenceAdded(
          kind: kind, digest: .of([9]), sizeBytes: 1, mediaType: "image/png", fileName: "x.png")),
      .factStated(
        FactStated(
          fact: fact.id, value: value, shown: .init(evidence: state.size, place: .whole))),
    ])
    let what = "more support for \(fact.id) by \(kind), \(world)"
    require(later.facts.reading(fact.id, world)?.value == value, "\(what): another value counts")
    for judged in conditions {
      guard let old = assessment.truth(judged.condition, world),
        let new = later.truth(judged.condition, world)
      else { continue }
      let isSame = old == .unknown || old == new || (judged.readsOriginals && new != .unknown)
      // An original that nobody read yet can hold a finding: that is not support for the value.
      let isUnread = !(playbook.evidence(kind)?.yields.isEmpty ?? true)
      require(isSame || isUnread, "\(what): \(judged.what) was \(old) and is \(new)")
    }
    checkNotWeaker(later, world, fact.id, what)
  }

  private func isKnown(_ fact: Fact.Name, _ world: World) -> Bool {
    if case .known = assessment.facts.reading(fact, world)?.state { true } else { false }
  }

  private mutating func checkNotWeaker(
    _ later: Assessment, _ world: World, _ fact: Fact.Name, _ what: String
  ) {
    let order: [Verdict] = [
      .strong, .arguable, .weak, .undetermined, .notYetDue, .barred, .notOffered,
    ]
    func verdicts(_ assessment: Assessment) -> [Verdict] {
      playbook.judge(assessment.facts, clock: made.clock).entries.map {
        world == .onYourAccount ? $0.onYourAccount : $0.onTheRecord
      }
    }
    let pairs = zip(verdicts(assessment), verdicts(later))
    for (claim, (old, new)) in zip(playbook.parts.claims, pairs) {
      guard let before = order.firstIndex(of: old), let now = order.firstIndex(of: new) else {
        return complain("a verdict without a place")
      }
      let readsBar = playbook.parts.bars.contains { bar in
        var reading = ConditionReading(playbook)
        reading.read(bar.when)
        return (bar.claims?.contains(claim.id) ?? true) && reading.facts.contains(fact)
      }
      require(now <= before || readsBar, "\(what): \(claim.id) was \(old) and is \(new)")
    }
  }

  /// Law two: the person answers what was unknown.
  mutating func checkAnswering(
    _ conditions: [Judged], using random: inout SplitMix64
  ) throws {
    let unknown = playbook.parts.facts.filter { fact in
      fact.derivation == nil && fact.storedAs == nil
        && assessment.facts.reading(fact.id, .onYourAccount)?.value == nil
    }
    guard !unknown.isEmpty else { return }
    let fact = random.pick(unknown)
    var maker = CaseMaker(playbook, seed: random.next())
    guard let value = maker.value(of: fact) else { return }
    let later = try after([.factStated(FactStated(fact: fact.id, value: value))])
    for world in World.allCases {
      for judged in conditions
      where !judged.readsVerdicts && !judged.defaults.contains(fact.id) {
        guard let old = assessment.truth(judged.condition, world), old != .unknown,
          let new = later.truth(judged.condition, world), new != old
        else { continue }
        let marks = assessment.trace(judged.condition, world)?.status.marks ?? []
        require(
          marks.contains(.presumed),
          "\(fact.id) answered \(value): \(judged.what) was \(old) \(world) and is \(new)")
      }
    }
  }
}

/// What a condition reads, derived facts taken apart.
struct ConditionReading {
  private let playbook: Playbook
  private(set) var facts: Set<Fact.Name> = []
  /// Facts whose being unknown has a meaning of its own: another form of a derived fact, or a fixed
  /// span, stands in for them.
  private(set) var defaults: Set<Fact.Name> = []
  private(set) var readsOriginals = false
  private(set) var readsVerdicts = false

  init(_ playbook: Playbook) { self.playbook = playbook }

  mutating func read(_ condition: Condition) {
    switch condition {
    case .always, .rung, .promise, .reach: return
    case .all(let parts), .any(let parts): for part in parts { read(part) }
    case .not(let part): read(part)
    case .fact(let fact, _), .compare(let fact, _, .value): read(fact)
    case .compare(let fact, _, .fact(let other)):
      read(fact)
      read(other)
    case .elapsed(let fact, _, let span):
      read(fact)
      guard case .fact(let other, let otherwise) = span else { return }
      read(other)
      if otherwise != nil { defaults.formUnion(ConditionReading.stated(under: other, playbook)) }
    case .finding, .slot: readsOriginals = true
    case .claim:
      readsOriginals = true
      readsVerdicts = true
    case .unknown(let fact): defaults.formUnion(ConditionReading.stated(under: fact, playbook))
    }
  }

  private mutating func read(_ fact: Fact.Name) {
    facts.insert(fact)
    if let derivation = playbook.fact(fact)?.derivation { read(derivation, hasDefault: false) }
  }

  private mutating func read(_ derivation: Derivation, hasDefault: Bool) {
    switch derivation {
    case .fact(let base): add(base, hasDefault)
    case .sum(let left, let right), .difference(let left, let right),
      .perMille(let left, let right):
      add(left, hasDefault)
      add(right, hasDefault)
    case .promiseDue, .promiseMade, .setDue, .filed, .answered: return
    case .firstOf(let forms): for form in forms { read(form, hasDefault: true) }
    }
  }

  private mutating func add(_ fact: Fact.Name, _ hasDefault: Bool) {
    read(fact)
    if hasDefault { defaults.formUnion(ConditionReading.stated(under: fact, playbook)) }
  }

  static func stated(under fact: Fact.Name, _ playbook: Playbook) -> Set<Fact.Name> {
    var reading = ConditionReading(playbook)
    reading.read(fact)
    return reading.facts
  }
}
