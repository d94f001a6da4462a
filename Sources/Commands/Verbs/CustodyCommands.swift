public import ArgumentParser
public import CaseCore
import Engine

/// `recourse shown CASE EVIDENCE --to WHOM`
struct ShownCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "shown", Help.shown,
      examples: [
        "shown last chat.txt --to agent07 --how viewed",
        "shown last 4 --to \"Officer Li\" --how handed_over --at \"2026-11-20 15:00\"",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.evidence)) var evidence: String
  @Option(help: .words(Help.shownTo)) var to: String
  @Option(help: .words(Help.shownHow)) var how = EvidenceShown.How.viewed
  @Option(help: .words(Help.shownAt)) var at: String?
  @Option(help: .words(Help.remark)) var remark: String?

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let showing = ShowingInput(to: to, how: how, at: at, remark: remark)
    let entry = try await engine.recordShowing(
      of: evidence, showing, in: engine.find(`case`))
    context.show(["entry": .number(entry)], [Words.recorded(entry)(context.language)])
  }
}

/// `recourse custody CASE [EVIDENCE]`
struct CustodyCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("custody", Help.custody, examples: ["custody last", "custody last chat.txt --json"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.evidence)) var evidence: String?

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let records = try await engine.custody(of: evidence, in: engine.find(`case`))
    context.show(
      ["custody": .list(records.map(Self.json))],
      records.flatMap { Self.lines($0, context.language) })
  }

  private static func json(_ record: CustodyRecord) -> OutputJSON {
    [
      "evidence": .number(record.evidence), "file": .optional(record.fileName),
      "sha256": .optional(record.digest?.hex),
      "events": .list(
        record.events.map { event in
          [
            "entry": .number(event.entry),
            "at": .text(CivilZone.shanghai.text(of: event.at)),
            "what": .text(event.what.name), "who": .optional(event.what.who),
            "copy": .optional(event.what.copy.map { Int64($0) }),
            "says": .text(Words.custody(event.what)(Invocation.language)),
          ]
        }),
    ]
  }

  private static func lines(_ record: CustodyRecord, _ language: Language) -> [String] {
    let name = record.fileName.map { Printable.excerpt($0) } ?? Words.erasedOriginal(language)
    return ["\(record.evidence)  \(name)"]
      + record.events.map { event in
        let time = CivilZone.shanghai.text(of: event.at)
        return "    \(event.entry)  \(time)  \(Words.custody(event.what)(language))"
      }
  }
}

extension EvidenceShown.How: ExpressibleByArgument {}
