import CaseCore
import Engine
import Playbook

/// One question as it is shown: what is asked, how it is answered, and what was answered.
struct FieldModel {
  /// How it is answered.
  enum Input {
    /// One of these; the value that is sent, and its words.
    case choices([(value: String, words: Bilingual)])
    case money
    /// A local time, not after `latest`.
    case time(latest: String)
    case span
    case number
    case text
  }

  /// The fact that it asks for.
  let fact: Fact.Name
  /// The question.
  let ask: Bilingual
  /// Why it is asked.
  let why: Bilingual
  /// How it is answered.
  let input: Input
  /// What stands in it: the answer that was given before, or what was sent and could not be taken.
  var text = ""
  /// The unit, for a span.
  var unit = Span.Unit.hours
  /// Whether "I don't know" is chosen.
  var isUnknown = false
  /// Why what was sent cannot be taken.
  var fault: Bilingual?

  /// The question of `field`, with the answer that was given.
  init?(_ field: Intake.Field, zone: CivilZone, now: Moment) {
    guard let ask = field.fact.ask else { return nil }
    fact = field.fact.id
    self.ask = ask
    why = field.fact.why
    input =
      switch field.fact.type {
      case .yesno: .choices([("yes", Words.yes), ("no", Words.no)])
      case .choice: .choices(field.fact.choices.map { ($0.value, $0.name) })
      case .money: .money
      case .instant: .time(latest: Self.local(now, zone))
      case .span: .span
      case .number: .number
      case .text: .text
      }
    switch field.said {
    case .nothing: break
    case .unknown: isUnknown = true
    case .value(let value): fill(value, zone)
    }
  }

  private mutating func fill(_ value: FactValue, _ zone: CivilZone) {
    switch value {
    case .flag(let flag): text = flag ? "yes" : "no"
    case .choice(let choice): text = choice
    case .money(let money): text = money.decimal
    case .moment(let moment): text = Self.local(moment, zone)
    case .span(let span):
      text = "\(span.count)"
      unit = span.unit
    case .number(let number): text = "\(number)"
    case .text(let given): text = given
    }
  }

  /// The local time as a browser's own field writes it: `2026-11-18T20:14`.
  static func local(_ moment: Moment, _ zone: CivilZone) -> String {
    let (day, hour, minute, _) = zone.civil(moment)
    return "\(day)T\(Digits.padded(hour, 2)):\(Digits.padded(minute, 2))"
  }

  // MARK: What is sent

  /// The name under which the answer is sent, and the id of what takes it.
  var name: String { "f-\(fact)" }
  /// The name under which "I don't know" is sent, where the answer is written.
  var unknownName: String { "u-\(fact)" }
  /// The name under which the unit is sent.
  var unitName: String { "n-\(fact)" }

  /// The id of the first thing in it that takes the keyboard: where a fault leads.
  var firstID: String {
    if case .choices(let choices) = input {
      return choices.first.map { "\(name)-\($0.value)" } ?? name
    }
    return name
  }

  /// The units that a person can choose for a span.
  static let units: [(unit: Span.Unit, words: Bilingual)] = [
    (.minutes, Bilingual(zh: "分钟", en: "minutes")), (.hours, Bilingual(zh: "小时", en: "hours")),
    (.days, Bilingual(zh: "天", en: "days")),
    (.workingDays, Bilingual(zh: "个工作日", en: "working days")),
  ]

  /// Whether `form` says anything of it.
  func isSent(in form: FormData) -> Bool {
    !(form[name] ?? "").allSatisfy(\.isWhitespace) || form[unknownName] != nil
  }

  /// Takes over what `form` sent, and gives the answer; nil, with a fault, where there is none.
  mutating func take(_ form: FormData) -> FactAnswer? {
    let sent = Printable.line(form[name] ?? "")
    switch input {
    case .choices(let choices):
      isUnknown = sent == Self.unknown
      text = isUnknown ? "" : sent
      guard isUnknown || choices.contains(where: { $0.value == sent }) else {
        fault = Words.chooseOne
        return nil
      }
    case .money, .time, .span, .number, .text:
      text = sent
      isUnknown = form[unknownName] != nil
      unit = form[unitName].flatMap { Span.Unit(rawValue: $0) } ?? unit
      guard !sent.isEmpty || isUnknown else {
        fault = Words.fillIn
        return nil
      }
      guard sent.isEmpty || !isUnknown else {
        fault = Words.eitherOr
        return nil
      }
    }
    return FactAnswer(fact: fact, text: isUnknown ? Self.unknown : answer)
  }

  /// The answer in the form that the Engine reads.
  private var answer: String {
    if case .span = input { return "\(text) \(unit.rawValue)" }
    return text
  }

  private static let unknown = "unknown"
}

extension FieldModel {
  /// Says that the Engine did not take the answer.
  mutating func refuse() {
    fault =
      switch input {
      case .choices: Words.chooseOne
      case .money: Words.wrongMoney
      case .time: Words.wrongTime
      case .span: Words.wrongSpan
      case .number: Words.wrongNumber
      case .text: Words.wrongText
      }
  }
}
