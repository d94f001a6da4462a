internal import CaseCore

/// Compiles the conditions of a playbook, and notes every name that names nothing on the way.
struct ProgramBuilder {
  typealias Thing = PlaybookProblem.Thing

  let parts: PlaybookParts
  let index: NameIndex
  var problems: [PlaybookProblem] = []
  var operations: [Operation] = []
  var children: [Int32] = []
  var codes: [Int64] = []
  var spans: [CompiledSpan] = []
  var places: [[Condition: Int]] = Program.Phase.allCases.map { _ in [:] }
  var texts: [String: Int64] = [:]
  var findings: [FindingKind.Name: Int] = [:]
  var findingNames: [FindingKind.Name] = []
  var leaves: [Derivation] = []

  init(_ parts: PlaybookParts, _ index: NameIndex) {
    self.parts = parts
    self.index = index
    for name in parts.evidence.flatMap({ $0.yields + $0.reads }) where findings[name] == nil {
      findings[name] = findingNames.count
      findingNames.append(name)
    }
  }

  var slotBase: Int { parts.facts.count }
  var findingBase: Int { slotBase + parts.slots.count }
  var leafBase: Int { findingBase + findingNames.count }

  mutating func report(_ path: [String], _ kind: PlaybookProblem.Kind) {
    problems.append(PlaybookProblem(path: path, kind: kind))
  }

  /// The place of a declared name, or a problem.
  mutating func find<Kind>(
    _ name: Name<Kind>, in places: [Name<Kind>: Int], _ thing: Thing, _ path: [String]
  ) -> Int? {
    if let place = places[name] { return place }
    report(path, .undeclared(thing, name.text))
    return nil
  }

  mutating func cite(_ laws: [Law.Name], _ path: [String]) {
    for law in laws { _ = find(law, in: index.citations, .citation, path) }
  }

  /// Adds the operation for `condition`, or finds the one that is there.
  ///
  /// Conditions that cannot be compiled are reported and stand in as a condition that is unknown.
  mutating func compile(
    _ condition: Condition, _ phase: Program.Phase, _ path: [String]
  ) -> Int {
    if let place = places[Program.Phase.core.rawValue][condition]
      ?? places[phase.rawValue][condition]
    {
      return place
    }
    let operation = operation(for: condition, phase, path)
    operations.append(operation ?? Operation(code: .always))
    let place = operations.count - 1
    places[phase.rawValue][condition] = place
    return place
  }

  private mutating func operation(
    for condition: Condition, _ phase: Program.Phase, _ path: [String]
  ) -> Operation? {
    switch condition {
    case .always: return Operation(code: .always)
    case .all(let conditions): return compound(.all, conditions, phase, path + ["all"])
    case .any(let conditions): return compound(.any, conditions, phase, path + ["any"])
    case .not(let inner):
      return Operation(code: .not, a: Int32(compile(inner, phase, path + ["not"])))
    case .fact(let name, let values): return membership(name, values, path)
    case .compare(let name, let comparison, let bound):
      return comparing(name, comparison, bound, path)
    case .elapsed(let name, let comparison, let span):
      return elapsed(name, comparison, span, path + ["elapsed"])
    case .finding(let name):
      guard let place = findings[name] else {
        report(path + ["finding"], .undeclared(.finding, name.text))
        return nil
      }
      return Operation(code: .mask, a: Int32(findingBase + place), value: 2)
    case .slot(let name):
      guard let place = find(name, in: index.slots, .slot, path + ["slot"]) else { return nil }
      return Operation(code: .mask, a: Int32(slotBase + place), value: 2)
    case .claim, .rung, .promise, .reach, .unknown:
      return ladderOperation(for: condition, phase, path)
    }
  }

  private mutating func compound(
    _ code: Operation.Code, _ conditions: [Condition], _ phase: Program.Phase, _ path: [String]
  ) -> Operation {
    var parts: [Int32] = []
    for (place, condition) in conditions.enumerated() {
      parts.append(Int32(compile(condition, phase, path + ["\(place)"])))
    }
    let start = children.count
    children += parts
    return Operation(code: code, a: Int32(start), b: Int32(parts.count))
  }

  private mutating func ladderOperation(
    for condition: Condition, _ phase: Program.Phase, _ path: [String]
  ) -> Operation? {
    let key: String
    var operation: Operation?
    switch condition {
    case .claim(let names):
      key = "claim"
      guard let names else {
        operation = Operation(code: .claim, b: -1)
        break
      }
      let places = names.compactMap { find($0, in: index.claims, .claim, path + [key]) }
      let start = children.count
      children += places.map { Int32($0) }
      operation = Operation(code: .claim, a: Int32(start), b: Int32(places.count))
    case .rung(let name, let states):
      key = "rung"
      operation = find(name, in: index.rungs, .rung, path + [key]).map {
        Operation(code: .rung, a: Int32($0), value: states.reduce(0) { $0 | $1.bit })
      }
    case .promise(let what, let states):
      key = "promise"
      let mask = states.reduce(UInt8(0)) { $0 | $1.bit }
      operation = Operation(code: .promise, a: Int32(what.place), value: Int64(mask))
    case .reach(let kinds):
      key = "reach"
      operation = Operation(code: .reach, value: kinds.reduce(0) { $0 | $1.bit })
    case .unknown(let name):
      key = "unknown"
      operation = find(name, in: index.facts, .fact, path + [key]).map {
        Operation(code: .unknown, a: Int32($0))
      }
    case .always, .all, .any, .not, .fact, .compare, .elapsed, .finding, .slot: return nil
    }
    // A claim that asked for claims or rungs would rest on itself; a promise rests on nothing.
    let isCircle = phase == .core && operation?.code != .promise
    let isOfACase = phase == .vetting && operation?.code != .unknown
    if isCircle || isOfACase {
      report(path + [key], .misplacedCondition(key))
      return nil
    }
    return operation
  }
}
