import CaseCore
import Engine
import Imports

/// A finding as the command line prints it.
enum FindingOutput {
  static func json(
    _ finding: Finding, name: String, state: ListedFinding.State?, likely: Bool?
  ) -> OutputJSON {
    let head: OutputJSON = [
      "id": .text(name), "kind": .text(finding.kind.text), "place": .text(finding.place.text),
      "quote": .text(finding.quote), "speaker": .optional(finding.speaker),
      "at": .optional(finding.at.map { CivilZone.shanghai.text(of: $0) }),
      "values": .object(
        finding.values.map { .init(name: $0.fact.text, value: ValueOutput.json($0.value)) }),
    ]
    return head.with("state", state.map { .text($0.rawValue) }).with(
      "likely", likely.map { .flag($0) }
    ).with("unsure", finding.remarks.contains(.unsure) ? .flag(true) : nil)
  }

  static func line(_ finding: Finding, name: String, _ language: Language) -> String {
    let values = finding.values.map { "\($0.fact)=\(ValueOutput.text($0.value))" }
    let mark = finding.remarks.contains(.unsure) ? Words.unsure(language) + "  " : ""
    let head = "\(name)  \(finding.kind)  \(mark)\(Printable.excerpt(finding.quote, 72))"
    return values.isEmpty ? head : head + "\n      " + values.joined(separator: "  ")
  }
}

/// The value of a fact as the command line takes and prints it.
enum ValueOutput {
  /// The form that `fact set` takes.
  static func text(_ value: FactValue) -> String {
    switch value {
    case .flag(let flag): flag ? "yes" : "no"
    case .choice(let choice): choice
    case .money(let money): money.decimal
    case .moment(let moment): CivilZone.shanghai.text(of: moment)
    case .span(let span): span.description
    case .number(let number): String(number)
    case .text(let text): Printable.line(text)
    }
  }

  /// Money in minor units, numbers as numbers, everything else as `fact set` takes it.
  static func json(_ value: FactValue) -> OutputJSON {
    switch value {
    case .money(let money): .number(money.minorUnits)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .flag, .choice, .moment, .span: .text(text(value))
    }
  }
}
