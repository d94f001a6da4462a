internal import CaseCore

// Why a condition stands as it does.
extension Program {
  /// The trace of `condition`, which was compiled to operation `place`.
  func trace(
    _ condition: Condition, _ place: Int, _ world: World, _ judgement: Judgement,
    _ facts: FactTable
  ) -> ConditionTrace {
    let operation = operations[place]
    var parts: [ConditionTrace] = []
    switch condition {
    case .all(let conditions), .any(let conditions):
      for (offset, part) in conditions.enumerated() {
        let child = Int(children[Int(operation.a) + offset])
        parts.append(trace(part, child, world, judgement, facts))
      }
    case .not(let part):
      parts.append(trace(part, Int(operation.a), world, judgement, facts))
    case .always, .fact, .compare, .elapsed, .finding, .slot, .claim, .rung, .promise, .reach,
      .unknown:
      break
    }
    let readings = facts.readings(world)
    var reads: [FactReading] = []
    var sources: [Source] = []
    for cell in cells(readBy: operation) {
      if cell < factCount {
        reads.append(readings[cell])
      } else {
        sources += facts.otherSources[cell - factCount]
      }
    }
    if operation.code == .promise { sources = facts.promises.sources(of: Int(operation.a)) }
    return ConditionTrace(
      condition: condition, status: judgement.status(place, world), reads: reads,
      sources: sources, parts: parts)
  }

  /// The cells that one operation reads itself.
  func cells(readBy operation: Operation) -> [Int] {
    switch operation.code {
    case .mask, .among, .bound, .unknown: [Int(operation.a)]
    case .between: [Int(operation.a), Int(operation.b)]
    case .elapsed: [Int(operation.a)] + (spans[Int(operation.b)].cell.map { [$0] } ?? [])
    case .always, .all, .any, .not, .claim, .rung, .promise, .reach: []
    }
  }

  /// The cells that an operation and its parts read, each once, in the order of reading.
  func cells(under place: Int) -> [Int] {
    var found: [Int] = []
    func walk(_ place: Int) {
      let operation = operations[place]
      switch operation.code {
      case .all, .any:
        for child in Int(operation.a)..<Int(operation.a + operation.b) {
          walk(Int(children[child]))
        }
      case .not: walk(Int(operation.a))
      case .always, .mask, .among, .bound, .between, .elapsed, .claim, .rung, .promise, .reach,
        .unknown:
        for cell in cells(readBy: operation) where !found.contains(cell) { found.append(cell) }
      }
    }
    walk(place)
    return found
  }
}
