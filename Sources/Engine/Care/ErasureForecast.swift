public import CaseCore
public import Evidence

/// What an erasure would destroy, and where copies of it are that it does not reach.
public struct ErasureForecast: Sendable {
  /// An entry that would go.
  public struct Going: Sendable {
    /// Its number.
    public let entry: Int
    /// What it says.
    public let event: Event
    /// Why it goes.
    public let cause: ErasurePlan.Cause
  }

  /// Something that was written out while the entries were there.
  public struct HandedOut: Sendable {
    /// The entry that records it.
    public let entry: Int
    /// When it was recorded.
    public let recordedAt: Moment
    /// What was written, or shown to whom.
    public let event: Event
  }

  /// The case as it was when this was forecast; it is carried out on nothing else.
  let loaded: LoadedCase
  /// The case.
  public var caseID: Case.ID { loaded.id }
  /// The plan.
  public let plan: ErasurePlan
  /// The entries that would go, in order.
  public let going: [Going]
  /// The bytes of the contents that would go.
  public let contentBytes: Int64
  /// Bundles, letters, packets and showings that may hold something of it.
  public let handedOut: [HandedOut]
  /// Backups that hold it.
  public let backups: [BackupRecord]
}

extension Caretaker {
  /// Says what erasing `names`, numbers of entries or names of originals, would destroy.
  /// - Throws: `Refusal` for an entry that is not there or cannot be erased.
  public func forecastErasure(
    of names: [String], in id: Case.ID
  ) async throws -> ErasureForecast {
    let loaded = try await engine.load(id)
    let chosen = try names.map { try Self.number($0, in: loaded) }
    let plan: ErasurePlan
    do throws(ErasureError) {
      plan = try ErasurePlan(erasing: Set(chosen), of: loaded.items)
    } catch {
      throw Refusal.erasure(error)
    }
    var going: [ErasureForecast.Going] = []
    var bytes: Int64 = 0
    for case .readable(let entry) in loaded.items {
      guard let cause = plan.causes[entry.seq] else { continue }
      going.append(.init(entry: entry.seq, event: entry.event, cause: cause))
    }
    for digest in plan.contents {
      bytes += try await reaching {
        try await engine.ports.blobs.sizeBytes(of: digest, in: id) ?? 0
      }
    }
    let backups = try await self.backups().filter { record in
      guard let size = record.sizes[id] else { return false }
      return plan.numbers.contains { $0 < size }
    }
    return ErasureForecast(
      loaded: loaded, plan: plan, going: going, contentBytes: bytes,
      handedOut: Self.handedOut(plan, in: loaded), backups: backups)
  }

  /// The number that `name` gives, or that of the original called so.
  private static func number(_ name: String, in loaded: LoadedCase) throws(Refusal) -> Int {
    if let number = Int(name) { return number }
    return try Engine.evidenceNumber(name, in: loaded.state)
  }

  /// What left the vault while an entry that goes was there, as far as the journal knows.
  private static func handedOut(
    _ plan: ErasurePlan, in loaded: LoadedCase
  ) -> [ErasureForecast.HandedOut] {
    loaded.items.compactMap { item in
      guard case .readable(let entry) = item, isOut(entry.event, plan, loaded) else { return nil }
      return .init(entry: entry.seq, recordedAt: entry.recordedAt, event: entry.event)
    }
  }

  /// Whether `event` says that something of what goes left the vault.
  private static func isOut(_ event: Event, _ plan: ErasurePlan, _ loaded: LoadedCase) -> Bool {
    if case .evidenceShown(let shown) = event { return plan.causes[shown.evidence] != nil }
    guard case .documentIssued(let issued) = event else { return false }
    let isForOneself = issued.recipient == BundleRecipient.oneself.rawValue
    // A note or a judgement never leaves in anything for somebody else.
    return plan.numbers.contains { number in
      guard number < issued.size, case .readable(let gone) = loaded.items[number] else {
        return false
      }
      return isForOneself || !gone.event.kind.isPrivate
    }
  }
}
