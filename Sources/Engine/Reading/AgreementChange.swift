import Reading

/// How the clauses of two versions of one agreement differ.
public struct AgreementChanges: Sendable {
  /// One difference.
  public enum Change: Sendable {
    /// A clause that only the later version has.
    case added(AgreementScan.Clause)
    /// A clause that only the earlier version has.
    case removed(AgreementScan.Clause)
    /// A clause of one kind under one number whose words or terms are others.
    case changed(from: AgreementScan.Clause, to: AgreementScan.Clause)
  }

  /// The differences: those of the later version in its order, then what was removed.
  public let changes: [Change]

  /// What is different in `later`.
  ///
  /// Clauses with the same words are the same wherever they stand. Of the others the first ones of a
  /// kind under the same number belong together, then the first ones of a kind.
  public init(from earlier: AgreementScan, to later: AgreementScan) {
    var rest = earlier.clauses
    var open: [AgreementScan.Clause] = []
    for clause in later.clauses {
      if let same = rest.firstIndex(where: { Self.says(clause, theSameAs: $0) }) {
        rest.remove(at: same)
      } else {
        open.append(clause)
      }
    }
    var changes: [Change] = []
    for clause in open {
      let sameKind = rest.indices.filter { rest[$0].finding.kind.id == clause.finding.kind.id }
      let partner =
        sameKind.first { rest[$0].finding.clause == clause.finding.clause } ?? sameKind.first
      if let partner {
        changes.append(.changed(from: rest.remove(at: partner), to: clause))
      } else {
        changes.append(.added(clause))
      }
    }
    self.changes = changes + rest.map { .removed($0) }
  }

  private static func says(
    _ clause: AgreementScan.Clause, theSameAs other: AgreementScan.Clause
  ) -> Bool {
    clause.finding.kind.id == other.finding.kind.id && clause.isHidden == other.isHidden
      && clause.finding.quote == other.finding.quote
  }
}
