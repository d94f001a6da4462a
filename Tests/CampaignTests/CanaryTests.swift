import CaseCore
import Drafting
import Evidence
import Foundation
import Playbook
import TestKit
import Testing

/// Planted faults that the campaign's own checks must find: a check that finds nothing proves
/// nothing.
@Suite struct CanaryTests {
  private func shipped() throws -> CampaignPlaybook { try CampaignPlaybook.shipped.get() }

  /// The shipped playbook with something broken in it.
  private func broken(_ breaking: (inout PlaybookParts) -> Void) throws -> Playbook {
    let playbook = try shipped().playbook
    var parts = playbook.parts
    breaking(&parts)
    return try Playbook(parts: parts, digest: playbook.digest)
  }

  /// What `run` complains of over some cases.
  private func complaints(
    _ playbook: Playbook, seeds: Range<UInt64> = 0..<12,
    _ run: (inout CaseCheck, inout SplitMix64) throws -> Void
  ) throws -> [String] {
    try seeds.flatMap { seed in
      var check = try CaseCheck(GeneratedCase.make(seed, playbook), playbook)
      var random = SplitMix64(state: ~seed)
      try run(&check, &random)
      return check.complaints
    }
  }

  @Test func `a case without a next action or an ending is found`() throws {
    let playbook = try broken { $0.endings = [] }
    var barred = 0
    for seed in UInt64(0)..<400 where barred == 0 {
      let made = GeneratedCase.make(seed, playbook)
      let state = try made.state()
      guard assess(state, playbook, clock: made.clock).steps.isEmpty else { continue }
      var check = try CaseCheck(made, playbook)
      check.checkAdvice()
      barred += check.complaints.filter { $0.contains("no next action") }.count
    }
    #expect(barred > 0)
    #expect(CaseCheck.complaints(about: 0, hasEnding: false) == ["no next action and no ending"])
    #expect(CaseCheck.complaints(about: 4, hasEnding: false).count == 1)
  }

  @Test func `a verdict without a citation is found`() throws {
    let playbook = try broken { parts in
      parts.claims = parts.claims.map { claim in
        ClaimDefinition(
          id: claim.id, name: claim.name, lane: claim.lane, holdsWhen: claim.holdsWhen,
          dueWhen: claim.dueWhen, dueAt: claim.dueAt, otherwise: claim.otherwise,
          amount: claim.amount, summary: claim.summary,
          grounds: claim.grounds.map {
            GroundDefinition(id: $0.id, tags: $0.tags, law: [], says: $0.says, when: $0.when)
          }, preconditions: claim.preconditions)
      }
    }
    let found = try complaints(playbook) { check, _ in check.checkAdvice() }
    #expect(found.contains { $0.contains("cites nothing") })
  }

  @Test func `a sentence that rests on what was taken back is found`() throws {
    let playbook = try shipped().playbook
    var found: [String] = []
    for seed in UInt64(0)..<30 where found.isEmpty {
      let made = GeneratedCase.make(seed, playbook)
      let check = try CaseCheck(made, playbook)
      let letters = playbook.parts.letters.compactMap { definition -> ComposedLetter? in
        guard
          case .letter(let letter) = composeLetter(
            definition, check.state, check.assessment, playbook, .zh)
        else { return nil }
        return letter
      }
      guard let named = letters.flatMap(\.sentences).flatMap(\.entries).first else { continue }
      let withdrawal = Entry(
        caseID: made.id, seq: made.entries.count, recordedAt: made.clock, by: .person,
        event: .withdrawn(Withdrawal(entry: named, reason: "wrong")))
      let later = GeneratedCase(
        seed: seed, id: made.id, clock: made.clock, entries: made.entries + [withdrawal],
        withheld: made.withheld, contents: made.contents, privateMarks: made.privateMarks,
        statedMarks: made.statedMarks, contentMarks: made.contentMarks)
      var laterCheck = try CaseCheck(later, playbook)
      for letter in letters { laterCheck.check(letter.sentences, "\(letter.id)") }
      found = laterCheck.complaints
    }
    #expect(found.contains { $0.contains("does not count") })
  }

  @Test func `a brace in a letter is found`() throws {
    let brace = try Template(Bilingual(zh: "你好{{。", en: "Hello {{."))
    let playbook = try broken { parts in
      parts.letters = parts.letters.map { letter in
        LetterDefinition(
          id: letter.id, rung: letter.rung, when: letter.when, title: letter.title,
          sentences: [.init(says: brace, kind: .courtesy)]
            + letter.sentences.filter { $0.kind == .request })
      }
    }
    let found = try complaints(playbook, seeds: 0..<30) { check, _ in _ = check.checkLetters() }
    #expect(found.contains { $0.contains("brace") })
  }

  @Test func `a condition that an answer turns over is found`() throws {
    let playbook = try shipped().playbook
    // Forms of a derived fact that stand in for each other are left out on purpose; with them in,
    // the check must object.
    let conditions = CaseCheck.conditions(of: playbook).map {
      CaseCheck.Judged(
        condition: $0.condition, what: $0.what, defaults: [], readsOriginals: $0.readsOriginals,
        readsVerdicts: $0.readsVerdicts)
    }
    var found: [String] = []
    for start in stride(from: UInt64(0), to: 200, by: 20) where found.isEmpty {
      found = try complaints(playbook, seeds: start..<start + 20) { check, random in
        for _ in 0..<10 { try check.checkAnswering(conditions, using: &random) }
      }
    }
    #expect(found.contains { $0.contains("answered") })
  }

  @Test func `words are found as they are, in hexadecimal and in base64 at any place`() {
    let word = "㐀㐁㐂㐃 only here"
    let search = LeakSearch([word])
    let hex = word.utf8.map { String($0, radix: 16) }.joined()
    var papers = [word, "x" + word + "y", hex, hex.uppercased()]
    for before in 0..<6 {
      let text = String(repeating: "a", count: before) + word + "tail"
      papers.append("{" + Data(text.utf8).base64EncodedString() + "}")
    }
    for paper in papers { #expect(!search.found(in: Array(paper.utf8)).isEmpty, "\(paper)") }
    #expect(search.found(in: Array("㐀㐁㐂㐄 only there, nothing else".utf8)).isEmpty)
  }

  @Test func `the person's own bundle shows every word that may not leave`() async throws {
    let campaign = try shipped()
    var seed: UInt64 = 0
    var made = GeneratedCase.make(seed, campaign.playbook)
    while made.privateMarks.isEmpty || made.statedMarks.isEmpty || !made.withheld.isEmpty {
      seed += 1
      made = GeneratedCase.make(seed, campaign.playbook)
    }
    let run = try ExportRun(made, campaign)
    #expect(try await run.complaints() == [])
    let leaks = run.leaks(in: try await run.export(for: .oneself), to: .seller)
    for mark in made.privateMarks + made.statedMarks {
      #expect(leaks.contains { $0.contains(mark) }, "\(mark)")
    }
  }
}
