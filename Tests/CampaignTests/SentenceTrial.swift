import CaseCore
import Drafting
import Playbook
import TestKit

/// Tries one sentence of a template by itself, in every combination of what it names.
struct SentenceTrial {
  let campaign: CampaignPlaybook
  let playbook: Playbook
  let cases: LetterCases
  let index: Int
  /// The template with this sentence only.
  let alone: LetterDefinition

  /// At most so many combinations are all tried; of more, all pairs.
  static let mostCombinations = 3000

  /// What came of it.
  struct Result {
    var complaints: [String] = []
    /// Texts that were held.
    var held = 0
    var combinations = 0
    /// Whether some case printed the sentence.
    var isPrinted = false
    /// Whether only pairs were tried, of how many combinations.
    var pairsOf: Int?
  }

  init(_ campaign: CampaignPlaybook, _ playbook: Playbook, _ cases: LetterCases, index: Int) {
    self.campaign = campaign
    self.playbook = playbook
    self.cases = cases
    self.index = index
    let whole = cases.definition
    alone = LetterDefinition(
      id: whole.id, rung: whole.rung, when: whole.when, title: whole.title, limit: whole.limit,
      setsDue: whole.setsDue, sentences: [whole.sentences[index]])
  }

  var sentence: LetterDefinition.Sentence { alone.sentences[0] }

  /// Whether the sentence names what is attached: alone it rests on nothing that could be.
  var namesExhibits: Bool { sentence.says.names.contains { $0.text == "exhibits" } }

  /// Tries the sentence; of its combinations every `stride`th one.
  func run(stride: Int = 1) throws -> Result {
    var result = Result()
    guard let bases = try bases() else { return result }
    result.isPrinted = true
    for base in bases {
      let space = SentenceSpace(sentence, playbook, clock: base.maker.clock)
      var random = SplitMix64(state: UInt64(index))
      let combinations = space.combinations(most: Self.mostCombinations, using: &random)
      if space.count > Self.mostCombinations { result.pairsOf = space.count }
      for number in Swift.stride(from: 0, to: combinations.count, by: stride) {
        var maker = base.maker
        for choice in combinations[number] { maker.choose(choice) }
        result.combinations += 1
        try hold(maker, after: base, &result)
      }
    }
    return result
  }

  private struct Base {
    let maker: CaseMaker
    let made: GeneratedCase
    let state: CaseState
  }

  /// A case in which the door stands open and nothing speaks for the sentence, and one in which it is
  /// printed; nil where none of many prints it.
  private func bases() throws -> [Base]? {
    for attempt in UInt64(0)..<60 {
      var maker = CaseMaker(playbook, seed: attempt)
      maker.isPlain = true
      cases.open(&maker)
      let before = maker
      if let when = sentence.when { maker.wish(when) }
      if let states = sentence.states { maker.wish(states) }
      for name in sentence.says.names { maker.state(name, nil) }
      guard let base = try printing(maker) else { continue }
      return [try Self.base(before), base]
    }
    return nil
  }

  /// `maker` with what the sentence asks for answered; nil where it is not printed.
  private func printing(_ maker: CaseMaker) throws -> Base? {
    var maker = maker
    for _ in 0..<6 {
      let base = try Self.base(maker)
      let check = CaseCheck(base.made, after: base.state, playbook)
      switch composeLetter(alone, check.state, check.assessment, playbook, .zh) {
      case .letter: return base
      case .asks(let facts): for fact in facts { maker.state(fact, nil) }
      case .refused(.noClaim):
        maker.wish(maker.random.pick(playbook.parts.claims.filter { $0.amount != nil }))
      case .refused: return nil
      }
    }
    return nil
  }

  private static func base(_ maker: CaseMaker) throws -> Base {
    var copy = maker
    let made = copy.made(seed: 0, mayWithhold: false)
    return Base(maker: maker, made: made, state: try made.state())
  }

  private func hold(_ maker: CaseMaker, after base: Base, _ result: inout Result) throws {
    var state = base.state
    for event in maker.events.dropFirst(base.made.entries.count) {
      try state.append(
        .readable(
          Entry(
            caseID: base.made.id, seq: state.size, recordedAt: maker.clock, by: .person,
            event: event)))
    }
    var check = CaseCheck(base.made, after: state, playbook)
    let isDue = check.isYes(sentence.when) && check.isYes(sentence.states)
    for language in Language.allCases {
      switch composeLetter(alone, state, check.assessment, playbook, language) {
      case .letter(let letter):
        result.held += 1
        check.hold(letter, of: alone, by: campaign.drafts)
      case .asks(let facts):
        check.require(!facts.isEmpty, "\(alone.id) asks for nothing")
      case .refused(.unfillable(let name)): check.complain("\(alone.id) cannot fill \(name)")
      case .refused(.nothingToSay):
        check.require(
          !isDue || sentence.optional || sentence.kind == .fact || namesExhibits,
          "\(alone.id) leaves out sentence \(index), which nothing speaks against")
      case .refused: continue
      }
    }
    result.complaints += check.complaints
  }
}
