import CaseCore
public import Evidence
import Merkle

extension Engine {
  /// Verifies a bundle or an unpacked bundle and compares it with what is here.
  /// - Returns: The report, and what importing would do; nil if the bundle is not sound.
  /// - Throws: `Refusal` for a bundle that is sound and cannot be taken in: a part of a case, another
  ///   history than the one here, a case for practice in a vault that is not.
  public func planImport(
    _ request: VerifyRequest
  ) async throws -> (report: VerificationReport, plan: ImportPlan?) {
    let (report, opened) = try request.opened(
      from: ports.files, timestamps: timestampCheck(request))
    guard let bundle = opened else { return (report, nil) }
    guard bundle.isPractice == practice else {
      throw Refusal.importedPractice(bundleIsPractice: bundle.isPractice)
    }
    try Self.requireWhole(bundle)
    let here = try await reaching { try await ports.journals.items(of: bundle.caseID, from: 0) }
    try Self.requireSameHistory(here, bundle)
    guard here.count < bundle.items.count else {
      return (
        report,
        ImportPlan(
          kind: .nothingNew, bundle: bundle,
          after: try LoadedCase(id: bundle.caseID, stored: here), erasesHere: false,
          present: here.count)
      )
    }
    let after = try LoadedCase(
      id: bundle.caseID, stored: here + bundle.items[here.count...].map(StoredItem.init))
    try await requireConsent(after, beyond: here.count, request)
    let erasesHere = here.indices.contains { number in
      guard case .sealed = here[number], case .erased = after.stored[number] else { return false }
      return true
    }
    return (
      report,
      ImportPlan(
        kind: here.isEmpty ? .new : .longer(than: here.count), bundle: bundle, after: after,
        erasesHere: erasesHere, present: here.count)
    )
  }

  /// Takes in what was planned: playbooks and contents first, then, in one step, the entries with the
  /// heads and time-stamps that came along. Killed before that step, it leaves contents that no entry
  /// names, and the next try goes on with them.
  ///
  /// Where entries that can be read here are erased by what comes, the caretaker does it.
  /// - Throws: `Refusal` if the case or the bundle changed meanwhile, or storage fails.
  public func takeIn(_ plan: ImportPlan) async throws -> ImportedCase {
    let bundle = plan.bundle
    let id = bundle.caseID
    var contents = 0
    if plan.kind != .nothingNew {
      guard let listing = CaseListing(of: plan.after.state) else { throw Refusal.openingWithheld }
      for playbook in bundle.playbooks {
        try await reaching {
          try await ports.archive.keep(playbook.source, named: playbook.digest)
        }
      }
      contents = try await takeInContents(plan)
      try await keepFirstKey(plan)
      let now = recordingClock.now()
      let parcel = JournalParcel(
        items: Array(plan.after.stored[plan.present...]), listing: listing,
        checkpoints: bundle.checkpoints.map {
          StoredCheckpoint(size: $0.checkpoint.size, note: $0.bytes)
        },
        timestamps: try await newTimestamps(bundle).map { stamp in
          let outcome: TimestampOutcome =
            switch stamp.content {
            case .response(let bytes): .answered(bytes, at: now)
            case .openTimestamps(let bytes): .openTimestamps(bytes, at: now)
            }
          return NewTimestamp(
            size: stamp.size, authority: nil, requestedAt: now, request: [], outcome: outcome)
        })
      try await reaching {
        try await ports.intake.takeIn(parcel, to: id, expecting: plan.present)
      }
    }
    let loaded = try await load(id)
    return ImportedCase(
      kind: plan.kind, caseID: id, size: bundle.items.count, sizeHere: loaded.size,
      contents: contents, timestamps: plan.kind == .nothingNew ? 0 : bundle.timestamps.count,
      key: try await foreignKey(of: loaded))
  }

  private func takeInContents(_ plan: ImportPlan) async throws -> Int {
    let id = plan.bundle.caseID
    var count = 0
    for content in plan.bundle.contents {
      guard case .sealed = plan.after.stored[content.entry] else { continue }
      let isHere = try await reaching { try await ports.blobs.contains(content.digest, of: id) }
      if isHere { continue }
      let kept = try await reaching { try await ports.blobs.keep(content.content, of: id) }
      guard kept.digest == content.digest else { throw Refusal.bundleChanged }
      count += 1
    }
    return count
  }

  // A case that was opened here has no first key from elsewhere; nor has one that comes back.
  private func keepFirstKey(_ plan: ImportPlan) async throws {
    guard plan.kind == .new, let first = plan.bundle.keys.first,
      try await ownSigner(first) == nil
    else { return }
    try await reaching { try await ports.keys.keep(firstKey: first, of: plan.bundle.caseID) }
  }

  private func newTimestamps(_ bundle: VerifiedBundle) async throws -> [BundleInput.Timestamp] {
    let kept = try await reaching {
      try await ports.timestamps.timestamps(of: bundle.caseID)
    }
    return bundle.timestamps.filter { stamp in
      !kept.contains { one in
        guard one.kept.size == stamp.size else { return false }
        switch (one.kept.outcome, stamp.content) {
        case (.answered(let here, _), .response(let there)): return here == there
        case (.openTimestamps(let here, _), .openTimestamps(let there)): return here == there
        case (.pending, _), (.failed, _), (.answered, _), (.openTimestamps, _): return false
        }
      }
    }
  }

  // MARK: What cannot be taken in

  // Of a whole case everything comes along that its journal does not say is erased.
  private static func requireWhole(_ bundle: VerifiedBundle) throws {
    var erased: Set<Int> = []
    var withheld: [Int] = []
    for (number, item) in bundle.items.enumerated() {
      switch item {
      case .withheld: withheld.append(number)
      case .disclosed(let sealed):
        if let entry = try? EntryBytes.decode(sealed.bytes, at: number),
          case .entriesErased(let event) = entry.event
        {
          erased.formUnion(event.entries)
        }
      }
    }
    if let number = withheld.first(where: { !erased.contains($0) }) {
      throw Refusal.partialBundle(entry: number)
    }
    if let number = bundle.absent.first(where: { !erased.contains($0) }) {
      throw Refusal.partialBundle(entry: number)
    }
  }

  private static func requireSameHistory(
    _ here: [StoredItem], _ bundle: VerifiedBundle
  ) throws {
    let other = zip(here, bundle.items).enumerated().first { $1.0.leaf != $1.1.leaf }
    guard let other else { return }
    let present = try LoadedCase(id: bundle.caseID, stored: here)
    throw Refusal.forked(
      here: (here.count, present.tree.root), there: (bundle.items.count, bundle.head.root),
      at: other.offset)
  }

  // Whoever got a bundle can go on with the case under a key of their own. What they add must not come
  // into the keeper's vault unasked.
  private func requireConsent(
    _ after: LoadedCase, beyond count: Int, _ request: VerifyRequest
  ) async throws {
    for seam in after.state.keySeams where seam.entry >= count && seam.kind == .continued {
      guard count > 0, try await ownSigner(seam.from) != nil,
        request.key?.lowercased() != "\(seam.to)"
      else { continue }
      throw Refusal.continuedElsewhere(seam.to, entry: seam.entry)
    }
  }
}

extension StoredItem {
  fileprivate init(_ item: BundleInput.Item) {
    switch item {
    case .disclosed(let sealed): self = .sealed(sealed)
    case .withheld(let leaf): self = .erased(leaf: leaf)
    }
  }
}

extension BundleInput.Item {
  fileprivate var leaf: Digest {
    switch self {
    case .disclosed(let sealed): sealed.leaf
    case .withheld(let leaf): leaf
    }
  }
}
