import CaseCore
import Drafting
import Engine
import Playbook

/// How complete the records of a claim are, for a person and for a program.
struct RecordsOutput {
  private let completeness: Completeness
  private let playbook: Playbook
  private let state: CaseState
  private let rung: RungDefinition?
  private let language: Language

  /// With a `rung`, each original says whether it goes through that door.
  init(
    _ completeness: Completeness, _ assessed: AssessedCase, rung: RungDefinition?,
    language: Language
  ) {
    self.completeness = completeness
    playbook = assessed.playbook
    state = assessed.loaded.state
    self.rung = rung
    self.language = language
  }

  var json: OutputJSON {
    [
      "claim": .text(completeness.claim.text), "rung": .optional(rung?.id.text),
      "complete": .optional(completeness.isComplete.map { "\($0)" }),
      "places": .list(completeness.places.map(json)),
      "others": .list(completeness.others.map(json)),
    ]
  }

  private func json(_ place: Completeness.Place) -> OutputJSON {
    var by: OutputJSON = .list([])
    if case .replaced(let slots) = place.state { by = .list(slots.map { .text($0.text) }) }
    return [
      "slot": .text(place.slot.text), "level": .text(place.level.rawValue),
      "state": .text(Self.name(place.state)), "replacedBy": by,
      "files": .list(place.files.map(json)), "obtainable": .list(place.better.map(json)),
    ]
  }

  private func json(_ file: Completeness.File) -> OutputJSON {
    let kind = playbook.evidence(file.kind)
    return [
      "evidence": .number(file.entry), "file": .text(name(of: file)),
      "kind": .text(file.kind.text), "grade": .optional(file.grade?.text),
      "shows": .list(file.shows.map { .text($0.text) }),
      "proves": .optional(kind?.proves(language)),
      "doesNotProve": .optional(kind?.doesNotProve(language)),
      "goesThere": goes(file).map { .flag($0) } ?? .null,
      "goesOnChoice": goesOnChoice(file).map { .flag($0) } ?? .null,
    ]
  }

  private func json(_ kind: EvidenceKind.Name) -> OutputJSON {
    let definition = playbook.evidence(kind)
    return [
      "kind": .text(kind.text), "grade": .optional(definition?.grade.text),
      "how": .optional(definition?.how(language)),
      "until": .optional(definition?.until?(language)),
    ]
  }

  var lines: [String] {
    let claim = playbook.claim(completeness.claim)?.name(language) ?? completeness.claim.text
    var lines = [Words.records(of: claim, completeness.isComplete)(language)]
    for place in completeness.places { lines += self.lines(of: place) }
    if !completeness.others.isEmpty {
      lines.append(Words.otherRecords(language))
      for file in completeness.others { lines += self.lines(of: file) }
    }
    return lines
  }

  private func lines(of place: Completeness.Place) -> [String] {
    let name = playbook.slot(place.slot)?.name(language) ?? place.slot.text
    var replacing: [String] = []
    if case .replaced(let slots) = place.state {
      replacing = slots.map { playbook.slot($0)?.name(language) ?? $0.text }
    }
    let level = Words.level(place.level)(language)
    let state = Words.state(place.state, replacing: replacing)(language)
    let colon = Words.colon(language)
    var lines = ["[\(level)] \(name)\(colon)\(state)"]
    for file in place.files { lines += self.lines(of: file) }
    // One way is enough once something fills the place, and while nothing does the best two.
    for kind in place.better.prefix(place.files.isEmpty ? 2 : 1) {
      guard let definition = playbook.evidence(kind) else { continue }
      let until = definition.until.map { Words.until($0)(language) } ?? ""
      let way = place.files.isEmpty ? Words.obtain : Words.obtainBetter
      lines.append(
        "    \(way(definition.name)(language))\(colon)\(definition.how(language))\(until)")
    }
    return lines
  }

  private func lines(of file: Completeness.File) -> [String] {
    guard let kind = playbook.evidence(file.kind) else { return [] }
    let goes = rung.flatMap { rung in
      self.goes(file).map {
        Words.goes($0, onChoice: goesOnChoice(file) ?? false, rung.name)(language)
      }
    }
    return [
      "    \(file.entry)  \(Printable.excerpt(name(of: file)))  \(kind.name(language))"
        + (goes ?? ""),
      "      " + Words.proves(kind.proves)(language),
      "      " + Words.provesNot(kind.doesNotProve)(language),
    ]
  }

  /// Whether the original goes through the door of the rung by default; nil without a rung.
  private func goes(_ file: Completeness.File) -> Bool? {
    rung.flatMap { rung in playbook.evidence(file.kind)?.isFor(rung.recipient) }
  }

  /// Whether the original goes there where the person names it; nil without a rung.
  private func goesOnChoice(_ file: Completeness.File) -> Bool? {
    rung.flatMap { rung in playbook.evidence(file.kind)?.onChoice.contains(rung.recipient) }
  }

  private func name(of file: Completeness.File) -> String {
    state.evidence(at: file.entry)?.fileName ?? ""
  }

  private static func name(_ state: Completeness.State) -> String {
    switch state {
    case .filled: "filled"
    case .replaced: "replaced"
    case .heldByPerson: "held_by_person"
    case .cannotBeHad: "cannot_be_had"
    case .open: "open"
    }
  }
}
