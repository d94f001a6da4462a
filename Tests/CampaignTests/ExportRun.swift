import CaseCore
import Engine
import Evidence
import Playbook
import TestKit

/// A generated case in a vault that is only in memory: judged and exported as a person would.
struct ExportRun {
  private struct Shelf: PlaybookShelf {
    let stocked: StockedPlaybook

    func current(area: String) throws -> StockedPlaybook { stocked }
    func playbook(from source: [UInt8], digest: Digest) throws -> Playbook { stocked.playbook }
    func areas() throws -> [String] { [CampaignPlaybook.area] }
  }

  private struct NoFiles: SourceFiles {
    func withMappedBytes<Result: Sendable>(
      at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result { throw SourceFileError.missing(path: path) }
    func open(_ path: String) throws -> RandomAccess { throw SourceFileError.missing(path: path) }
    func folder(_ path: String) throws -> SourceFolder? { nil }
  }

  /// Kinds of entries that never leave, as an entry begins to say what it is.
  static let privateKinds: [String] = [
    Event.Kind.storyTold, .noteTaken, .adviceGiven, .documentIssued, .factStated, .slotStated,
    .findingRejected, .caseClosed,
  ].map { "\"kind\":\"\($0.rawValue)\"" }

  private let made: GeneratedCase
  private let campaign: CampaignPlaybook
  private let engine: Engine
  private let journals = MemoryJournal()
  private let blobs = MemoryBlobs()

  init(_ made: GeneratedCase, _ campaign: CampaignPlaybook) throws {
    self.made = made
    self.campaign = campaign
    engine = Engine(
      ports: Engine.Ports(
        journals: journals, blobs: blobs, keys: try MemoryKeys(seed: made.seed),
        archive: MemoryArchive(), files: NoFiles(), shelf: Shelf(stocked: campaign.stocked)),
      recordingClock: .fixed(made.clock), judgingClock: .fixed(made.clock),
      randomness: .seeded(made.seed), practice: false)
  }

  /// Records the case and returns what is wrong with how it is judged and exported.
  func complaints() async throws -> [String] {
    try await record()
    var found: [String] = []
    let expected = assess(
      try await engine.load(made.id).state, campaign.playbook, clock: made.clock)
    for _ in 0..<2 {
      let assessed = try await engine.assess(made.id)
      if AssessmentText(assessed.assessment).text != AssessmentText(expected).text {
        found.append("the engine judges differently")
      }
    }
    for recipient in BundleRecipient.allCases where recipient.isOutward {
      let bytes = try await export(for: recipient)
      found += leaks(in: bytes, to: recipient)
      let report = try Verification.verify(RandomAccess(bytes))
      found += report.failures.map { "bundle for \(recipient): \($0)" }
    }
    return found.map { "seed \(made.seed): \($0)" }
  }

  private func record() async throws {
    var random = SplitMix64(state: made.seed)
    let sealed = try made.entries.map { entry in
      try SealedEntry(entry, salt: random.bytes(32))
    }
    let state = try CaseState.replay(made.entries.map(JournalItem.readable))
    guard let listing = CaseListing(of: state) else { throw JournalError.empty }
    try await journals.append(sealed, to: made.id, expecting: 0, listing: listing)
    // Without its opening there is no case to export.
    for number in made.withheld.sorted() where number > 0 {
      try await journals.erase([number: sealed[number].leaf], of: made.id)
    }
    for number in made.contents.keys.sorted() {
      _ = try await blobs.keep(bytes: made.contents[number] ?? [], of: made.id)
    }
  }

  /// The bundle for `recipient`.
  func export(for recipient: BundleRecipient) async throws -> [UInt8] {
    let written = Gathered()
    _ = try await engine.export(made.id, ExportRequest(recipient: recipient)) { bytes in
      await written.add(bytes)
    }
    return await written.bytes
  }

  /// Private words, stated facts and originals for somebody else that are in `bytes`.
  func leaks(in bytes: [UInt8], to recipient: BundleRecipient) -> [String] {
    let foreign = made.contentMarks.filter { number, _ in
      guard case .evidenceAdded(let added) = made.entries[number].event else { return true }
      let recipients = campaign.playbook.evidence(added.kind)?.recipients ?? []
      return !recipients.contains { $0.rawValue == recipient.rawValue }
    }
    let search = LeakSearch(
      made.privateMarks + made.statedMarks + foreign.values.sorted() + Self.privateKinds)
    return search.found(in: bytes).map { "in the bundle for \(recipient): \($0)" }
  }
}

private actor Gathered {
  private(set) var bytes: [UInt8] = []

  func add(_ more: [UInt8]) { bytes += more }
}
