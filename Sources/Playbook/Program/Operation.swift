internal import CaseCore

/// One step of the compiled conditions. Its result is one `Status` byte; parts come before wholes.
struct Operation: Sendable, Hashable {
  enum Code: UInt8, Sendable {
    case always
    /// The parts `children[a ..< a + b]`.
    case all, any
    /// The part `a`.
    case not
    /// Cell `a` is known and bit `cell.code` of `value` is set.
    case mask
    /// Cell `a` is one of `codes[b ..< b + value]`.
    case among
    /// Cell `a` compared with `value` on scale `b`.
    case bound
    /// Cell `a` compared with cell `b`.
    case between
    /// The instant in cell `a` and the span `spans[b]`.
    case elapsed
    /// Claims `children[a ..< a + b]`; any claim if b is negative.
    case claim
    /// Rung `a` in a state whose bit in `value` is set.
    case rung
    /// Promise kind `a` in a state whose bit in `value` is set.
    case promise
    /// The reach has its bit in `value` set.
    case reach
    /// Cell `a` is unknown.
    case unknown
  }

  var code: Code
  var comparison = Condition.Comparison.atLeast
  var a: Int32 = 0
  var b: Int32 = 0
  var value: Int64 = 0
}

/// A span that an operation compares with: fixed, or read from a cell.
struct CompiledSpan: Sendable, Hashable {
  let cell: Int?
  let fixed: Span?
}

/// A derivation over cells.
indirect enum CompiledDerivation: Sendable, Hashable {
  case cell(Int)
  case sum(Int, Int)
  case difference(Int, Int)
  case perMille(Int, Int)
  case firstOf([CompiledDerivation])
}

/// A claim over operations.
struct CompiledClaim: Sendable {
  /// A ground and the bars that close it.
  struct Ground: Sendable {
    let when: Int
    let closedBy: [Int]
  }

  let lane: ClaimDefinition.Lane
  let holds: Int
  let due: Int
  let otherwise: [Int]
  let endsRight: [Int]
  let grounds: [Ground]
  let preconditions: [Int]
  /// Operations of `holds` that speak for the claim while yes.
  let signs: [Int]
  /// Every operation that the verdict depends on, in order.
  let cone: [Int]
  /// The stated facts and slots that the verdict depends on, also through derived facts.
  let reads: [Int]
  /// The derived facts among them, in the order of derivation.
  let derived: [Int]
}

/// A rung over operations.
struct CompiledRung: Sendable {
  /// A clock and the operation of its condition; nil for always.
  struct Clock: Sendable {
    let when: Int?
  }

  let opens: Int
  let needs: Int?
  /// Places of other rungs and the states, as a mask, in which they close this one.
  let closedBy: [(rungs: [Int], states: Int64)]
  /// Places of bars that close it, and their operations.
  let bars: [(bar: Int, when: Int)]
  let warns: [Int?]
  let clocks: [Clock]
  let moves: [Int]
}
