import CaseCore
import Evidence
import Merkle
import TestKit
import Testing

/// Where another key takes over: what a bundle shows of it, and what it cannot.
@Suite struct SeamTests {
  private let sample: SampleBundle
  private let prints: [Digest]

  init() throws {
    sample = try SampleBundle.withSeams()
    prints = try [0, 40, 80, 120].map { try SampleBundle.publicKey($0).fingerprint }
  }

  private func report(
    _ journal: SampleBundle? = nil, key: Digest? = nil, earlier: SignedCheckpoint? = nil,
    checkpoints: [Int] = []
  ) async throws -> VerificationReport {
    let bundle = try await (journal ?? sample).bundle(extraCheckpoints: checkpoints)
    let seen = try earlier.map { try EarlierHead(from: RandomAccess($0.bytes)) }
    return try Verification.verify(
      RandomAccess(bundle), expecting: .init(key: key, earlier: seen))
  }

  @Test func `every kind of change is shown with what it proves and what not`() async throws {
    let report = try await report(checkpoints: [9, 12, 13])
    #expect(report.failures == [])
    #expect(report.seams == sample.seams)
    #expect(report.proven.prefix(2).last == .signed(fingerprint: prints[3]))
    #expect(report.proven.contains(.keyRotated(sample.seams[0])))
    #expect(report.proven.contains(.handedOver(sample.seams[1])))
    #expect(report.proven.contains(.earlierKeySigned(fingerprint: prints[2], size: 13)))
    #expect(report.notProven.contains(.continuedWithout(sample.seams[2], wasSeen: true)))
    #expect(report.notProven.contains(.whoseKey(fingerprint: prints[3])))
    expectSnapshot(
      report.lines(in: .zh).joined(separator: "\n") + "\n"
        + report.json(in: .en).pretty + "\n", named: "seams-report.txt")
  }

  @Test func `the texts of a bundle whose key changed are these`() throws {
    for practice in [false, true] {
      let sample = try SampleBundle.withSeams(practice: practice)
      let plan = try BundlePlan(
        sample.input(for: .court, disclosing: Disclosure.outward(sample.items)))
      var text = ""
      for member in plan.members
      where ["data/VERIFY.txt", "data/keys.txt", "data/journal.jsonl"].contains(member.name) {
        guard case .bytes(let bytes) = member.content else { continue }
        text += "=== \(member.name)\n" + String(decoding: bytes, as: UTF8.self)
      }
      expectSnapshot(
        text + "=== \n", named: practice ? "bundle-seams-practice.txt" : "bundle-seams.txt")
    }
  }

  @Test func `without a head of the old key nothing shows that it ever signed`() async throws {
    let report = try await report()
    #expect(report.failures == [])
    #expect(report.notProven.contains(.continuedWithout(sample.seams[2], wasSeen: false)))
  }

  @Test func `a case that is handed over is still signed by the old key`() async throws {
    var handed = try SampleBundle()
    try handed.change(.handedOver, from: 0, to: 40)
    let alone = try await report(handed)
    #expect(alone.failures == [])
    #expect(alone.proven.contains(.signed(fingerprint: prints[0])))
    #expect(alone.notProven.contains(.notTakenIn(handed.seams[0])))
    let keyed = try await report(handed, key: prints[1])
    #expect(keyed.failures == [])
    #expect(keyed.proven.contains(.handedToKey(fingerprint: prints[1])))
    try handed.append(.noteTaken(NoteTaken(text: "taken in")))
    let taken = try await report(handed)
    #expect(taken.proven.contains(.signed(fingerprint: prints[1])))
    #expect(!taken.notProven.contains(.notTakenIn(handed.seams[0])))
  }

  @Test func `any key of the journal settles what it leads to`() async throws {
    var kept = try SampleBundle()
    try kept.change(.rotated, from: 0, to: 40)
    try kept.change(.handedOver, from: 40, to: 80)
    try kept.append(.noteTaken(NoteTaken(text: "eleven")))
    for print in prints[..<2] {
      let report = try await report(kept, key: print)
      #expect(report.failures == [])
      #expect(report.proven.contains(.keyLeadsOn(from: print, to: prints[2])))
      #expect(!report.notProven.contains { if case .whoseKey = $0 { true } else { false } })
    }
    #expect(try await report(key: prints[3]).proven.contains(.expectedKey(fingerprint: prints[3])))
    // Before the place where another key went on without it, a key settles what it signed itself.
    for print in prints[..<2] {
      let before = try await report(key: print)
      #expect(before.failures == [])
      #expect(before.notProven.contains(.keyEnds(fingerprint: print, entry: 13)))
      #expect(before.notProven.contains(.whoseKey(fingerprint: prints[3])))
    }
    // That the third key ever signed is shown by a head of it alone.
    let wrong = VerificationReport.Failure(
      .otherKey(expected: prints[2]), at: .file("data/keys.txt"))
    #expect(try await report(key: prints[2]).failures == [wrong])
    let seen = try await report(key: prints[2], checkpoints: [13])
    #expect(seen.failures == [])
    #expect(seen.notProven.contains(.keyEnds(fingerprint: prints[2], entry: 13)))
    let stranger = try SampleBundle.publicKey(160).fingerprint
    #expect(try await !report(key: stranger).failures.isEmpty)
  }

