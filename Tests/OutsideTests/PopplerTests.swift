import CaseCore
import Engine
import Foundation
import Imports
import Outside
import TestKit
import Testing

/// The text of PDF documents, taken out by the programs of this machine.
@Suite struct PopplerTests {
  private static let password = Array("a password of many letters 0815".utf8)

  private func bytes(_ name: String) throws -> [UInt8] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return Array(
      try Data(contentsOf: tests.appending(path: "ImportsTests/Fixtures/documents/\(name)")))
  }

  private func rows(_ text: DocumentText) throws -> Int {
    try DocumentReader.read(text, as: EvidenceKinds.other) { _ in }.rows
  }

  @Test func `a document gives its words`() async throws {
    let text = try await Poppler().text(of: bytes("wechat-proof.pdf"), password: nil)
    #expect(try rows(text) == 6 && text.pages.count == 2 && !text.version.isEmpty)
  }

  @Test func `a locked document opens under its password alone`() async throws {
    let document = try bytes("wechat-proof-locked.pdf")
    for password in [nil, Array("000000".utf8), []] {
      await #expect(throws: DocumentError.locked) {
        try await Poppler().text(of: document, password: password)
      }
    }
    let text = try await Poppler().text(of: document, password: Self.password)
    #expect(try rows(text) == 6)
  }

  @Test func `what may not be copied by programs is read for its owner`() async throws {
    let text = try await Poppler().text(of: bytes("wechat-proof-no-copy.pdf"), password: nil)
    #expect(try rows(text) == 6)
  }

  @Test func `a scan has no words`() async throws {
    let text = try await Poppler().text(of: bytes("scan.pdf"), password: nil)
    #expect(text.isWithoutText)
  }

  @Test(arguments: ["cut.pdf", "garbage.pdf"])
  func `what is damaged is said to be`(name: String) async throws {
    await #expect(throws: DocumentError.unreadable) {
      try await Poppler().text(of: bytes(name), password: nil)
    }
  }

  @Test func `nothing is no document`() async throws {
    await #expect(throws: DocumentError.unreadable) {
      try await Poppler().text(of: [], password: nil)
    }
  }

  @Test func `no password stands among the arguments of a program`() async throws {
    // What runs meanwhile is looked at by its process, as anybody on the machine could.
    let document = try bytes("wechat-proof-locked.pdf")
    async let text = Poppler().text(of: document, password: Self.password)
    var seen: [String] = []
    for _ in 0..<200 {
      let ids = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int($0) }
      for id in ids {
        let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
        if line.firstRange(of: Data(Self.password)) != nil {
          seen.append(String(decoding: line, as: UTF8.self))
        }
      }
    }
    _ = try await text
    #expect(seen.isEmpty)
  }
}
