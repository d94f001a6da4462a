import CaseCore
import Evidence
import TestKit
import Testing

@Suite struct EntryBytesTests {
  @Test(arguments: Event.Kind.allCases)
  func `an entry of each kind has frozen bytes and is read back from them`(
    kind: Event.Kind
  ) throws {
    var text = ""
    for event in try SampleEntries.events(of: kind) {
      #expect(event.kind == kind)
      let entry = try SampleEntries.entry(kind == .caseOpened ? 0 : 4, event)
      let bytes = try EntryBytes.encode(entry)
      #expect(try EntryBytes.decode(bytes, at: entry.seq) == entry)
      _ = try JSON(canonical: bytes)
      text += String(decoding: bytes, as: UTF8.self) + "\n"
    }
    let file = kind.rawValue.split(separator: " ").joined(separator: "-")
    expectSnapshot(text, named: "entries/\(file).jsonl")
  }

  @Test(arguments: UInt64(0)..<100)
  func `any journal is read back as it was, from canonical bytes`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for entry in Entry.arbitrary(count: 60, using: &random) {
      let bytes = try EntryBytes.encode(entry)
      #expect(try EntryBytes.decode(bytes, at: entry.seq) == entry)
      let value = try JSON(canonical: bytes)
      #expect(try value.canonicalBytes() == bytes)
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `whatever is read is what would be written`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var accepted = 0
    for entry in Entry.arbitrary(count: 45, using: &random) {
      let bytes = try EntryBytes.encode(entry)
      for _ in 0..<100 {
        var changed = bytes
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
        case 1: changed.remove(at: place)
        case 2: changed.insert(changed[Int.random(in: 0..<bytes.count, using: &random)], at: place)
        default: changed = Array(changed[..<place])
        }
        if let read = try? EntryBytes.decode(changed) {
          accepted += 1
          #expect(try EntryBytes.encode(read) == changed)
        }
      }
    }
    #expect(accepted > 0)
  }

  static let whole =
    #"{"body":{"text":"t","v":1},"by":"person","case":"0123456789abcdef0123456789abcdef","#
    + #""kind":"note taken","recordedAt":"2026-11-18T12:14:00Z","seq":4}"#

  static func changed(_ part: String, to other: String) -> [UInt8] {
    Array(
      whole.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
        .joined(separator: other).utf8)
  }

  @Test(
    arguments: [
      (#""text":"t""#, #""extra":1,"text":"t""#, .unknownMember("extra")),
      (#""v":1"#, #""v":1,"zeal":true"#, .unknownMember("zeal")),
      (#""text":"t","#, "", .missingMember("text")), (#","v":1"#, "", .missingMember("v")),
      (#""v":1"#, #""v":2"#, .newerVersion(kind: .noteTaken, version: 2)),
      (#""v":1"#, #""v":0"#, .wrongValue("v")),
      ("note taken", "note took", .unknownKind("note took")),
      (#""by":"person""#, #""by":"nobody""#, .wrongValue("by")),
      ("2026-11-18", "2026-11-31", .wrongValue("recordedAt")),
      ("12:14:00Z", "24:00:00Z", .wrongValue("recordedAt")),
      ("0123456789abcdef0", "0123456789ABCDEF0", .wrongValue("case")),
      (#""seq":4"#, #""seq":5"#, .otherNumber(found: 5)),
      (#""seq":4"#, #""seq":-4"#, .wrongValue("seq")),
      (#""seq":4"#, #""seq":04"#, .notCanonical(offset: 145)),
      (#""seq":4}"#, #""seq":4} "#, .notCanonical(offset: 147)),
      (#""seq":4}"#, #""seq":4,"more":1}"#, .unknownMember("more")),
      (#"{"body""#, #"{ "body""#, .notCanonical(offset: 1)),
      (#""t""#, #""\u0074""#, .notCanonical(offset: 17)),
      (#""t""#, #""\/""#, .notCanonical(offset: 17)),
      (#""t""#, #""\u001F""#, .notCanonical(offset: 17)),
      (#""t""#, "null", .notCanonical(offset: 16)),
    ] as [(String, String, CanonicalError)])
  func `each way to write an entry otherwise is refused with its number and reason`(
    part: String, other: String, reason: CanonicalError
  ) throws {
    #expect(throws: EntryError(number: 4, reason: reason)) {
      try EntryBytes.decode(Self.changed(part, to: other), at: 4)
    }
    #expect(throws: Never.self) { try EntryBytes.decode(Array(Self.whole.utf8), at: 4) }
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    for bad in [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]] as [[UInt8]] {
      var bytes = Array(Self.whole.utf8)
      bytes.replaceSubrange(17..<18, with: bad)
      #expect(throws: EntryError(number: nil, reason: .notCanonical(offset: 17))) {
        try EntryBytes.decode(bytes)
      }
    }
  }

  @Test func `a value without a stored form is refused when it is written`() throws {
    let cases: [(Event, CanonicalError)] = [
      (
        .factStated(
          FactStated(fact: try SampleEntries.name("f"), value: .number(1 << 53))),
        .wrongValue("number")
      ),
      (
        .factStated(
          FactStated(
            fact: try SampleEntries.name("f"),
            value: .money(Money(minorUnits: 1, currency: "yuan")))), .wrongValue("currency")
      ),
      (
        .stepTaken(
          StepTaken(
            rung: try SampleEntries.name("seller"), happenedAt: Moment(seconds: 253_402_300_800))),
        .wrongValue("happenedAt")
      ),
      (.withdrawn(Withdrawal(entry: -1, reason: "")), .wrongValue("entry")),
      (
        .corrected(
          Correction(replaces: 1, event: .withdrawn(Withdrawal(entry: 1, reason: "")))),
        .wrongValue("event")
      ),
      (
        .noteTaken(NoteTaken(text: String(repeating: "字", count: 22_000))),
        .tooLarge(bytes: 66_146, limit: 65_536)
      ),
    ]
    for (event, reason) in cases {
      let entry = try SampleEntries.entry(4, event)
      #expect(throws: EntryError(number: 4, reason: reason)) { try EntryBytes.encode(entry) }
    }
  }

  @Test func `the first and the last moment of the form are kept`() throws {
    for text in ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
      let entry = Entry(
        caseID: try SampleEntries.id(), seq: 1, recordedAt: try SampleEntries.moment(text),
        by: .program, event: .noteTaken(NoteTaken(text: "")))
      let bytes = try EntryBytes.encode(entry)
      #expect(String(decoding: bytes, as: UTF8.self).contains(text))
      #expect(try EntryBytes.decode(bytes) == entry)
    }
  }

  @Test func `a body that nests without end is refused`() {
    let deep = String(repeating: "[", count: 40)
    #expect(throws: EntryError(number: 4, reason: .tooDeep)) {
      try EntryBytes.decode(Self.changed(#""t""#, to: deep), at: 4)
    }
    let nested =
      #"{"event":{"body":{"event":{"body":{},"kind":"corrected"},"replaces":1,"v":1},"#
      + #""kind":"corrected"},"replaces":1,"v":1}"#
    let bytes = Array(
      Self.whole.split(separator: #"{"text":"t","v":1}"#).joined(separator: nested)
        .split(separator: "note taken").joined(separator: "corrected").utf8)
    #expect(throws: EntryError(number: 4, reason: .wrongValue("event"))) {
      try EntryBytes.decode(bytes, at: 4)
    }
  }
}
