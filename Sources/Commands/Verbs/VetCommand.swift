import ArgumentParser
import CaseCore
import Engine

/// `recourse vet [FILE|- …] [--fact name=value …]`: what to know, look up, ask and save before paying.
struct VetCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "vet", Help.vet,
      examples: [
        "vet agreement.html shop.html", "vet agreement.html --fact payee_kind=person",
        "vet --fact listed_price=60.00 --fact official_price=100.00 --json", "vet - < terms.txt",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.vetFiles), completion: .file()) var files: [String] = []
  @Option(help: .words(Help.vetFact)) var fact: [String] = []
  @Option(help: .words(Help.area)) var area = "cn-game-points"
  @Option(help: .words(Help.inputName)) var name: String?
  @Option(help: .words(Help.filePasswordFrom), completion: .file())
  var filePasswordFrom: String?

  func run(in context: Context) async throws {
    guard !files.isEmpty || !fact.isEmpty else { throw Refusal.nothingToVet }
    guard files.count(where: { $0 == StandardInput.argument }) < 2 else {
      throw Refusal.inputTakenTwice
    }
    let engine = try context.engineWithoutVault()
    let unlocking = try FilePassword.unlocking(from: filePasswordFrom, in: context)
    let inputs = try files.map { file -> VetInput in
      file == StandardInput.argument
        ? .bytes(
          try StandardInput.bytes(in: context), name: name ?? StandardInput.defaultName)
        : .path(file)
    }
    let scan = try await engine.vet(
      inputs, stating: fact, area: area, context.language, unlocking: unlocking)
    let output = VetOutput(scan, context.language)
    context.show(output.json, output.lines)
    for objection in scan.objections { context.remark(Words.objected(objection)) }
  }
}
