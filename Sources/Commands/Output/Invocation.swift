public import CaseCore
public import Engine
public import Sealing

/// What the command line is given from outside: where it writes, and how it gets an Engine.
public struct Invocation: Sendable {
  /// What the global options ask for.
  public struct Wish: Sendable, Hashable {
    /// `--vault`; nil for the default.
    public var vault: String?
    /// `--practice`.
    public var practice: Bool
    /// `--now`, the clock of judging.
    public var now: Moment?
    /// How to ask for the passphrase of a vault that is encrypted.
    public var passphrase: PassphraseRequest

    /// The wish for the default vault and the machine's clock.
    public init(
      vault: String? = nil, practice: Bool = false, now: Moment? = nil,
      passphrase: PassphraseRequest
    ) {
      self.vault = vault
      self.practice = practice
      self.now = now
      self.passphrase = passphrase
    }
  }

  /// Writes to standard output.
  public var write: @Sendable (String) -> Void
  /// Writes to standard error.
  public var writeError: @Sendable (String) -> Void
  /// Whether standard error is a terminal, where progress may be shown.
  public var showsProgress: Bool
  /// Asks the person at the terminal and gives the line that they typed; nil where nobody can answer.
  public var ask: (@Sendable (_ question: String) -> String?)?
  /// The environment variables.
  public var environment: [String: String]
  /// Everything that reaches outside the program.
  public var outside: any OutsideWorld

  /// An invocation over these seams.
  public init(
    write: @escaping @Sendable (String) -> Void, writeError: @escaping @Sendable (String) -> Void,
    showsProgress: Bool, environment: [String: String], outside: any OutsideWorld,
    ask: (@Sendable (_ question: String) -> String?)? = nil
  ) {
    self.ask = ask
    self.write = write
    self.writeError = writeError
    self.showsProgress = showsProgress
    self.environment = environment
    self.outside = outside
  }

  /// The invocation that the running verb belongs to; set for the time of one run.
  @TaskLocal static var current: Invocation?
  /// The language of help and messages; set for the time of one run.
  @TaskLocal static var language: Language = .zh
}

/// What the commands need from outside, provided by the wiring.
public protocol OutsideWorld: Sendable {
  /// An Engine over the vault that `wish` names, made on first use.
  /// - Throws: `Refusal` if the vault cannot be opened.
  func engine(_ wish: Invocation.Wish) async throws -> Engine
  /// An Engine over no vault, for what needs none: reading a file dry, verifying, calendars.
  func engineWithoutVault(_ wish: Invocation.Wish) throws -> Engine
  /// The passphrase and the keys of the vault that `wish` names.
  func secrets(_ wish: Invocation.Wish) -> any VaultSecrets
  /// The passphrase that `request` asks for.
  /// - Throws: `Refusal` for none, or one that cannot be used.
  func passphrase(_ request: PassphraseRequest) throws -> Passphrase
  /// The bytes of a file, of an open descriptor (`/dev/fd/N`) or of standard input (`-`).
  func secretInput(_ path: String, limit: Int) throws -> [UInt8]
  /// A secret that is typed on the terminal in answer to `question`, unseen, or that is in the file, the
  /// descriptor or standard input that `path` names.
  /// - Throws: `Refusal` where neither can be had, or for more than `limit` bytes.
  func secret(_ path: String?, question: String, limit: Int) throws -> [UInt8]
  /// The care of the vault that `wish` names: the same vault as `engine` opens.
  func caretaker(_ wish: Invocation.Wish) async throws -> Caretaker
  /// Puts a new signing key in the place of the vault's while nobody else uses it, and destroys the old
  /// one.
  func rotateKey(_ wish: Invocation.Wish) async throws -> RotatedKey
  /// The way to bring a vault back, and the path of the vault that `wish` names.
  func restoring(_ wish: Invocation.Wish) throws -> (restoring: Restoring, vault: String)
  /// Serves the pages over the vault that `wish` names, on this machine alone, until the process is
  /// asked to end. `running` gets the link that opens them, once.
  /// - Throws: `Refusal` if the vault cannot be opened or the port cannot be had.
  func serve(
    _ wish: Invocation.Wish, port: Int, running: @escaping @Sendable (_ link: String) -> Void
  ) async throws
  /// Serves the pages of a server, which is run as `file` says, until the process is asked to end. `log` gets
  /// a line for each answer, `running` what is listened on, once.
  /// - Throws: `Refusal` for a file that is not right, or if the address cannot be had.
  func serveAccounts(
    _ file: String, log: @escaping @Sendable (_ line: String) -> Void,
    running: @escaping @Sendable (_ place: String) -> Void
  ) async throws
  /// The link by which the person with this address opens an account on the server of `file`, as `role`.
  func invite(_ email: String, as role: String, file: String) async throws -> String
  /// The bytes of the file at `path`.
  /// - Throws: `Refusal` if it cannot be read or has more than `limit` bytes.
  func read(_ path: String, limit: Int) throws -> [UInt8]
  /// Writes `bytes` to `path`, which must not exist unless `replacing`.
  func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws
  /// A way to write several files that belong together.
  func newFiles() -> any NewFiles
  /// Gives `body` a way to write to a fresh file at `path`, which appears under that name only when
  /// `body` returned and everything is durable.
  func stream(
    to path: String, _ body: (_ write: ([UInt8]) throws -> Void) async throws -> Void
  ) async throws
  /// Checks the playbook in the folder at `path`, or the shipped ones.
  func playbookCheck(_ path: String?) throws -> PlaybookCheckResult
  /// Writes the compiled form of every shipped playbook into `folder`, by default beside them.
  /// - Returns: The files written.
  func compilePlaybooks(into folder: String?) throws -> [String]
  /// Makes the folder at `path` and those above it; no error if it is there.
  func makeFolder(_ path: String) throws
  /// The folder of the example `name`.
  /// - Throws: `Refusal` that names the examples there are.
  func exampleFolder(_ name: String) throws -> String
  /// Gives `body` a fresh folder, which is gone with all that is in it when `body` ends, however it
  /// ends.
  func withTemporaryFolder(_ body: (_ path: String) async throws -> Void) async throws
}

/// Several files that are written for the person: each whole and durable under its name, or not at all.
public protocol NewFiles {
  /// Writes `bytes`, which get the name `path` with `finish` at the latest; nothing may stand there.
  func add(_ bytes: [UInt8], at path: String) throws
  /// Returns once all of them have their names and are durable.
  func finish() throws
}

/// What checking playbooks found.
public struct PlaybookCheckResult: Sendable, Hashable {
  /// Something unsound.
  public struct Problem: Sendable, Hashable {
    /// The file, as the playbook names it.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// A stable name of the mistake.
    public let code: String
    /// Whether it makes the playbook unusable; else it is a warning.
    public let isError: Bool
    /// What was found and what to do, with file and line.
    public let words: Bilingual

    /// A problem in `file` at `line`.
    public init(file: String, line: Int, code: String, isError: Bool, words: Bilingual) {
      self.file = file
      self.line = line
      self.code = code
      self.isError = isError
      self.words = words
    }
  }

  /// The areas that were checked.
  public let areas: [String]
  /// How many table tests were run.
  public let tests: Int
  /// What was found, in the order of the files.
  public let problems: [Problem]

  /// The result for `areas`.
  public init(areas: [String], tests: Int, problems: [Problem]) {
    self.areas = areas
    self.tests = tests
    self.problems = problems
  }
}
