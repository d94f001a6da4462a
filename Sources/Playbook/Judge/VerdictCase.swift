internal import CaseCore

/// Everything that the verdict of one claim in one world depends on.
struct VerdictCase: Sendable {
  /// Whether an `ends_right` bar is yes.
  var isBarred = false
  /// Whether an `otherwise` line is yes.
  var isReplaced = false
  var holds = Status(.yes)
  var due = Status(.yes)
  /// Any of the grounds that are left.
  var grounds = Status(.yes)
  /// All of the preconditions.
  var preconditions = Status(.yes)

  /// The first case of the page's table that applies. Complete: the last one always does.
  var verdict: Verdict {
    if isBarred && !holds.isNo { return .barred }
    if isReplaced || holds.isNo { return .notOffered }
    if due.isNo { return .notYetDue }
    if holds.hangsOnMissing || due.hangsOnMissing || grounds.hangsOnMissing {
      return .undetermined
    }
    if holds.isCleanYes && due.isCleanYes && grounds.isCleanYes && preconditions.isCleanYes {
      return .strong
    }
    return grounds.isNo ? .weak : .arguable
  }
}

extension Program {
  /// The case of claim `place` over the results of one world.
  @inline(__always)
  func verdictCase(
    _ claim: CompiledClaim, _ results: UnsafeMutableBufferPointer<UInt8>
  ) -> VerdictCase {
    var found = VerdictCase()
    for bar in claim.endsRight where Status(byte: results[bar]).isYes { found.isBarred = true }
    for line in claim.otherwise where Status(byte: results[line]).isYes {
      found.isReplaced = true
    }
    found.holds = Status(byte: results[claim.holds])
    found.due = Status(byte: results[claim.due])
    var grounds = Status(.no)
    for ground in claim.grounds {
      var isClosed = false
      for bar in ground.closedBy where Status(byte: results[bar]).isYes { isClosed = true }
      if !isClosed { grounds = grounds | Status(byte: results[ground.when]) }
    }
    found.grounds = grounds
    for precondition in claim.preconditions {
      found.preconditions = found.preconditions & Status(byte: results[precondition])
    }
    return found
  }
}
