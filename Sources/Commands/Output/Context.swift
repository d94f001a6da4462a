import CaseCore
import Engine

/// What one running verb has: its options, where it writes, and the way to the Engine.
struct Context: Sendable {
  let invocation: Invocation
  let options: GlobalOptions
  let language: Language

  /// The context of the running verb.
  init(_ options: GlobalOptions) {
    guard let invocation = Invocation.current else {
      preconditionFailure("A verb runs inside an invocation.")
    }
    self.invocation = invocation
    self.options = options
    language = options.lang ?? Invocation.language
  }

  /// The vault and the clocks that the options ask for.
  func wish() throws -> Invocation.Wish {
    Invocation.Wish(
      vault: options.vault, practice: options.practice, now: try options.now.map(Self.instant))
  }

  private static func instant(_ text: String) throws(Refusal) -> Moment {
    guard let moment = FactInput.moment(text, zone: .shanghai) else {
      throw .impossibleTime(text)
    }
    return moment
  }

  /// The Engine over the vault.
  func engine() async throws -> Engine { try await invocation.outside.engine(wish()) }

  /// The Engine over no vault.
  func engineWithoutVault() throws -> Engine {
    try invocation.outside.engineWithoutVault(wish())
  }

  /// Prints a result: the JSON with `--json`, else the lines.
  func show(_ json: @autoclosure () -> OutputJSON, _ lines: @autoclosure () -> [String]) {
    if options.json {
      invocation.write(json().pretty + "\n")
    } else {
      for line in lines() { invocation.write(line + "\n") }
    }
  }

  /// Says something beside the result, on standard error.
  func remark(_ words: Bilingual) { invocation.writeError(words(language) + "\n") }

  /// Shows how far long work is, on a terminal only; the next progress writes over it.
  func progress(_ words: Bilingual) {
    guard invocation.showsProgress else { return }
    invocation.writeError("\r\u{1b}[K" + words(language))
  }

  /// Clears the progress.
  func progressDone() {
    guard invocation.showsProgress else { return }
    invocation.writeError("\r\u{1b}[K")
  }
}
