import Foundation
import Glibc

/// The writing process that tests start and kill.
final class CrashWriterProcess {
  private let process = Process()
  private let output = Pipe()
  private var text = Data()

  /// Starts the writer with `arguments`.
  init(_ arguments: [String]) throws {
    // The writer is built beside the tests.
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("crash-writer")
    process.arguments = arguments
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Everything that a writer says that ends by itself.
  static func output(of arguments: [String]) throws -> String {
    let writer = try CrashWriterProcess(arguments)
    let data = writer.output.fileHandleForReading.readDataToEndOfFile()
    writer.process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// Waits until it said `lines` lines, kills it in the middle of what it does then, and gives all
  /// the numbers that it said before it died.
  func kill(afterLines lines: Int) -> [Int] {
    while text.count(where: { $0 == 0x0a }) < lines {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      text += more
    }
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    text += output.fileHandleForReading.readDataToEndOfFile()
    return String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
  }
}
