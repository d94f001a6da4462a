import ArgumentParser
import CaseCore
import Engine

/// `recourse proof CASE ENTRY -o FILE`
struct ProofCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "proof", Help.proof,
      examples: ["proof last 3 -o entry-3.tlog-proof", "proof last order.html -o order.tlog-proof"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.proofEntry)) var entry: String
  @Option(name: .shortAndLong, help: .words(Help.outFile), completion: .file()) var output: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let issued = try await engine.issueProof(of: entry, in: engine.find(`case`)) { bytes in
      try context.invocation.outside.write(bytes, to: output, replacing: false)
    }
    context.show(
      [
        "file": .text(output), "entry": .number(issued.number), "size": .number(issued.size),
        "sha256": .text(issued.digest.hex), "key": .text(issued.fingerprint.hex),
        "changedBy": .list(issued.changedBy.map { .number($0) }),
      ],
      Words.proofWritten(issued, to: Printable.line(output)).map { $0(context.language) })
  }
}
