import CaseCore
import Engine
import Playbook

/// What a playbook holds, as `playbook show` prints it.
struct PlaybookOverview {
  /// One thing that a playbook declares.
  private struct Item {
    let name: String
    let words: Bilingual
    var more: [String] = []
  }

  private let playbook: Playbook

  init(_ playbook: Playbook) { self.playbook = playbook }

  private var sections: [(name: String, items: [Item])] {
    let parts = playbook.parts
    return [
      ("facts", parts.facts.map(Self.item)),
      ("claims", parts.claims.map { Item(name: $0.id.text, words: $0.name) }),
      (
        "rungs",
        parts.rungs.map { rung in
          Item(name: rung.id.text, words: rung.name, more: rung.answers.map(\.id.text))
        }
      ),
      ("reasons", parts.reasons.map { Item(name: $0.id.text, words: $0.name) }),
      ("evidence", parts.evidence.map { Item(name: $0.id.text, words: $0.name) }),
      ("slots", parts.slots.map { Item(name: $0.id.text, words: $0.name) }),
      (
        "letters",
        parts.letters.map { letter in
          Item(
            name: letter.id.text,
            words: Bilingual(zh: letter.rung.text, en: letter.rung.text))
        }
      ),
      ("warnings", parts.vetting.warnings.map { Item(name: $0.id.text, words: $0.title) }),
      ("checks", parts.vetting.checks.map { Item(name: $0.id.text, words: $0.name) }),
      ("questions", parts.vetting.questions.map { Item(name: $0.id.text, words: $0.because) }),
      ("keep", parts.vetting.keepsakes.map { Item(name: $0.id.text, words: $0.what) }),
      ("citations", parts.citations.map(Self.item)),
    ]
  }

  private static func item(_ fact: FactDefinition) -> Item {
    let takes =
      fact.choices.isEmpty ? [fact.type.rawValue] : fact.choices.map(\.value)
    return Item(name: fact.id.text, words: fact.ask ?? fact.why, more: takes)
  }

  private static func item(_ card: Citation) -> Item {
    let title = card.law.flatMap { law in
      card.article.map { Bilingual(zh: law.zh + $0.zh, en: "\(law.en) \($0.en)") }
    }
    return Item(
      name: card.id.text,
      words: title.map {
        Bilingual(zh: "\($0.zh)：\(card.says.zh)", en: "\($0.en): \(card.says.en)")
      } ?? card.says,
      more: [card.level.rawValue] + (card.inForce.map { [$0.description] } ?? []))
  }

  /// The sections that `topic` names, or the one thing of that name.
  /// - Throws: `Refusal` if there is none.
  private func chosen(_ topic: String?) throws(Refusal) -> [(name: String, items: [Item])] {
    let sections = sections
    guard let topic else { return sections }
    if let section = sections.first(where: { $0.name == topic }) { return [section] }
    let found = sections.compactMap { section in
      section.items.first { $0.name == topic }.map { (section.name, [$0]) }
    }
    guard !found.isEmpty else {
      throw .unknownName(
        topic, what: Bilingual(zh: "这一项", en: "part"), known: sections.map(\.name))
    }
    return found
  }

  func json(_ topic: String?) throws(Refusal) -> OutputJSON {
    var object: OutputJSON = [
      "area": .text(playbook.header.area), "version": .text(playbook.header.version.description),
      "digest": .text(playbook.digest.hex),
    ]
    for section in try chosen(topic) {
      object = object.with(
        section.name,
        .list(
          section.items.map {
            [
              "name": .text($0.name), "zh": .text($0.words.zh), "en": .text($0.words.en),
              "more": .texts($0.more),
            ]
          }))
    }
    return object
  }

  func lines(_ topic: String?, _ language: Language) throws(Refusal) -> [String] {
    var lines = [
      "\(playbook.header.name(language))  \(playbook.header.area)  \(playbook.header.version)",
      playbook.digest.hex,
    ]
    for section in try chosen(topic) {
      lines += ["", "\(section.name) (\(section.items.count))"]
      lines += section.items.map { item in
        let more = item.more.isEmpty ? "" : "  [\(item.more.joined(separator: " "))]"
        return "  \(item.name)  \(item.words(language))\(more)"
      }
    }
    return lines
  }
}
