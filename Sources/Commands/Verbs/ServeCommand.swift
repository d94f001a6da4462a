import ArgumentParser
import CaseCore

/// `recourse serve [--port N]`
struct ServeCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("serve", Help.serve, examples: ["serve", "serve --port 8740 --vault my-vault"])
  }

  @OptionGroup var global: GlobalOptions
  @Option(help: .words(Help.port)) var port = 0

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError(Words.wrongPort(Invocation.language))
    }
  }

  func run(in context: Context) async throws {
    let invocation = context.invocation
    let language = context.language
    let isJSON = global.json
    try await invocation.outside.serve(try context.wish(), port: port) { link in
      if isJSON {
        let line: OutputJSON = ["link": .text(link)]
        invocation.write(line.compact + "\n")
      } else {
        invocation.write(Words.openThis(link)(language) + "\n")
      }
    }
  }
}
