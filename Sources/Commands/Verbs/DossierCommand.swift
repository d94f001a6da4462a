import ArgumentParser
import CaseCore
import Engine
import Evidence

/// `recourse dossier CASE -o FILE`
struct DossierCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "dossier", Help.dossier,
      examples: [
        "dossier last -o mine.pdf", "dossier last --for platform -o for-platform.pdf",
        "dossier last --for payment -o for-payment.pdf --redact",
        "dossier last --for court --at 30 -o then.pdf", "dossier last --html -o mine.html",
        "dossier last --for court --changes",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(name: .shortAndLong, help: .words(Help.outFile), completion: .file()) var output: String?
  @Option(name: .customLong("for"), help: .words(Help.forWhom)) var recipient =
    BundleRecipient.oneself
  @Option(name: .customLong("at"), help: .words(Help.size)) var size: Int?
  @Flag(help: .words(Help.dossierHTML)) var html = false
  @Flag(help: .words(Help.dossierText)) var text = false
  @Flag(help: .words(Help.dossierRedact)) var redact = false
  @Flag(help: .words(Help.dossierChanges)) var changes = false

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    guard let output else {
      guard changes, !redact, !html, !text, size == nil else {
        throw Refusal.usage(Words.dossierOneOf, help: "recourse dossier --help")
      }
      let changed = ChangedDossierOutput(try await engine.dossierChanges(for: recipient, in: id))
      return context.show(changed.json, changed.lines(context.language))
    }
    guard !changes else {
      throw Refusal.usage(Words.dossierOneOf, help: "recourse dossier --help")
    }
    let request = DossierRequest(
      recipient: recipient, language: context.language, size: size,
      form: text ? .text : html ? .html : .pdf, redacting: redact)
    var made: WrittenDossier?
    try await context.invocation.outside.stream(to: output) { write in
      made = try await engine.writeDossier(id, request) { bytes in try write(bytes) }
    }
    guard let made else { preconditionFailure("What was streamed was written.") }
    context.show(
      DossierOutput.json(made, context.language, to: output),
      [
        Words.dossierWritten(Printable.line(output), exhibits: made.exhibits, pages: made.pages)(
          context.language)
      ])
    DossierOutput.remarks(on: made, in: Printable.line(output), context)
  }
}

/// What is said of a dossier, alone or in a bundle.
enum DossierOutput {
  /// `file` is the file it was written to; nil for one in a bundle.
  static func json(
    _ made: WrittenDossier, _ language: Language, to file: String? = nil
  ) -> OutputJSON {
    [
      "file": .text(file ?? "data/dossier.pdf"), "size": .number(made.size),
      "exhibits": .number(made.exhibits),
      "pages": .optional(made.pages.map { Int64($0) }), "bytes": .number(made.sizeBytes),
      "notShown": .list(
        made.notShown.map { one in
          ["evidence": .number(one.evidence), "why": .text(one.why(language))]
        }), "tellsMasked": .flag(made.isTelling), "unmasked": .unmasked(made.unmasked),
      "sha256": .text(made.digest.hex),
    ]
  }

  /// What of it is not shown and why, what could be hidden, and whether it says what a copy hides.
  static func remarks(on made: WrittenDossier, in file: String, _ context: Context) {
    for one in made.notShown { context.remark(Words.notShown(one.evidence, one.why)) }
    if !made.unmasked.isEmpty { context.remark(Words.unmaskedInDossier(made.unmasked)) }
    if made.isTelling { context.remark(Words.tellsMasked([file])) }
  }
}
