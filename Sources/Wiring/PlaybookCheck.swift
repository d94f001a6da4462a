import CaseCore
import Commands
import Engine
import PlaybookYAML

/// Checks playbooks on disk: reads them, looks for what is unsound, and runs their table tests.
enum PlaybookCheck {
  /// Checks `areas` of `folder`.
  /// - Throws: `Refusal` for files that cannot be read; what is wrong in them is in the result.
  static func run(_ areas: [String], in folder: String) throws -> PlaybookCheckResult {
    var problems: [PlaybookCheckResult.Problem] = []
    var tests = 0
    for area in areas {
      let source = try FolderShelf.source(of: area, in: folder)
      do {
        let compiled = try PlaybookCompiler.compile(
          source, digest: FolderShelf.digest(of: source.bytes))
        problems += compiled.notes.map(problem)
        let files = try FolderShelf.files(below: folder, of: area, tests: true)
          .filter { $0.key.hasPrefix("\(area)/") && $0.key.hasSuffix(".tests.yaml") }
        var tables: [TableTests] = []
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
          let table = try TableTests(reading: bytes, name: name, for: compiled.playbook)
          tests += table.tests.count + table.vets.count
          problems += table.run(compiled.playbook).map(problem)
          tables.append(table)
        }
        problems += try TableTests.untested(tables, of: compiled.playbook, source).map(problem)
      } catch let unsound as PlaybookUnsound {
        problems += unsound.diagnostics.map(problem)
      }
    }
    return PlaybookCheckResult(areas: areas, tests: tests, problems: problems)
  }

  /// A diagnostic as the command line shows it.
  static func problem(_ diagnostic: Diagnostic) -> PlaybookCheckResult.Problem {
    .init(
      file: diagnostic.file, line: diagnostic.line, code: diagnostic.code,
      isError: diagnostic.severity == .error,
      words: Bilingual(zh: diagnostic.text(in: .zh), en: diagnostic.text(in: .en)))
  }
}
