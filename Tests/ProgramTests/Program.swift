import Foundation
import Glibc
import TestKit
import Testing

/// The built program, with a home and a vault of its own.
///
/// `RECOURSE_PROGRAM` names another build of it, for example the release.
final class Program: Sendable {
  /// The folder of the test: home and vault stand in it, and it goes with this object.
  let folder: TemporaryFolder
  /// The path of the vault.
  var vault: String { folder.path(of: "vault") }

  /// The checkout that these tests stand in.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  /// The folder of the test process: the program is built beside it.
  private static let builds =
    ((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) as NSString?)?
    .deletingLastPathComponent ?? "/nowhere"
  /// The path of the program.
  static let path =
    ProcessInfo.processInfo.environment["RECOURSE_PROGRAM"] ?? builds + "/recourse"
  /// How often the long campaigns repeat, if they are asked for; 1 stands for the full number.
  static let deep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"].flatMap { Int($0) }

  /// Whether the vault is under a passphrase, which the program then finds by itself.
  let isEncrypted: Bool

  init(recognition: String = "off") throws {
    folder = try TemporaryFolder()
    isEncrypted = false
    self.recognition = recognition
  }

  /// A program whose vault is under a passphrase if `encrypted`.
  init(encrypted: Bool) throws {
    folder = try TemporaryFolder()
    isEncrypted = encrypted
    recognition = "off"
    if encrypted { _ = try encryptVault() }
  }

  /// What reads pictures: nothing, unless a test is about that.
  let recognition: String

  /// The variables that every run gets, and none of the tester's own.
  private var environment: [String: String] {
    let passphrase = isEncrypted ? ["RECOURSE_PASSPHRASE_FILE": folder.path(of: "passphrase")] : [:]
    return [
      "HOME": folder.path, "RECOURSE_VAULT": vault, "RECOURSE_DATA": Self.root,
      "RECOURSE_LANG": "en", "RECOURSE_RECOGNITION": recognition,
      "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "TMPDIR": folder.path,
      // Compiled playbooks are shared, because compiling one in a debug build takes seconds.
      "XDG_CACHE_HOME": Self.builds + "/program-tests-cache",
    ].merging(passphrase) { $1 }
  }

  /// Starts the program, or with `shell` a script that finds it under `$RECOURSE`.
  func start(_ arguments: [String], shell: String? = nil) throws -> RunningProgram {
    var environment = environment
    environment["RECOURSE"] = Self.path
    guard let shell else {
      return try RunningProgram(Self.path, arguments, environment, folder)
    }
    return try RunningProgram("/bin/sh", ["-c", shell, "sh"] + arguments, environment, folder)
  }

  /// Runs the program to its end.
  @discardableResult
  func run(_ arguments: String...) throws -> RunningProgram.Outcome {
    try start(arguments).finish()
  }

  /// Runs the program to its end.
  func run(_ arguments: [String]) throws -> RunningProgram.Outcome {
    try start(arguments).finish()
  }

  /// Opens a case and returns its id.
  func newCase() throws -> String {
    let made = try run("case", "new", "--title", "98 元点券没到", "--json")
    return try #require(made.object["case"] as? String, "\(made)")
  }

  /// The path of a file of an example.
  static func example(_ name: String) -> String { "\(root)/examples/\(name)" }
}

/// One run of the program.
final class RunningProgram {
  /// What it did.
  struct Outcome {
    /// The exit code; the negative number of the signal if one ended it.
    let code: Int32
    let output: String
    let error: String

    /// The output as JSON; nil if it is none.
    var json: Any? {
      try? JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
    }
    /// The output as a JSON object; empty if it is none.
    var object: [String: Any] { json as? [String: Any] ?? [:] }
  }

  private let process = Process()
  private let output = Pipe()
  private let errorPath: String
  private var text = Data()

  fileprivate init(
    _ path: String, _ arguments: [String], _ environment: [String: String],
    _ folder: TemporaryFolder
  ) throws {
    errorPath = folder.path(of: "error-\(UUID().uuidString)")
    try Data().write(to: URL(fileURLWithPath: errorPath))
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Waits for its end, at most two minutes; then it is killed, which no test takes for success.
  func finish() -> Outcome { kill(after: .seconds(120)) }

  /// Listens until `delay` is over, kills it if it still runs, and gives all that it said.
  func kill(after delay: Duration) -> Outcome {
    let end = ContinuousClock.now + delay
    while ContinuousClock.now < end {
      let rest = (end - ContinuousClock.now).components
      // Whole milliseconds; the last part of one is spent in this loop, to be exact.
      let wait = Int32(clamping: rest.seconds * 1000 + rest.attoseconds / 1_000_000_000_000_000)
      var watched = pollfd(
        fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, max(0, wait)) > 0 else { continue }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      text += more
    }
    if ContinuousClock.now >= end { Glibc.kill(process.processIdentifier, SIGKILL) }
    text += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let error = FileManager.default.contents(atPath: errorPath) ?? Data()
    let status = process.terminationStatus
    return Outcome(
      code: process.terminationReason == .exit ? status : -status,
      output: String(decoding: text, as: UTF8.self),
      error: String(decoding: error, as: UTF8.self))
  }
}
