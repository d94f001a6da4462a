import CaseCore
import Drafting
import Engine
import Evidence

/// What changed since a packet was put together, for a person and for a program.
struct ChangedPacketOutput {
  private let changed: ChangedPacket
  private var paper: PaperOutput { PaperOutput(changed.paper, changed.playbook) }

  init(_ changed: ChangedPacket) { self.changed = changed }

  var json: OutputJSON {
    [
      "since": paper.json, "changes": changed.changes.map(Self.json) ?? .null,
      "ended": .optional(changed.ended?.code),
    ]
  }

  private static func json(_ changes: PacketChanges) -> OutputJSON {
    [
      "fields": .list(
        changes.fields.map { field in
          [
            "what": .text(Self.what(field.was, field.now)), "label": .text(field.label.en),
            "labelZh": .text(field.label.zh), "was": .optional(field.was),
            "now": .optional(field.now),
          ]
        }),
      "sentences": .list(changes.sentences.map { ChangeOutput.json($0, "sentence") }),
      "exhibits": .list(changes.exhibits.map(ChangeOutput.json)),
      "lines": .list(
        changes.lines.map { lines in
          [
            "part": .text(lines.part.rawValue),
            "changes": .list(lines.changes.map { ChangeOutput.json($0, "line") }),
          ]
        }),
    ]
  }

  private static func what(_ was: String?, _ now: String?) -> String {
    was == nil ? "added" : now == nil ? "removed" : "changed"
  }

  func lines(_ language: Language) -> [String] {
    var lines = [
      Words.comparedWith(Bilingual(zh: paper.head(.zh), en: paper.head(.en)))(language)
    ]
    if changed.changes != nil, changed.paper.issued.what == .letter {
      lines.append(Words.exhibitsUnknown(language))
    }
    if let ended = changed.ended {
      lines += [Words.notWrittenNow(language), "  " + ended.what(language)]
    }
    guard let changes = changed.changes else { return lines }
    guard !changes.isEmpty else { return lines + [Words.packetUnchanged(language)] }
    lines += changes.sentences.map { ChangeOutput.line($0)(language) }
    // The text of the letter was told sentence by sentence.
    let isTold = !changes.sentences.isEmpty
    for field in changes.fields {
      lines += Self.lines(field, language, isLong: isTold)
    }
    lines += changes.exhibits.flatMap { ChangeOutput.lines($0, language) }
    for part in changes.lines {
      lines.append(Words.changedPart(part.part)(language))
      lines += part.changes.map { "  " + ChangeOutput.plain($0) }
    }
    return lines
  }

  private static func lines(
    _ field: PacketChanges.Field, _ language: Language, isLong: Bool
  ) -> [String] {
    let label = field.label(language)
    let words = [field.was, field.now].compactMap(\.self)
    if isLong, words.contains(where: { $0.contains("\n") || $0.utf16.count > 120 }) {
      return [Words.changedTextField(label)(language)]
    }
    return [Words.changedField(label)(language)]
      + (field.was.map { ["  - \($0)"] } ?? []) + (field.now.map { ["  + \($0)"] } ?? [])
  }
}

/// What changed since a dossier was made, for a person and for a program.
struct ChangedDossierOutput {
  private let changed: ChangedDossier

  init(_ changed: ChangedDossier) { self.changed = changed }

  var json: OutputJSON {
    let paper = changed.paper
    return [
      "since": [
        "entry": .number(paper.entry), "what": .text(paper.issued.what.rawValue),
        "recipient": .text(changed.recipient.rawValue),
        "language": .optional(paper.issued.language?.rawValue),
        "recordedAt": .text(CivilZone.shanghai.text(of: paper.recordedAt)),
        "sent": .flag(paper.isSent),
      ],
      "changes": [
        "exhibits": .list(changed.changes.exhibits.map(ChangeOutput.json)),
        "lines": .list(
          changed.changes.lines.map { lines in
            [
              "part": .text(lines.part?.rawValue ?? "cover"),
              "changes": .list(lines.changes.map { ChangeOutput.json($0, "line") }),
            ]
          }),
      ],
    ]
  }

  func lines(_ language: Language) -> [String] {
    let paper = changed.paper
    let head = Words.dossierOf(
      paper.entry, changed.recipient, CivilZone.shanghai.text(of: paper.recordedAt),
      isSent: paper.isSent)
    let changes = changed.changes
    var lines = [Words.comparedWith(head)(language)]
    guard !changes.isEmpty else { return lines + [Words.dossierUnchanged(language)] }
    lines += changes.exhibits.flatMap { ChangeOutput.lines($0, language) }
    for part in changes.lines {
      lines.append(Words.inPart(part.part?.head ?? Words.cover)(language))
      lines += part.changes.map { "  " + ChangeOutput.plain($0) }
    }
    return lines
  }
}

/// Differences between two papers, one by one.
enum ChangeOutput {
  /// `unit` names the number: a sentence or a line.
  static func json(_ change: LetterChange, _ unit: String) -> OutputJSON {
    switch change {
    case .removed(let number, let text):
      ["what": "removed", unit: .number(number), "text": .text(text)]
    case .added(let number, let text):
      ["what": "added", unit: .number(number), "text": .text(text)]
    }
  }

  static func line(_ change: LetterChange) -> Bilingual {
    switch change {
    case .removed(let number, let text): Words.removedSentence(number, text)
    case .added(let number, let text): Words.addedSentence(number, text)
    }
  }

  /// Without its number, which says nothing where lines are rows.
  static func plain(_ change: LetterChange) -> String {
    switch change {
    case .removed(_, let text): "- \(text)"
    case .added(_, let text): "+ \(text)"
    }
  }

  static func json(_ change: ExhibitChange) -> OutputJSON {
    [
      "what": .text(
        change.was == nil ? "added" : change.now == nil ? "removed" : "changed"),
      "evidence": .number(change.evidence), "was": change.was.map(json) ?? .null,
      "now": change.now.map(json) ?? .null,
    ]
  }

  private static func json(_ listed: ListedExhibit) -> OutputJSON {
    [
      "number": .number(listed.number), "name": .text(listed.name),
      "sha256": .optional(listed.digest?.hex), "proves": .optional(listed.proves),
    ]
  }

  static func lines(_ change: ExhibitChange, _ language: Language) -> [String] {
    func words(_ listed: ListedExhibit) -> Bilingual {
      Words.exhibit(Exhibit.mark(listed.number, language), listed.name, change.evidence)
    }
    switch (change.was, change.now) {
    case (nil, nil): return []
    case (let was?, nil): return ["- " + words(was)(language)]
    case (nil, let now?): return ["+ " + words(now)(language)]
    case (let was?, let now?):
      var lines = ["~ " + words(now)(language)]
      if was.number != now.number {
        lines.append("  " + Words.renumbered(Exhibit.mark(was.number, language))(language))
      }
      if was.digest != now.digest {
        lines.append("  " + Words.otherContent(was.digest, now.digest)(language))
      }
      if was.proves != now.proves {
        lines += [was.proves.map { "  - \($0)" }, now.proves.map { "  + \($0)" }]
          .compactMap(\.self)
      }
      return lines
    }
  }
}
