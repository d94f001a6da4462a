public import CaseCore
public import Engine
public import Evidence
import Testing

/// What every journal store keeps, as checks on a fresh and empty one.
public enum JournalStoreContract {
  /// A store with its upkeep.
  public typealias Subject = any JournalStore & JournalUpkeep

  /// All promises.
  public static let all: [ContractCheck<Subject>] = reading + appending + heads + upkeep

  /// A case of `count` sealed entries of arbitrary bytes, from `index` on.
  public static func sealed(
    _ count: Int, using random: inout SplitMix64
  ) -> [SealedEntry] {
    (0..<count).map { _ in
      SealedEntry(
        salt: random.bytes(32), bytes: random.bytes(Int.random(in: 1...2000, using: &random)))
    }
  }

  /// A row for a case of `size` entries.
  public static func listing(
    _ id: Case.ID, size: Int, updatedAt: Int64 = 1_794_996_840, title: String = "点券未到账",
    outcome: CaseClosed.Outcome? = nil
  ) -> CaseListing {
    CaseListing(
      id: id, title: title, area: "cn-game-points", openedAt: Moment(seconds: 1_794_000_000),
      updatedAt: Moment(seconds: updatedAt), size: size, outcome: outcome)
  }

  static let reading: [ContractCheck<Subject>] = [
    ContractCheck("an unknown case has no size, no items, no heads and no row") {
      store async throws in
      var random = SplitMix64(state: 1)
      let id = Case.ID.arbitrary(using: &random)
      #expect(try await store.size(of: id) == nil)
      #expect(try await store.items(of: id, from: 0) == [])
      #expect(try await store.checkpoints(of: id) == [])
      #expect(try await store.listings() == [])
    },
    ContractCheck("items come back byte for byte, from any index on") { store async throws in
      var random = SplitMix64(state: 2)
      let id = Case.ID.arbitrary(using: &random)
      let entries = sealed(17, using: &random)
      try await store.append(entries, to: id, expecting: 0, listing: listing(id, size: 17))
      for index in 0...18 {
        let items = try await store.items(of: id, from: index)
        #expect(items == entries.dropFirst(index).map(StoredItem.sealed))
      }
    },
    ContractCheck("cases do not see each other") { store async throws in
      var random = SplitMix64(state: 3)
      let ids = (0..<5).map { _ in Case.ID.arbitrary(using: &random) }
      var written: [Case.ID: [StoredItem]] = [:]
      for round in 0..<4 {
        for id in ids {
          let entries = sealed(round + 1, using: &random)
          let count = written[id]?.count ?? 0
          try await store.append(
            entries, to: id, expecting: count, listing: listing(id, size: count + entries.count))
          written[id, default: []] += entries.map(StoredItem.sealed)
        }
      }
      for id in ids {
        #expect(try await store.items(of: id, from: 0) == written[id])
        #expect(try await store.size(of: id) == written[id]?.count)
      }
    },
    ContractCheck("the version is another one after whatever changed the case, and else the same") {
      store async throws in
      var random = SplitMix64(state: 11)
      let id = Case.ID.arbitrary(using: &random)
      #expect(try await store.version(of: id) == nil)
      let entries = sealed(3, using: &random)
      var seen: Set<JournalVersion> = []
      func look(isNew: Bool) async throws {
        guard let version = try await store.version(of: id) else {
          Issue.record("The case is there.")
          return
        }
        #expect(seen.insert(version).inserted == isNew)
      }
      try await store.append(entries, to: id, expecting: 0, listing: listing(id, size: 3))
      try await look(isNew: true)
      _ = try await store.items(of: id, from: 0)
      _ = try await store.listings()
      try await look(isNew: false)
      try await store.append(
        sealed(1, using: &random), to: id, expecting: 3, listing: listing(id, size: 4))
      try await look(isNew: true)
      try await store.erase([2: Digest.arbitrary(using: &random)], of: id)
      try await look(isNew: true)
      // Erased and opened anew it has the size that it had before.
      try await store.eraseCase(id)
      #expect(try await store.version(of: id) == nil)
      try await store.append(entries, to: id, expecting: 0, listing: listing(id, size: 3))
      try await look(isNew: true)
    },
  ]

