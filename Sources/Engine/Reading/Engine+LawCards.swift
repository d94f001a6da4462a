import CaseCore
import Playbook

extension Engine {
  /// The law cards called `names`, by name, as the shipped playbooks have them.
  func lawCards(named names: Set<String>) throws -> [String: Citation] {
    var cards: [String: Citation] = [:]
    guard !names.isEmpty else { return cards }
    for area in try ports.shelf.areas() {
      for card in try ports.shelf.current(area: area).playbook.parts.citations
      where names.contains(card.id.text) {
        cards[card.id.text] = card
      }
    }
    return cards
  }
}
