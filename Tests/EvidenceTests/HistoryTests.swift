import CaseCore
import Evidence
import Merkle
import TestKit
import Testing

/// What somebody who holds the vault can do to its history, and what settles it.
@Suite struct HistoryTests {
  /// A journal of twelve entries whose head somebody has seen.
  private let honest: SampleBundle
  private let seen: EarlierHead

  init() throws {
    honest = try Self.journal(notes: ["ten", "eleven", "twelve"])
    seen = try EarlierHead(from: RandomAccess(honest.checkpoint().bytes))
  }

  private static func journal(notes: [String], keySeed: UInt8 = 0) throws -> SampleBundle {
    var journal = try SampleBundle(keySeed: keySeed)
    for note in notes { try journal.append(.noteTaken(NoteTaken(text: note))) }
    return journal
  }

  private func expectFound(
    _ forged: SampleBundle, _ expected: Fault, withKey: Bool
  ) async throws {
    let bundle = RandomAccess(try await forged.bundle())
    let alone = try Verification.verify(bundle)
    #expect(alone.failures == [])
    #expect(alone.notProven.contains(.latestOrOnly))
    #expect(alone.notProven.contains(.whoseKey(fingerprint: forged.verifier.fingerprint)))
    let against = try Verification.verify(bundle, expecting: .init(earlier: seen))
    #expect(against.failures == [.init(expected, at: .earlier)])
    #expect(against.proven == [])
    let key = honest.verifier.fingerprint
    let keyed = try Verification.verify(bundle, expecting: .init(key: key))
    let wrongKey = VerificationReport.Failure(
      .otherKey(expected: key), at: .file("data/keys.txt"))
    #expect(keyed.failures == (withKey ? [wrongKey] : []))
    #expect(withKey || keyed.notProven.contains(.latestOrOnly))
  }

  @Test func `an old head is found by one seen later, and else listed as not proven`() async throws
  {
    try await expectFound(Self.journal(notes: ["ten"]), .newerSeen(size: 12), withKey: false)
  }

  @Test func `a fork is found by a head of the other branch, and else listed as not proven`()
    async throws
  {
    let fork = try Self.journal(notes: ["ten", "other", "twelve", "thirteen"])
    try await expectFound(fork, .historyChanged(size: 12), withKey: false)
    // Up to where they part, both are the same journal.
    let common = try EarlierHead(from: RandomAccess(honest.checkpoint(at: 10).bytes))
    let report = try Verification.verify(
      RandomAccess(try await fork.bundle()), expecting: .init(earlier: common))
    #expect(report.proven.contains(.continues(size: 10)))
  }

  @Test func `a history signed anew is found by the key, and else listed as not proven`()
    async throws
  {
    let anew = try Self.journal(notes: ["ten", "eleven", "twelve"], keySeed: 7)
    try await expectFound(anew, .checkpoint(.unknownKeys), withKey: true)
  }
}
