import CaseCore
import Drafting
import Playbook
import Testing

/// What holds of every letter, whatever the case.
enum LetterLaws {
  static func hold(
    _ result: LetterResult, of definition: LetterDefinition, _ state: CaseState,
    _ assessment: Assessment, _ playbook: Playbook
  ) throws {
    func isYes(_ condition: Condition?) -> Bool {
      condition.map { assessment.truth($0, .onYourAccount) == .yes } ?? true
    }
    switch result {
    case .asks(let facts):
      #expect(!facts.isEmpty && Set(facts).count == facts.count, "\(definition.id) asks twice")
      for fact in facts { #expect(playbook.fact(fact) != nil) }
    case .refused(.contradicts(let index, _, let facts)):
      let sentence = definition.sentences[index]
      #expect(isYes(sentence.when) && !facts.isEmpty)
      let isDenied = sentence.states.map { assessment.truth($0, .onYourAccount) } == .no
      // Else a sum of what it names is below nothing.
      let sums = facts.compactMap { assessment.facts.reading($0, .onYourAccount)?.value }
      #expect(isDenied || sums.contains { if case .money = $0 { true } else { false } })
    case .refused(.tooLong(let characters, let limit)): #expect(characters > limit.characters)
    case .refused(.unfillable(let name)): Issue.record("\(definition.id) cannot fill \(name)")
    case .refused: break
    case .letter(let letter):
      #expect(!letter.sentences.isEmpty)
      if let limit = letter.limit { #expect(letter.characters <= limit.characters) }
      for sentence in letter.sentences {
        #expect(sentence.entries.allSatisfy { $0 > 0 && $0 < state.size })
        #expect(sentence.evidence.allSatisfy { state.evidence(at: $0) != nil })
        switch sentence.kind {
        case .fact: #expect(!sentence.entries.isEmpty, "\(definition.id): \(sentence.text)")
        case .law: #expect(!sentence.citations.isEmpty, "\(definition.id): \(sentence.text)")
        case .request, .courtesy: break
        }
      }
      for paper in [letter.title, letter.body, letter.plainText] {
        #expect(
          OutwardWords.objections(in: paper, to: letter.recipient).isEmpty,
          "\(definition.id): \(paper)")
      }
      #expect(!letter.markdown.contains("<"))
      // Printed and left out together are what was chosen.
      let chosen = definition.sentences.filter { isYes($0.when) }
      let left = letter.omissions.map { definition.sentences[$0.sentence] }
      #expect(letter.sentences.count + left.count == chosen.count, "\(definition.id)")
    }
  }
}
