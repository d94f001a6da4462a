import CaseCore
import Engine
import Evidence
import Foundation
import TestKit
import Testing

/// A few pieces of a case are handed over, and nothing of the others goes along.
@Suite struct PartialBundleTests {
  /// How many generated cases are tried.
  private static let seeds: Range<UInt64> =
    ProcessInfo.processInfo.environment["RECOURSE_DEEP"] == nil ? 0..<6 : 0..<500

  /// A case of forty originals; most are named by a fact, and some of these were corrected.
  private struct Pieces {
    var entries: [Entry] = []
    var contents: [Int: [UInt8]] = [:]
    /// The corrections of each entry.
    var corrections: [Int: [Int]] = [:]
    private let id: Case.ID

    init(using random: inout SplitMix64) throws {
      id = Case.ID(randomBytes: random.bytes(16))
      append(.caseOpened(CaseOpened(title: "t", area: "cn-game-points", practice: false)))
      let fact = try #require(Fact.Name("order_number"))
      for _ in 0..<40 {
        let content = Array(Self.words(60, using: &random).utf8)
        let number = entries.count
        contents[number] = content
        append(
          .evidenceAdded(
            EvidenceAdded(
              kind: try #require(EvidenceKind.Name("other")), digest: .ofContent(content),
              sizeBytes: Int64(content.count), mediaType: "text/plain",
              fileName: Self.words(3, using: &random) + ".txt")))
        guard !random.oneIn(3) else { continue }
        let stated = entries.count
        append(Self.stated(fact, number, using: &random))
        while random.oneIn(2) {
          corrections[stated, default: []].append(entries.count)
          append(
            .corrected(
              Correction(replaces: stated, event: Self.stated(fact, number, using: &random))))
        }
      }
      append(.noteTaken(NoteTaken(text: Self.words(20, using: &random))))
    }

    private mutating func append(_ event: Event) {
      entries.append(
        Entry(
          caseID: id, seq: entries.count,
          recordedAt: Moment(seconds: 1_794_996_840 + Int64(entries.count)), by: .person,
          event: event))
    }

    private static func stated(
      _ fact: Fact.Name, _ evidence: Int, using random: inout SplitMix64
    ) -> Event {
      .factStated(
        FactStated(
          fact: fact, value: .text(words(2, using: &random)),
          shown: .init(evidence: evidence, place: .line(1), quote: words(8, using: &random))))
    }

    private static func words(_ count: Int, using random: inout SplitMix64) -> String {
      (0..<count).map { _ in String(random.next(), radix: 36) }.joined(separator: " ")
    }

    /// What entry `number` holds that somebody could know it by: its bytes, and its original with
    /// name and digest.
    func marks(of number: Int) throws -> [[UInt8]] {
      guard let content = contents[number], case .evidenceAdded(let added) = entries[number].event
      else {
        guard case .factStated(let stated) = entries[number].event.said else { return [] }
        return [stated.shown?.quote].compactMap { $0.map { Array($0.utf8) } }
      }
      return [
        content, Array(added.fileName.utf8), added.digest.bytes, Array(added.digest.hex.utf8),
      ]
    }
  }

  @Test(arguments: seeds)
  func `three pieces of forty verify and bring nothing of the others`(seed: UInt64) async throws {
    var random = SplitMix64(state: seed)
    let made = try Pieces(using: &random)
    let world = try EngineWorld()
    let id = made.entries[0].caseID
    let sealed = try made.entries.map { try SealedEntry($0, salt: random.bytes(32)) }
    let state = try CaseState.replay(made.entries.map(JournalItem.readable))
    let listing = try #require(CaseListing(of: state))
    try await world.journal.append(sealed, to: id, expecting: 0, listing: listing)
    for content in made.contents.values { _ = try await world.blobs.keep(bytes: content, of: id) }
    let corrected = try #require(made.corrections.keys.sorted().first)
    let chosen = Set(
      [corrected] + Array(made.contents.keys.sorted().shuffled(using: &random).prefix(2)))

    let (bytes, exported) = try await bundle(world, id, chosen)
    let report = try Verification.verify(RandomAccess(bytes))
    #expect(report.failures == [])
    #expect(Set(exported.disclosed).isSuperset(of: chosen.union([0])))
    #expect(Set(exported.disclosed).isSuperset(of: made.corrections[corrected] ?? []))
    #expect(report.notProven.contains { if case .nothingElseBears = $0 { true } else { false } })

    let disclosed = Set(exported.disclosed)
    let open = try made.entries.indices.filter(disclosed.contains).flatMap(made.marks)
    let hidden = try made.entries.indices.filter { !disclosed.contains($0) }.flatMap(made.marks)
    let search = LeakWindows(hidden: hidden, open: open)
    #expect(search.count > 10_000)
    #expect(search.leaks(in: bytes) == [])
    // The search would find what is there.
    #expect(!LeakWindows(hidden: open, open: []).leaks(in: bytes).isEmpty)

    let again = try await bundle(world, id, chosen, size: made.entries.count)
    #expect(again.bytes == bytes)
  }

  private func bundle(
    _ world: EngineWorld, _ id: Case.ID, _ chosen: Set<Int>, size: Int? = nil
  ) async throws -> (bytes: [UInt8], exported: ExportedBundle) {
    var bytes: [UInt8] = []
    let exported = try await world.engine.export(
      id, ExportRequest(recipient: .oneself, size: size, entries: chosen)
    ) { bytes += $0 }
    return (bytes, exported)
  }
}

extension Event {
  /// What a correction says instead; else this itself.
  fileprivate var said: Event {
    if case .corrected(let correction) = self { return correction.event }
    return self
  }
}
