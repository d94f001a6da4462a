import CaseCore
import Drafting
import Playbook
import TestKit

/// Random cases in which one letter template can be written.
struct LetterCases {
  let playbook: Playbook
  let definition: LetterDefinition
  let rung: RungDefinition

  init?(_ definition: LetterDefinition, _ playbook: Playbook) {
    guard let rung = playbook.rung(definition.rung) else { return nil }
    (self.playbook, self.definition, self.rung) = (playbook, definition, rung)
  }

  /// The case of `seed`, open for the template; nil where chance closed it again.
  func make(_ seed: UInt64) throws -> CaseCheck? {
    var maker = CaseMaker(playbook, seed: seed ^ definition.id.text.seed)
    open(&maker)
    for _ in 0..<Int.random(in: 0...3, using: &maker.random) {
      let sentence = maker.random.pick(definition.sentences)
      if let when = sentence.when { maker.wish(when) }
      if let states = sentence.states { maker.wish(states) }
    }
    for _ in 0..<Int.random(in: 0...8, using: &maker.random) { maker.randomFact() }
    if maker.random.oneIn(4) { maker.randomLadderEvent() }
    if maker.random.oneIn(3) { maker.randomOther() }
    return try answered(maker) { maker in maker.made(seed: seed) }
  }

  /// Aims at the door and the template's own condition.
  func open(_ maker: inout CaseMaker) {
    maker.wish(rung.opensWhen)
    if let needs = rung.needsWhen { maker.wish(needs) }
    maker.wish(definition.when)
  }

  /// The case of `maker` with what the letter asks for answered; nil where it is not written.
  func answered(
    _ maker: CaseMaker, _ made: (inout CaseMaker) -> GeneratedCase
  ) throws -> CaseCheck? {
    var maker = maker
    for _ in 0..<6 {
      var copy = maker
      let check = try CaseCheck(made(&copy), playbook)
      guard check.isYes(definition.when) else { return nil }
      switch composeLetter(definition, check.state, check.assessment, playbook, .zh) {
      case .letter: return check
      case .asks(let facts): for fact in facts { maker.state(fact, nil) }
      case .refused(.noClaim):
        maker.wish(maker.random.pick(playbook.parts.claims.filter { $0.amount != nil }))
      case .refused: return nil
      }
    }
    return nil
  }
}

extension String {
  /// A number of its own for a name (FNV-1a): the cases of one template do not depend on the others.
  fileprivate var seed: UInt64 {
    utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
