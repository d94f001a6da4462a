import ArgumentParser
import CaseCore
import Engine
import Playbook

/// `recourse playbook …`
struct PlaybookCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    .verb("playbook", Help.playbook, subcommands: [Check.self, Show.self, Compile.self])
  }

  struct Check: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "check", Help.playbookCheck,
        examples: ["playbook check", "playbook check ./playbooks/cn-game-points"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.playbookPath), completion: .directory) var path: String?

    func run(in context: Context) async throws {
      let result = try context.invocation.outside.playbookCheck(path)
      let problems = result.problems
      context.show(
        [
          "areas": .texts(result.areas), "tests": .number(result.tests),
          "sound": .flag(!problems.contains(where: \.isError)),
          "problems": .list(problems.map { Self.json($0, context.language) }),
        ],
        problems.map { $0.words(context.language) }
          + [
            Words.checked(
              result.areas, tests: result.tests, errors: problems.filter(\.isError).count)(
                context.language)
          ])
      if problems.contains(where: \.isError) { throw ExitCode(1) }
    }

    private static func json(
      _ problem: PlaybookCheckResult.Problem, _ language: Language
    ) -> OutputJSON {
      [
        "file": .text(problem.file), "line": .number(problem.line), "code": .text(problem.code),
        "error": .flag(problem.isError), "says": .text(problem.words(language)),
      ]
    }
  }

  struct Show: Verb {
    static var configuration: CommandConfiguration {
      .verb("show", Help.playbookShow, examples: ["playbook show", "playbook show facts"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.playbookTopic)) var topic: String?
    @Option(help: .words(Help.area)) var area = "cn-game-points"

    func run(in context: Context) async throws {
      let playbook = try context.engineWithoutVault().ports.shelf.current(area: area).playbook
      let overview = PlaybookOverview(playbook)
      let (json, lines) = try (overview.json(topic), overview.lines(topic, context.language))
      context.show(json, lines)
    }
  }

  struct Compile: Verb {
    static var configuration: CommandConfiguration {
      .verb("compile", Help.playbookCompile, examples: ["playbook compile"])
    }

    @OptionGroup var global: GlobalOptions
    @Option(name: .shortAndLong, help: .words(Help.outFolder)) var output: String?

    func run(in context: Context) async throws {
      let written = try context.invocation.outside.compilePlaybooks(into: output)
      context.show(
        ["written": .texts(written)], written.map { Words.written($0)(context.language) })
    }
  }
}
