public import CaseCore
public import Playbook

/// What a person typed for a fact, read by the fact's type.
///
/// The forms are those of `docs/playbook-language.md`: `yes`/`no`, a choice's value, `98.00`, a local
/// time, `30 minutes`, a whole number, or text. `unknown` takes an earlier answer back.
public enum FactInput {
  /// Reads `text` as a value of `fact`; nil for `unknown`.
  /// - Throws: `Refusal` that says what the fact takes.
  public static func value(
    _ text: String, of fact: FactDefinition, zone: CivilZone
  ) throws(Refusal) -> FactValue? {
    if text == "unknown", fact.type != .text { return nil }
    if let value = read(text, as: fact, zone: zone) { return value }
    throw .wrongValue(text, of: fact)
  }

  private static func read(
    _ text: String, as fact: FactDefinition, zone: CivilZone
  ) -> FactValue? {
    switch fact.type {
    case .yesno:
      switch text.lowercased() {
      case yes.en, yes.zh: .flag(true)
      case no.en, no.zh: .flag(false)
      default: nil
      }
    case .choice:
      fact.choices.first {
        $0.value == text || $0.name.zh == text || $0.name.en == text
      }.map { .choice($0.value) }
    case .money: money(text).map { .money($0) }
    case .instant: moment(text, zone: zone).map { .moment($0) }
    case .span: Span(text).map { .span($0) }
    case .number: number(text).map { .number($0) }
    case .text:
      text.utf8.count <= Limits.factTextBytes && !text.allSatisfy(\.isWhitespace)
        ? .text(text) : nil
    }
  }

  /// An instant as people write it: RFC 3339, or local with or without seconds, or a day alone
  /// (its first instant). Nil for anything else, a date that does not exist included.
  public static func moment(_ text: String, zone: CivilZone) -> Moment? {
    if let moment = Moment(text) ?? zone.moment(local: text) { return moment }
    if text.utf8.count == 16, let moment = zone.moment(local: text + ":00") { return moment }
    return Day(text).map { zone.start(of: $0) }
  }

  /// An amount that a journal can hold.
  private static func money(_ text: String) -> Money? {
    guard let money = Money(decimal: text), money.minorUnits.magnitude < 1 << 53 else {
      return nil
    }
    return money
  }

  private static let yes = Bilingual(zh: "是", en: "yes")
  private static let no = Bilingual(zh: "否", en: "no")

  private static func number(_ text: String) -> Int64? {
    guard let number = Int64(text), number.magnitude < 1 << 53 else { return nil }
    return number
  }
}
