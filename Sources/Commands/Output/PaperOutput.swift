import CaseCore
import Drafting
import Engine
import Playbook

/// Letters and packets that were written, for a person and for a program.
struct PaperOutput {
  private let paper: WrittenPaper
  private let playbook: Playbook

  init(_ paper: WrittenPaper, _ playbook: Playbook) {
    self.paper = paper
    self.playbook = playbook
  }

  var json: OutputJSON {
    let issued = paper.issued
    return [
      "entry": .number(paper.entry), "what": .text(issued.what.rawValue),
      "rung": .optional(issued.rung?.text), "letter": .optional(issued.wording?.letter.text),
      "language": .optional(issued.language?.rawValue),
      "recordedAt": .text(CivilZone.shanghai.text(of: paper.recordedAt)),
      "sent": .flag(paper.isSent),
      "sentences": .optional(issued.wording.map { Int64($0.sentences.count) }),
      "stale": .list(
        paper.stale.map { sentence in
          [
            "sentence": .number(sentence.number),
            "causes": .list(sentence.causes.map(Self.json)),
          ]
        }),
    ]
  }

  private static func json(_ cause: WrittenPaper.Cause) -> OutputJSON {
    switch cause {
    case .corrected(let entry, let by):
      ["what": "corrected", "entry": .number(entry), "by": .number(by)]
    case .withdrawn(let entry, let by):
      ["what": "withdrawn", "entry": .number(entry), "by": .number(by)]
    case .erased(let entry): ["what": "erased", "entry": .number(entry)]
    case .changed(let entry, let fact):
      ["what": "changed", "entry": .number(entry), "fact": .text(fact.text)]
    }
  }

  /// The paper in one line.
  func head(_ language: Language) -> String {
    let rung = paper.issued.rung
    let name = rung.flatMap { playbook.rung($0)?.name(language) } ?? rung?.text ?? ""
    return Words.paper(
      paper.entry, paper.issued.what, name, paper.issued.wording?.letter.text,
      CivilZone.shanghai.text(of: paper.recordedAt), isSent: paper.isSent)(language)
  }

  /// A line for each sentence that no longer stands.
  func staleLines(_ language: Language) -> [String] {
    paper.stale.flatMap { sentence in
      sentence.causes.map { cause in
        let words = cause.words { playbook.fact($0)?.ask }
        return Words.staleSentence(sentence.number, words)(language)
      }
    }
  }

  /// What is said of several papers where one of them no longer stands.
  static func warning(
    _ papers: [WrittenPaper], _ playbook: Playbook, _ language: Language
  ) -> [String] {
    papers.flatMap { paper in
      let output = PaperOutput(paper, playbook)
      return [output.head(language)] + output.staleLines(language).map { "  " + $0 }
        + ["  " + Words.staleAdvice(isSent: paper.isSent)(language)]
    }
  }
}

/// What changed since a letter was written, for a person and for a program.
struct ChangedLetterOutput {
  private let changed: ChangedLetter
  private var paper: PaperOutput { PaperOutput(changed.paper, changed.playbook) }

  init(_ changed: ChangedLetter) { self.changed = changed }

  var json: OutputJSON {
    [
      "since": paper.json,
      "changes": changed.changes.map { changes in
        .list(changes.map { ChangeOutput.json($0, "sentence") })
      } ?? .null,
      "ended": .optional(changed.ended?.code),
    ]
  }

  func lines(_ language: Language) -> [String] {
    let head = Words.comparedWith(Bilingual(zh: paper.head(.zh), en: paper.head(.en)))(language)
    if let ended = changed.ended {
      return [head, Words.notWrittenNow(language), "  " + ended.what(language)]
    }
    let changes = changed.changes ?? []
    guard !changes.isEmpty else { return [head, Words.nothingChanged(language)] }
    return [head] + changes.map { ChangeOutput.line($0)(language) }
  }
}
