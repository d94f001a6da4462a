import CaseCore
import Drafting
import Engine
import Playbook
import Reading

/// What speaks against sending a draft, as the command line prints it.
struct DraftOutput {
  private let check: DraftCheck
  private let language: Language

  init(_ check: DraftCheck, _ language: Language) {
    self.check = check
    self.language = language
  }

  private var reading: DraftReading { check.reading }

  var json: OutputJSON {
    [
      "to": .text(check.recipient.rawValue),
      "objections": .list(reading.objections.map(json)),
      "missing": .list(
        reading.missing.map { part in
          [
            "part": .text(part.id), "name": .text(part.name(language)),
            "add": .text(part.advice(language)),
          ]
        }), "allowed": .list(reading.allowed.map(json)), "demand": .flag(reading.isDemand),
      "rewrite": .optional(check.rewrite?.plainText),
      "rewriteNeeds": .optional(check.noRewrite.map { $0.what(language) }),
    ]
  }

  private func json(_ objection: DraftObjection) -> OutputJSON {
    [
      "kind": .text(objection.kind.id), "quote": .text(objection.quote),
      "start": .number(objection.place.scalars.lowerBound),
      "end": .number(objection.place.scalars.upperBound),
      "why": .text(objection.advice.why(language)),
      "instead": .text(objection.advice.calmer(language)),
      "citations": .list(
        objection.advice.law.compactMap { check.law[$0] }.map { CardOutput.json($0, language) }),
      "because": .texts(objection.because),
    ]
  }

  var lines: [String] {
    var lines = [Words.draftChecked(reading)(language)]
    for objection in reading.objections {
      lines += [
        "", "  \(objection.kind.name(language))  “\(Printable.line(objection.quote))”",
        "    " + objection.advice.why(language),
        "    " + Words.instead(objection.advice.calmer)(language),
      ]
      if !objection.because.isEmpty {
        lines.append("    " + Words.because(objection.because)(language))
      }
      lines += objection.advice.law.compactMap { check.law[$0] }.map {
        "    · " + CardOutput.words($0, language)
      }
    }
    if !reading.missing.isEmpty {
      lines += ["", Words.draftMisses(language)]
      lines += reading.missing.map { "  - \($0.name(language))  \($0.advice(language))" }
    }
    guard !reading.objections.isEmpty || !reading.missing.isEmpty else { return lines }
    if let rewrite = check.rewrite {
      lines += ["", Words.rewritten(language), "", rewrite.plainText]
    } else if let refusal = check.noRewrite {
      lines += ["", Words.notRewritten(language), "  " + refusal.what(language)]
      lines.append("  " + refusal.mend(language))
    }
    return lines
  }
}
