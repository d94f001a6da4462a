/// Why a pattern or a list of words cannot be read.
public enum PatternFault: Error, Sendable, Hashable {
  /// No list of words has this name.
  case unknownList(String)
  /// Nothing of this name is read from a text by itself.
  case unknownReading(String)
  /// The pattern breaks off or has a sign that means nothing at `offset` (scalars from its start).
  case syntax(offset: Int)
  /// A pattern without a word.
  case noWord
  /// More steps than a pattern may have.
  case tooLong(steps: Int)
  /// A word that is empty once it is folded.
  case emptyWord(String)
  /// A word over the end of a sentence or with a sign of the language in it: no text has it.
  case unreachableWord(String)
  /// Two lists have this name.
  case repeatedList(String)
  /// This is no pair of two different characters.
  case badPair(String)
}
