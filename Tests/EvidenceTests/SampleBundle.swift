import CaseCore
import enum Crypto.Curve25519
import Evidence
import Merkle
import TestKit
import Testing

/// A small journal of a made-up case with two originals, and bundles of it.
struct SampleBundle {
  static let bill = Array("交易时间,金额(元)\n2026-11-18 20:14:00,98.00\n".utf8)
  static let chat = Array("2026-11-18 20:20:00 客服07\n虚拟商品不退不换\n".utf8)
  static let playbook = Array("id: cn-game-points\n".utf8)

  var sealed: [SealedEntry] = []
  var items: [JournalItem] = []
  var tree = MerkleTree()
  var key: Curve25519.Signing.PrivateKey
  var verifier: VerifierKey
  var originals: [Digest: [UInt8]] = [:]
  /// Where another key takes over, and every key that ever signs.
  var seams: [KeySeam] = []
  var keys: [PublicKey: Curve25519.Signing.PrivateKey] = [:]

  /// The story of entry 1: it must not be found in a bundle that does not disclose it.
  static let secret = "只有我自己知道的经过"

  init(practice: Bool = false, count: Int = 9, keySeed: UInt8 = 0) throws {
    key = try Self.key(keySeed)
    let origin = Case.origin(of: try SampleEntries.id())
    verifier = try #require(VerifierKey(name: origin, of: key))
    keys[verifier.key] = key
    for event in try Self.events(practice: practice) { try append(event) }
    while sealed.count < count {
      try append(.noteTaken(NoteTaken(text: "note \(sealed.count)")))
    }
    for bytes in [Self.bill, Self.chat] { originals[TreeHash.digest(of: bytes)] = bytes }
  }

  static func events(practice: Bool) throws -> [Event] {
    let fact: Fact.Name = try SampleEntries.name("paid_amount")
    return [
      .caseOpened(CaseOpened(title: "点券没到账", area: "cn-game-points", practice: practice)),
      .storyTold(StoryTold(text: secret)),
      .evidenceAdded(
        EvidenceAdded(
          kind: try SampleEntries.name("wechat_bill"), digest: TreeHash.digest(of: bill),
          sizeBytes: Int64(bill.count), mediaType: "text/csv", fileName: "../账单.csv")),
      .evidenceAdded(
        EvidenceAdded(
          kind: try SampleEntries.name("chat"), digest: TreeHash.digest(of: chat),
          sizeBytes: Int64(chat.count), mediaType: "application/x-strange", fileName: "chat")),
      .factStated(
        FactStated(
          fact: fact, value: .money(Money(minorUnits: 9800)),
          shown: .init(evidence: 2, place: .line(2)))),
      .corrected(
        Correction(
          replaces: 4,
          event: .factStated(
            FactStated(
              fact: fact, value: .money(Money(minorUnits: 9900)),
              shown: .init(evidence: 2, place: .line(2)))))),
      .noteTaken(NoteTaken(text: "私下的备注")),
      .adviceGiven(
        AdviceGiven(
          judged: [], actions: [], playbook: TreeHash.digest(of: playbook),
          clock: try SampleEntries.moment("2026-11-18T12:14:00Z"))),
      .withdrawn(Withdrawal(entry: 6, reason: "写错了")),
    ]
  }

  mutating func append(_ event: Event) throws {
    let seq = sealed.count
    let entry = Entry(
      caseID: try SampleEntries.id(), seq: seq,
      recordedAt: try SampleEntries.moment("2026-11-18T12:14:00Z") + Int64(seq * 60),
      by: .person, event: event)
    var random = SplitMix64(state: UInt64(seq))
    let next = try SealedEntry(entry, salt: random.bytes(32))
    if let claim = event.keySeam {
      seams.append(KeySeam(claim, entry: seq, recordedAt: entry.recordedAt))
    }
    sealed.append(next)
    items.append(.readable(entry))
    tree.append(next.leaf)
  }

  func checkpoint(at size: Int? = nil) throws -> SignedCheckpoint {
    let size = size ?? sealed.count
    let turn = seams.keySigning(headOf: size).flatMap { keys[$0] }
    return try Checkpoint(origin: verifier.name, size: size, root: tree.root(at: size))
      .signed(by: turn ?? key)
  }

  func input(
    for recipient: BundleRecipient = .oneself, disclosing chosen: Set<Int>? = nil,
    originals: Set<Int> = [2, 3], extraCheckpoints: [Int] = [], playbooks: [[UInt8]] = [playbook],
    dossier: [UInt8]? = nil
  ) throws -> BundleInput {
    let disclosed = chosen ?? Set(sealed.indices)
    return BundleInput(
      items: sealed.enumerated().map { number, sealed in
        disclosed.contains(number) ? .disclosed(sealed) : .withheld(leaf: sealed.leaf)
      }, originals: originals,
      checkpoints: try extraCheckpoints.map { try checkpoint(at: $0) } + [checkpoint()],
      key: verifier, playbooks: playbooks, dossier: dossier, recipient: recipient)
  }

  func write(_ plan: BundlePlan) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await plan.write(
      reading: { digest, offset, count in
        let original = try #require(originals[digest])
        // In small pieces, so that reading goes on where it stopped.
        let end = min(original.count, Int(offset) + min(count, 7))
        return Array(original[Int(offset)..<end])
      }, to: { bytes += $0 })
    return bytes
  }

  func bundle(
    for recipient: BundleRecipient = .oneself, disclosing chosen: Set<Int>? = nil,
    originals: Set<Int> = [2, 3], extraCheckpoints: [Int] = []
  ) async throws -> [UInt8] {
    try await write(
      BundlePlan(
        input(
          for: recipient, disclosing: chosen, originals: originals,
          extraCheckpoints: extraCheckpoints)))
  }

  /// The files of a bundle by name.
  static func files(_ plan: BundlePlan, _ originals: [Digest: [UInt8]]) -> [String: RandomAccess] {
    var files: [String: RandomAccess] = [:]
    for member in plan.members {
      switch member.content {
      case .bytes(let bytes): files[member.name] = RandomAccess(bytes)
      case .original(let digest): files[member.name] = RandomAccess(originals[digest] ?? [])
      }
    }
    return files
  }
}
