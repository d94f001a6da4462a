import CaseCore
import Engine

/// What is given in the place of a file: `-` stands for standard input.
enum StandardInput {
  /// The argument that stands for standard input.
  static let argument = "-"
  /// The name that is kept where none is given.
  static let defaultName = "pasted.txt"

  /// All of standard input.
  /// - Throws: `Refusal` for nothing, for more than `Limits.standardInputBytes`, and where the
  ///   passphrase is to come from there.
  static func bytes(in context: Context) throws -> [UInt8] {
    guard context.passphraseFile != argument else { throw Refusal.inputTakenTwice }
    let bytes = try context.invocation.outside.secretInput(
      argument, limit: Limits.standardInputBytes)
    guard !bytes.isEmpty else { throw Refusal.nothingGiven }
    return bytes
  }
}
