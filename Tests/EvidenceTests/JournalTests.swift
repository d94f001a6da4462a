import CaseCore
import Evidence
import Merkle
import TestKit
import Testing

@Suite struct JournalTests {
  // A journal as somebody holds it who was not shown entry 4 and whose entry 6 was erased.
  static let withheld: [Int: WithheldReason] = [4: .undisclosed, 6: .erased]

  @Test func `a journal with withheld entries has frozen bytes, leaves and root`() throws {
    let sample = try SampleBundle()
    var lines: [String] = []
    for (number, sealed) in sample.sealed.enumerated() {
      if let reason = Self.withheld[number] {
        lines.append("\(number) \(reason.rawValue)")
      } else {
        lines.append("\(number) salt \(Hex.text(of: sealed.salt))")
        lines.append("\(number) entry \(String(decoding: sealed.bytes, as: UTF8.self))")
        lines.append("\(number) record \(sealed.record.hex)")
      }
      lines.append("\(number) leaf \(sealed.leaf.hex)")
    }
    lines.append("root \(sample.tree.root.hex)")
    expectSnapshot(lines.joined(separator: "\n") + "\n", named: "journal.txt")
  }

  @Test func `a journal with withheld entries is decoded and replayed`() throws {
    let sample = try SampleBundle()
    var range = CompactRange()
    var items: [JournalItem] = []
    for (number, sealed) in sample.sealed.enumerated() {
      range.append(sealed.leaf)
      if let reason = Self.withheld[number] {
        items.append(.withheld(index: number, leaf: sealed.leaf, reason: reason))
      } else {
        items.append(.readable(try EntryBytes.decode(sealed.bytes, at: number)))
      }
    }
    #expect(range.root == sample.tree.root)
    let state = try CaseState.replay(items)
    #expect(state.size == 9)
    #expect(state.withheld == Self.withheld)
    // The correction can be read although what it corrects cannot.
    #expect(state.statements.map(\.entry) == [5])
    #expect(state.notes.isEmpty)
  }

  @Test func `salt and entry lead to the leaf, and any other salt elsewhere`() throws {
    let sealed = SealedEntry(salt: [UInt8](0..<32), bytes: Array("{}".utf8))
    // Computed with another implementation of SHA-256.
    #expect(sealed.record.hex == "3beb4649fb0f3ba0e4d1db3befc0f9e6982d28cf69bc263851e1b7635a0c9f38")
    #expect(sealed.leaf.hex == "b457e13bf0632fa685de503724e97eda65713504d8350e355f817173c173e5a7")
    let other = SealedEntry(salt: [UInt8](1..<33), bytes: Array("{}".utf8))
    #expect(other.leaf != sealed.leaf)
  }
}
