import CaseCore
import Engine

/// A case as `case show` prints it.
struct CaseOverview {
  private let loaded: LoadedCase

  init(_ loaded: LoadedCase) { self.loaded = loaded }

  var json: OutputJSON {
    let state = loaded.state
    return [
      "case": .text(loaded.id.text),
      "title": .optional(state.opening?.value.title),
      "area": .optional(state.opening?.value.area),
      "practice": .flag(state.opening?.value.practice ?? false),
      "entries": .number(loaded.size),
      "outcome": .optional(state.closing?.value.outcome.rawValue),
      "evidence": .list(
        state.evidence.map { item in
          [
            "evidence": .number(item.entry), "kind": .text(item.value.kind.text),
            "file": .text(item.value.fileName), "mediaType": .text(item.value.mediaType),
            "bytes": .number(item.value.sizeBytes), "sha256": .text(item.value.digest.hex),
          ]
        }),
      "steps": .list(
        state.steps.map { step in
          [
            "entry": .number(step.entry), "rung": .text(step.value.rung.text),
            "at": .text(Self.time(step.value.happenedAt)),
            "reference": .optional(step.value.reference),
          ]
        }),
      "answers": .list(
        state.answers.map { answer in
          [
            "entry": .number(answer.entry), "rung": .text(answer.value.rung.text),
            "answer": .text(answer.value.answer.text),
            "at": .text(Self.time(answer.value.happenedAt)),
            "reason": .optional(answer.value.reason?.text),
          ]
        }),
      "documents": .list(
        state.documents.map { document in
          [
            "entry": .number(document.entry), "what": .text(document.value.what.rawValue),
            "rung": .optional(document.value.rung?.text),
            "for": .optional(document.value.recipient), "size": .number(document.value.size),
            "sha256": .text(document.value.digest.hex),
          ]
        }),
    ]
  }

  func lines(_ language: Language) -> [String] {
    let state = loaded.state
    var lines = [
      (state.opening?.value.practice == true ? Words.practice(language) : "")
        + Printable.excerpt(state.opening?.value.title ?? "", 200),
      Words.caseHead(
        loaded.id.text, entries: loaded.size,
        state: state.closing.map { Words.outcome($0.value.outcome) } ?? Words.open)(language),
      "", Words.evidenceHeading(language),
    ]
    lines += state.evidence.map { item in
      "  \(item.entry)  \(item.value.kind)  \(Printable.excerpt(item.value.fileName))  "
        + Words.bytes(item.value.sizeBytes)(language)
    }
    if state.evidence.isEmpty { lines.append("  " + Words.nothing(language)) }
    if !state.steps.isEmpty {
      lines += ["", Words.stepsHeading(language)]
      lines += state.steps.map { "  \(Self.time($0.value.happenedAt))  \($0.value.rung)" }
    }
    if !state.answers.isEmpty {
      lines += ["", Words.answersHeading(language)]
      lines += state.answers.map {
        "  \(Self.time($0.value.happenedAt))  \($0.value.rung)  \($0.value.answer)"
      }
    }
    return lines
  }

  private static func time(_ moment: Moment) -> String { CivilZone.shanghai.text(of: moment) }
}
