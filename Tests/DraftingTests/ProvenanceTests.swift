import CaseCore
import Drafting
import Foundation
import Playbook
import TestKit
import Testing

/// What each sentence rests on: shown with its place, and gone with its support.
@Suite struct ProvenanceTests {
  @Test func `a sentence names the place of everything that shows it`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let letter = try #require(try sample.letter("seller").written)
    let first = letter.sentences[0]
    #expect(
      first.sources == [
        Source(entry: 2, evidence: 1, place: Place("row:18")),
        Source(entry: 4, evidence: 3, place: Place("box:1,2,3,4")),
      ])
    #expect(
      first.facts.map(\.text) == ["order_account_shown", "order_no", "paid_amount", "paid_at"])
    // The bill stays with the person, so only the order page has a mark; a box has no page.
    #expect(letter.exhibits.map(\.evidence) == [3, 5])
    #expect(
      letter.sentences.map { letter.marks(of: $0) } == ["[证1]", "[证2，第 12 行]", nil, nil, nil])
    let english = try #require(try sample.letter("seller", .en).written)
    #expect(english.marks(of: english.sentences[1]) == "[Exhibit 2, line 12]")
    // What is pasted into a form has no marks; what is printed has.
    #expect(!letter.body.contains("[") && !letter.plainText.contains("["))
    #expect(letter.markdown.contains("至今未到。\\[证2，第 12 行\\]"))
  }

  @Test func `the view of the sources says of every sentence what it is and where it stands`()
    throws
  {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let state = try sample.state()
    let letter = try #require(try sample.letter("seller").written)
    let paper = letter.sourcesPaper(state, sample.playbook)
    for words in [
      "自用", "1\\. 【事实】", "第 2 条记录", "第 18 条", "第 7 条记录：你自己说的或记下的", "【法律】", "A03", "【请求】",
      "没有写出的句子",
    ] { #expect(paper.contains(words), "\(words) in \(paper)") }
    #expect(paper.split(separator: "\n").filter { $0.contains("】") }.count == 5)
  }

  @Test func `the journal is told what each sentence rests on, and none of its words`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let wording = try #require(try sample.letter("seller").written).wording
    #expect(wording.letter == name("demand") && wording.clock == SampleCase.clock)
    #expect(wording.sentences.map(\.entries) == [[1, 2, 3, 4], [5, 6, 7], [], [1, 2], []])
    #expect(wording.sentences[1].facts == [name("goods_arrived"), name("promised_within")])
  }
}

/// Takes away what a sentence rests on, and looks at what is left of the letter.
@Suite struct SupportRemovalTests {
  private static let isDeep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"] != nil

  /// How often a sentence was tried, and what became of it.
  struct Outcomes {
    var tried = 0
    var disappeared = 0
    var ended = 0
    var letters: Set<Letter.Name> = []
  }

  @Test func `without its support a sentence of a whole letter disappears or the letter ends`()
    throws
  {
    let playbook = try RealPlaybook.shipped.get()
    var outcomes = Outcomes()
    for seed in UInt64(0)..<(Self.isDeep ? 400 : 14) {
      var random = SplitMix64(state: seed &* 7919)
      let sample = Self.sample(playbook, &random)
      let state = try sample.state()
      let assessment = assess(state, playbook, clock: SampleCase.clock)
      for definition in playbook.parts.letters {
        guard
          let letter = composeLetter(definition, state, assessment, playbook, .zh).written
        else { continue }
        outcomes.letters.insert(definition.id)
        for sentence in letter.sentences where !sentence.entries.isEmpty {
          try remove(sentence, from: sample, definition, &outcomes)
        }
      }
    }
    #expect(outcomes.tried > 100, "\(outcomes)")
    #expect(outcomes.disappeared > 10 && outcomes.ended > 10, "\(outcomes)")
  }

  @Test func `every sentence that the playbook has stands and falls with its support`() throws {
    let playbook = try RealPlaybook.shipped.get()
    var seen: Set<LetterDefinition.Sentence> = []
    var outcomes = Outcomes()
    var never: [String] = []
    for letter in playbook.parts.letters {
      for chosen in letter.sentences {
        let sentence = LetterDefinition.Sentence(
          says: chosen.says, states: chosen.states, law: chosen.law, kind: chosen.kind)
        guard seen.insert(sentence).inserted else { continue }
        let alone = LetterDefinition(
          id: letter.id, rung: letter.rung, when: letter.when, title: template("题", "Title"),
          setsDue: letter.setsDue, sentences: [sentence])
        let before = outcomes.tried
        var stands = false
        for sample in Self.samples(for: sentence, of: letter, playbook) where !stands {
          let state = try sample.state()
          let assessment = assess(state, playbook, clock: SampleCase.clock)
          guard let written = composeLetter(alone, state, assessment, playbook, .zh).written
          else { continue }
          stands = true
          for printed in written.sentences where !printed.entries.isEmpty {
            try remove(printed, from: sample, alone, &outcomes)
          }
        }
        if outcomes.tried == before, sentence.kind == .fact { never.append("\(letter.id)") }
      }
    }
    #expect(outcomes.tried > 60, "\(outcomes)")
    // What the simple cases here cannot bring to print is few, and met in whole letters.
    #expect(never.count < 12, "\(never)")
  }

