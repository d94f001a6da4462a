import CaseCore
import Engine
import Evidence

/// What an erasure would destroy, for a person and for a program.
struct ErasureOutput {
  private let forecast: ErasureForecast
  private let language: Language

  init(_ forecast: ErasureForecast, _ language: Language) {
    self.forecast = forecast
    self.language = language
  }

  /// The lines for a person.
  var lines: [String] {
    var lines = [Words.goingHeading(forecast.going.count)(language)]
    lines += forecast.going.map { going in
      let says = EntrySummary.of(going.event)(language)
      let because = Words.erasureCause(going.cause)(language)
      return "  \(going.entry)  \(says)\(because.isEmpty ? "" : "  [\(because)]")"
    }
    lines.append(Words.contentsGo(forecast.plan.contents.count, forecast.contentBytes)(language))
    for (heading, numbers) in [
      (Words.unsupported, forecast.plan.unsupported), (Words.echoes, forecast.plan.echoes),
    ] where !numbers.isEmpty {
      lines.append(heading(numbers)(language))
    }
    if !forecast.handedOut.isEmpty {
      lines.append(Words.handedOutHeading(language))
      lines += forecast.handedOut.map { out in
        let time = CivilZone.shanghai.text(of: out.recordedAt)
        let how = Words.handedOut(carried: out.carried, sentences: out.sentences)(language)
        return "  \(out.entry)  \(time)  \(EntrySummary.of(out.event)(language))  [\(how)]"
      }
    }
    return lines + Words.backupsHolding(forecast.backups).map { $0(language) }
  }

  /// The same for a program; `entry` is the number of the entry that records the erasure.
  func json(entry: Int?) -> OutputJSON {
    [
      "case": .text(forecast.caseID.text), "done": .flag(entry != nil),
      "entry": .optional(entry.map(Int64.init)),
      "erased": .list(
        forecast.going.map { going in
          [
            "entry": .number(going.entry), "kind": .text(going.event.kind.rawValue),
            "because": .text(Words.causeName(going.cause)),
            "of": .optional(Words.causeEntry(going.cause).map(Int64.init)),
          ]
        }),
      "contents": .number(forecast.plan.contents.count), "bytes": .number(forecast.contentBytes),
      "unsupported": .list(forecast.plan.unsupported.map { .number($0) }),
      "sameWords": .list(forecast.plan.echoes.map { .number($0) }),
      "handedOut": .list(
        forecast.handedOut.map { out in
          [
            "entry": .number(out.entry), "kind": .text(out.event.kind.rawValue),
            "recordedAt": .text(CivilZone.shanghai.text(of: out.recordedAt)),
            "says": .text(EntrySummary.of(out.event)(language)),
            "carried": .list(out.carried.map { .number($0) }), "mayQuote": .flag(out.mayQuote),
            "sentences": .list(out.sentences.map { .number($0) }),
          ]
        }),
      "backups": .list(forecast.backups.map(Self.json)),
    ]
  }

  /// A backup for a program.
  static func json(_ backup: BackupRecord) -> OutputJSON {
    ["path": .text(backup.path), "at": .text(CivilZone.shanghai.text(of: backup.at))]
  }
}
