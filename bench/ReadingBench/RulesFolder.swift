import CaseCore
import Crypto
import Foundation
import PlaybookYAML
import Reading

/// The files with rules below a folder.
struct RulesFolder {
  let path: String

  init(_ path: String) { self.path = path }

  /// The rules, checked and tried on their examples; every fault is printed.
  func compiled() throws -> ClauseRules {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".yaml") }
    let files = names.map { name in
      PlaybookSource.File(
        name: name, bytes: Array(FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()))
    }
    let source = try PlaybookSource(files: files)
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    do throws(PlaybookUnsound) {
      let compiled = try ClauseRulesCompiler.compile(source, digest: digest)
      print("\(compiled.rules.patterns.patternCount) patterns, \(compiled.exampleCount) examples")
      return compiled.rules
    } catch {
      for diagnostic in error.diagnostics { print(diagnostic.text(in: .en)) }
      exit(1)
    }
  }
}