  /// Takes back what `sentence` rests on until it is gone or rests on nothing that was there before.
  private func remove(
    _ sentence: LetterSentence, from sample: SampleCase, _ definition: LetterDefinition,
    _ outcomes: inout Outcomes
  ) throws {
    outcomes.tried += 1
    var sample = sample
    var sentence = sentence
    for _ in 0..<6 {
      for entry in sentence.entries {
        sample.append(.withdrawn(Withdrawal(entry: entry, reason: "")))
      }
      let state = try sample.state()
      let assessment = assess(state, sample.playbook, clock: SampleCase.clock)
      let result = composeLetter(definition, state, assessment, sample.playbook, .zh)
      guard let letter = result.written else {
        outcomes.ended += 1
        return
      }
      for left in letter.sentences {
        #expect(
          (left.entries + left.evidence).allSatisfy(state.isActive),
          "\(definition.id): \(left.text) rests on what was taken back")
      }
      guard let same = letter.sentences.first(where: { $0.text == sentence.text }) else {
        outcomes.disappeared += 1
        return
      }
      // The same words stand only on something else that still counts.
      guard !same.entries.isEmpty, Set(same.entries).isDisjoint(with: sentence.entries) else {
        Issue.record("\(definition.id): \(sentence.text) stays without its support")
        return
      }
      sentence = same
    }
    Issue.record("\(definition.id): \(sentence.text) does not go away")
  }

  /// A case with an answer to most questions, and some steps taken.
  private static func sample(
    _ playbook: Playbook, _ random: inout SplitMix64
  ) -> SampleCase {
    var sample = SampleCase(playbook)
    for fact in playbook.parts.facts where fact.ask != nil && fact.storedAs == nil {
      guard Int.random(in: 0..<10, using: &random) < 9, fact.id.text != "drafting_stopped",
        let value = RandomFacts.value(of: fact, using: &random)
      else { continue }
      sample.say(fact.id.text, value)
    }
    if random.oneIn(2) {
      for (fact, value) in base(random.pick(playbook.parts.rungs).id) { sample.say(fact, value) }
    }
    for rung in playbook.parts.rungs where random.oneIn(2) {
      let filed = SampleCase.clock + -Int64.random(in: 3600...20 * 86_400, using: &random)
      sample.append(
        .stepTaken(
          StepTaken(
            rung: rung.id, happenedAt: filed, setDueAt: random.oneIn(2) ? filed + 60 : nil)))
    }
    return sample
  }

  /// Cases in which `sentence` may stand: every value of the one or two facts that it reads.
  private static func samples(
    for sentence: LetterDefinition.Sentence, of letter: LetterDefinition, _ playbook: Playbook
  ) -> [SampleCase] {
    let names = Set(sentence.says.names + FactsRead.by(sentence.states))
    var tried: [FactDefinition] = []
    var choices: [[FactValue?]] = [[]]
    for fact in names.sorted().compactMap({ playbook.fact($0) }) where fact.ask != nil {
      let values = RandomFacts.everyValue(of: fact).filter { $0 != nil }
      guard choices.count * values.count <= 36 else { continue }
      tried.append(fact)
      choices = choices.flatMap { chosen in values.map { chosen + [$0] } }
    }
    return choices.map { values in
      var sample = SampleCase(playbook)
      for (fact, value) in base(letter.rung)
      where !tried.contains(where: { $0.id.text == fact }) { sample.say(fact, value) }
      for (fact, value) in zip(tried, values) {
        if let value { sample.say(fact.id.text, value) }
      }
      for (rung, state) in happenings(sentence, letter, playbook) {
        let filed = SampleCase.clock + -3 * 86_400
        sample.append(
          .stepTaken(StepTaken(rung: rung, happenedAt: filed, setDueAt: filed + 86_400)))
        let answers = playbook.rung(rung)?.answers ?? []
        guard let answer = answers.first(where: { $0.state == state }) else { continue }
        sample.append(
          .answerReceived(
            AnswerReceived(rung: rung, answer: answer.id, happenedAt: filed + 90_000)))
      }
      return sample
    }
  }

  /// What opens the door of `rung` where the sentence itself says nothing of it.
  private static func base(_ rung: Rung.Name) -> [(String, FactValue)] {
    RealSentenceTests.base(rung)
  }

  /// The steps that `sentence` speaks of, each with what came of it; nil for none.
  private static func happenings(
    _ sentence: LetterDefinition.Sentence, _ letter: LetterDefinition, _ playbook: Playbook
  ) -> [(Rung.Name, RungState?)] {
    var found: [(Rung.Name, RungState?)] = []
    func note(_ condition: Condition) {
      switch condition {
      case .all(let parts), .any(let parts): for part in parts { note(part) }
      case .rung(let rung, let states): found.append((rung, states.first { $0 != .silent }))
      case .always, .not, .fact, .compare, .elapsed, .finding, .slot, .claim, .promise, .reach,
        .unknown:
        break
      }
    }
    if let states = sentence.states { note(states) }
    for name in sentence.says.names {
      switch playbook.fact(name)?.derivation {
      case .answered(let rung, let state): found.append((rung, state))
      case .filed(let rung), .setDue(let rung): found.append((rung, nil))
      case .fact, .sum, .difference, .perMille, .promiseDue, .promiseMade, .firstOf, nil: break
      }
    }
    for rung in [letter.rung, name("seller")] where !found.contains(where: { $0.0 == rung }) {
      found.append((rung, nil))
    }
    return found
  }
}
