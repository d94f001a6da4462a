import ArgumentParser
import CaseCore
import Engine
import Imports

/// `recourse read FILE`: the reader alone, without a case.
struct ReadCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "read", Help.read,
      examples: [
        "read wechat.csv", "read order.html --as order_page --json", "read IMG_0012.png",
        "read - --name bill.csv < x",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.file), completion: .file()) var file: String
  @Option(name: .customLong("as"), help: .words(Help.asKind)) var kind: String?
  @Option(help: .words(Help.inputName)) var name: String?
  @Option(help: .words(Help.filePasswordFrom), completion: .file())
  var filePasswordFrom: String?

  func run(in context: Context) async throws {
    let engine = try context.engineWithoutVault()
    let unlocking = try FilePassword.unlocking(from: filePasswordFrom, in: context)
    if file == StandardInput.argument {
      let reading = try await engine.dryReading(
        of: StandardInput.bytes(in: context), named: name ?? StandardInput.defaultName, as: kind,
        unlocking: unlocking)
      return context.show(Self.json(reading), Self.lines(reading, context.language))
    }
    if let (page, extent, reading) = try await engine.dryRecognition(of: file, as: kind) {
      return context.show(
        PageOutput.json(page, extent, reading.map(Self.json)),
        PageOutput.lines(page, extent, context.language)
          + (reading.map { Self.lines($0, context.language) } ?? []))
    }
    let reading = try await engine.dryReading(of: file, as: kind, unlocking: unlocking)
    context.show(Self.json(reading), Self.lines(reading, context.language))
  }

  private static func json(_ reading: FileReading) -> OutputJSON {
    [
      "kind": .text(reading.kind.text), "variant": .text(reading.variant),
      "reader": .text(reading.reader), "encoding": .optional(reading.encoding?.rawValue),
      "rows": .number(reading.rows),
      "totals": .object(
        reading.totals.map {
          .init(name: $0.direction, value: .number($0.minorUnits))
        }),
      "findings": .list(
        reading.findings.map { FindingOutput.json($0, name: $0.id, state: nil, likely: nil) }),
      "unread": .list(
        reading.unread.map {
          ["line": .number($0.line), "why": .text($0.why.words(Invocation.language))]
        }),
      "unreadCount": .number(reading.unreadCount), "complete": .flag(reading.complete),
    ]
  }

  private static func lines(_ reading: FileReading, _ language: Language) -> [String] {
    Words.reading(reading).map { $0(language) }
      + reading.findings.map { "  " + FindingOutput.line($0, name: $0.id, language) }
      + reading.unread.map { Words.unreadLine($0)(language) }
  }
}
