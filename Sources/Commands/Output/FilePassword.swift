import CaseCore
import Engine

/// The password of a file, typed on the terminal or read from where the person says. It is kept
/// nowhere.
enum FilePassword {
  /// The way to the password that `path` names; without one the terminal is asked, where there is one.
  static func unlocking(from path: String?, in context: Context) throws -> FileUnlocking {
    let outside = context.invocation.outside
    let language = context.language
    guard let path else {
      return { name, isAgain in
        context.progressDone()
        do {
          let typed = try outside.secret(
            nil, question: Words.filePassword(Printable.line(name), isAgain)(language),
            limit: Limits.passphraseBytes)
          return typed.isEmpty ? nil : typed
        } catch let refusal as Refusal where refusal.code == Refusal.noTerminalToAsk.code {
          return nil
        }
      }
    }
    guard path != context.passphraseFile else { throw Refusal.inputTakenTwice }
    // Read once: a pipe gives it once, and several files of one mail have one password.
    var password = try outside.secret(path, question: "", limit: Limits.passphraseBytes)
    while password.last == UInt8(ascii: "\n") || password.last == UInt8(ascii: "\r") {
      password.removeLast()
    }
    let given = password
    return { _, isAgain in isAgain || given.isEmpty ? nil : given }
  }
}
