import ArgumentParser
import CaseCore
import Drafting
import Engine
import Reading

/// `recourse packet CASE RUNG -o DIR`
struct PacketCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "packet", Help.packet,
      examples: [
        "packet last wechat --preview", "packet last wechat -o wechat-packet",
        "packet last seller -o seller-packet --redact",
        "packet last police -o police-packet --attach wechat.csv",
        "packet last wechat --changes",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.rung)) var rung: String
  @Option(name: .shortAndLong, help: .words(Help.outFolder), completion: .directory)
  var output: String?
  @Option(help: .words(Help.attach)) var attach: [String] = []
  @Flag(help: .words(Help.redact)) var redact = false
  @Flag(help: .words(Help.packetPreview)) var preview = false
  @Flag(help: .words(Help.packetChanges)) var changes = false

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    switch (output, preview, changes) {
    case (let folder?, false, false): try await write(to: folder, engine, id, context)
    case (nil, true, false):
      guard !redact else { throw Refusal.usage(Words.previewMakesNothing, help: Self.help) }
      let previewed = try await engine.previewPacket(
        for: rung, attaching: attach, in: id, context.language)
      let output = PacketPreviewOutput(previewed, context.language)
      context.show(output.json, output.lines)
      if !previewed.unmasked.isEmpty { context.remark(Words.unmasked(previewed.unmasked)) }
      remark(on: previewed.telling, previewed.objections, context)
    case (nil, false, true):
      guard !redact, attach.isEmpty else {
        throw Refusal.usage(Words.changesMakeNothing, help: Self.help)
      }
      let output = ChangedPacketOutput(try await engine.packetChanges(for: rung, in: id))
      context.show(output.json, output.lines(context.language))
    default: throw Refusal.usage(Words.packetOneOf, help: Self.help)
    }
  }

  private static let help = "recourse packet --help"

  private func write(
    to folder: String, _ engine: Engine, _ id: Case.ID, _ context: Context
  ) async throws {
    let outside = context.invocation.outside
    try outside.makeFolder(folder)
    let files = outside.newFiles()
    let written = try await engine.writePacket(
      for: rung, attaching: attach, redacting: redact, in: id, context.language
    ) { name, bytes in
      // Names come from our own plan and never from a file of the person.
      if let slash = name.lastIndex(of: "/") {
        try outside.makeFolder("\(folder)/\(name[..<slash])")
      }
      try files.add(bytes, at: "\(folder)/\(name)")
    } finish: {
      try files.finish()
    }
    let plan = written.plan
    context.show(
      [
        "rung": .text(plan.rung.text), "folder": .text(folder),
        "oneShot": .flag(plan.isOneShot), "incomplete": .flag(plan.isIncomplete),
        "files": .list(
          plan.files.map { ["name": .text($0.name), "for": .text($0.reader.rawValue)] }),
        "missing": .number(plan.missing.count), "tellsMasked": .texts(written.telling),
        "unmasked": .unmasked(written.unmasked),
      ],
      [Words.packetWritten(Printable.line(folder), missing: plan.missing.count)(context.language)]
        + plan.files.map { "  \($0.name)" }
        + [Words.recordSending(id, plan.rung)(context.language)])
    if plan.isOneShot, plan.isIncomplete { context.remark(Words.completeFirst) }
    if !written.unmasked.isEmpty { context.remark(Words.unmasked(written.unmasked)) }
    remark(on: written.telling, written.objections, context)
    context.remark(onStale: written.stale, written.playbook)
  }

  private func remark(
    on telling: [String], _ objections: [DraftObjection], _ context: Context
  ) {
    if !telling.isEmpty { context.remark(Words.tellsMasked(telling)) }
    for objection in objections { context.remark(Words.objected(objection)) }
  }
}

extension OutputJSON {
  /// Originals that go along, or are shown, as they are.
  static func unmasked(_ exhibits: [UnmaskedExhibit]) -> OutputJSON {
    .list(
      exhibits.map { exhibit in
        [
          "name": .text(exhibit.name), "evidence": .number(exhibit.evidence),
          "found": .number(exhibit.found),
        ]
      })
  }
}
