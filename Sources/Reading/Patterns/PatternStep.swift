/// One step of a pattern: a word of a list, how far behind the step before it, and what must not
/// stand around it.
struct PatternStep: Sendable, Hashable {
  /// A word of which list is wanted.
  var list: Int
  /// How many characters may lie between the step before and this one.
  var gap: Int = 0
  /// Of which list no word may lie in that gap.
  var gapWithout: Int?
  /// What must not end within so many characters before the word.
  var notBefore: [Near] = []
  /// What must not begin within so many characters after the word.
  var notAfter: [Near] = []
  /// Whether the word has to begin the sentence.
  var isAtStart = false
  /// Whether the word has to end the sentence, but for a question mark.
  var isAtEnd = false

  /// A list of which no word may stand within `distance` characters.
  struct Near: Sendable, Hashable {
    let list: Int
    let distance: Int
  }
}

/// A way to say something: steps that follow each other within one sentence.
struct Pattern: Sendable, Hashable {
  /// At least one step.
  var steps: [PatternStep]
  /// The number of the rule that it belongs to.
  var rule: Int
  /// Whether it takes the rule back where it is found.
  var isExcuse: Bool
}
