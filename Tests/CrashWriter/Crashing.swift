package import CaseCore
package import Engine
package import Evidence

/// What the writer writes: a function of its number, so that a test knows what has to be there.
package enum Crashing {
  /// The entry at `seq`.
  package static func entry(_ id: Case.ID, _ seq: Int) -> SealedEntry {
    SealedEntry(
      salt: (0..<32).map { UInt8(truncatingIfNeeded: seq &* 31 &+ $0) },
      bytes: Array("\(id) \(seq) ".utf8) + [UInt8](repeating: 0x61, count: seq % 1500))
  }

  /// The row of a case of `size` entries.
  package static func listing(_ id: Case.ID, size: Int) -> CaseListing {
    CaseListing(
      id: id, title: "crash", area: "cn-game-points", openedAt: Moment(seconds: 1_794_000_000),
      updatedAt: Moment(seconds: 1_794_000_000 + Int64(size)), size: size, outcome: nil)
  }

  /// The content with this number.
  package static func content(_ number: Int) -> [UInt8] {
    let size = number &* 7_919 % 200_000
    return (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ number) }
  }
}
