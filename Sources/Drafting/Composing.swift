public import CaseCore
public import Playbook

// The doors of this room. The clock is that of the assessment; the same arguments give the same
// words.

/// Writes `definition` for the case, or says what it needs, or why it is not written.
///
/// Every printed fact is the value that counts on the person's account and carries the entries
/// that support it; a fact sentence without any is not printed and is among the omissions.
public func composeLetter(
  _ definition: LetterDefinition, _ state: CaseState, _ assessment: Assessment,
  _ playbook: Playbook, _ language: Language
) -> LetterResult {
  let view = CaseView(state: state, playbook: playbook, assessment: assessment)
  guard let rung = playbook.rung(definition.rung) else {
    return .refused(.noLetter(definition.rung))
  }
  var composer = LetterComposer(
    view: view, definition: definition, language: language, recipient: rung.recipient)
  return composer.compose()
}

/// Writes the letter that `rung` takes as things stand: the one that today's step names, else the
/// first of the rung whose condition is yes. Where that is a reply to a reason for a refusal, the
/// reply to the reason that was given is written.
public func composeLetter(
  for rung: Rung.Name, _ state: CaseState, _ assessment: Assessment, _ playbook: Playbook,
  _ language: Language
) -> LetterResult {
  let view = CaseView(state: state, playbook: playbook, assessment: assessment)
  if let stop = view.stops.first { return .refused(.stopped(stop)) }
  guard let definition = playbook.rung(rung).flatMap(view.letter) else {
    return .refused(.noLetter(rung))
  }
  return composeLetter(definition, state, assessment, playbook, language)
}

/// Makes the list of evidence for `recipient`; the exhibits of `letter` come first, under its
/// numbers.
public func composeEvidenceList(
  for recipient: EvidenceDefinition.Recipient, with letter: ComposedLetter?, _ state: CaseState,
  _ assessment: Assessment, _ playbook: Playbook, _ language: Language
) -> EvidenceList {
  let view = CaseView(state: state, playbook: playbook, assessment: assessment)
  var composer = EvidenceListComposer(view: view, language: language, recipient: recipient)
  return composer.compose(with: letter)
}

/// Puts together what it takes to go through the door of `rung`, or says why it is not made.
///
/// A letter that needs answers is no refusal: the plan says so before anything else and holds
/// what can be made without it. `chosen` are originals that go along though their kind goes on choice
/// only; `letter` is the one that goes into it, nil for the one that the door takes as things stand.
/// `fitting` counts pictures as if they had been made to fit what the form takes.
public func composePacket(
  for rung: Rung.Name, _ state: CaseState, _ assessment: Assessment, _ playbook: Playbook,
  _ language: Language, choosing chosen: Set<Int> = [], writing letter: Letter.Name? = nil,
  fitting: Bool = false
) -> PacketResult {
  let view = CaseView(
    state: state, playbook: playbook, assessment: assessment, choosing: chosen)
  let named = letter.flatMap(playbook.letter)
  guard let definition = playbook.rung(rung), letter == nil || named?.rung == rung else {
    return .refused(.noLetter(rung))
  }
  var composer = PacketComposer(
    view: view, rung: definition, language: language, writing: named, fitting: fitting)
  return composer.compose()
}
