import CaseCore
import Drafting
import Playbook
import TestKit
import Testing

/// What must hold of the letters that the product ships.
@Suite struct RealLetterTests {
  @Test func `the letters are sound`() throws {
    let problems = LetterCheck.problems(in: try RealPlaybook.shipped.get())
    for problem in problems {
      Issue.record("\(problem.letter), sentence \(problem.sentence ?? -1): \(problem.kind)")
    }
  }

  @Test(arguments: [
    ("shows_completed", "reply_completed"), ("no_refund_clause", "reply_no_refund"),
  ])
  func `a refusal with a reason gets the reply to that reason`(
    reason: String, reply: String
  ) throws {
    var sample = GoldenLetterTests.notDelivered(try RealPlaybook.shipped.get())
    let filed = local("2026-11-20 10:00:00")
    sample.append(.stepTaken(StepTaken(rung: name("seller"), happenedAt: filed)))
    sample.append(
      .answerReceived(
        AnswerReceived(
          rung: name("seller"), answer: name("refused"), happenedAt: filed + 3600,
          reason: name(reason))))
    #expect(try sample.letter("seller").written?.id.text == reply)
  }

  @Test func `two days after a refusal the notice of rescission goes out, whatever the reason`()
    throws
  {
    for (hours, letter) in [(47, "reply_completed"), (49, "rescission_notice")] as [(Int64, String)]
    {
      var sample = GoldenLetterTests.notDelivered(try RealPlaybook.shipped.get())
      let answered = SampleCase.clock + -hours * 3600
      sample.append(.stepTaken(StepTaken(rung: name("seller"), happenedAt: answered + -3600)))
      sample.append(
        .answerReceived(
          AnswerReceived(
            rung: name("seller"), answer: name("refused"), happenedAt: answered,
            reason: name("shows_completed"))))
      #expect(try sample.letter("seller").written?.id.text == letter, "after \(hours) hours")
    }
  }

  @Test(arguments: UInt64(0)..<24)
  func `in any case every sentence of every letter has a source`(seed: UInt64) throws {
    let playbook = try RealPlaybook.shipped.get()
    var random = SplitMix64(state: seed)
    var sample = SampleCase(playbook)
    let clarity = Int.random(in: 2...10, using: &random)
    for fact in playbook.parts.facts where fact.ask != nil {
      guard Int.random(in: 0..<10, using: &random) < clarity, fact.id.text != "drafting_stopped",
        let value = RandomFacts.value(of: fact, using: &random)
      else { continue }
      sample.say(fact.id.text, value)
    }
    let state = try sample.state()
    let assessment = assess(state, playbook, clock: SampleCase.clock)
    for definition in playbook.parts.letters {
      for language in Language.allCases {
        let result = composeLetter(definition, state, assessment, playbook, language)
        try LetterLaws.hold(result, of: definition, state, assessment, playbook)
      }
    }
  }
}

/// Every sentence of the shipped letters alone, under all that its conditions can see.
@Suite struct RealSentenceTests {
  /// How often a sentence was printed, asked for or refused.
  struct Outcomes {
    var printed = 0
    var asked = 0
    var contradicted = 0
  }

  @Test func `under every value of what it reads a sentence is printed, asked for or refused`()
    throws
  {
    let playbook = try RealPlaybook.shipped.get()
    var seen: Set<LetterDefinition.Sentence> = []
    var outcomes = Outcomes()
    for letter in playbook.parts.letters {
      for chosen in letter.sentences {
        // Without its `when` it is always chosen, so that what it states is always tried.
        let sentence = LetterDefinition.Sentence(
          says: chosen.says, states: chosen.states, law: chosen.law, kind: chosen.kind,
          optional: chosen.optional)
        if seen.insert(sentence).inserted { try tryOut(sentence, of: letter, playbook, &outcomes) }
      }
    }
    // The test is worth something only while each outcome is met often.
    #expect(seen.count > 100)
    #expect(outcomes.printed > 100, "printed \(outcomes.printed) times")
    #expect(outcomes.asked > 100, "asked \(outcomes.asked) times")
    #expect(outcomes.contradicted > 100, "contradicted \(outcomes.contradicted) times")
  }

  private func tryOut(
    _ sentence: LetterDefinition.Sentence, of letter: LetterDefinition, _ playbook: Playbook,
    _ outcomes: inout Outcomes
  ) throws {
    let alone = LetterDefinition(
      id: letter.id, rung: letter.rung, when: letter.when, title: template("题", "Title"),
      limit: letter.limit, setsDue: letter.setsDue, sentences: [sentence])
    let names = Set(sentence.says.names + FactsRead.by(sentence.states))
    var tried: [FactDefinition] = []
    var choices: [[FactValue?]] = [[]]
    for fact in names.sorted().compactMap({ playbook.fact($0) }) where fact.ask != nil {
      let values = RandomFacts.everyValue(of: fact)
      guard choices.count * values.count <= 36 else { continue }
      tried.append(fact)
      choices = choices.flatMap { chosen in values.map { chosen + [$0] } }
    }
    for values in choices {
      var sample = SampleCase(playbook)
      for (fact, value) in RealSentenceTests.base(letter.rung)
      where !tried.contains(where: { $0.id.text == fact }) { sample.say(fact, value) }
      for (fact, value) in zip(tried, values) {
        if let value { sample.say(fact.id.text, value) }
      }
      let state = try sample.state()
      let assessment = assess(state, playbook, clock: SampleCase.clock)
      let result = composeLetter(alone, state, assessment, playbook, .zh)
      try LetterLaws.hold(result, of: alone, state, assessment, playbook)
      switch result {
      case .letter: outcomes.printed += 1
      case .asks: outcomes.asked += 1
      case .refused(.contradicts): outcomes.contradicted += 1
      case .refused: break
      }
    }
  }

  /// What opens the door of `rung` where the sentence itself says nothing of it.
  static func base(_ rung: Rung.Name) -> [(String, FactValue)] {
    let channel =
      switch rung.text {
      case "alipay": "alipay_merchant"
      case "qq_wallet": "qq_wallet"
      case "other_app": "other"
      case "bank": "bank"
      case "payee_report": "wechat_personal"
      default: "wechat_merchant"
      }
    return [
      ("paid", .flag(true)), ("paid_amount", yuan("98.00")),
      ("paid_at", .moment(local("2026-11-18 20:14:00"))), ("goods_arrived", .choice("none")),
      ("pay_channel", .choice(channel)), ("threatened", .flag(true)),
      ("respondent_named", .flag(rung.text != "identify")),
    ]
  }
}
