import ArgumentParser
import CaseCore

/// `recourse serve [--port N]`, or `recourse serve --config FILE` for a server with accounts
struct ServeCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "serve", Help.serve,
      examples: ["serve", "serve --port 8740 --vault my-vault", "serve --config server.json"])
  }

  @OptionGroup var global: GlobalOptions
  @Option(help: .words(Help.port)) var port: Int?
  @Option(help: .words(Help.serverFile), completion: .file()) var config: String?

  func validate() throws {
    guard (0...65_535).contains(port ?? 0) else {
      throw ValidationError(Words.wrongPort(Invocation.language))
    }
    guard config == nil || (port == nil && global.vault == nil && !global.practice) else {
      throw ValidationError(Words.configAlone(Invocation.language))
    }
  }

  func run(in context: Context) async throws {
    let invocation = context.invocation
    let language = context.language
    let isJSON = global.json
    if let config {
      try await invocation.outside.serveAccounts(config, log: invocation.writeError) { place in
        if isJSON {
          let line: OutputJSON = ["listening": .text(place)]
          invocation.write(line.compact + "\n")
        } else {
          invocation.write(Words.listening(place)(language) + "\n")
        }
      }
      return
    }
    try await invocation.outside.serve(try context.wish(), port: port ?? 0) { link in
      if isJSON {
        let line: OutputJSON = ["link": .text(link)]
        invocation.write(line.compact + "\n")
      } else {
        invocation.write(Words.openThis(link)(language) + "\n")
      }
    }
  }
}
