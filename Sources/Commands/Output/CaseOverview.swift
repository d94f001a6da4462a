import CaseCore
import Engine
import Playbook

/// A case as `case show` prints it.
struct CaseOverview {
  private let loaded: LoadedCase
  private let playbook: Playbook

  init(_ loaded: LoadedCase, _ playbook: Playbook) {
    self.loaded = loaded
    self.playbook = playbook
  }

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
            "grade": .optional(playbook.grade(of: item.value)?.text),
            "obtained": item.value.obtained.map(Self.json) ?? .null,
            "copies": .list(
              state.derivatives.filter { $0.value.original == item.entry }.map(Self.json)),
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
      line(item, language)
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

  private func line(
    _ item: CaseState.Recorded<EvidenceAdded>, _ language: Language
  ) -> String {
    let copies = loaded.state.derivatives.filter { $0.value.original == item.entry }
    let more = [
      playbook.grade(of: item.value).map { Words.grade($0.text)(language) },
      item.value.obtained.map { Words.obtained($0)(language) },
      copies.isEmpty ? nil : Words.copies(copies.map(\.entry))(language),
    ].compactMap(\.self)
    return "  \(item.entry)  \(item.value.kind)  \(Printable.excerpt(item.value.fileName))  "
      + ([Words.bytes(item.value.sizeBytes)(language)] + more).joined(separator: "  ")
  }

  private static func json(_ obtained: EvidenceAdded.Obtained) -> OutputJSON {
    [
      "way": .text(obtained.way.rawValue), "app": .optional(obtained.app),
      "device": .optional(obtained.device), "from": .optional(obtained.from),
    ]
  }

  private static func json(_ copy: CaseState.Recorded<DerivativeAdded>) -> OutputJSON {
    [
      "entry": .number(copy.entry), "how": .text(copy.value.how.rawValue),
      "for": .texts(copy.value.recipients), "masks": .number(copy.value.masks.count),
    ]
  }

  private static func time(_ moment: Moment) -> String { CivilZone.shanghai.text(of: moment) }
}
