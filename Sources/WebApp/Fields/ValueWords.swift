import CaseCore
import Drafting
import Playbook

/// Values, instants and due dates as a person reads them on a page.
struct ValueWords {
  let language: Language
  let zone: CivilZone
  let clock: Moment

  private var values: ValueText { ValueText(language: language, zone: zone, clock: clock) }

  /// `value` of `fact`.
  func text(_ value: FactValue, of fact: FactDefinition) -> String {
    switch value {
    case .flag(let flag): return (flag ? Words.yes : Words.no)(language)
    case .choice(let choice):
      return fact.choices.first { $0.value == choice }?.name(language) ?? choice
    case .money(let money): return text(money)
    case .moment(let moment): return values.text(of: moment)
    case .span(let span): return values.text(of: span)
    case .number(let number): return String(number)
    case .text(let text): return Printable.line(text)
    }
  }

  /// An amount with its currency.
  func text(_ money: Money) -> String {
    money.currency == "CNY"
      ? Bilingual(zh: "\(money.decimal) 元", en: "¥\(money.decimal)")(language) : "\(money)"
  }

  /// A local time to the minute.
  func text(_ moment: Moment) -> String { values.text(of: moment) }

  /// The last day of a due date, or its local time to the minute.
  func text(_ due: DueDate) -> String {
    due.lastDay.map { values.text(of: $0) } ?? values.text(of: due.ends)
  }
}
