public import CaseCore

/// What the law and the channels say of one area: checked parts, found by name.
///
/// A playbook has no behaviour of its own; `assess` asks it.
public struct Playbook: Sendable {
  /// The version of the playbook language that this program reads (`docs/playbook-language.md`).
  public static let languageVersion = 1

  /// Everything that it declares, in the order of declaration.
  public let parts: PlaybookParts
  /// SHA-256 of its source: which playbook an entry of a journal means.
  public let digest: Digest

  let index: NameIndex
  let program: Program
  let reasonPlan: ReasonPlan
  /// The table of facts in which nothing is stated.
  let blank: FactTable

  /// The playbook made of `parts`, whose source has `digest`.
  /// - Throws: `PlaybookError` where a name is declared twice or names nothing, or where derived
  ///   facts rest on themselves: what cannot be judged at all. `check()` finds the rest.
  public init(parts: PlaybookParts, digest: Digest) throws(PlaybookError) {
    self.parts = parts
    self.digest = digest
    index = try NameIndex(parts)
    program = try ProgramBuilder.build(parts, index)
    reasonPlan = ReasonPlan(parts, program)
    blank = FactTable(parts, index, program)
  }

  /// The header.
  public var header: Header { parts.header }
  /// The fact `name`; nil if it is not declared.
  public func fact(_ name: Fact.Name) -> FactDefinition? {
    index.facts[name].map { parts.facts[$0] }
  }
  /// The kind of evidence `name`; nil if it is not declared.
  public func evidence(_ name: EvidenceKind.Name) -> EvidenceDefinition? {
    index.evidence[name].map { parts.evidence[$0] }
  }
  /// How firm the original `added` is: the grade of its kind, or that of the way in which it was
  /// obtained where that is worse; nil if its kind is not declared.
  public func grade(of added: EvidenceAdded) -> Grade.Name? {
    guard let grade = evidence(added.kind)?.grade else { return nil }
    let best = added.obtained.flatMap { header.bestGrades[$0.way] }
    let both = [grade, best].compactMap(\.self)
    return both.max { header.place(of: $0) < header.place(of: $1) }
  }
  /// The slot `name`; nil if it is not declared.
  public func slot(_ name: Slot.Name) -> SlotDefinition? {
    index.slots[name].map { parts.slots[$0] }
  }
  /// The set of slots `name`; nil if it is not declared.
  public func slotSet(_ name: SlotSet.Name) -> SlotSetDefinition? {
    index.slotSets[name].map { parts.slotSets[$0] }
  }
  /// The claim `name`; nil if it is not declared.
  public func claim(_ name: Claim.Name) -> ClaimDefinition? {
    index.claims[name].map { parts.claims[$0] }
  }
  /// The bar `name`; nil if it is not declared.
  public func bar(_ name: Bar.Name) -> BarDefinition? {
    index.bars[name].map { parts.bars[$0] }
  }
  /// The rung `name`; nil if it is not declared.
  public func rung(_ name: Rung.Name) -> RungDefinition? {
    index.rungs[name].map { parts.rungs[$0] }
  }
  /// The reason `name`; nil if it is not declared.
  public func reason(_ name: Answer.Name) -> ReasonDefinition? {
    index.reasons[name].map { parts.reasons[$0] }
  }
  /// The letter `name`; nil if it is not declared.
  public func letter(_ name: Letter.Name) -> LetterDefinition? {
    index.letters[name].map { parts.letters[$0] }
  }
  /// The card `name`; nil if it is not declared.
  public func citation(_ name: Law.Name) -> Citation? {
    index.citations[name].map { parts.citations[$0] }
  }
}

/// Why parts make no playbook: names that are declared twice or name nothing, or a circle.
public struct PlaybookError: Error, Sendable, Hashable {
  /// Everything that was found, never empty.
  public let problems: [PlaybookProblem]
}
