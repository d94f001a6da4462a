import CaseCore
import Drafting
import Playbook
import Testing

/// Without what it rests on no sentence stays in a letter: it is left out, or the letter asks or
/// refuses.
@Suite struct SupportRemovalTests {
  /// Letters of each template: a hundredth of the cases of a campaign, because each of their sentences
  /// is a trial of its own.
  private static let letters: Int = Campaign.isDeep ? max(Campaign.seeds.count / 100, 2) : 1
  private static let seedsPerLetter = 40

  private static let templates: [Letter.Name] =
    (try? CampaignPlaybook.shipped.get())?.playbook.parts.letters.map(\.id) ?? []

  @Test(arguments: templates)
  func `a sentence goes with what it rests on`(name: Letter.Name) throws {
    let playbook = try CampaignPlaybook.shipped.get().playbook
    let definition = try #require(playbook.letter(name))
    let cases = try #require(LetterCases(definition, playbook))
    let removal = SupportRemoval(playbook: playbook, definition: definition)
    var written = 0
    var tried = 0
    var seed: UInt64 = 0
    while written < Self.letters, seed < UInt64(Self.letters * Self.seedsPerLetter) {
      defer { seed += 1 }
      guard let check = try cases.make(seed) else { continue }
      written += 1
      let language: Language = seed.isMultiple(of: 2) ? .zh : .en
      let result = try removal.complaints(check, language)
      tried += result.tried
      for complaint in result.found { Issue.record("\(complaint)") }
    }
    #expect(written == Self.letters, "only \(written) cases open \(name)")
    if Campaign.isDeep { print("\(name): \(tried) sentences of \(written) letters tried") }
  }

  @Test func `a sentence that stays is found`() throws {
    let playbook = try CampaignPlaybook.shipped.get().playbook
    let definition = try #require(Letter.Name("demand_perform").flatMap(playbook.letter))
    let cases = try #require(LetterCases(definition, playbook))
    var before: LetterResult?
    // Writes what it wrote the first time, whatever became of the case.
    let stubborn = SupportRemoval(playbook: playbook, definition: definition) {
      definition, check, language in
      before ?? composeLetter(definition, check.state, check.assessment, playbook, language)
    }
    for seed in UInt64(0)..<40 {
      guard let check = try cases.make(seed) else { continue }
      before = composeLetter(definition, check.state, check.assessment, playbook, .zh)
      let result = try stubborn.complaints(check, .zh)
      #expect(result.tried > 2)
      #expect(result.found.count >= result.tried)
      return
    }
    Issue.record("no case opens demand_perform")
  }
}
