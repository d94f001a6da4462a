public import ArgumentParser
public import CaseCore
import Engine
import Imports

/// `recourse add CASE FILE…`
struct AddCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "add", Help.add,
      examples: [
        "add last wechat.csv order.html chat.txt", "add last IMG_0012.png --as game_ledger",
        "add last bill.pdf --obtained download --app WeChat --device \"Redmi K70\"",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.files), completion: .file()) var files: [String]
  @Option(name: .customLong("as"), help: .words(Help.asKind)) var kind: String?

  @Option(help: .words(Help.obtained)) var obtained: EvidenceAdded.Obtained.Way?
  @Option(help: .words(Help.app)) var app: String?
  @Option(help: .words(Help.device)) var device: String?
  @Option(help: .words(Help.from)) var from: String?

  func run(in context: Context) async throws {
    let way = try obtainedWay()
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    var added: [AddedEvidence] = []
    for (index, file) in files.enumerated() {
      context.progress(Words.adding(Printable.excerpt(file), index + 1, of: files.count))
      defer { context.progressDone() }
      // Files before one that is refused stay in: each is durable by itself.
      let one = try await engine.addEvidence(file, as: kind, obtained: way, to: id)
      added.append(one)
      if !context.options.json { show(one, in: context) }
    }
    if context.options.json { context.show(["added": .list(added.map(Self.json))], []) }
  }

  private func obtainedWay() throws(Refusal) -> EvidenceAdded.Obtained? {
    if let obtained { return .init(way: obtained, app: app, device: device, from: from) }
    guard app == nil, device == nil, from == nil else { throw .unsaidWay }
    return nil
  }

  private func show(_ added: AddedEvidence, in context: Context) {
    var lines = [Words.added(added)(context.language)]
    if !added.candidates.isEmpty {
      lines.append(Words.candidates(added.candidates.map(\.text))(context.language))
    }
    context.show([], lines)
  }

  private static func json(_ added: AddedEvidence) -> OutputJSON {
    [
      "evidence": .number(added.entry), "file": .text(added.fileName),
      "kind": .text(added.kind.text), "grade": .optional(added.grade?.text),
      "candidates": .texts(added.candidates.map(\.text)),
      "duplicate": .flag(added.isDuplicate),
      "rows": .optional(added.reading.map { Int64($0.rows) }),
      "findings": .optional(added.reading.map { Int64($0.findingCount) }),
      "unread": .optional(added.reading.map { Int64($0.unreadCount) }),
      "notRead": .optional(added.failure?.code),
    ]
  }
}

extension EvidenceAdded.Obtained.Way: ExpressibleByArgument {}
