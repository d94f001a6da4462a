public import CaseCore

/// An original as a packet or dossier lists it.
public struct ListedExhibit: Sendable, Hashable {
  /// Its number, from 1.
  public let number: Int
  /// What it is called there.
  public let name: String
  /// SHA-256 of the original or copy that is shown or goes along; nil where it is only listed.
  public let digest: Digest?
  /// What the list of evidence says of it; nil for an original that proves nothing so far.
  public let proves: String?
}

/// An original that came to a paper, went from it, or stands in it otherwise than before.
public struct ExhibitChange: Sendable, Hashable {
  /// The entry of the original.
  public let evidence: Int
  /// How it was listed; nil where it was not.
  public let was: ListedExhibit?
  /// How it is listed now; nil where it is not.
  public let now: ListedExhibit?

  /// What differs between the exhibits `earlier` and `later`, by the entries of their originals, in the
  /// order of their numbers: what went first. Whether it is the same is told by digest, number and words.
  static func list(
    from earlier: [Int: ListedExhibit], to later: [Int: ListedExhibit]
  ) -> [ExhibitChange] {
    let changed = Set(earlier.keys).union(later.keys).filter { earlier[$0] != later[$0] }
    return changed.map { ExhibitChange(evidence: $0, was: earlier[$0], now: later[$0]) }
      .sorted { $0.place < $1.place }
  }

  /// What went stands before what is there.
  private var place: (Int, Int, Int) {
    (now == nil ? 0 : 1, now?.number ?? was?.number ?? 0, evidence)
  }
}
