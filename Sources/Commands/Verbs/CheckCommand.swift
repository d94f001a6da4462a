import ArgumentParser
import CaseCore
import Engine

/// `recourse check`
struct CheckCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("check", Help.check, examples: ["check", "check --resume", "check --rebuild"])
  }

  @OptionGroup var global: GlobalOptions
  @Flag(name: .customLong("resume"), help: .words(Help.resume)) var isResumed = false
  @Flag(name: .customLong("rebuild"), help: .words(Help.rebuild)) var isRebuilding = false

  func run(in context: Context) async throws {
    let caretaker = try await context.invocation.outside.caretaker(context.wish())
    if isRebuilding {
      let count = try await caretaker.rebuildListings()
      context.remark(Words.rebuilt(count))
    }
    let report = try await caretaker.check(resuming: isResumed) { progress in
      context.progress(Words.checking(progress))
    }
    context.progressDone()
    let output = CheckOutput(report, context.language)
    context.show(output.json, output.lines)
    if !report.faults.isEmpty { throw ExitCode(1) }
  }
}

/// `recourse backup TO`
struct BackupCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("backup", Help.backup, examples: ["backup /media/usb/recourse", "backup --list"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.backupTo), completion: .directory) var path: String?
  @Flag(name: .customLong("list"), help: .words(Help.listBackups)) var isListing = false

  func run(in context: Context) async throws {
    let caretaker = try await context.invocation.outside.caretaker(context.wish())
    guard let path, !isListing else {
      guard isListing, path == nil else { throw Refusal.noBackupPath }
      let backups = try await caretaker.backups()
      return context.show(
        ["backups": .list(backups.map(ErasureOutput.json))],
        backups.isEmpty
          ? [Words.nothing(context.language)]
          : backups.map { Words.backupLine($0)(context.language) })
    }
    let done = try await caretaker.backUp(to: path) { count in
      context.progress(Words.backingUp(count))
    }
    context.progressDone()
    let faults = done.faults.map { CheckOutput.line($0, context.language) }
    context.show(
      [
        "path": .text(done.path), "cases": .number(done.cases), "entries": .number(done.entries),
        "files": .number(done.files), "copied": .number(done.copied),
        "copiedBytes": .number(done.copiedBytes),
        "faults": .list(done.faults.map { CheckOutput.json($0, context.language) }),
      ],
      faults + [Words.backedUp(done)(context.language)])
    if !done.faults.isEmpty { throw ExitCode(1) }
  }
}

/// `recourse restore FROM`
struct RestoreCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "restore", Help.restore,
      examples: [
        "restore /media/usb/recourse --vault new-vault",
        "restore /media/usb/recourse --only cases/…/blobs/…",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.backupFrom), completion: .directory) var path: String
  @Option(name: .customLong("only"), help: .words(Help.onlyFile)) var place: String?

  func run(in context: Context) async throws {
    if let place {
      let caretaker = try await context.invocation.outside.caretaker(context.wish())
      try await caretaker.putBack(place, from: path)
      return context.show(
        ["put": .text(place)], [Words.putBack(Printable.line(place))(context.language)])
    }
    let (restoring, vault) = try context.invocation.outside.restoring(context.wish())
    let restored = try await restoring.restore(from: path, to: vault) { number, count in
      context.progress(Words.restoring(number, of: count))
    }
    context.progressDone()
    // The files are those of the backup; whether they were whole when it was made is looked at now.
    let report: CheckReport
    do {
      let caretaker = try await context.invocation.outside.caretaker(context.wish())
      report = try await caretaker.check { context.progress(Words.checking($0)) }
    } catch {
      context.remark(Words.restoredUnchecked)
      throw error
    }
    context.progressDone()
    let output = CheckOutput(report, context.language)
    context.show(
      [
        "vault": .text(vault), "from": .text(restored.from), "files": .number(restored.files),
        "bytes": .number(restored.bytes), "check": output.json,
      ],
      [Words.restored(restored, to: Printable.line(vault))(context.language)] + output.lines)
    if !report.faults.isEmpty { throw ExitCode(1) }
  }
}
