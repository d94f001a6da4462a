import CaseCore
import Foundation
import Paper
import Setting
import Testing

/// A document set on pages, in a folder that goes with it.
final class SetDocument {
  let path: String
  let outcome: Typesetting.Outcome
  let bytes: [UInt8]
  private let folder: String

  init(_ document: PaperDocument, _ files: [String: [UInt8]] = [:]) throws {
    folder = NSTemporaryDirectory() + "setting-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/pages.pdf"
    do {
      outcome = try Typesetting.set(document, to: path) { name throws(SettingError) in
        guard let bytes = files[name] else { throw .file(name) }
        return bytes
      }
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
    bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func check() throws -> String { try run("qpdf", ["--check", path]) }
  func info() throws -> String { try run("pdfinfo", [path]) }
  func text() throws -> String { try run("pdftotext", [path, "-"]) }
  func pageTexts() throws -> [String] {
    try text().split(separator: "\u{c}", omittingEmptySubsequences: false).map(String.init)
  }
  /// The file with nothing compressed.
  func plain() throws -> String {
    try run("qpdf", ["--qdf", "--object-streams=disable", path, "-"])
  }

  /// What another program says.
  func run(_ program: String, _ arguments: [String]) throws -> String {
    try Self.run(program, arguments)
  }

  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// Compares a page with the picture that was approved, at forty dots to the inch: a grain of the
  /// paper may differ by little, a twentieth of them by more.
  func expectPicture(
    ofPage page: Int, named name: String, file: String = #filePath,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let stem = folder + "/page"
    _ = try run(
      "pdftoppm",
      ["-r", "40", "-gray", "-png", "-f", "\(page)", "-l", "\(page)", "-singlefile", path, stem])
    let kept = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Snapshots/SettingTests/\(name)-\(page).png")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: kept.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? FileManager.default.removeItem(at: kept)
      try FileManager.default.copyItem(atPath: stem + ".png", toPath: kept.path)
      Issue.record("Recorded \(name)-\(page).png; look at it and run again.", sourceLocation: place)
      return
    }
    let said = try Self.difference(kept.path, stem + ".png")
    #expect(said < 0.02, "page \(page) differs from the one approved", sourceLocation: place)
  }

  /// The mean difference of two pictures, of one; 1 where one is not there or is of another size.
  private static func difference(_ one: String, _ other: String) throws -> Double {
    let said = try run("gm", ["compare", "-metric", "MAE", one, other])
    // `           Total: 0.0012345678            80.9`
    let line = said.split(separator: "\n").first { $0.contains("Total:") }
    let words = line?.split(separator: " ") ?? []
    return words.count > 1 ? Double(words[1]) ?? 1 : 1
  }
}

/// Pictures made for tests.
enum Pictures {
  static func jpeg(width: Int, height: Int) throws -> [UInt8] {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".jpg"
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try SetDocument.run(
      "gm",
      [
        "convert", "-size", "\(width)x\(height)", "gradient:white-steelblue", "-quality", "60",
        path,
      ])
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
