import CaseCore
import Evidence
import Merkle
import TestKit
import Testing

@Suite struct BundleTests {
  @Test func `a whole bundle proves what it can and says what it cannot`() async throws {
    let sample = try SampleBundle()
    let bytes = try await sample.bundle(extraCheckpoints: [3])
    let report = try Verification.verify(RandomAccess(bytes))
    #expect(report.failures == [])
    #expect(
      report.proven == [
        .unchanged(
          origin: sample.verifier.name, size: 9, root: sample.tree.root, disclosed: 9),
        .signed(fingerprint: sample.verifier.fingerprint),
        .evidence(number: 2, digest: TreeHash.digest(of: SampleBundle.bill), size: 9),
        .evidence(number: 3, digest: TreeHash.digest(of: SampleBundle.chat), size: 9),
      ])
    #expect(
      report.notProven == [
        .whoseKey(fingerprint: sample.verifier.fingerprint), .latestOrOnly, .outsideTime,
        .authorOrTruth,
      ])
  }

  @Test func `the same input gives the same bytes, in the order of names`() async throws {
    let sample = try SampleBundle()
    let plan = try BundlePlan(sample.input(extraCheckpoints: [3]))
    let bytes = try await sample.write(plan)
    #expect(try await sample.bundle(extraCheckpoints: [3]) == bytes)
    #expect(plan.sizeBytes == Int64(bytes.count))
    #expect(bytes.count <= 32 * 1024)
    #expect(
      plan.members.map(\.name) == [
        "bag-info.txt", "bagit.txt", "data/VERIFY.txt", "data/checkpoints/3",
        "data/checkpoints/9", "data/evidence/2.csv", "data/evidence/3.bin", "data/journal.jsonl",
        "data/keys.txt", "data/leaves.txt",
        "data/playbooks/\(TreeHash.digest(of: SampleBundle.playbook).hex)",
        "data/proofs/2.tlog-proof", "data/proofs/3.tlog-proof", "data/salts.jsonl",
        "manifest-sha256.txt", "tagmanifest-sha256.txt",
      ])
  }

  @Test func `a dossier comes along, is checked like every file, and proves nothing`() async throws
  {
    let sample = try SampleBundle()
    let dossier = Array("%PDF-1.5 a dossier".utf8)
    let plan = try BundlePlan(sample.input(dossier: dossier))
    #expect(plan.members.contains { $0.name == "data/dossier.pdf" })
    let bytes = try await sample.write(plan)
    let report = try Verification.verify(RandomAccess(bytes))
    #expect(report.failures == [] && report.notProven.contains(.dossierFollows))
    let plain = try Verification.verify(RandomAccess(try await sample.bundle()))
    #expect(!plain.notProven.contains(.dossierFollows) && plain.proven == report.proven)
    // One letter of it changed is met, in the zip and beside it.
    let place = try #require(bytes.firstRange(of: dossier))
    var changed = bytes
    changed[place.lowerBound + 12] ^= 1
    #expect(!(try Verification.verify(RandomAccess(changed)).failures.isEmpty))
    var files = SampleBundle.files(plan, sample.originals)
    files["data/dossier.pdf"] = RandomAccess(Array("%PDF-1.5 b dossier".utf8))
    #expect(!(try Verification.verify(folder: files).failures.isEmpty))
    // Any other name at its place is none.
    files["data/dossier.pdf"] = nil
    files["data/Dossier.pdf"] = RandomAccess(dossier)
    #expect(!(try Verification.verify(folder: files).failures.isEmpty))
  }

  @Test func `the texts of a bundle are these and no others`() throws {
    for practice in [false, true] {
      let sample = try SampleBundle(practice: practice)
      let plan = try BundlePlan(
        sample.input(for: .court, disclosing: Disclosure.outward(sample.items)))
      var text = ""
      for member in plan.members where !member.name.hasPrefix("data/playbooks/") {
        guard case .bytes(let bytes) = member.content else { continue }
        text += "=== \(member.name)\n" + String(decoding: bytes, as: UTF8.self)
      }
      expectSnapshot(text, named: practice ? "bundle-practice.txt" : "bundle.txt")
    }
  }

  @Test func `an unpacked bundle verifies like the packed one`() throws {
    let sample = try SampleBundle()
    let plan = try BundlePlan(sample.input())
    let files = SampleBundle.files(plan, sample.originals)
    #expect(try Verification.verify(folder: files).failures == [])
    for name in files.keys {
      var fewer = files
      fewer[name] = nil
      let report = try Verification.verify(folder: fewer)
      #expect(!report.failures.isEmpty, "\(name) may not be missing")
      #expect(report.proven.isEmpty)
    }
    for name in [
      "data/evidence/4.csv", "../x", "/etc/passwd", "data/verify.txt", "data/evidence/02.csv",
    ] {
      var more = files
      more[name] = RandomAccess([1])
      #expect(!(try Verification.verify(folder: more).failures.isEmpty), "\(name) may not be there")
    }
    let report = try Verification.verify(folder: files, others: ["data/link"])
    let expected = VerificationReport.Failure(.unexpectedName, at: .file("data/link"))
    #expect(report.failures == [expected])
  }

  @Test func `a practice case says so in the bundle and in the report`() async throws {
    let sample = try SampleBundle(practice: true)
    let bytes = try await sample.bundle()
    #expect(contains(bytes, "演练 / PRACTICE"))
    let report = try Verification.verify(RandomAccess(bytes))
    #expect(report.failures == [])
    #expect(report.notProven.contains(.practice))
  }

  @Test func `a partial bundle holds nothing of what it withholds`() async throws {
    let sample = try SampleBundle()
    let outward = Disclosure.outward(sample.items)
    #expect(outward == [0, 2, 3, 4, 5])
    let chosen = Disclosure.disclosure(of: sample.items, choosing: [4])
    #expect(chosen == [0, 2, 4, 5])
    let bytes = try await sample.bundle(for: .platform, disclosing: chosen, originals: [2])
    let report = try Verification.verify(RandomAccess(bytes))
    #expect(report.failures == [])
    #expect(report.notProven.contains(.nothingElseBears(withheld: 5)))
    for hidden in [1, 3, 6, 7, 8] {
      #expect(!contains(bytes, sample.sealed[hidden].bytes))
      #expect(!contains(bytes, Array(Hex.text(of: sample.sealed[hidden].salt).utf8)))
      #expect(!contains(bytes, Base64.encode(sample.sealed[hidden].bytes)))
    }
    #expect(!contains(bytes, SampleBundle.chat))
    #expect(!contains(bytes, SampleBundle.secret))
    #expect(contains(bytes, sample.sealed[4].bytes))
  }

  @Test func `what is kept back takes along what corrects it or takes it back`() {
    let events: [Event] = [
      .caseOpened(CaseOpened(title: "t", area: "a", practice: false)),
      .noteTaken(NoteTaken(text: "n")),
      .messageKept(MessageKept(direction: .sent, channel: "qq", text: "kept back")),
      .withdrawn(Withdrawal(entry: 2, reason: "r")),
      .messageKept(MessageKept(direction: .sent, channel: "qq", text: "sent")),
      .corrected(
        Correction(
          replaces: 4,
          event: .messageKept(MessageKept(direction: .sent, channel: "qq", text: "kept back")))),
      .messageKept(MessageKept(direction: .sent, channel: "qq", text: "sent")),
      .withdrawn(Withdrawal(entry: 6, reason: "r")),
    ]
    let id = Case.ID(randomBytes: Array(1...16))
    let items = events.enumerated().map { seq, event in
      JournalItem.readable(
        Entry(
          caseID: id, seq: seq, recordedAt: Moment(seconds: 0), by: .person, event: event))
    }
    let outward = Disclosure.outward(items) { !"\($0)".contains("kept back") }
    #expect(outward == [0, 6, 7])
    #expect(Disclosure.disclosure(of: items, choosing: outward) == outward)
  }

  @Test func `a statement whose original is withheld or absent is said to be so`() async throws {
    let sample = try SampleBundle()
    let bytes = try await sample.bundle(disclosing: [0, 2, 5], originals: [])
    let report = try Verification.verify(RandomAccess(bytes))
    #expect(report.failures == [])
    #expect(report.notProven.contains(.originalAbsent(number: 2)))
    #expect(report.notProven.contains(.namedWithheld(number: 5, named: 4)))
  }

  @Test func `a key and an earlier head settle whose and which version it is`() async throws {
    let sample = try SampleBundle()
    let bytes = RandomAccess(try await sample.bundle())
    for size in [1, 4, 9] {
      let earlier = try EarlierHead(from: RandomAccess(sample.checkpoint(at: size).bytes))
      let report = try Verification.verify(
        bytes, expecting: .init(key: sample.verifier.fingerprint, earlier: earlier))
      #expect(report.failures == [])
      #expect(report.proven.contains(.expectedKey(fingerprint: sample.verifier.fingerprint)))
      #expect(report.proven.contains(.continues(size: size)))
      #expect(report.notProven == [.outsideTime, .authorOrTruth])
    }
    #expect(try EarlierHead(from: bytes).size == 9)
  }

  @Test func `another key, another history and a newer version are found`() async throws {
    let sample = try SampleBundle()
    let bytes = RandomAccess(try await sample.bundle())
    let other = try SampleEntries.digest(7)
    #expect(
      try Verification.verify(bytes, expecting: .init(key: other)).failures
        == [.init(.otherKey(expected: other), at: .file("data/keys.txt"))])
    var longer = sample
    try longer.append(.noteTaken(NoteTaken(text: "later")))
    let newer = try EarlierHead(from: RandomAccess(longer.checkpoint().bytes))
    #expect(
      try Verification.verify(bytes, expecting: .init(earlier: newer)).failures
        == [.init(.newerSeen(size: 10), at: .earlier)])
    let rewritten = try SampleBundle(practice: true)
    let seen = try EarlierHead(from: RandomAccess(rewritten.checkpoint(at: 5).bytes))
    #expect(
      try Verification.verify(bytes, expecting: .init(earlier: seen)).failures
        == [.init(.historyChanged(size: 5), at: .earlier)])
    #expect(throws: VerificationReport.Failure.self) {
      try EarlierHead(from: RandomAccess(Array("nothing".utf8)))
    }
  }

  @Test func `what does not belong together is not planned`() async throws {
    let sample = try SampleBundle()
    #expect(throws: BundleError.openingWithheld) {
      try BundlePlan(sample.input(disclosing: [1, 2]))
    }
    #expect(throws: BundleError.privateEntry(number: 1)) {
      try BundlePlan(sample.input(for: .seller))
    }
    #expect(throws: BundleError.noOriginal(number: 4)) {
      try BundlePlan(sample.input(originals: [2, 4]))
    }
    #expect(throws: BundleError.headMissing(size: 9)) {
      var input = try sample.input(extraCheckpoints: [3])
      input.checkpoints.removeLast()
      _ = try BundlePlan(input)
    }
    #expect(throws: BundleError.checkpointDiffers(size: 5)) {
      var input = try sample.input()
      input.checkpoints.append(try SampleBundle(practice: true).checkpoint(at: 5))
      _ = try BundlePlan(input)
    }
    #expect(throws: BundleError.checkpointMissing(size: 4)) {
      var input = try sample.input()
      input.timestamps = [.init(size: 4, content: .response([1]))]
      _ = try BundlePlan(input)
    }
    var damaged = sample
    let digest = TreeHash.digest(of: SampleBundle.bill)
    damaged.originals[digest]?[3] ^= 1
    await #expect(throws: BundleError.originalDiffers(digest)) {
      try await damaged.bundle()
    }
  }

  @Test func `time-stamps come along and are said to be unread`() async throws {
    let sample = try SampleBundle()
    var input = try sample.input(extraCheckpoints: [3])
    input.timestamps = [
      .init(size: 3, content: .response([1, 2])), .init(size: 9, content: .response([3])),
      .init(size: 9, content: .response([4])),
    ]
    let plan = try BundlePlan(input)
    #expect(plan.members.map(\.name).contains("data/timestamps/9-2.tsr"))
    let report = try Verification.verify(RandomAccess(try await sample.write(plan)))
    #expect(report.failures == [])
    #expect(report.notProven.contains(.timestampsUnread(count: 3)))
  }

  private func contains(_ bytes: [UInt8], _ part: String) -> Bool {
    contains(bytes, Array(part.utf8))
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    return bytes.indices.contains {
      bytes[$0] == first && bytes[$0...].starts(with: part)
    }
  }
}
