internal import CaseCore
internal import Playbook

extension ValueText {
  /// What stands in `place` for a fact of `view`; nil if it is unknown or nothing readable.
  func text(of place: Template.Placeholder, in view: CaseView) -> String? {
    guard let known = view.known[place.name],
      let text = text(of: known.value, names: view.names(of: place.name))
    else { return nil }
    return switch place.form {
    case .whole: text
    case .tail4: tail(of: text)
    }
  }

  /// A text outside letters: a place without a value shows its other words.
  ///
  /// Nil if a place has neither; such a text is not shown.
  func text(of template: Template, in view: CaseView) -> String? {
    template.text(language) { place in
      switch GivenWord(place.name) {
      case .today: text(of: zone.day(of: clock))
      case .claimAmount: view.claim?.amount.map(text(of:))
      case .demandDue, .exhibits: nil
      case nil: text(of: place, in: view)
      }
    }
  }
}
