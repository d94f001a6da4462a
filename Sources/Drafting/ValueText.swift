public import CaseCore

/// Writes the values of facts as a person of `language` reads them.
///
/// Money has no mark of its own (`98.00`): the sentence around it writes 元 or ¥. Instants are
/// local to the playbook's zone and show the year only when it is not the clock's year.
public struct ValueText: Sendable, Hashable {
  /// The language.
  public let language: Language
  /// The zone in which instants are shown.
  public let zone: CivilZone
  /// The clock, whose year goes without saying.
  public let clock: Moment

  /// Values in `language`, local to `zone`, seen at `clock`.
  public init(language: Language, zone: CivilZone, clock: Moment) {
    self.language = language
    self.zone = zone
    self.clock = clock
  }

  /// `value` in words; `names` are the words of a choice's values.
  ///
  /// Nil for a choice without words and for a text of which nothing readable is left: a paper
  /// never shows an internal name or an empty place.
  public func text(of value: FactValue, names: [String: Bilingual]) -> String? {
    switch value {
    case .flag(let flag):
      flag
        ? Bilingual(zh: "是", en: "yes")(language)
        : Bilingual(zh: "否", en: "no")(language)
    case .choice(let choice): names[choice].map { $0(language) }
    case .money(let money): text(of: money)
    case .moment(let moment): text(of: moment)
    case .span(let span): text(of: span)
    case .number(let number): String(number)
    case .text(let text): nonEmpty(withoutBraces(OutsideText.line(text)))
    }
  }

  /// `98.00`; another currency than yuan is named, because the sentence says 元.
  public func text(of money: Money) -> String {
    money.currency == "CNY" ? money.decimal : "\(money.decimal) \(money.currency)"
  }

  /// `11月18日 20:14`, `18 November, 20:14`, with the year where it is not the clock's.
  public func text(of moment: Moment) -> String {
    let local = zone.civil(moment)
    let time = Digits.padded(local.hour, 2) + ":" + Digits.padded(local.minute, 2)
    return text(of: local.day) + (language == .zh ? " " : ", ") + time
  }

  /// `2026年11月18日 20:14`, `18 November 2026, 20:14`: for what is filed and read years later.
  func fullText(of moment: Moment) -> String {
    let local = zone.civil(moment)
    let time = Digits.padded(local.hour, 2) + ":" + Digits.padded(local.minute, 2)
    return fullText(of: local.day) + (language == .zh ? " " : ", ") + time
  }

  /// `11月18日`, `18 November`, with the year where it is not the clock's.
  public func text(of day: Day) -> String {
    day.civil.year == zone.day(of: clock).civil.year
      ? ValueText.shortText(of: day, language) : fullText(of: day)
  }

  /// `2026年11月18日`, `18 November 2026`.
  public func fullText(of day: Day) -> String { ValueText.fullText(of: day, language) }

  static func fullText(of day: Day, _ language: Language) -> String {
    switch language {
    case .zh: "\(day.civil.year)年" + shortText(of: day, language)
    case .en: shortText(of: day, language) + " \(day.civil.year)"
    }
  }

  /// `30 分钟`, `7 个工作日`; `30 minutes`, `1 working day`.
  public func text(of span: Span) -> String {
    let plural = language == .en && span.count != 1
    return "\(span.count) " + words(span.unit)(language) + (plural ? "s" : "")
  }

  /// The last four characters of `text`, or all of a shorter one.
  public func tail(of text: String) -> String { String(text.suffix(4)) }

  private static func shortText(of day: Day, _ language: Language) -> String {
    let (_, month, dayOfMonth) = day.civil
    return switch language {
    case .zh: "\(month)月\(dayOfMonth)日"
    case .en: "\(dayOfMonth) \(months[month - 1])"
    }
  }

  private func words(_ unit: Span.Unit) -> Bilingual {
    switch unit {
    case .minutes: Bilingual(zh: "分钟", en: "minute")
    case .hours: Bilingual(zh: "小时", en: "hour")
    case .days: Bilingual(zh: "天", en: "day")
    case .workingDays: Bilingual(zh: "个工作日", en: "working day")
    case .months: Bilingual(zh: "个月", en: "month")
    case .years: Bilingual(zh: "年", en: "year")
    }
  }

  // `{…}` marks a place of a template. What a person or a file wrote could look like one that was
  // left empty, so their braces are the wide ones.
  private func withoutBraces(_ text: String) -> String {
    text.contains { $0 == "{" || $0 == "}" }
      ? text.replacing("{", with: "｛").replacing("}", with: "｝") : text
  }

  private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
