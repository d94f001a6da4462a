import CaseCore
import Drafting
import Engine
import Playbook
import Reading
import TestKit
import Testing

/// Planted faults that the check of the letters must find.
@Suite struct GuardCanaryTests {
  /// The shipped playbook with `sentence` at the end of each letter.
  private func planted(
    _ campaign: CampaignPlaybook, _ words: String
  ) throws -> Playbook {
    let says = try Template(Bilingual(zh: words, en: "A sentence."))
    var parts = campaign.playbook.parts
    parts.letters = parts.letters.map { letter in
      LetterDefinition(
        id: letter.id, rung: letter.rung, when: letter.when, title: letter.title,
        setsDue: letter.setsDue, asks: letter.asks,
        sentences: letter.sentences + [.init(says: says, kind: .courtesy)])
    }
    return try Playbook(parts: parts, digest: campaign.playbook.digest)
  }

  /// What is said of a letter of each template that somebody else reads.
  private func complaints(
    _ campaign: CampaignPlaybook, _ playbook: Playbook
  ) throws -> [Letter.Name: [String]] {
    var found: [Letter.Name: [String]] = [:]
    for definition in playbook.parts.letters {
      guard let cases = LetterCases(definition, playbook),
        DraftRecipient(cases.rung.recipient) != nil
      else { continue }
      for seed in UInt64(0)..<40 {
        guard var check = try cases.make(seed) else { continue }
        check.holdWhole(definition, by: campaign.drafts)
        found[definition.id] = check.complaints
        break
      }
    }
    return found
  }

  @Test(arguments: [
    ("insult", "你们这帮畜生，一群傻逼。"), ("threat", "再不退款我就找人上门砸了你们的店。"),
    ("threat", "不退钱我就把你们曝光到网上。"),
  ])
  func `an insult or a threat in any template is objected to`(
    kind: String, words: String
  ) throws {
    let campaign = try CampaignPlaybook.shipped.get()
    let found = try complaints(campaign, planted(campaign, words))
    #expect(found.count > 40)
    for (letter, complaints) in found {
      #expect(complaints.contains { $0.contains(kind) }, "\(letter): \(complaints.count)")
    }
  }

  @Test func `a sentence whose condition is not yes, and one that nobody wrote, are found`() throws
  {
    let campaign = try CampaignPlaybook.shipped.get()
    let playbook = campaign.playbook
    var found: [String] = []
    for letter in playbook.parts.letters where found.isEmpty {
      // The same letter without its conditions says what does not hold.
      let bold = LetterDefinition(
        id: letter.id, rung: letter.rung, when: letter.when, title: letter.title,
        setsDue: letter.setsDue,
        sentences: letter.sentences.filter { $0.states == nil }.map {
          .init(says: $0.says, law: $0.law, kind: $0.kind, optional: true)
        })
      let cases = try #require(LetterCases(letter, playbook))
      for seed in UInt64(0)..<3 {
        guard var check = try cases.make(seed),
          case .letter(let said) = composeLetter(
            bold, check.state, check.assessment, playbook, .zh)
        else { continue }
        check.hold(said, of: letter, by: campaign.drafts)
        found += check.complaints.filter { $0.contains("nothing says to print") }
      }
    }
    #expect(found.contains { $0.contains("nothing says to print") })
  }

  @Test func `a statement that the case contradicts is found`() throws {
    let campaign = try CampaignPlaybook.shipped.get()
    let found = try complaints(campaign, planted(campaign, "共付 45678.90 元。"))
    let paid = found.values.filter { $0.contains { $0.contains(DraftKind.contradiction) } }
    #expect(paid.count > 5)
  }

  @Test func `a sentence that no case prints is found`() throws {
    let campaign = try CampaignPlaybook.shipped.get()
    var parts = campaign.playbook.parts
    let letter = try #require(parts.letters.first)
    let paid = try #require(Fact.Name("paid"))
    let never = Condition.all([
      .fact(paid, among: [.flag(true)]), .fact(paid, among: [.flag(false)]),
    ])
    let first = try #require(letter.sentences.first)
    parts.letters[0] = LetterDefinition(
      id: letter.id, rung: letter.rung, when: letter.when, title: letter.title,
      sentences: [.init(says: first.says, when: never, kind: .courtesy)] + letter.sentences)
    let playbook = try Playbook(parts: parts, digest: campaign.playbook.digest)
    let cases = try #require(LetterCases(parts.letters[0], playbook))
    let dead = try SentenceTrial(campaign, playbook, cases, index: 0).run()
    #expect(!dead.isPrinted)
  }
}
