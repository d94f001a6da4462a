internal import CaseCore

/// What conditions of the ladder ask beyond facts.
struct LadderContext: Sendable {
  /// The truth of each claim being offered.
  var claims: [Status] = []
  /// The state of each rung.
  var rungs: [RungState] = []
  /// Who could be made to pay.
  var reach = Reach.nobody
}

extension Program {
  /// Runs the operations of `range` over `cells` and writes one status byte each.
  func run(
    _ range: Range<Int>, cells: UnsafeBufferPointer<Cell>, promises: PromiseTable.States,
    clock: Moment, context: LadderContext?, into results: UnsafeMutableBufferPointer<UInt8>
  ) {
    operations.withUnsafeBufferPointer { operations in
      children.withUnsafeBufferPointer { children in
        for place in range {
          let operation = operations[place]
          results[place] =
            combined(operation, children: children, results: results)
            ?? leaf(operation, cells: cells, promises: promises, clock: clock, context: context)
            .byte
        }
      }
    }
  }

  /// Runs only `places`, which are in order.
  func run(
    _ places: [Int], cells: UnsafeBufferPointer<Cell>, promises: PromiseTable.States,
    clock: Moment, into results: UnsafeMutableBufferPointer<UInt8>
  ) {
    operations.withUnsafeBufferPointer { operations in
      children.withUnsafeBufferPointer { children in
        for place in places {
          let operation = operations[place]
          results[place] =
            combined(operation, children: children, results: results)
            ?? leaf(operation, cells: cells, promises: promises, clock: clock, context: nil).byte
        }
      }
    }
  }

  @inline(__always)
  private func combined(
    _ operation: Operation, children: UnsafeBufferPointer<Int32>,
    results: UnsafeMutableBufferPointer<UInt8>
  ) -> UInt8? {
    switch operation.code {
    case .always: return Status(.yes).byte
    case .all:
      var status = Status(.yes)
      for child in Int(operation.a)..<Int(operation.a + operation.b) {
        status = status & Status(byte: results[Int(children[child])])
      }
      return status.byte
    case .any:
      var status = Status(.no)
      for child in Int(operation.a)..<Int(operation.a + operation.b) {
        status = status | Status(byte: results[Int(children[child])])
      }
      return status.byte
    case .not: return (!Status(byte: results[Int(operation.a)])).byte
    case .mask, .among, .bound, .between, .elapsed, .claim, .rung, .promise, .reach, .unknown:
      return nil
    }
  }

  @inline(__always)
  private func leaf(
    _ operation: Operation, cells: UnsafeBufferPointer<Cell>, promises: PromiseTable.States,
    clock: Moment, context: LadderContext?
  ) -> Status {
    switch operation.code {
    case .promise: return promises.status(of: Int(operation.a), among: UInt8(operation.value))
    case .mask:
      let cell = cells[Int(operation.a)]
      guard cell.isKnown else { return Status(.unknown, cell.marks) }
      return Status(Truth(operation.value >> cell.code & 1 == 1), cell.marks)
    case .among:
      let cell = cells[Int(operation.a)]
      guard cell.isKnown else { return Status(.unknown, cell.marks) }
      let range = Int(operation.b)..<(Int(operation.b) + Int(operation.value))
      return Status(Truth(codes[range].contains(cell.code)), cell.marks)
    case .bound:
      let cell = cells[Int(operation.a)]
      guard cell.isKnown else { return Status(.unknown, cell.marks) }
      guard Int32(cell.scale.rawValue) == operation.b else {
        return Status(.unknown, [cell.marks, .missing])
      }
      return Status(Truth(operation.comparison.holds(cell.code, operation.value)), cell.marks)
    case .between:
      let (left, right) = (cells[Int(operation.a)], cells[Int(operation.b)])
      guard left.isKnown, right.isKnown else { return Status(.unknown, hang(left, right)) }
      guard left.scale == right.scale else { return Status(.unknown, .missing) }
      return Status(
        Truth(operation.comparison.holds(left.code, right.code)), left.marks.union(right.marks))
    case .elapsed: return elapsed(operation, cells: cells, clock: clock)
    case .claim, .rung, .reach, .unknown:
      return ladderLeaf(operation, cells: cells, context: context)
    case .always, .all, .any, .not:
      preconditionFailure("Compound operations are combined, not read.")
    }
  }

  private func elapsed(
    _ operation: Operation, cells: UnsafeBufferPointer<Cell>, clock: Moment
  ) -> Status {
    let since = cells[Int(operation.a)]
    let source = spans[Int(operation.b)]
    var marks = since.marks
    var span = source.fixed
    var isHeld = false
    if let place = source.cell {
      let cell = cells[place]
      if cell.isKnown {
        span = cell.span
        marks = since.isKnown ? marks.union(cell.marks) : marks
      } else if span == nil {
        isHeld = true
        marks = hang(since, cell)
      }
    }
    guard since.isKnown, !isHeld, let span else { return Status(.unknown, marks) }
    let period = Period(
      from: Moment(seconds: since.code), span, calendar: calendar, zone: zone)
    let isOver = period.safe.isOver(at: clock)
    return Status(Truth(operation.comparison == .atLeast ? isOver : !isOver), marks)
  }

  private func ladderLeaf(
    _ operation: Operation, cells: UnsafeBufferPointer<Cell>, context: LadderContext?
  ) -> Status {
    if operation.code == .unknown { return Status(Truth(!cells[Int(operation.a)].isKnown)) }
    guard let context else {
      preconditionFailure("Conditions of the ladder are asked only after the claims are judged.")
    }
    switch operation.code {
    case .claim:
      guard operation.b >= 0 else { return context.claims.reduce(Status(.no), |) }
      var status = Status(.no)
      for child in Int(operation.a)..<Int(operation.a + operation.b) {
        status = status | context.claims[Int(children[child])]
      }
      return status
    case .rung:
      let bit = context.rungs[Int(operation.a)].bit
      return Status(Truth(operation.value & bit != 0))
    case .reach: return Status(Truth(operation.value & context.reach.bit != 0))
    case .always, .all, .any, .not, .mask, .among, .bound, .between, .elapsed, .promise, .unknown:
      preconditionFailure("This is no condition of the ladder.")
    }
  }

  /// What an unknown hangs on whose parts are these cells.
  private func hang(_ left: Cell, _ right: Cell) -> Status.Marks {
    var marks: Status.Marks = []
    if !left.isKnown { marks.formUnion(left.marks) }
    if !right.isKnown { marks.formUnion(right.marks) }
    return marks
  }
}

extension Condition.Comparison {
  @inline(__always)
  func holds(_ left: Int64, _ right: Int64) -> Bool {
    switch self {
    case .below: left < right
    case .above: left > right
    case .atLeast: left >= right
    case .atMost: left <= right
    }
  }
}

extension RungState {
  /// The bit of the state in a mask.
  var bit: Int64 { 1 << Int64(RungState.allCases.firstIndex(of: self) ?? 0) }
}

extension Reach {
  /// The bit of the reach in a mask.
  var bit: Int64 { 1 << Int64(Reach.allCases.firstIndex(of: self) ?? 0) }
}

extension Condition.PromiseState {
  /// The bit of the state in a mask.
  var bit: UInt8 { 1 << UInt8(Condition.PromiseState.allCases.firstIndex(of: self) ?? 0) }
}

extension PromiseMade.What {
  /// The place of the kind among all kinds.
  var place: Int { PromiseMade.What.allCases.firstIndex(of: self) ?? 0 }
}
