import CaseCore
import Drafting
import Playbook
import Reading
import Testing

/// Every letter template against the guard: each sentence in every combination of what it names, and
/// whole letters from random cases (issue 5).
@Suite struct GuardCampaignTests {
  /// Whole letters of each template: `RECOURSE_DEEP` says how many, 1 for 10,000.
  private static let letters = Campaign.isDeep ? Campaign.seeds : 0..<2
  /// So many letters are one test.
  private static let pieceSize: UInt64 = 2500
  /// A slice tries every so many-th sentence and combination.
  private static let stride = Campaign.isDeep ? 1 : 16

  private static let templates: [Letter.Name] =
    ((try? CampaignPlaybook.shipped.get())?.playbook.parts.letters.map(\.id) ?? [])
    .filter { Campaign.only.isEmpty || Campaign.only.contains($0.text) }
  private static let pieces: [Range<UInt64>] = Swift.stride(
    from: letters.lowerBound, to: letters.upperBound, by: Int(pieceSize)
  ).map { $0..<min($0 + pieceSize, letters.upperBound) }

  private func cases(_ name: Letter.Name, _ campaign: CampaignPlaybook) throws -> LetterCases {
    let playbook = campaign.playbook
    return try #require(
      playbook.letter(name).flatMap { LetterCases($0, playbook) }, "\(name) has no door")
  }

  @Test func `the playbook has letters to try`() {
    #expect(Self.templates.count > 40 || Self.templates.count == Campaign.only.count)
  }

  @Test(arguments: templates)
  func `a sentence says only what holds, and nothing that the guard objects to`(
    name: Letter.Name
  ) throws {
    let campaign = try CampaignPlaybook.shipped.get()
    let cases = try cases(name, campaign)
    var listed: [String] = []
    var held = 0
    let first = Campaign.isDeep ? 0 : Int(name.text.utf8.count) % Self.stride
    for index in Swift.stride(
      from: first, to: cases.definition.sentences.count, by: Self.stride)
    {
      let trial = SentenceTrial(campaign, campaign.playbook, cases, index: index)
      guard !trial.namesExhibits else { continue }
      let result = try trial.run(stride: Self.stride)
      held += result.held
      listed += result.complaints.map { "sentence \(index): \($0)" }
      if !result.isPrinted { listed.append("\(name): no case prints sentence \(index)") }
      if let all = result.pairsOf, Campaign.isDeep {
        print("\(name) sentence \(index): all pairs of \(all) combinations")
      }
    }
    if Campaign.isDeep { print("\(name): \(held) texts of single sentences held") }
    for complaint in listed.prefix(10) { Issue.record("\(complaint)") }
    #expect(listed.count <= 10, "\(listed.count) complaints")
  }

  @Test(arguments: templates, pieces)
  func `a whole letter says only what holds, and nothing that the guard objects to`(
    name: Letter.Name, letters: Range<UInt64>
  ) throws {
    let campaign = try CampaignPlaybook.shipped.get()
    let cases = try cases(name, campaign)
    var listed: [String] = []
    var written = 0
    // Chance closes some doors again: there are more seeds than letters.
    var seed = letters.lowerBound * Self.seedsPerLetter
    let end = letters.upperBound * Self.seedsPerLetter
    while written < letters.count, seed < end {
      if var check = try cases.make(seed) {
        written += 1
        check.holdWhole(cases.definition, by: campaign.drafts)
        listed += check.complaints
      }
      seed += 1
    }
    if Campaign.isDeep { print("\(name) \(letters): \(written) letters held") }
    for complaint in listed.prefix(10) { Issue.record("\(complaint)") }
    #expect(listed.count <= 10, "\(listed.count) complaints")
    #expect(written == letters.count, "only \(written) of \(letters.count) cases open \(name)")
  }

  private static let seedsPerLetter: UInt64 = 40
}

extension CaseCheck {
  /// Composes `definition` in both languages and holds what is written.
  mutating func holdWhole(_ definition: LetterDefinition, by drafts: DraftReader) {
    for language in Language.allCases {
      switch composeLetter(definition, state, assessment, playbook, language) {
      case .letter(let letter): hold(letter, of: definition, by: drafts)
      // English takes more room.
      case .refused(.tooLong) where language == .en: continue
      case .asks, .refused: complain("\(definition.id) is written in one language only")
      }
    }
  }
}
