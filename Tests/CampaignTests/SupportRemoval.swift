import CaseCore
import Drafting
import Playbook

/// Takes away what one sentence of a letter rests on and looks what becomes of the sentence.
struct SupportRemoval {
  let playbook: Playbook
  let definition: LetterDefinition
  /// Writes the letter of a case; another one shows what the check finds.
  var write: (LetterDefinition, CaseCheck, Language) -> LetterResult = {
    definition, check, language in
    composeLetter(definition, check.state, check.assessment, check.playbook, language)
  }

  /// What is wrong with the letter of `check`, and how many sentences lost what they rest on.
  func complaints(_ check: CaseCheck, _ language: Language) throws -> (found: [String], tried: Int)
  {
    guard case .letter(let letter) = write(definition, check, language) else { return ([], 0) }
    var found: [String] = []
    var tried = 0
    for (number, sentence) in letter.sentences.enumerated() where !sentence.entries.isEmpty {
      tried += 1
      // By turns the entries are taken back and cannot be read any more.
      let isErased = (Int(truncatingIfNeeded: check.made.seed) + number).isMultiple(of: 2)
      found += try complaints(on: sentence, of: check, isErased: isErased, language)
    }
    return (found, tried)
  }

  /// The sentence may stand again on something else that says the same, which is then taken away too:
  /// in the end nothing is left that it could rest on.
  private func complaints(
    on sentence: LetterSentence, of check: CaseCheck, isErased: Bool, _ language: Language
  ) throws -> [String] {
    var removed = Set(sentence.entries)
    while true {
      let left = try CaseCheck(check.made.without(removed, isErased: isErased), playbook)
      guard case .letter(let letter) = write(definition, left, language) else { return [] }
      var held = left
      held.check(letter.sentences, "\(definition.id) without \(removed.sorted())")
      if !held.complaints.isEmpty { return held.complaints }
      let again = letter.sentences.filter { $0.text == sentence.text && $0.kind == sentence.kind }
      guard let stays = again.first else { return [] }
      let more = Set(again.flatMap(\.entries)).subtracting(removed)
      guard !more.isEmpty, removed.isDisjoint(with: stays.entries) else {
        return [
          "seed \(check.made.seed): \(definition.id) still says, without what it rested on: "
            + sentence.text
        ]
      }
      removed.formUnion(more)
    }
  }
}

extension GeneratedCase {
  /// The case in which `removed` no longer count: erased, or taken back one by one afterwards.
  func without(_ removed: Set<Int>, isErased: Bool) -> GeneratedCase {
    var entries = entries
    if !isErased {
      for number in removed.sorted() {
        entries.append(
          Entry(
            caseID: id, seq: entries.count, recordedAt: clock, by: .person,
            event: .withdrawn(Withdrawal(entry: number, reason: "not so"))))
      }
    }
    return GeneratedCase(
      seed: seed, id: id, clock: clock, entries: entries,
      withheld: isErased ? withheld.union(removed) : withheld, contents: contents,
      privateMarks: privateMarks, statedMarks: statedMarks, contentMarks: contentMarks)
  }
}
