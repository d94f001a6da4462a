public import CaseCore

/// The versions of one text of the other side, such as its user agreement, and which of them was in
/// force when the order was made.
public struct TextVersions: Sendable, Hashable {
  /// One version.
  public struct Version: Sendable, Hashable {
    /// The entry of the original.
    public let entry: Int
    /// From when it is in force, as it says itself; nil where it does not.
    public let from: Moment?
    /// When it was seen to be there.
    public let seenAt: Moment

    /// The version in the original at `entry`.
    public init(entry: Int, from: Moment?, seenAt: Moment) {
      self.entry = entry
      self.from = from
      self.seenAt = seenAt
    }
  }

  /// Which version was in force at the order.
  public enum InForce: Sendable, Hashable {
    /// This one: it says that it is in force from a time before the order, and no other begins between.
    case begun(Int)
    /// This one: it was seen before the order, and none that begins between is known.
    case seenBefore(Int)
    /// None is known to have been: this one, the first that was seen, was seen only after the order.
    case seenOnlyAfter(Int)
    /// Each of these may have been: a person has to say which.
    case unclear([Int])
    /// None: each begins after the order.
    case notYet([Int])
    /// The time of the order is not known.
    case orderUnknown
  }

  /// The title under which they go.
  public let title: String
  /// The versions, in the order of their entries.
  public let versions: [Version]
  /// When the order was made.
  public let orderedAt: Moment?
  /// Which was in force then.
  public let inForce: InForce

  /// The versions of the text `title`; those that begin at a time on the day of the order or before it
  /// had begun.
  public init(title: String, versions: [Version], orderedAt: Moment?) {
    self.title = title
    self.versions = versions
    self.orderedAt = orderedAt
    inForce = orderedAt.map { TextVersions.inForce(versions, at: $0) } ?? .orderUnknown
  }

  /// The versions that were not in force at the order; none while that is not clear.
  public var setAside: [Int] {
    switch inForce {
    case .begun(let entry), .seenBefore(let entry), .seenOnlyAfter(let entry):
      versions.map(\.entry).filter { $0 != entry }
    case .unclear(let entries): versions.map(\.entry).filter { !entries.contains($0) }
    case .notYet(let entries): entries
    case .orderUnknown: []
    }
  }

  private static func inForce(_ versions: [Version], at order: Moment) -> InForce {
    let begun = versions.filter { $0.from.map { $0 <= order } ?? false }
    let latest = begun.compactMap(\.from).max()
    let last = begun.filter { $0.from == latest }
    // What says no date counts from when it was seen. Seen between the latest beginning and the order
    // it may be older or newer than what began then.
    let seen = versions.filter { version in
      version.from == nil && version.seenAt <= order && latest.map { version.seenAt >= $0 } ?? true
    }
    let open = versions.filter { $0.from == nil && $0.seenAt > order }
    switch (last.count, seen.count) {
    case (1, 0): return .begun(last[0].entry)
    case (0, 1...):
      // Of several that were seen before the order, the one seen last was there at the order.
      let lastSeen = seen.max { ($0.seenAt, $0.entry) < ($1.seenAt, $1.entry) }
      return lastSeen.map { .seenBefore($0.entry) } ?? .unclear(seen.map(\.entry))
    case (0, 0):
      guard let first = open.min(by: { ($0.seenAt, $0.entry) < ($1.seenAt, $1.entry) }) else {
        return .notYet(versions.map(\.entry))
      }
      return .seenOnlyAfter(first.entry)
    default: return .unclear((last + seen).map(\.entry).sorted())
    }
  }
}

/// How a playbook tells the versions of one text apart.
public struct VersionRule: Sendable, Hashable {
  /// The kind of evidence that is a version.
  public let kind: EvidenceKind.Name
  /// The text fact that holds the title; originals with the same one are versions of one text.
  public let title: Fact.Name
  /// The instant fact that holds from when a version is in force.
  public let from: Fact.Name
  /// The instant fact that holds when it was seen.
  public let seen: Fact.Name
  /// The facts that it lays down: those of a version that was not in force do not count.
  public let terms: [Fact.Name]

  /// The rule over originals of `kind`.
  public init(
    kind: EvidenceKind.Name, title: Fact.Name, from: Fact.Name, seen: Fact.Name,
    terms: [Fact.Name]
  ) {
    self.kind = kind
    self.title = title
    self.from = from
    self.seen = seen
    self.terms = terms
  }

  /// The versions of each text among the originals of `state`, texts in the order of their first
  /// original. An original whose title nobody confirmed is no version of anything.
  func versions(in state: CaseState, orderedAt: Moment?) -> [TextVersions] {
    var titles: [String] = []
    var groups: [String: [TextVersions.Version]] = [:]
    for original in state.evidence where original.value.kind == kind {
      let shown = state.statements.filter { $0.shown?.evidence == original.entry }
      guard case .text(let title)? = shown.last(where: { $0.fact == self.title })?.value else {
        continue
      }
      if groups[title] == nil { titles.append(title) }
      groups[title, default: []].append(
        TextVersions.Version(
          entry: original.entry, from: shown.moment(of: from),
          seenAt: shown.moment(of: seen) ?? original.recordedAt))
    }
    return titles.map {
      TextVersions(title: $0, versions: groups[$0] ?? [], orderedAt: orderedAt)
    }
  }
}

extension [CaseState.Statement] {
  fileprivate func moment(of fact: Fact.Name) -> Moment? {
    guard case .moment(let moment)? = last(where: { $0.fact == fact })?.value else { return nil }
    return moment
  }
}
