import CaseCore
import Engine
import Sealing
import Synchronization

/// What one running verb has: its options, where it writes, and the way to the Engine.
struct Context: Sendable {
  let invocation: Invocation
  let options: GlobalOptions
  let language: Language
  private let opened = OpenedEngine()

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
      vault: options.vault, practice: options.practice, now: try options.now.map(Self.instant),
      passphrase: PassphraseRequest(
        file: passphraseFile, prompt: Words.passphrasePrompt(language)))
  }

  /// The file with the passphrase that the options or the environment name.
  var passphraseFile: String? {
    options.passphraseFile ?? invocation.environment["RECOURSE_PASSPHRASE_FILE"]
  }

  /// The passphrase of the vault.
  func passphrase() throws -> Passphrase {
    try invocation.outside.passphrase(wish().passphrase)
  }

  /// A new passphrase: from `file`, or typed twice.
  func newPassphrase(file: String?) throws -> Passphrase {
    try invocation.outside.passphrase(
      PassphraseRequest(
        file: file, prompt: Words.newPassphrasePrompt(language),
        again: Words.newPassphraseAgain(language)))
  }

  /// The passphrase and the keys of the vault.
  func secrets() throws -> any VaultSecrets { try invocation.outside.secrets(wish()) }

  private static func instant(_ text: String) throws(Refusal) -> Moment {
    guard let moment = FactInput.moment(text, zone: .shanghai) else {
      throw .impossibleTime(text)
    }
    return moment
  }

  /// The Engine over the vault, opened on first use.
  func engine() async throws -> Engine {
    if let engine = opened.engine { return engine }
    let engine = try await invocation.outside.engine(wish())
    opened.engine = engine
    return engine
  }

  /// Asks for a time-stamp over what this command recorded, if it is time to. The command has done
  /// what it was asked by now, so whatever fails here fails nothing: it is kept with the time-stamps,
  /// and said by `timestamp list`.
  func stampIfDue() async {
    guard let stamping = try? await opened.engine?.stampIfDue() else { return }
    if stamping.success != nil { remark(Words.stampedAside) }
  }

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

  /// Prints a result of many parts: with `--json` one object a line, and on standard error what is to
  /// be said of the whole; else the lines.
  func showLines(
    _ json: @autoclosure () -> [OutputJSON], _ lines: @autoclosure () -> [String],
    remarks: @autoclosure () -> [Bilingual]
  ) {
    guard options.json else {
      for line in lines() { invocation.write(line + "\n") }
      return
    }
    for line in json() { invocation.write(line.compact + "\n") }
    for words in remarks() { remark(words) }
  }

  /// Says something beside the result, on standard error.
  func remark(_ words: Bilingual) { invocation.writeError(words(language) + "\n") }

  /// Answers words of self-harm in what was recorded, before anything else is said.
  func answer(_ loaded: LoadedCase) {
    if let spared = loaded.spared { remark(spared.help) }
  }

  /// Says which entry was recorded.
  func showRecorded(_ loaded: LoadedCase) {
    answer(loaded)
    guard loaded.spared?.isRecorded ?? true else {
      return show(["entry": .null], [Words.neverStored(language)])
    }
    show(["entry": .number(loaded.size - 1)], [Words.recorded(loaded.size - 1)(language)])
  }

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

/// The Engine that a command opened.
private final class OpenedEngine: Sendable {
  private let kept = Mutex<Engine?>(nil)

  var engine: Engine? {
    get { kept.withLock(\.self) }
    set { kept.withLock { $0 = newValue } }
  }
}
