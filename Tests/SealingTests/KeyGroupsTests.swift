import CaseCore
import Sealing
import TestKit
import Testing

@Suite struct KeyGroupsTests {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func sample(_ seed: UInt64) throws -> KeyGroups {
    var random = SplitMix64(state: seed)
    let key = try #require(SecretKey(random.bytes(32)))
    return KeyGroups(key, holding: seed % 2 == 0 ? .signingKey : .vaultKey)
  }

  @Test(arguments: UInt64(0)..<50)
  func `groups that were printed are read again`(seed: UInt64) throws {
    let sample = try Self.sample(seed)
    let groups = sample.groups
    #expect(groups.count == 14 && groups.allSatisfy { $0.count == 5 })
    for text in [
      groups.joined(separator: " "), groups.joined(separator: "-").lowercased(),
      groups.joined(separator: "\r\n") + "\n",
      groups.joined(separator: "  ").replacing("0", with: "o").replacing("1", with: "l"),
    ] {
      let read = try KeyGroups(parsing: text)
      #expect(read.key.bytes == sample.key.bytes && read.holding == sample.holding)
    }
  }

  @Test(arguments: UInt64(0)..<4)
  func `every single wrong character is found, with its group`(seed: UInt64) throws {
    let groups = try Self.sample(seed).groups
    for number in 0..<14 {
      for place in 0..<5 {
        for other in Self.alphabet {
          var characters = Array(groups[number])
          guard characters[place] != other else { continue }
          characters[place] = other
          var changed = groups
          changed[number] = String(characters)
          #expect(throws: KeyGroups.Mistake.group(number + 1)) {
            try KeyGroups(parsing: changed.joined(separator: " "))
          }
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `exchanged characters and exchanged groups are found`(seed: UInt64) throws {
    let groups = try Self.sample(seed).groups
    for number in 0..<14 {
      for (first, second) in [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)] {
        var characters = Array(groups[number])
        characters.swapAt(first, second)
        var changed = groups
        changed[number] = String(characters)
        guard changed != groups else { continue }
        #expect(throws: KeyGroups.Mistake.group(number + 1)) {
          try KeyGroups(parsing: changed.joined(separator: " "))
        }
      }
      for other in number + 1..<14 where groups[number] != groups[other] {
        var changed = groups
        changed.swapAt(number, other)
        #expect(throws: KeyGroups.Mistake.self) {
          try KeyGroups(parsing: changed.joined(separator: " "))
        }
      }
    }
  }

  @Test func `a missing group and groups of two backups are found`() throws {
    let (one, other) = (try Self.sample(2).groups, try Self.sample(4).groups)
    #expect(throws: KeyGroups.Mistake.groups(found: 13)) {
      try KeyGroups(parsing: one.dropLast().joined(separator: " "))
    }
    #expect(throws: KeyGroups.Mistake.groups(found: 0)) { try KeyGroups(parsing: "") }
    #expect(throws: KeyGroups.Mistake.whole) {
      try KeyGroups(parsing: (one.prefix(7) + other.suffix(7)).joined(separator: " "))
    }
    #expect(throws: KeyGroups.Mistake.group(3)) {
      try KeyGroups(
        parsing: (one.prefix(2) + ["ABC"] + one.suffix(11)).joined(separator: " "))
    }
    #expect(throws: KeyGroups.Mistake.group(1)) {
      try KeyGroups(parsing: (["密密密密密"] + one.suffix(13)).joined(separator: " "))
    }
  }

  /// Written down, so that a backup of today is read for ever.
  @Test func `the groups of a known key stay the same`() throws {
    let key = try #require(SecretKey((0..<32).map { UInt8($0) }))
    let text = KeyGroups(key, holding: .signingKey).groups.joined(separator: " ")
    #expect(
      text
        == "2400S 20G3Z 0G2G6 C1R8H 1450H P30DQ 1R7HG 048JD 2CA10 A5GQN 30CHQ M6RWY 3MF1Q YMKQ5")
  }
}
