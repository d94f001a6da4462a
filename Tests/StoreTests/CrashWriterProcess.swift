import Foundation
import Glibc

/// The writing process that tests start and kill.
final class CrashWriterProcess {
  private let process = Process()
  private let output = Pipe()
  private var text = Data()

  /// Starts the writer with `arguments`; if it `obeysModes`, also where the tests run as a user who
  /// may write everywhere.
  init(_ arguments: [String], obeysModes: Bool = false) throws {
    // The writer is built beside the tests.
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let writer = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("crash-writer")
    if obeysModes && geteuid() == 0 {
      // Root without capabilities is a user like any other, and unlike another user it still reaches
      // the program and the folder, wherever they lie.
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments = ["--bounding-set=-all", "--inh-caps=-all", writer.path] + arguments
    } else {
      process.executableURL = writer
      process.arguments = arguments
    }
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Everything that a writer says that ends by itself.
  static func output(of arguments: [String], obeysModes: Bool = false) throws -> String {
    let writer = try CrashWriterProcess(arguments, obeysModes: obeysModes)
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
