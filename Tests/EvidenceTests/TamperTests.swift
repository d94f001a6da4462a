import CaseCore
import Evidence
import Foundation
import Merkle
import TestKit
import Testing

@Suite struct TamperTests {
  // Every byte is changed; the quarters only share the work.
  @Test(arguments: 0..<4)
  func `changing any one byte of a bundle is found and its place named`(
    quarter: Int
  ) async throws {
    let sample = try SampleBundle()
    let chosen = Disclosure.disclosure(of: sample.items, choosing: [2, 5])
    let bytes = try await sample.bundle(disclosing: chosen, originals: [2])
    #expect(bytes.count <= 32 * 1024)
    for index in stride(from: quarter, to: bytes.count, by: 4) {
      var changed = bytes
      changed[index] ^= UInt8(1 << (index / 4 % 8))
      let report = try Verification.verify(RandomAccess(changed))
      #expect(!report.failures.isEmpty, "byte \(index) is free")
      #expect(report.proven.isEmpty && report.notProven.isEmpty)
      #expect(report.failures.allSatisfy { $0.place != .whole })
    }
  }

  @Test(arguments: 0..<4)
  func `changing any one byte of a bundle whose key changed is found`(quarter: Int) async throws {
    let sample = try SampleBundle.withSeams()
    let chosen = Disclosure.disclosure(of: sample.items, choosing: [2])
    let bytes = try await sample.bundle(
      disclosing: chosen, originals: [2], extraCheckpoints: [9, 13])
    // All of them when they are asked for, else every ninth.
    let isDeep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"] != nil
    for index in stride(from: quarter, to: bytes.count, by: isDeep ? 4 : 36) {
      var changed = bytes
      changed[index] ^= UInt8(1 << (index / 4 % 8))
      let report = try Verification.verify(RandomAccess(changed))
      #expect(!report.failures.isEmpty, "byte \(index) is free")
      #expect(report.proven.isEmpty && report.notProven.isEmpty && report.seams.isEmpty)
    }
  }

  @Test(arguments: UInt64(0)..<3)
  func `changed bytes of a larger bundle are found`(seed: UInt64) async throws {
    var random = SplitMix64(state: seed)
    let sample = try SampleBundle(count: 400)
    let bytes = try await sample.bundle(extraCheckpoints: [100, 256])
    for _ in 0..<20 {
      var changed = bytes
      changed[Int.random(in: 0..<bytes.count, using: &random)] ^=
        UInt8.random(in: 1...255, using: &random)
      #expect(!(try Verification.verify(RandomAccess(changed)).failures.isEmpty))
    }
  }

  @Test func `a bundle cut off anywhere or with bytes added is refused`() async throws {
    let bytes = try await SampleBundle().bundle()
    for count in stride(from: 0, to: bytes.count, by: 37) + [bytes.count - 1] {
      let report = try Verification.verify(RandomAccess(Array(bytes[..<count])))
      #expect(!report.failures.isEmpty)
    }
    #expect(
      try Verification.verify(RandomAccess(bytes + [0])).failures
        == [.init(.bytesAfterEnd, at: .byte(Int64(bytes.count)))])
    #expect(!(try Verification.verify(RandomAccess([0] + bytes)).failures.isEmpty))
  }

  @Test func `a file that says it is larger than it is is refused`() throws {
    let report = try Verification.verify(
      RandomAccess(sizeBytes: 1 << 40) { _, _ in Array("PK\u{3}\u{4}".utf8) })
    #expect(!report.failures.isEmpty)
  }

  // Somebody who rewrites a bundle whole can make every list agree; what they cannot make agree is
  // the tree and its signature.
  @Test(arguments: ["data/journal.jsonl", "data/salts.jsonl", "data/leaves.txt", "data/keys.txt"])
  func `a change with all lists made to fit is still found`(name: String) throws {
    let sample = try SampleBundle()
    let plan = try BundlePlan(sample.input())
    let forged = Forgery(plan, sample.originals).changing(name) { bytes in
      let place = name == "data/keys.txt" ? 0 : bytes.count / 2
      bytes[place] = bytes[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
    }
    let report = try Verification.verify(folder: forged.files)
    #expect(!report.failures.isEmpty)
    #expect(!report.failures.contains { $0.what == .contentDiffers || $0.what == .notAsRebuilt })
  }

  @Test func `an original exchanged with all lists made to fit is found at its file`() throws {
    let sample = try SampleBundle()
    let plan = try BundlePlan(sample.input())
    let forged = Forgery(plan, sample.originals).changing("data/evidence/2.csv") { $0[0] ^= 1 }
    #expect(
      try Verification.verify(folder: forged.files).failures
        == [.init(.originalDiffers, at: .file("data/evidence/2.csv"))])
  }

  @Test func `two entries exchanged with all lists made to fit are found`() throws {
    let sample = try SampleBundle()
    let plan = try BundlePlan(sample.input())
    let forged = Forgery(plan, sample.originals).changing("data/journal.jsonl") { bytes in
      var lines = bytes.split(separator: UInt8(ascii: "\n"))
      lines.swapAt(4, 6)
      bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }
    #expect(
      try Verification.verify(folder: forged.files).failures.map(\.place) == [.entry(4), .entry(6)])
  }
}
