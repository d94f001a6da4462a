import ArgumentParser
import CaseCore

/// The command line: arguments in, output and an exit code out (DESIGN §5).
public enum CommandLineTool {
  /// Runs one command.
  /// - Returns: 0 done, 1 a check found something, 2 bad usage or input, 3 storage or an outside
  ///   service is not available.
  public static func run(_ arguments: [String], in invocation: Invocation) async -> Int32 {
    let language = Language.chosen(by: arguments, invocation.environment)
    return await Invocation.$current.withValue(invocation) {
      await Invocation.$language.withValue(language) {
        await runInLanguage(arguments, invocation, language)
      }
    }
  }

  /// Whether `arguments` look as if a case is to be judged, so that a playbook is worth loading before
  /// they are parsed. A hint: a wrong answer costs time and nothing else.
  public static func judges(_ arguments: [String]) -> Bool {
    arguments.first.map(["assess", "next", "deadlines", "letter", "packet"].contains) ?? false
  }

  private static func runInLanguage(
    _ arguments: [String], _ invocation: Invocation, _ language: Language
  ) async -> Int32 {
    do {
      var command = try RecourseCommand.parseAsRoot(arguments)
      if var verb = command as? any AsyncParsableCommand {
        try await verb.run()
      } else {
        try command.run()
      }
      return 0
    } catch let refusal as Refusal {
      invocation.writeError(refusal.line(in: language) + "\n")
      return refusal.exitCode
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return report(error, invocation, language)
    }
  }

  /// Help goes to standard output; a mistake in the usage is one line on standard error.
  private static func report(
    _ error: any Error, _ invocation: Invocation, _ language: Language
  ) -> Int32 {
    let code = RecourseCommand.exitCode(for: error)
    if code.isSuccess {
      invocation.write(
        HelpWords.translate(RecourseCommand.fullMessage(for: error), language) + "\n")
      return 0
    }
    if code == ExitCode.validationFailure {
      let message = HelpWords.usageError(RecourseCommand.message(for: error), language)
      let usage = Refusal.usage(message, help: "recourse --help")
      invocation.writeError(usage.line(in: language) + "\n")
      return usage.exitCode
    }
    // Nothing but a defect of ours comes here; what it was stays in the type's name, because the
    // text of an unknown error may hold what a person wrote.
    invocation.writeError(Words.defect(String(describing: type(of: error)))(language) + "\n")
    return 3
  }
}
