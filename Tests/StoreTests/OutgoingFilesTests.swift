import Engine
import Foundation
import TestKit
import Testing
import VaultFiles

/// Several files for the person.
@Suite struct OutgoingFilesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { !$0.hasPrefix(".incoming-") }
  }

  @Test func `files have their names once all are whole`() throws {
    let files = OutgoingFiles()
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "in"), withIntermediateDirectories: true)
    try files.add([1], at: folder.path(of: "a"))
    try files.add([2, 2], at: folder.path(of: "in/b"))
    #expect(try names() == ["in"])
    try files.finish()
    #expect(try names() == ["a", "in"])
    #expect(Array(try Data(contentsOf: URL(filePath: folder.path(of: "in/b")))) == [2, 2])
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path(of: "a"))
    #expect(mode[.posixPermissions] as? Int == 0o600)
    try files.finish()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a", "in"])
  }

  @Test func `what stands there is never replaced`() throws {
    let path = try folder.write([7], named: "a")
    let files = OutgoingFiles()
    #expect(throws: OutgoingFileError.exists(path: path)) { try files.add([1], at: path) }
    let late = folder.path(of: "b")
    try files.add([1], at: late)
    _ = try folder.write([8], named: "b")
    #expect(throws: OutgoingFileError.exists(path: late)) { try files.finish() }
    #expect(Array(try Data(contentsOf: URL(filePath: late))) == [8])
    #expect(Array(try Data(contentsOf: URL(filePath: path))) == [7])
  }

  @Test func `files that are never finished leave nothing`() throws {
    do {
      let files = OutgoingFiles()
      try files.add([1], at: folder.path(of: "a"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `more files than may be open at a time all get there`() throws {
    let files = OutgoingFiles()
    for number in 0..<200 { try files.add([UInt8(number)], at: folder.path(of: "\(number)")) }
    try files.finish()
    #expect(try names().count == 200)
  }

  @Test func `a folder that is not there is said`() {
    let path = folder.path(of: "none/a")
    #expect(throws: OutgoingFileError.self) { try OutgoingFiles().add([1], at: path) }
  }
}
