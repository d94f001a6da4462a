public import ArgumentParser
import CaseCore
import Engine
public import Evidence

/// `recourse export CASE -o FILE`
struct ExportCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "export", Help.export,
      examples: [
        "export last -o case.zip", "export last -o for-platform.zip --for platform",
        "export last -o then.zip --at 12", "export last -o for-court.zip --for court --dossier",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(name: .shortAndLong, help: .words(Help.outFile), completion: .file()) var output: String
  @Option(name: .customLong("for"), help: .words(Help.forWhom)) var recipient =
    BundleRecipient.oneself
  @Option(name: .customLong("at"), help: .words(Help.size)) var size: Int?
  @Option(help: .words(Help.entries)) var entries: String?
  @Flag(help: .words(Help.withDossier)) var dossier = false

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    var request = ExportRequest(recipient: recipient, size: size)
    request.entries = try entries.map(Self.numbers)
    if dossier { request.dossier = context.language }
    var exported: ExportedBundle?
    try await context.invocation.outside.stream(to: output) { write in
      exported = try await engine.export(id, request) { bytes in try write(bytes) }
    }
    guard let exported else { preconditionFailure("What was streamed was exported.") }
    if let stamping = exported.stamping { context.remark(Words.stamped(stamping)) }
    context.show(
      [
        "file": .text(output), "size": .number(exported.size),
        "disclosed": .list(exported.disclosed.map { .number($0) }),
        "originals": .number(exported.originals), "copies": .number(exported.copies),
        "bytes": .number(exported.sizeBytes), "timestamps": .number(exported.timestamps),
        "sha256": .text(exported.digest.hex), "key": .text(exported.fingerprint.hex),
        "dossier": exported.dossier.map { DossierOutput.json($0, context.language) } ?? .null,
      ],
      Words.exported(exported, to: Printable.line(output)).map { $0(context.language) })
    if let dossier = exported.dossier {
      DossierOutput.remarks(on: dossier, in: "data/dossier.pdf", context)
    }
  }

  private static func numbers(_ text: String) throws(Refusal) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(part.filter { $0 != " " }) else {
        throw .unknownName(
          String(part), what: Bilingual(zh: "记录编号", en: "entry number"), known: ["3,7,12"])
      }
      numbers.insert(number)
    }
    return numbers
  }
}

extension BundleRecipient: ExpressibleByArgument {}
