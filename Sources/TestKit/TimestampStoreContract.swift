public import CaseCore
public import Engine
import Testing

/// What every store of time-stamps keeps, as checks on a fresh and empty one.
public enum TimestampStoreContract {
  /// A store, and a way to a case of some entries in it.
  public struct Subject: Sendable {
    /// The store.
    public let store: any TimestampStore
    /// Makes a case with the given id and three entries.
    public let open: @Sendable (Case.ID) async throws -> Void

    /// `store`, in which `open` makes cases.
    public init(
      store: any TimestampStore, open: @escaping @Sendable (Case.ID) async throws -> Void
    ) {
      self.store = store
      self.open = open
    }
  }

  private static let moment = Moment(seconds: 1_795_000_000)

  private static func request(_ size: Int, _ authority: String?) -> NewTimestamp {
    NewTimestamp(
      size: size, authority: authority, requestedAt: moment, request: authority == nil ? [] : [9])
  }

  private static let outcomes: [TimestampOutcome] = [
    .answered([1, 2, 3], at: moment + 1), .openTimestamps([4], at: moment + 2),
    .failed(.unreachable, at: moment), .failed(.status(503), at: moment),
    .failed(.programMissing, at: moment), .failed(.timedOut, at: moment),
    .failed(.tooLarge, at: moment), .failed(.interrupted, at: moment),
  ]

  /// All promises.
  public static let all: [ContractCheck<Subject>] = [
    ContractCheck("a case that is not there keeps nothing") { subject async throws in
      var random = SplitMix64(state: 1)
      let id = Case.ID.arbitrary(using: &random)
      #expect(try await subject.store.timestamps(of: id) == [])
      await #expect(throws: StorageError.self) {
        try await subject.store.keep(request(1, nil), of: id)
      }
    },
    ContractCheck("what is kept comes back, by checkpoint and in order") { subject async throws in
      var random = SplitMix64(state: 2)
      let id = Case.ID.arbitrary(using: &random)
      let other = Case.ID.arbitrary(using: &random)
      try await subject.open(id)
      try await subject.open(other)
      var expected: [StoredTimestamp] = []
      for (index, outcome) in outcomes.enumerated() {
        var new = request(index.isMultiple(of: 2) ? 3 : 2, index > 3 ? nil : "https://a/\(index)")
        new.outcome = outcome
        let number = try await subject.store.keep(new, of: id)
        #expect(number == index / 2 + 1)
        expected.append(StoredTimestamp(number: number, kept: new))
      }
      expected.sort { ($0.kept.size, $0.number) < ($1.kept.size, $1.number) }
      #expect(try await subject.store.timestamps(of: id) == expected)
      #expect(try await subject.store.timestamps(of: other) == [])
    },
    ContractCheck("the first outcome stands") { subject async throws in
      var random = SplitMix64(state: 3)
      let id = Case.ID.arbitrary(using: &random)
      try await subject.open(id)
      for outcome in outcomes {
        let number = try await subject.store.keep(request(3, "https://a/"), of: id)
        #expect(try await subject.store.settle(number, size: 3, as: outcome, of: id))
        let again = TimestampOutcome.answered([7], at: moment)
        #expect(try await !subject.store.settle(number, size: 3, as: again, of: id))
        let last = try await subject.store.timestamps(of: id).last
        #expect(last?.kept.outcome == outcome)
      }
    },
    ContractCheck("an outcome needs its request") { subject async throws in
      var random = SplitMix64(state: 4)
      let id = Case.ID.arbitrary(using: &random)
      try await subject.open(id)
      _ = try await subject.store.keep(request(3, "https://a/"), of: id)
      for (number, size) in [(2, 3), (1, 2), (0, 3)] {
        await #expect(throws: StorageError.self) {
          try await subject.store.settle(
            number, size: size, as: .failed(.timedOut, at: moment), of: id)
        }
      }
      #expect(try await subject.store.timestamps(of: id).map(\.kept.outcome) == [.pending])
    },
  ]
}
