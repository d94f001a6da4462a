/// Why something that a person asked for was not done: what, where, and how to mend it.
///
/// Refusals are data; each has a stable code and a sentence in both languages (DESIGN §5).
public struct Refusal: Error, Sendable, Hashable {
  /// What kind of refusal it is; decides the exit code of the command line.
  public enum Kind: Sendable, Hashable {
    /// Bad usage or bad input: exit code 2.
    case input
    /// Storage or an outside service is not available: exit code 3.
    case unavailable
    /// A check found something: exit code 1.
    case found
  }

  /// A stable name, such as `unknown-fact`.
  public let code: String
  /// What kind of refusal it is.
  public let kind: Kind
  /// What is wrong and where.
  public let what: Bilingual
  /// How to mend it.
  public let mend: Bilingual

  /// A refusal with a stable `code`.
  public init(_ code: String, _ kind: Kind, what: Bilingual, mend: Bilingual) {
    self.code = code
    self.kind = kind
    self.what = what
    self.mend = mend
  }
}
