import CaseCore
import Playbook
import Testing

/// The checked name `text`; a test that spells one wrong stops there.
func name<Kind>(_ text: String) -> Name<Kind> {
  guard let name = Name<Kind>(text) else { preconditionFailure("\(text) is no name.") }
  return name
}

/// The same words in both languages.
func both(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

/// A template with the same words in both languages.
func template(_ text: String) -> Template {
  guard let template = try? Template(both(text)) else {
    preconditionFailure("\(text) is no template.")
  }
  return template
}

/// The day `text`.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("\(text) is no day.") }
  return day
}

/// The local time `text` in Shanghai.
func local(_ text: String) -> Moment {
  guard let moment = CivilZone.shanghai.moment(local: text) else {
    preconditionFailure("\(text) is no local time.")
  }
  return moment
}

/// A digest whose bytes are all `byte`.
func digest(_ byte: UInt8) -> Digest {
  guard let digest = Digest(bytes: Array(repeating: byte, count: 32)) else {
    preconditionFailure("A digest has 32 bytes.")
  }
  return digest
}

extension Condition {
  static func yes(_ fact: String) -> Condition { .fact(name(fact), among: [.flag(true)]) }
  static func no(_ fact: String) -> Condition { .fact(name(fact), among: [.flag(false)]) }
  static func `is`(_ fact: String, _ choices: String...) -> Condition {
    .fact(name(fact), among: choices.map { .choice($0) })
  }
  static func since(_ fact: String, _ count: Int64, _ unit: Span.Unit) -> Condition {
    .elapsed(since: name(fact), .atLeast, .span(Span(count, unit)))
  }
  static func state(_ rung: String, _ states: RungState...) -> Condition {
    .rung(name(rung), states)
  }
}
