import CaseCore
import Commands
import Engine
import Foundation
import Synchronization
import Wiring

/// The command line in this process, over the live world and a vault of its own, with what it wrote.
final class Terminal: Sendable {
  /// What one command did.
  struct Outcome: Sendable {
    let code: Int32
    let output: String
    let error: String

    /// The output as JSON.
    func json() throws -> [String: Any] {
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return value as? [String: Any] ?? [:]
    }
  }

  /// A folder that is deleted with the terminal.
  let folder: String
  /// The global options of every command.
  let options: [String]
  /// The language of every command.
  let language: Language
  private let now: String?
  private let pages: (any PageCapturer)?

  /// The checkout that these tests stand in.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  init(
    now: String? = "2026-11-22T10:00:00+08:00", language: Language = .zh,
    pages: (any PageCapturer)? = nil
  ) throws {
    self.pages = pages
    self.now = now
    self.language = language
    folder = NSTemporaryDirectory() + "recourse-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    options =
      ["--vault", folder + "/vault", "--practice", "--lang", language.rawValue]
      + (now.map { ["--now", $0] } ?? [])
  }

  /// A terminal with a copy of the vault of `other`, at the same clock unless `now` says another.
  convenience init(copying other: Terminal, now: String? = nil) throws {
    try self.init(now: now ?? other.now, language: other.language)
    try FileManager.default.copyItem(atPath: other.folder + "/vault", toPath: folder + "/vault")
  }

  /// The folder of the test process: the programs are built beside it.
  private static let builds =
    ((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) as NSString?)?
    .deletingLastPathComponent ?? "/nowhere"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs one command with the global options.
  func run(_ arguments: String...) async -> Outcome { await run(arguments) }

  /// Runs one command with the global options.
  func run(_ arguments: [String]) async -> Outcome {
    await bare(arguments + options)
  }

  /// Runs one command as it is.
  func bare(_ arguments: [String], environment: [String: String] = [:]) async -> Outcome {
    let output = Mutex("")
    let error = Mutex("")
    var environment = environment
    environment["RECOURSE_DATA"] = Self.root
    // Pictures are read where a test is about that.
    environment["RECOURSE_RECOGNITION"] = "off"
    environment["HOME"] = folder
    // Compiled playbooks are shared, because compiling one in a debug build takes seconds.
    environment["XDG_CACHE_HOME"] = Self.builds + "/command-tests-cache"
    environment["RECOURSE_TYPESET"] = Self.builds + "/recourse-typeset"
    let invocation = Invocation(
      write: { text in output.withLock { $0 += text } },
      writeError: { text in error.withLock { $0 += text } }, showsProgress: false,
      environment: environment,
      outside: LiveWorld(
        environment: environment, executable: "/nowhere/recourse", pages: pages))
    let code = await CommandLineTool.run(arguments, in: invocation)
    return Outcome(code: code, output: output.withLock { $0 }, error: error.withLock { $0 })
  }

  /// Writes a file into the folder and returns its path.
  func file(_ name: String, _ content: String) throws -> String {
    let path = "\(folder)/\(name)"
    try content.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }
}
