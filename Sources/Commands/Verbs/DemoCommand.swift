import ArgumentParser
import CaseCore
import Engine

/// `recourse demo [EXAMPLE]`: runs the command lines that stand beside an example, in this process
/// and in a fresh practice vault. It can do nothing that the other verbs cannot.
struct DemoCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("demo", Help.demo, examples: ["demo", "demo duplicate-charge --lang en"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.exampleName)) var example = "not-delivered"
  @Option(name: .customLong("keep"), help: .words(Help.keepVault)) var keep: String?

  func run(in context: Context) async throws {
    let outside = context.invocation.outside
    let folder = try outside.exampleFolder(example)
    let bytes = try outside.read(folder + "/steps.txt", limit: 256 * 1024)
    let script = try CommandScript(String(decoding: bytes, as: UTF8.self))
    guard let keep else {
      return try await outside.withTemporaryFolder { place in
        try await play(script, from: folder, in: place, context)
      }
    }
    try await play(script, from: folder, in: keep, context)
  }

  private func play(
    _ script: CommandScript, from folder: String, in place: String, _ context: Context
  ) async throws {
    try context.invocation.outside.makeFolder(place + "/out")
    var replay = ScriptReplay(
      invocation: context.invocation, folder: folder, place: place, now: script.now,
      language: context.language)
    for line in script.lines { try await replay.run(line) }
  }
}
