import CaseCore
import Drafting
import Engine
import Playbook

/// One door as a page shows it: what to do there today, what to know before, and the text for it.
struct DoorModel {
  /// The text, or why there is none.
  enum Text {
    /// The letter.
    case letter(ComposedLetter)
    /// This has to be answered first.
    case asks(Fact.Name)
    /// There is none.
    case none
  }

  let id: Case.ID
  let rung: RungDefinition
  let status: RungStatus
  /// What to do there today; nil for nothing.
  let step: Step?
  let text: Text
  /// What the guard objects to in the text.
  let objections: [Bilingual]
  let words: ValueWords
  private let state: CaseState
  private let playbook: Playbook

  /// The door of `rung`; nil for one that the playbook does not have.
  init?(
    _ name: Rung.Name, _ assessed: AssessedCase, _ language: Language,
    objections: [Bilingual] = []
  ) {
    let assessment = assessed.assessment
    guard let rung = assessed.playbook.rung(name),
      let status = assessment.rungs.first(where: { $0.rung == name })
    else { return nil }
    self.rung = rung
    self.status = status
    self.objections = objections
    id = assessed.loaded.id
    state = assessed.loaded.state
    playbook = assessed.playbook
    step = assessment.steps.first { $0.rung == name }
    text = Self.text(name, step, assessed, language)
    words = ValueWords(
      language: language, zone: assessed.playbook.header.zone, clock: assessment.clock)
  }

  private static func text(
    _ name: Rung.Name, _ step: Step?, _ assessed: AssessedCase, _ language: Language
  ) -> Text {
    // A text belongs to something that is to be done: what was sent is not offered again.
    guard step?.letter != nil else { return .none }
    let result = composeLetter(
      for: name, assessed.loaded.state, assessed.assessment, assessed.playbook, language)
    switch result {
    case .letter(let letter): return .letter(letter)
    case .asks(let facts): return facts.first.map { .asks($0) } ?? .none
    case .refused: return .none
    }
  }

  /// What a sentence of a text rests on: originals, else the person's word, and the cards that it
  /// cites.
  func sources(of sentence: LetterSentence) -> [String] {
    let language = words.language
    let originals = sentence.evidence.compactMap { state.evidence(at: $0) }.map {
      Printable.line($0.fileName)
    }
    var found = originals
    if originals.isEmpty {
      found.append(
        (sentence.entries.isEmpty ? Words.noStatement : Words.yourWord)(language))
    }
    return found
      + sentence.citations.compactMap { playbook.citation($0) }.map {
        CardWords.words($0, language)
      }
  }

  /// What shows that the door is as it was when a form was written: the entry that set its state.
  var mark: String { status.entry.map { "\($0)" } ?? "none" }

  /// By when the step is to be done, in words; nil for no date.
  static func due(_ due: Step.Due, _ words: ValueWords) -> String? {
    switch due {
    case .atOnce: Words.atOnce(words.language)
    case .by(let date):
      Words.by(words.text(date))(words.language)
        + (date.isProvisional ? Words.provisional(words.language) : "")
    case .none: nil
    }
  }
}
