import CaseCore
import Crypto
import Foundation
import PlaybookYAML
import Reading

/// The files with rules below a folder.
struct RulesFolder {
  let path: String

  init(_ path: String) { self.path = path }

  /// The rules for agreements, checked and tried on their examples; every fault is printed.
  func compiled() throws -> ClauseRules {
    try compiled { source, digest throws(PlaybookUnsound) in
      let compiled = try RulesFamilies.agreements.compile(source, digest: digest)
      return (compiled.rules, compiled.rules.patterns, compiled.exampleCount)
    }
  }

  /// The rules for messages.
  func compiledMessages() throws -> MessageRules {
    try compiled { source, digest throws(PlaybookUnsound) in
      let compiled = try RulesFamilies.messages.compile(source, digest: digest)
      return (compiled.rules, compiled.rules.patterns, compiled.exampleCount)
    }
  }

  /// The rules for drafts.
  func compiledDrafts() throws -> DraftRules {
    try compiled { source, digest throws(PlaybookUnsound) in
      let compiled = try RulesFamilies.drafts.compile(source, digest: digest)
      return (compiled.rules, compiled.rules.patterns, compiled.exampleCount)
    }
  }

  /// The rules for stories.
  func compiledStories() throws -> StoryRules {
    try compiled { source, digest throws(PlaybookUnsound) in
      let compiled = try RulesFamilies.stories.compile(source, digest: digest)
      return (compiled.rules, compiled.rules.patterns, compiled.exampleCount)
    }
  }

  private func compiled<Rules>(
    _ compile: (PlaybookSource, CaseCore.Digest) throws(PlaybookUnsound) -> (
      Rules, PatternSet, Int
    )
  ) throws -> Rules {
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
      let (rules, patterns, exampleCount) = try compile(source, digest)
      print("\(patterns.patternCount) patterns, \(exampleCount) examples")
      return rules
    } catch {
      for diagnostic in error.diagnostics { print(diagnostic.text(in: .en)) }
      exit(1)
    }
  }
}
