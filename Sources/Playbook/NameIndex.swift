internal import CaseCore

/// Where each name stands in the lists of a playbook.
struct NameIndex: Sendable {
  let facts: [Fact.Name: Int]
  let evidence: [EvidenceKind.Name: Int]
  let slots: [Slot.Name: Int]
  let slotSets: [SlotSet.Name: Int]
  let claims: [Claim.Name: Int]
  let bars: [Bar.Name: Int]
  let rungs: [Rung.Name: Int]
  let reasons: [Answer.Name: Int]
  let letters: [Letter.Name: Int]
  let citations: [Law.Name: Int]

  /// The index of `parts`; every name declared twice is a problem.
  init(_ parts: PlaybookParts) throws(PlaybookError) {
    var problems: [PlaybookProblem] = []
    func places<Kind>(
      of names: [Name<Kind>], _ thing: PlaybookProblem.Thing, _ section: String
    ) -> [Name<Kind>: Int] {
      var places: [Name<Kind>: Int] = [:]
      for (place, name) in names.enumerated() where places.updateValue(place, forKey: name) != nil {
        problems.append(
          PlaybookProblem(path: [section, name.text], kind: .declaredTwice(thing, name.text)))
      }
      return places
    }
    facts = places(of: parts.facts.map(\.id), .fact, "facts")
    evidence = places(of: parts.evidence.map(\.id), .evidence, "evidence")
    slots = places(of: parts.slots.map(\.id), .slot, "slots")
    slotSets = places(of: parts.slotSets.map(\.id), .slotSet, "slot_sets")
    claims = places(of: parts.claims.map(\.id), .claim, "claims")
    bars = places(of: parts.bars.map(\.id), .bar, "bars")
    rungs = places(of: parts.rungs.map(\.id), .rung, "rungs")
    reasons = places(of: parts.reasons.map(\.id), .reason, "reasons")
    letters = places(of: parts.letters.map(\.id), .letter, "letters")
    citations = places(of: parts.citations.map(\.id), .citation, "citations")
    // Nothing refers to these by name, but a name that stands for two things would be shown twice.
    _ = places(of: parts.vetting.warnings.map(\.id), .warning, "warnings")
    _ = places(of: parts.vetting.checks.map(\.id), .check, "checks")
    _ = places(of: parts.vetting.questions.map(\.id), .question, "questions")
    _ = places(of: parts.vetting.keepsakes.map(\.id), .keepsake, "keep")
    guard problems.isEmpty else { throw PlaybookError(problems: problems) }
  }
}
