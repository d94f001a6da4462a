import CaseCore
import Drafting
import Engine
import Markup

/// What changed since something was sent through a door. Nothing where nothing that goes out differs.
struct ChangesHTML {
  let changed: ChangedPacket
  let language: Language

  func write(_ html: inout HTML) {
    let items = self.items
    guard !items.isEmpty || changed.ended != nil else { return }
    html.element(.div, [.class("note")]) { html in
      html.element(.h2, [], Words.changedHeading(language))
      html.element(.p, [.class("soft small")], Words.changedLead(language))
      if let ended = changed.ended { html.element(.p, [], ended.what(language)) }
      html.element(.ul) { html in
        for item in items {
          html.element(.li) { html in
            html.element(.strong, [], item.what(language))
            html.text(" ")
            html.given(item.words)
          }
        }
      }
    }
  }

  private var items: [(what: Bilingual, words: String)] {
    guard let changes = changed.changes else { return [] }
    var items = changes.sentences.map(item)
    // The text of the letter was told sentence by sentence.
    let told = changed.ended == nil && !changes.sentences.isEmpty
    for field in changes.fields {
      let words = [field.was, field.now].compactMap(\.self)
      if told, words.contains(where: { $0.contains("\n") || $0.utf16.count > 120 }) { continue }
      let arrow = [field.was ?? "—", field.now ?? "—"].joined(separator: " → ")
      items.append((Words.changedField(field.label), arrow))
    }
    items += changes.exhibits.map(item)
    for part in changes.lines where part.part == .transfers { items += part.changes.map(item) }
    return items
  }

  private func item(_ change: LetterChange) -> (what: Bilingual, words: String) {
    switch change {
    case .removed(_, let text): (Words.changeGone, text)
    case .added(_, let text): (Words.changeCome, text)
    }
  }

  private func item(_ change: ExhibitChange) -> (what: Bilingual, words: String) {
    func words(_ listed: ListedExhibit?) -> String {
      listed.map { "\(Exhibit.mark($0.number, language)) \($0.name)" } ?? ""
    }
    return switch (change.was, change.now) {
    case (_, nil): (Words.changeGone, words(change.was))
    case (nil, _): (Words.changeCome, words(change.now))
    case (_?, _?): (Words.changeOther, words(change.now))
    }
  }
}
