public import CaseCore
public import Playbook

/// What came of asking for a letter.
public enum LetterResult: Sendable, Hashable {
  /// The letter.
  case letter(ComposedLetter)
  /// Facts that it needs and that nobody stated yet, in the order of asking; never empty.
  case asks([Fact.Name])
  /// It is not written, and why.
  case refused(LetterRefusal)
}

/// Why a letter is not written.
public enum LetterRefusal: Error, Sendable, Hashable {
  /// A hard stop of the playbook applies (G11).
  case stopped(Stop.Name)
  /// Sentence `sentence` of the letter's definition, which would say `words`, contradicts what the
  /// person said of these facts.
  case contradicts(sentence: Int, words: String, facts: [Fact.Name])
  /// The playbook has no letter for the rung as it stands, the rung is not there for this case, or
  /// there is no such rung.
  case noLetter(Rung.Name)
  /// The door is closed: by another door or by a bar.
  case closed(Rung.Name, RungStatus.Closing)
  /// Without every optional sentence the letter still has more characters than the channel takes.
  case tooLong(characters: Int, limit: LetterDefinition.Limit)
  /// No sentence that states anything is left.
  case nothingToSay
  /// The letter asks for the amount of a claim, and no claim with an amount can be made now.
  case noClaim
  /// What a place or a title needs can be neither asked nor given: a fault of the playbook.
  case unfillable(Fact.Name)
}
