import ArgumentParser
import CaseCore

/// `recourse invite EMAIL --config FILE [--role ROLE]`
struct InviteCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "invite", Help.invite,
      examples: ["invite li@example.org --config server.json --role admin"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.inviteEmail)) var email: String
  @Option(help: .words(Help.serverFile), completion: .file()) var config: String
  @Option(help: .words(Help.inviteRole)) var role = "member"

  func run(in context: Context) async throws {
    let link = try await context.invocation.outside.invite(email, as: role, file: config)
    if global.json {
      let line: OutputJSON = ["link": .text(link)]
      context.invocation.write(line.compact + "\n")
    } else {
      context.invocation.write(Words.invitation(link)(context.language) + "\n")
    }
  }
}
