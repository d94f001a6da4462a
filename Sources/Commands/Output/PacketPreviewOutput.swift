import CaseCore
import Drafting
import Engine

/// A packet before it is written, for a person and for a program.
struct PacketPreviewOutput {
  private let previewed: PreviewedPacket
  private let language: Language
  private var plan: PacketPlan { previewed.plan }

  init(_ previewed: PreviewedPacket, _ language: Language) {
    self.previewed = previewed
    self.language = language
  }

  var json: OutputJSON {
    [
      "rung": .text(plan.rung.text), "oneShot": .flag(plan.isOneShot),
      "incomplete": .flag(plan.isIncomplete), "missing": .texts(plan.guidance.missing),
      "steps": .texts(plan.guidance.actions + plan.guidance.form),
      "before": .texts(plan.guidance.before), "never": .texts(plan.guidance.never),
      "fields": .list(plan.fields.map(json)), "letter": .optional(plan.letter?.plainText),
      "exhibits": .list(
        plan.evidenceList.rows.map { row in
          [
            "number": .number(row.number), "evidence": .number(row.evidence),
            "name": .text(row.name), "file": .optional(row.file),
            "madeToFit": .flag(previewed.toFit.contains(row.evidence)),
          ]
        }),
      "tellsMasked": .texts(previewed.telling), "unmasked": .unmasked(previewed.unmasked),
    ]
  }

  private func json(_ field: PacketPlan.Field) -> OutputJSON {
    var text: String?
    var byHand: String?
    var excess: Int?
    switch field.value {
    case .words(let words): text = words
    case .byHand(let what): byHand = what
    case .tooLong(let by): excess = by
    case .empty: break
    }
    return [
      "label": .text(field.label(language)), "text": .optional(text), "byHand": .optional(byHand),
      "tooLongBy": .optional(excess.map { Int64($0) }),
      "limit": .optional(field.limit.map { Int64($0) }), "required": .flag(field.required),
      "note": .optional(field.note.map { $0(language) }),
    ]
  }

  var lines: [String] {
    var lines = [Words.packetPreview(language)]
    func section(_ head: Bilingual, _ items: [String]) {
      if !items.isEmpty { lines += ["", head(language)] + items }
    }
    let guidance = plan.guidance
    section(Words.previewMissing, guidance.missing.map { "- \($0)" })
    section(
      Words.previewSteps,
      (guidance.actions + guidance.form).enumerated().map { "\($0 + 1). \($1)" })
    section(Words.previewFields, plan.fields.flatMap { self.lines(of: $0) })
    if plan.fields.isEmpty, let letter = plan.letter {
      section(Words.previewLetter, Self.indented(letter.plainText))
    }
    section(Words.previewExhibits, plan.evidenceList.rows.map(line))
    section(Words.previewBefore, guidance.before.map { "- \($0)" })
    section(Words.previewNever, guidance.never.map { "- \($0)" })
    return lines
  }

  private func lines(of field: PacketPlan.Field) -> [String] {
    let label = field.label(language)
    switch field.value {
    case .words(let words):
      return [Words.previewField(label, words.utf16.count, of: field.limit)(language)]
        + Self.indented(words)
    case .byHand(let what): return [Words.previewByHand(label, what)(language)]
    case .tooLong(let by): return [Words.previewTooLong(label, by)(language)]
    case .empty: return [Words.previewEmpty(label)(language)]
    }
  }

  private static func indented(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { "    \($0)" }
  }

  private func line(_ row: EvidenceList.Row) -> String {
    let mark = Exhibit.mark(row.number, language)
    guard let file = row.file else {
      return "- " + Words.previewNotAttached(mark, row.name, row.evidence)(language)
    }
    let line = Words.previewExhibit(mark, row.name, file, row.evidence)(language)
    return "- " + line
      + (previewed.toFit.contains(row.evidence) ? Words.previewToFit(language) : "")
  }
}
