import ArgumentParser
import CaseCore
import Engine

/// `recourse timestamp …`
struct TimestampCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    .verb(
      "timestamp", Help.timestamp,
      subcommands: [Now.self, List.self, Add.self, AuthorityCommand.self])
  }

  struct Now: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "now", Help.timestampNow,
        examples: ["timestamp now last", "timestamp now last --offline -o head.tsq"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.caseArgument)) var `case`: String
    @Flag(help: .words(Help.offline)) var offline = false
    @Option(name: .shortAndLong, help: .words(Help.requestFile), completion: .file())
    var output: String?

    func run(in context: Context) async throws {
      guard offline == (output != nil) else { throw Refusal.offlineNeedsFile }
      let engine = try await context.engine()
      let id = try await engine.find(`case`)
      if let output {
        let made = try await engine.requestElsewhere(id)
        try context.invocation.outside.write(made.request, to: output, replacing: false)
        context.show(
          ["file": .text(output), "size": .number(made.size)],
          Words.requestWritten(made.size, to: Printable.line(output)).map { $0(context.language) })
        return
      }
      let stamping = try await engine.stamp(id)
      let output = TimestampOutput(stamping.attempts)
      context.show(
        ["size": .number(stamping.size), "attempts": output.json(context.language)],
        output.lines(context.language))
      guard stamping.success != nil else { throw Refusal.noTimestamp }
    }
  }

  struct List: Verb {
    static var configuration: CommandConfiguration {
      .verb("list", Help.timestampList, examples: ["timestamp list last"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.caseArgument)) var `case`: String

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      let statuses = try await engine.timestamps(of: engine.find(`case`))
      let output = TimestampOutput(statuses)
      let lines = output.lines(context.language)
      context.show(
        ["timestamps": output.json(context.language)],
        lines.isEmpty ? [Words.nothing(context.language)] : lines)
    }
  }

  struct Add: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "add", Help.timestampAdd,
        examples: ["timestamp add last head.tsr", "timestamp add last head.ots"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.caseArgument)) var `case`: String
    @Argument(help: .words(Help.stampFile), completion: .file()) var file: String

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      let id = try await engine.find(`case`)
      let bytes = try context.invocation.outside.read(file, limit: Limits.openTimestampsBytes)
      let output = TimestampOutput([try await engine.bringIn(bytes, to: id)])
      context.show(
        ["timestamps": output.json(context.language)], output.lines(context.language))
    }
  }
}

extension Refusal {
  fileprivate static let offlineNeedsFile = Refusal(
    "usage", .input,
    what: Bilingual(
      zh: "--offline 和 -o 要一起给出", en: "--offline and -o are given together"),
    mend: Bilingual(
      zh: "例如 recourse timestamp now last --offline -o head.tsq",
      en: "such as recourse timestamp now last --offline -o head.tsq"))

  fileprivate static let noTimestamp = Refusal(
    "no-timestamp", .unavailable,
    what: Bilingual(zh: "没有拿到时间戳", en: "No time-stamp was obtained"),
    mend: Bilingual(
      zh: "稍后重试，或加 --offline 到别处盖章", en: "try later, or have it stamped elsewhere with --offline"))
}
