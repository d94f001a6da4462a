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
    /// The originals and copies that go and that it carried.
    public let carried: [Int]
    /// Whether it may quote or name an entry that goes.
    public let mayQuote: Bool
    /// The sentences of a letter, counted from 1, that rest on an entry that goes: the record of the
    /// letter goes too, so this can be told only now.
    public let sentences: [Int]
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
    let loaded = try await engine.loadToChange(id)
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
      handedOut: try await handedOut(plan, in: loaded), backups: backups)
  }

  /// The number that `name` gives, or that of the original called so.
  private static func number(_ name: String, in loaded: LoadedCase) throws(Refusal) -> Int {
    if let number = Int(name) { return number }
    return try Engine.evidenceNumber(name, in: loaded.state)
  }

  /// What left the vault while an entry that goes was there, as far as the journal knows.
  private func handedOut(
    _ plan: ErasurePlan, in loaded: LoadedCase
  ) async throws -> [ErasureForecast.HandedOut] {
    var list: [ErasureForecast.HandedOut] = []
    for case .readable(let entry) in loaded.items {
      var carried: [Int] = []
      var mayQuote = false
      var sentences: [Int] = []
      if case .evidenceShown(let shown) = entry.event {
        carried = [shown.evidence].filter { plan.causes[$0] != nil }
      } else if case .documentIssued(let issued) = entry.event {
        carried = (issued.contents ?? []).filter { plan.causes[$0] != nil }
        mayQuote = try await self.mayQuote(issued, plan, loaded)
        sentences = (issued.wording?.sentences ?? []).enumerated()
          .filter { $0.element.entries.contains { plan.causes[$0] != nil } }.map { $0.offset + 1 }
      }
      guard !carried.isEmpty || mayQuote else { continue }
      list.append(
        .init(
          entry: entry.seq, recordedAt: entry.recordedAt, event: entry.event, carried: carried,
          mayQuote: mayQuote, sentences: sentences))
    }
    return list
  }

  /// Whether a paper or bundle may hold entries that go, beside the contents that it says it carried.
  private func mayQuote(
    _ issued: DocumentIssued, _ plan: ErasurePlan, _ loaded: LoadedCase
  ) async throws -> Bool {
    let gone = Set(plan.numbers.filter { $0 < issued.size }).subtracting(issued.contents ?? [])
    guard !gone.isEmpty, issued.what != .proof else { return false }
    if let disclosed = try await disclosed(in: issued, loaded) {
      return !gone.isDisjoint(with: disclosed)
    }
    let isForOneself = issued.recipient == BundleRecipient.oneself.rawValue
    // A note or a judgement never leaves in anything for somebody else.
    return gone.contains { number in
      guard case .readable(let entry) = loaded.items[number] else { return false }
      return isForOneself || !entry.event.kind.isPrivate
    }
  }

  /// The entries that a bundle disclosed at the most, whether it was whole or partial: everything that
  /// its recipient may have, but no original or copy whose content stayed at home, unless another
  /// entry names it. Nil where that cannot be told: for a letter, or under other rules than then.
  private func disclosed(
    in issued: DocumentIssued, _ loaded: LoadedCase
  ) async throws -> Set<Int>? {
    guard issued.what == .bundle, let carried = issued.contents.map({ Set($0) }),
      let recipient = issued.recipient.flatMap({ BundleRecipient(rawValue: $0) })
    else { return nil }
    do {
      let then = try loaded.prefix(issued.size)
      let playbook = try engine.playbook(for: loaded.state).playbook
      let most = try await engine.selection(then, ExportRequest(recipient: recipient), playbook)
      guard carried.isSubset(of: most.contents) else { return nil }
      return Disclosure.disclosure(
        of: then.items, choosing: most.disclosed.subtracting(most.contents.subtracting(carried)))
    } catch is Refusal {
      return nil
    }
  }
}