  @Test func `an earlier head counts if the key of its turn signed it`() async throws {
    for size in [4, 9, 10, 12, 13, 14] {
      let report = try await report(earlier: sample.checkpoint(at: size))
      #expect(report.failures == [])
      #expect(report.proven.contains(.continues(size: size)))
    }
    // The owner of the third key went on as well: that is another journal from there on.
    var fork = try SampleBundle()
    try fork.change(.rotated, from: 0, to: 40)
    try fork.append(.noteTaken(NoteTaken(text: "ten")))
    try fork.change(.handedOver, from: 40, to: 80)
    try fork.append(.noteTaken(NoteTaken(text: "twelve")))
    try fork.append(.noteTaken(NoteTaken(text: "mine")))
    #expect(
      try await report(earlier: fork.checkpoint()).failures
        == [.init(.historyChanged(size: 14), at: .earlier)])
    let turn = try Checkpoint(
      origin: sample.verifier.name, size: 14, root: sample.tree.root(at: 14)
    ).signed(by: SampleBundle.key(80))
    #expect(try await report(earlier: turn).failures == [.init(.signedOutOfTurn, at: .earlier)])
  }

  // Bundles that no honest program writes: lists and signatures of heads are made to fit.
  private func forged(
    _ kind: KeySeam.Kind, _ lie: SampleBundle.Lie
  ) throws -> [VerificationReport.Failure] {
    var honest = try SampleBundle()
    var liar = honest
    try honest.change(kind, from: 0, to: 40)
    try liar.change(kind, from: 0, to: 40, lying: lie)
    for text in ["ten", "eleven"] {
      try honest.append(.noteTaken(NoteTaken(text: text)))
      try liar.append(.noteTaken(NoteTaken(text: text)))
    }
    #expect(throws: BundleError.keySeam(number: 9)) { try BundlePlan(liar.input(originals: [])) }
    let forgery = Forgery(try BundlePlan(honest.input(originals: [])), honest.originals)
      .putting(try liar.checkpoint().bytes, as: "data/checkpoints/12")
      .putting(Self.lines(liar.sealed.map(\.bytes)), as: "data/journal.jsonl")
      .putting(
        Self.lines(liar.sealed.map { Array($0.leaf.hex.utf8) }), as: "data/leaves.txt")
    return try Verification.verify(folder: forgery.files).failures
  }

  private static func lines(_ lines: [[UInt8]]) -> [UInt8] {
    lines.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  @Test func `an entry about keys that does not hold is named`() throws {
    let lies: [(KeySeam.Kind, SampleBundle.Lie, KeySeamFault)] = [
      (.rotated, .init(fromSigner: 160), .fromSignature),
      (.rotated, .init(toSigner: 160), .toSignature),
      (.rotated, .init(kind: .handedOver), .fromSignature),
      (.rotated, .init(entry: 8), .fromSignature),
      (.rotated, .init(root: TreeHash.empty), .otherRoot),
      (.handedOver, .init(fromSigner: 40), .fromSignature),
      (.handedOver, .init(kind: .rotated), .fromSignature),
      (.handedOver, .init(root: TreeHash.empty), .otherRoot),
      (.continued, .init(toSigner: 0), .toSignature),
      (.continued, .init(entry: 10), .toSignature),
      (.continued, .init(root: TreeHash.empty), .otherRoot),
    ]
    for (kind, lie, fault) in lies {
      #expect(
        try forged(kind, lie).contains(.init(.keySeam(fault), at: .entry(9))),
        "\(kind) \(lie)")
    }
  }

  @Test func `a key may only take over from the one whose turn it is`() throws {
    var liar = try SampleBundle()
    try liar.change(.rotated, from: 0, to: 40)
    try liar.change(.rotated, from: 0, to: 80)
    #expect(throws: BundleError.keySeam(number: 10)) { try BundlePlan(liar.input()) }
  }

  @Test func `a head signed out of turn is named, and so is a list of other keys`() throws {
    let plan = try BundlePlan(sample.input(extraCheckpoints: [9, 12, 13]))
    let sound = Forgery(plan, sample.originals)
    #expect(try Verification.verify(folder: sound.files).failures == [])
    for (size, seed) in [(9, 40), (12, 80), (13, 120), (15, 0), (15, 80)] as [(Int, UInt8)] {
      let head = Checkpoint(
        origin: sample.verifier.name, size: size, root: sample.tree.root(at: size))
      let name = "data/checkpoints/\(size)"
      let forged = sound.putting(try head.signed(by: SampleBundle.key(seed)).bytes, as: name)
      #expect(
        try Verification.verify(folder: forged.files).failures
          .contains(.init(.signedOutOfTurn, at: .file(name))), "\(size) by \(seed)")
    }
    let keys = "data/keys.txt"
    let lists = [
      sound.exchangingLines(0, 1, of: [keys]), sound.exchangingLines(2, 3, of: [keys]),
      sound.changing(keys) { $0 += $0.prefix { $0 != UInt8(ascii: "\n") } + [0x0a] },
      sound.changing(keys) { $0 = Array(sample.verifier.line.utf8) + [0x0a] + $0 },
      sound.changing(keys) { $0 = Array($0[($0.firstIndex(of: 0x0a) ?? 0)...].dropFirst()) },
    ]
    for forged in lists {
      #expect(
        try Verification.verify(folder: forged.files).failures
          .contains(.init(.notAsRebuilt, at: .file(keys))))
    }
    let lone = try SampleBundle()
    let two = Forgery(try BundlePlan(lone.input()), lone.originals).changing(keys) { $0 += $0 }
    #expect(
      try Verification.verify(folder: two.files).failures.first
        == .init(.notAsRebuilt, at: .file(keys)))
  }

  @Test func `entries about keys come along in every part`() throws {
    #expect(Disclosure.disclosure(of: sample.items, choosing: [2]).isSuperset(of: [9, 11, 13]))
  }
}
