import CaseCore
import Engine
import Playbook

/// A fact as the command line prints it.
enum FactOutput {
  static func json(_ fact: FactInBothWorlds) -> OutputJSON {
    [
      "fact": .text(fact.definition.id.text),
      "derived": .flag(fact.definition.derivation != nil),
      "onYourAccount": reading(fact.account),
      "onTheRecord": reading(fact.record),
    ]
  }

  /// One fact in one world: value, support and sources.
  static func reading(_ reading: FactReading) -> OutputJSON {
    let (state, support): (String, String?) =
      switch reading.state {
      case .known(_, let support): ("known", String(describing: support))
      case .presumed: ("presumed", nil)
      case .disputed: ("disputed", nil)
      case .missing: ("missing", nil)
      }
    let head: OutputJSON = [
      "state": .text(state), "value": reading.value.map(ValueOutput.json) ?? .null,
      "support": .optional(support), "sources": .list(reading.sources.map(SourceOutput.json)),
    ]
    let versions = reading.versions.map { version -> OutputJSON in
      [
        "value": ValueOutput.json(version.value),
        "sources": .list(version.sources.map(SourceOutput.json)),
      ]
    }
    return head.with("versions", versions.isEmpty ? nil : .list(versions))
  }

  static func line(_ fact: FactInBothWorlds, _ language: Language) -> String {
    let account = words(fact.account, language)
    let record = words(fact.record, language)
    let name = fact.definition.id.text
    let both = account == record ? account : "\(account)  |  \(record)"
    let sources = SourceOutput.list(fact.record.sources + fact.account.sources, language)
    return "\(name)  \(both)" + (sources.isEmpty ? "" : "  \(sources)")
  }

  private static func words(_ reading: FactReading, _ language: Language) -> String {
    switch reading.state {
    case .known(let value, let support):
      "\(Printable.excerpt(ValueOutput.text(value))) (\(support.words(language)))"
    case .presumed(let value, let law):
      "\(ValueOutput.text(value)) (\(Words.presumed(language)) \(law))"
    case .disputed: Words.disputed(language)
    case .missing: Words.unknown(language)
    }
  }
}

/// Where something comes from, as the command line prints it.
enum SourceOutput {
  static func json(_ source: Source) -> OutputJSON {
    [
      "entry": .number(source.entry), "evidence": .optional(source.evidence.map(Int64.init)),
      "place": .optional(source.place?.text),
    ]
  }

  /// The sources in brackets, each once: `[证据 3 line:18]`, `[entry 7]`.
  static func list(_ sources: [Source], _ language: Language) -> String {
    var shown: [String] = []
    for source in sources {
      let words =
        if let evidence = source.evidence {
          Words.evidenceAt(evidence, source.place?.text ?? "")(language)
        } else {
          Words.entryNumber(source.entry)(language)
        }
      if !shown.contains(words) { shown.append(words) }
    }
    return shown.isEmpty ? "" : "[" + shown.joined(separator: language == .zh ? "、" : ", ") + "]"
  }
}