  static let appending: [ContractCheck<Subject>] = [
    ContractCheck("a wrong expected size is told and writes nothing") { store async throws in
      var random = SplitMix64(state: 4)
      let id = Case.ID.arbitrary(using: &random)
      let entries = sealed(3, using: &random)
      await #expect(throws: JournalConflict(expected: 2, found: 0)) {
        try await store.append(entries, to: id, expecting: 2, listing: listing(id, size: 5))
      }
      #expect(try await store.size(of: id) == nil)
      let row = listing(id, size: 3)
      try await store.append(entries, to: id, expecting: 0, listing: row)
      for wrong in [0, 1, 2, 4, 9] {
        await #expect(throws: JournalConflict(expected: wrong, found: 3)) {
          try await store.append(
            entries, to: id, expecting: wrong, listing: listing(id, size: wrong + 3, title: "x"))
        }
      }
      #expect(try await store.items(of: id, from: 0) == entries.map(StoredItem.sealed))
      #expect(try await store.listings() == [row])
    },
    ContractCheck("of many writers at once each append wins exactly once") { store async throws in
      var random = SplitMix64(state: 5)
      let id = Case.ID.arbitrary(using: &random)
      let entries = sealed(24, using: &random)
      try await store.append(
        [entries[0]], to: id, expecting: 0, listing: listing(id, size: 1))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for entry in entries.dropFirst() {
          group.addTask {
            var count = 1
            while true {
              do {
                try await store.append(
                  [entry], to: id, expecting: count, listing: listing(id, size: count + 1))
                return
              } catch let conflict as JournalConflict {
                #expect(conflict.expected == count && conflict.found > count)
                count = conflict.found
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let items = try await store.items(of: id, from: 0)
      #expect(items.count == 24)
      #expect(Set(items) == Set(entries.map(StoredItem.sealed)))
      #expect(try await store.listings().first?.size == 24)
    },
    ContractCheck("rows follow the appends, the case changed last first") { store async throws in
      var random = SplitMix64(state: 6)
      let ids = (0..<3).map { _ in Case.ID.arbitrary(using: &random) }.sorted()
      let rows = [
        listing(ids[0], size: 1, updatedAt: 100, title: "一"),
        listing(ids[1], size: 1, updatedAt: 300, outcome: .refunded),
        listing(ids[2], size: 1, updatedAt: 100),
      ]
      for row in rows {
        try await store.append(sealed(1, using: &random), to: row.id, expecting: 0, listing: row)
      }
      #expect(try await store.listings() == [rows[1], rows[0], rows[2]])
      let later = listing(ids[2], size: 2, updatedAt: 400, title: "改\"了\"'", outcome: .lost)
      try await store.append(sealed(1, using: &random), to: ids[2], expecting: 1, listing: later)
      #expect(try await store.listings() == [later, rows[1], rows[0]])
    },
  ]

  static let heads: [ContractCheck<Subject>] = [
    ContractCheck("heads are kept once and come back by size") { store async throws in
      var random = SplitMix64(state: 7)
      let id = Case.ID.arbitrary(using: &random)
      await #expect(throws: JournalConflict(expected: 1, found: 0)) {
        try await store.keep(checkpoint: [1], size: 1, of: id)
      }
      try await store.append(
        sealed(5, using: &random), to: id, expecting: 0, listing: listing(id, size: 5))
      let notes = (0..<2).map { _ in random.bytes(200) }
      try await store.keep(checkpoint: notes[0], size: 5, of: id)
      try await store.keep(checkpoint: notes[1], size: 2, of: id)
      try await store.keep(checkpoint: notes[1], size: 2, of: id)
      await #expect(throws: StorageError.self) {
        try await store.keep(checkpoint: notes[0], size: 2, of: id)
      }
      await #expect(throws: JournalConflict(expected: 6, found: 5)) {
        try await store.keep(checkpoint: notes[0], size: 6, of: id)
      }
      #expect(
        try await store.checkpoints(of: id) == [
          StoredCheckpoint(size: 2, note: notes[1]), StoredCheckpoint(size: 5, note: notes[0]),
        ])
    }
  ]

  static let upkeep: [ContractCheck<Subject>] = [
    ContractCheck("rows can be rebuilt, and a row that was overtaken is kept") {
      store async throws in
      var random = SplitMix64(state: 8)
      let ids = (0..<2).map { _ in Case.ID.arbitrary(using: &random) }
      for id in ids {
        try await store.append(
          sealed(2, using: &random), to: id, expecting: 0, listing: listing(id, size: 2))
      }
      let better = listing(ids[0], size: 2, updatedAt: 1_800_000_000, title: "重算")
      let stale = listing(ids[1], size: 1, title: "旧")
      #expect(try await store.rebuildListings([better, stale]) == [ids[1]])
      #expect(try await store.listings() == [better, listing(ids[1], size: 2)])
    },
    ContractCheck("an erased item leaves its leaf and nothing else") { store async throws in
      var random = SplitMix64(state: 9)
      let id = Case.ID.arbitrary(using: &random)
      let entries = sealed(4, using: &random)
      try await store.append(entries, to: id, expecting: 0, listing: listing(id, size: 4))
      let leaf = Digest.arbitrary(using: &random)
      try await store.erase([2: leaf], of: id)
      try await store.erase([2: leaf], of: id)
      try await store.erase([:], of: id)
      await #expect(throws: JournalConflict(expected: 5, found: 4)) {
        try await store.erase([1: leaf, 4: leaf], of: id)
      }
      #expect(
        try await store.items(of: id, from: 1) == [
          .sealed(entries[1]), .erased(leaf: leaf), .sealed(entries[3]),
        ])
      #expect(try await store.size(of: id) == 4)
      let more = sealed(1, using: &random)
      try await store.append(more, to: id, expecting: 4, listing: listing(id, size: 5))
      #expect(try await store.items(of: id, from: 4) == more.map(StoredItem.sealed))
    },
    ContractCheck("a case that is erased whole is not known any more, and the others stay") {
      store async throws in
      var random = SplitMix64(state: 10)
      let ids = (0..<2).map { _ in Case.ID.arbitrary(using: &random) }
      let entries = sealed(3, using: &random)
      for id in ids {
        try await store.append(entries, to: id, expecting: 0, listing: listing(id, size: 3))
        try await store.keep(checkpoint: random.bytes(200), size: 2, of: id)
      }
      try await store.eraseCase(ids[0])
      try await store.eraseCase(ids[0])
      #expect(try await store.size(of: ids[0]) == nil)
      #expect(try await store.items(of: ids[0], from: 0) == [])
      #expect(try await store.checkpoints(of: ids[0]) == [])
      #expect(try await store.listings() == [listing(ids[1], size: 3)])
      #expect(try await store.items(of: ids[1], from: 0) == entries.map(StoredItem.sealed))
      #expect(try await store.checkpoints(of: ids[1]).count == 1)
      let look = try await store.look()
      #expect(look.faults == [])
      #expect(look.listings?.keys.sorted() == (try await store.listings()).map(\.id).sorted())
      // The case can be opened anew.
      try await store.append(entries, to: ids[0], expecting: 0, listing: listing(ids[0], size: 3))
    },
  ]
}
