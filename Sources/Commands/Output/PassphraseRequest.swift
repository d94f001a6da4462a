/// How a verb asks for a passphrase.
public struct PassphraseRequest: Sendable, Hashable {
  /// The file or descriptor to read it from; nil to ask on the terminal.
  public var file: String?
  /// The question on the terminal.
  public var prompt: String
  /// The question a second time, for a passphrase that is new: it has to be the same then, and long
  /// enough. Nil for one that exists.
  public var again: String?

  /// A request that reads `file`, or asks.
  public init(file: String?, prompt: String, again: String? = nil) {
    self.file = file
    self.prompt = prompt
    self.again = again
  }
}
