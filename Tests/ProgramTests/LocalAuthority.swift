import Foundation
import Glibc
import TestKit
import Testing

/// A time-stamp authority on loopback, ended with this object.
final class LocalAuthority {
  private let process = Process()
  private let folder: TemporaryFolder
  private let port: Int

  init() throws {
    folder = try TemporaryFolder()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "\(Program.root)/Tests/ProgramTests/authority.py", folder.path,
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
    port = try #require(Int(text), "The authority did not start.")
  }

  deinit {
    // Not the polite signal: a child inherits what the thread that started it has blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The path of its root certificate.
  var root: String { folder.path(of: "root.pem") }

  /// An address of it; see `authority.py` for what each path does.
  func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  /// The paths that were asked, in order.
  var asked: [String] {
    let text = try? String(contentsOfFile: folder.path(of: "asked"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  /// Answers a request with openssl, as somebody elsewhere would.
  func answer(_ request: String, into response: String) throws {
    try Tool.run(
      "openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "stamp", "-queryfile", request,
      "-out", response, in: folder.path)
  }
}

/// Another program that a test asks.
enum Tool {
  /// What it said.
  @discardableResult
  static func run(
    _ program: String, _ arguments: String..., in folder: String? = nil
  ) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program) \(arguments): \(text)")
    return text
  }
}
