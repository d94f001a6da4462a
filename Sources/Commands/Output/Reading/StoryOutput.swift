import CaseCore
import Engine
import Reading

/// What a person's own story says, as the command line prints it.
struct StoryOutput {
  private let scan: StoryScan
  private let language: Language

  init(_ scan: StoryScan, _ language: Language) {
    self.scan = scan
    self.language = language
  }

  private var reading: StoryReading { scan.reading }

  var json: OutputJSON {
    [
      "help": .optional(reading.help?(language)),
      "claims": .list(
        reading.claims.enumerated().map { rank, claim in
          [
            "claim": .text(claim.topic.id), "sure": .flag(rank == 0 && reading.isSure),
            "name": .text(claim.topic.name(language)), "plain": .flag(claim.isPlain),
            "quote": .text(words(at: claim.place)),
            "start": .number(claim.place.scalars.lowerBound),
            "end": .number(claim.place.scalars.upperBound),
          ]
        }),
      "findings": .list(
        reading.amounts.map { amount in
          [
            "kind": "amount", "fen": .number(amount.fen), "quote": .text(words(at: amount.place)),
            "start": .number(amount.place.scalars.lowerBound),
            "end": .number(amount.place.scalars.upperBound),
          ]
        } + (reading.channel.map { [named("channel", $0)] } ?? [])
          + reading.tried.map { named("tried", $0) }),
    ]
  }

  private func named(_ kind: String, _ topic: StoryTopic) -> OutputJSON {
    ["kind": .text(kind), "value": .text(topic.id), "name": .text(topic.name(language))]
  }

  private func words(at place: TextPlace) -> String {
    String(decoding: Array(scan.text.utf8)[place.bytes], as: UTF8.self)
  }

  var lines: [String] {
    var lines: [String] = []
    if let help = reading.help { lines += [help(language), ""] }
    lines.append(Words.storyRead(reading)(language))
    for (rank, claim) in reading.claims.enumerated() {
      let words = Printable.line(words(at: claim.place))
      let sure = rank == 0 && reading.isSure ? Words.plainFromWords : Words.toBeConfirmed
      lines.append("  \(claim.topic.name(language))  “\(words)”  \(sure(language))")
    }
    if !reading.amounts.isEmpty {
      let amounts = reading.amounts.map { "\(Money(minorUnits: $0.fen))" }
      lines.append(Words.amountsNamed(amounts)(language))
    }
    if let channel = reading.channel {
      lines.append(Words.paidThrough(channel.name)(language))
    }
    if !reading.tried.isEmpty {
      lines.append(Words.triedDoors(reading.tried.map(\.name))(language))
    }
    return lines + [Words.allToConfirm(language)]
  }
}
