import Foundation
import Playbook
import TestKit

/// Which cases are generated: a slice in a normal run, the whole campaign with `RECOURSE_DEEP` (a
/// number of cases, or 10,000 for 1), from `RECOURSE_DEEP_FROM` on where that is given.
enum Campaign {
  /// Whether the whole campaign runs.
  static let isDeep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"] != nil

  /// The letters that `RECOURSE_DEEP_ONLY` names, with blanks between them; empty for all of them.
  static let only = Set(
    (ProcessInfo.processInfo.environment["RECOURSE_DEEP_ONLY"] ?? "").split(separator: " ")
      .map(String.init))

  static let seeds: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let from = environment["RECOURSE_DEEP_FROM"].flatMap { UInt64($0) } ?? 0
    guard let deep = environment["RECOURSE_DEEP"].flatMap({ UInt64($0) }), deep > 0 else {
      return 0..<100
    }
    let count = deep == 1 ? 10_000 : deep
    return min(from, count)..<count
  }()

  /// The seeds in pieces, each one test.
  static let pieces: [Range<UInt64>] = stride(
    from: seeds.lowerBound, to: seeds.upperBound, by: seeds.count > 1000 ? 250 : 15
  ).map { $0..<min($0 + (seeds.count > 1000 ? 250 : 15), seeds.upperBound) }

  /// What was met on the way: a campaign is worth something only while all of it is met.
  struct Tally: Sendable {
    var letters = 0
    var packets = 0
    var offered = 0
    var endings = 0
    var stops = 0
    var bundles = 0
  }

  /// The complaints about the case of `seed`; `tally` counts what was met.
  static func complaints(
    _ seed: UInt64, _ campaign: CampaignPlaybook, _ conditions: [CaseCheck.Judged],
    _ tally: inout Tally
  ) async throws -> [String] {
    let playbook = campaign.playbook
    let made = GeneratedCase.make(seed, playbook)
    var check = try CaseCheck(made, playbook)
    _ = try check.checkRejudging(by: campaign.reloaded)
    check.checkAdvice()
    tally.letters += check.checkLetters()
    tally.packets += check.checkPackets()
    var random = SplitMix64(state: ~seed)
    for _ in 0..<2 {
      try check.checkMoreSupport(conditions, using: &random)
      try check.checkAnswering(conditions, using: &random)
    }
    if seed % 5 == 0 || Campaign.isDeep { check.checkGuard(campaign.drafts) }
    if seed % 5 == 0 {
      check.checkQuestion()
      check.checkChanges()
    }
    tally.offered += check.assessment.claims.filter(\.onYourAccount.isOffered).count
    tally.endings += check.assessment.ending == nil ? 0 : 1
    tally.stops += check.assessment.stops.isEmpty ? 0 : 1
    // An export of each kind costs more than all of the above: the slice makes them for some cases.
    guard seed % 20 == 0 || Campaign.isDeep else { return check.complaints }
    tally.bundles += 6
    return try await check.complaints + ExportRun(made, campaign).complaints()
  }
}
