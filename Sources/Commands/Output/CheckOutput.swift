import CaseCore
import Engine

/// What a check found, for a person and for a program.
struct CheckOutput {
  private let report: CheckReport
  private let language: Language

  init(_ report: CheckReport, _ language: Language) {
    self.report = report
    self.language = language
  }

  /// The lines for a person.
  var lines: [String] {
    report.faults.map { Self.line($0, language) } + report.remarks.map { Self.line($0, language) }
      + [Words.checked(report.counts)(language), Words.conclusion(report.faults.count)(language)]
  }

  /// The same for a program.
  var json: OutputJSON {
    let counts = report.counts
    return [
      "whole": .flag(report.faults.isEmpty), "cases": .number(counts.cases),
      "entries": .number(counts.entries), "erased": .number(counts.erased),
      "heads": .number(counts.heads), "contents": .number(counts.contents),
      "bytes": .number(counts.bytes), "readEarlier": .number(counts.readEarlier),
      "faults": .list(report.faults.map { Self.json($0, language) }),
      "remarks": .list(report.remarks.map { Self.json($0, language) }),
    ]
  }

  /// What was found in one line: where, what, and what to do.
  static func line(_ finding: CheckFinding, _ language: Language) -> String {
    let words = Words.finding(finding)
    return Printable.line(
      place(finding, language) + words.what(language) + Words.mend(words.mend)(language))
  }

  /// What was found, for a program.
  static func json(_ finding: CheckFinding, _ language: Language) -> OutputJSON {
    let words = Words.finding(finding)
    return [
      "kind": .text(finding.kind.rawValue), "place": .text(finding.place),
      "case": .optional(finding.caseID?.text), "entry": .optional(finding.entry.map(Int64.init)),
      "detail": .text(finding.detail), "says": .text(words.what(language)),
      "mend": .text(words.mend(language)),
    ]
  }

  private static func place(_ finding: CheckFinding, _ language: Language) -> String {
    var parts: [Bilingual] = []
    if let id = finding.caseID {
      parts.append(Bilingual(zh: "案件 \(id.text.prefix(8))", en: "case \(id.text.prefix(8))"))
    }
    if let entry = finding.entry {
      parts.append(Bilingual(zh: "第 \(entry) 条", en: "entry \(entry)"))
    }
    if !finding.place.isEmpty { parts.append(Bilingual(zh: finding.place, en: finding.place)) }
    let comma = Bilingual(zh: "，", en: ", ")
    let colon = Bilingual(zh: "：", en: ": ")
    return parts.isEmpty
      ? "" : parts.map { $0(language) }.joined(separator: comma(language)) + colon(language)
  }
}
