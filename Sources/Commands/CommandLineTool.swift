import ArgumentParser
import CaseCore

/// The command line: arguments in, output and an exit code out (DESIGN §5).
public enum CommandLineTool {
  /// Runs one command.
  /// - Returns: 0 done, 1 a check found something, 2 bad usage or input, 3 storage or an outside
  ///   service is not available.
  public static func run(_ arguments: [String], in invocation: Invocation) async -> Int32 {
    let language = language(of: arguments, invocation.environment)
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
      invocation.writeError(line(refusal, language) + "\n")
      return exitCode(refusal.kind)
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return report(error, invocation, language)
    }
  }

  /// The one line that a refusal prints: what, where, how to mend it.
  static func line(_ refusal: Refusal, _ language: Language) -> String {
    let mend = Words.mend(refusal.mend)
    return Printable.line(
      Words.refused(refusal.what, code: refusal.code)(language) + mend(language))
  }

  private static func exitCode(_ kind: Refusal.Kind) -> Int32 {
    switch kind {
    case .found: 1
    case .input: 2
    case .unavailable: 3
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
      let usage = Refusal(
        "usage", .input, what: message,
        mend: Bilingual(zh: "用 recourse --help 查看用法", en: "see recourse --help"))
      invocation.writeError(line(usage, language) + "\n")
      return 2
    }
    // Nothing but a defect of ours comes here; what it was stays in the type's name, because the
    // text of an unknown error may hold what a person wrote.
    invocation.writeError(Words.defect(String(describing: type(of: error)))(language) + "\n")
    return 3
  }

  /// `--lang` before anything is parsed, so that help speaks it too; then `RECOURSE_LANG`.
  static func language(of arguments: [String], _ environment: [String: String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") {
        if let language = Language(argument: String(argument.dropFirst(7))) { return language }
      } else if argument == "--lang", index + 1 < arguments.count {
        if let language = Language(argument: arguments[index + 1]) { return language }
      }
    }
    return environment["RECOURSE_LANG"].flatMap { Language(argument: $0) } ?? .zh
  }
}
