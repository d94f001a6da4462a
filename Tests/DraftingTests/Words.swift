import CaseCore
import Playbook

/// A name in a test: one that is no name is a mistake in the test.
func name<Kind>(_ text: String) -> Name<Kind> {
  guard let name = Name<Kind>(text) else { preconditionFailure("\(text) is a name.") }
  return name
}

/// A text in both languages.
func both(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

/// A template in both languages.
func template(_ zh: String, _ en: String) -> Template {
  guard let template = try? Template(Bilingual(zh: zh, en: en)) else {
    preconditionFailure("\(zh) and \(en) are templates.")
  }
  return template
}

/// A local instant in Shanghai.
func local(_ text: String) -> Moment {
  guard let moment = CivilZone.shanghai.moment(local: text) else {
    preconditionFailure("\(text) is a local time.")
  }
  return moment
}

/// Yuan.
func yuan(_ text: String) -> FactValue {
  guard let money = Money(decimal: text) else { preconditionFailure("\(text) is an amount.") }
  return .money(money)
}
