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
        "add last - --name chat.txt < chat.txt",
        "add last bill.pdf --obtained download --app WeChat --device \"Redmi K70\"",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.files), completion: .file()) var files: [String]
  @Option(name: .customLong("as"), help: .words(Help.asKind)) var kind: String?

  @Flag(help: .words(Help.noRecognition)) var noRecognition = false

  @Option(help: .words(Help.inputName)) var name: String?
  @Option(help: .words(Help.filePasswordFrom), completion: .file())
  var filePasswordFrom: String?
  @Option(help: .words(Help.obtained)) var obtained: EvidenceAdded.Obtained.Way?
  @Option(help: .words(Help.app)) var app: String?
  @Option(help: .words(Help.device)) var device: String?
  @Option(help: .words(Help.from)) var from: String?

  func run(in context: Context) async throws {
    let way = try obtainedWay()
    guard files.count(where: { $0 == StandardInput.argument }) <= 1 else {
      throw Refusal.inputTakenTwice
    }
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    let unlocking = try FilePassword.unlocking(from: filePasswordFrom, in: context)
    let sources = try files.map { file -> EvidenceSource in
      guard file == StandardInput.argument else { return .file(file) }
      return .bytes(
        try StandardInput.bytes(in: context), name: name ?? StandardInput.defaultName)
    }
    var added: [AddedEvidence] = []
    defer { context.progressDone() }
    func progress() {
      guard added.count < files.count else { return }
      context.progress(
        Words.adding(Printable.excerpt(files[added.count]), added.count + 1, of: files.count))
    }
    progress()
    try await engine.addEvidence(
      sources, as: kind, obtained: way, recognising: !noRecognition, to: id,
      unlocking: unlocking
    ) { one in
      added.append(one)
      if !context.options.json {
        context.progressDone()
        show(one, in: context)
      }
      progress()
    }
    context.progressDone()
    // All is in and said by then: what is left only makes the next dossier quick.
    func prepare() async {
      await engine.preparePagePictures(of: Self.entries(added), in: id)
    }
    if context.options.json {
      context.show(["added": .list(added.map(Self.json))], [])
      return await prepare()
    }
    // What keeps every picture from being read is said once.
    if let failure = added.lazy.compactMap({ $0.picture?.failure }).first(where: \.concernsAll),
      failure != .switchedOff
    {
      context.remark(Words.notRecognised(failure))
    }
    await prepare()
  }

  /// The entries of `added` and of what was in them.
  private static func entries(_ added: [AddedEvidence]) -> [Int] {
    added.flatMap { [$0.entry] + entries($0.members) }
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
    if added.passedOver > 0 {
      lines.append(Words.leftInArchive(added.passedOver)(context.language))
    }
    var said = added.failure
    for unread in added.unreadMembers {
      let words = Words.unreadMember(unread.name, unread.why, isSaid: unread.why == said)
      lines.append(words(context.language))
      said = unread.why
    }
    context.show([], lines)
    for member in added.members { show(member, in: context) }
  }

  private static func json(_ added: AddedEvidence) -> OutputJSON {
    let page = added.picture?.page
    let reading = added.reading ?? page?.reading
    let shown = reading.map(\.kind).flatMap { $0 == added.kind ? nil : $0 }
    return [
      "evidence": .number(added.entry), "file": .text(added.fileName),
      "kind": .text(added.kind.text), "grade": .optional(added.grade?.text),
      "candidates": .texts(added.candidates.map(\.text)),
      "duplicate": .flag(added.isDuplicate),
      "rows": .optional(reading.map { Int64($0.rows) }),
      "findings": .optional(reading.map { Int64($0.findingCount) }),
      "unread": .optional(reading.map { Int64($0.unreadCount) }),
      "notRead": .optional(
        added.failure?.code ?? added.picture?.failure?.code ?? page?.failure?.code),
      "recognisedBy": .optional(page?.engine), "extent": .optional(page?.extent?.rawValue),
      "looksLike": .optional(shown?.text),
      "members": .list(added.members.map(json)),
      "membersNotRead": .list(
        added.unreadMembers.map { ["file": .text($0.name), "why": .text($0.why.code)] }),
      "membersLeft": .number(added.passedOver),
    ]
  }
}

extension EvidenceAdded.Obtained.Way: ExpressibleByArgument {}
