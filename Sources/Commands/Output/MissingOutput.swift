import CaseCore
import Engine
import Playbook

/// A card of law or practice in a few words.
enum CardOutput {
  /// The card with its article and the day since when it is in force.
  static func json(_ card: Citation, _ language: Language) -> OutputJSON {
    [
      "id": .text(card.id.text), "law": .optional(card.law?(language)),
      "article": .optional(card.article?(language)),
      "inForce": .optional(card.inForce?.description), "level": .text(card.level.rawValue),
    ]
  }

  /// `民法典第512条第2款，2021-01-01 起施行 A03`; practice and unverified cards say so.
  static func words(_ card: Citation, _ language: Language) -> String {
    let level: Bilingual? =
      switch card.level {
      case .verified: nil
      case .secondary: Bilingual(zh: "未核实", en: "not verified")
      case .practice: Bilingual(zh: "实务做法", en: "practice")
      }
    var parts: [String] = []
    if let law = card.law, let article = card.article {
      parts.append(language == .zh ? law.zh + article.zh : "\(law.en) \(article.en)")
    }
    if let day = card.inForce {
      parts.append(
        Bilingual(zh: "\(day) 起施行", en: "in force since \(day)")(language))
    }
    if let level { parts.append(level(language)) }
    parts.append(card.id.text)
    return parts.joined(separator: language == .zh ? "，" : ", ")
  }
}

/// Something missing, as the command line prints it.
struct MissingOutput {
  private let playbook: Playbook

  init(_ assessed: AssessedCase) { playbook = assessed.playbook }

  func json(_ missing: Missing, _ language: Language) -> OutputJSON {
    let (what, name, kind): (String, String, String?) =
      switch missing.what {
      case .fact(let fact): ("fact", fact.text, nil)
      case .proof(let fact, let kind): ("proof", fact.text, kind?.text)
      case .slot(let slot, _): ("slot", slot.text, nil)
      }
    return [
      "what": .text(what), "name": .text(name), "evidence": .optional(kind),
      "changesVerdict": .flag(missing.changesVerdict), "effort": .number(missing.effort),
      "says": .text(words(missing)(language)), "how": .optional(how(missing)?(language)),
    ]
  }

  func line(_ missing: Missing, _ language: Language) -> String {
    let change = missing.changesVerdict ? Words.wouldChangeVerdict(language) : ""
    let how = how(missing).map { "\n    \($0(language))" } ?? ""
    return words(missing)(language) + change + how
  }

  private func words(_ missing: Missing) -> Bilingual {
    switch missing.what {
    case .fact(let fact):
      let ask = playbook.fact(fact).flatMap(\.ask)
      return Bilingual(
        zh: Words.missingFact(ask?.zh ?? fact.text).zh,
        en: Words.missingFact(ask?.en ?? fact.text).en)
    case .proof(let fact, let kind):
      let ask = playbook.fact(fact).flatMap(\.ask)
      let name = kind.flatMap { playbook.evidence($0)?.name }
      return Bilingual(
        zh: Words.missingProof(ask?.zh ?? fact.text, name).zh,
        en: Words.missingProof(ask?.en ?? fact.text, name).en)
    case .slot(let slot, let level):
      let name = playbook.slot(slot)?.name ?? Bilingual(zh: slot.text, en: slot.text)
      return Words.missingSlot(name, level)
    }
  }

  /// How to get what is missing: the way to the best kind of evidence for it.
  private func how(_ missing: Missing) -> Bilingual? {
    switch missing.what {
    case .fact: nil
    case .proof(_, let kind): kind.flatMap { playbook.evidence($0)?.how }
    case .slot(let slot, _):
      playbook.slot(slot)?.accepts.first.flatMap { playbook.evidence($0)?.how }
    }
  }
}
