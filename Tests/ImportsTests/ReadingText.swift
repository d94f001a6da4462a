import CaseCore
import Imports

/// A reading as lines of text, for snapshots: everything that a caller can see.
struct ReadingText {
  /// The lines.
  let text: String

  /// The lines of `reading`.
  init(_ reading: FileReading) {
    var lines = [
      "reader \(reading.reader) \(reading.readerVersion)",
      "kind \(reading.kind)",
      "variant \(reading.variant)",
      "encoding \(reading.encoding?.rawValue ?? "none")",
      "rows \(reading.rows) complete \(reading.complete) resaved \(reading.isResaved)",
      "lines form \(reading.lines.form) content \(reading.lines.content) "
        + "blank \(reading.lines.blank) unread \(reading.lines.unread)",
    ]
    lines += reading.totals.map { "total \($0.direction) \($0.rows) \($0.minorUnits)" }
    lines += reading.declaredTotals.map { total in
      "declared \(total.line) \(total.direction ?? "all") \(total.rows.map(String.init) ?? "-") "
        + (total.minorUnits.map(String.init) ?? "-")
    }
    lines += reading.unread.map { "unread \($0.line) \($0.why.words.en)" }
    for finding in reading.findings { lines += Self.lines(of: finding) }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of finding: Finding) -> [String] {
    var lines = ["", "\(finding.id) [\(finding.kind)] at \(finding.place)"]
    lines += finding.quote.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  > \($0)" }
    if let speaker = finding.speaker { lines.append("  speaker \(speaker)") }
    if let at = finding.at { lines.append("  at \(CivilZone.shanghai.text(of: at))") }
    lines += finding.values.map { "  \($0.fact) = \(text(of: $0.value))" }
    // Bill rows repeat their quote in their details, so those are counted and tested apart.
    if finding.details.count <= 6 {
      lines += finding.details.map { "  (\($0.name): \($0.text))" }
    } else {
      lines.append("  (\(finding.details.count) columns)")
    }
    if let number = finding.refersTo { lines.append("  refers to \(number)") }
    lines += finding.remarks.map { "  remark \($0)".replacing("Imports.Finding.Remark.", with: "") }
    return lines
  }

  private static func text(of value: FactValue) -> String {
    switch value {
    case .flag(let flag): flag ? "yes" : "no"
    case .choice(let choice): choice
    case .money(let money): money.description
    case .moment(let moment): CivilZone.shanghai.text(of: moment)
    case .span(let span): span.description
    case .number(let number): "\(number)"
    case .text(let text): "“\(text)”"
    }
  }
}
