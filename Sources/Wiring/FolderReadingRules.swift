import CaseCore
import Engine
import Evidence
import Foundation
import PlaybookYAML
import Reading

/// The shipped rules for reading texts: folders of YAML, and their compiled forms in the cache.
struct FolderReadingRules: ReadingShelf {
  /// The folder with `agreements/`, `messages/`, `drafts/` and `stories/`; nil if none was found.
  let folder: String?
  /// Where compiled forms are cached; nil for nowhere.
  let cache: String?

  func agreementRules() throws -> ClauseRules { try rules(of: RulesFamilies.agreements) }
  func messageRules() throws -> MessageRules { try rules(of: RulesFamilies.messages) }
  func draftRules() throws -> DraftRules { try rules(of: RulesFamilies.drafts) }
  func storyRules() throws -> StoryRules { try rules(of: RulesFamilies.stories) }

  private func rules<Rules>(of family: RulesFamily<Rules>) throws -> Rules {
    let source = try source(in: family.folder)
    let digest = FolderShelf.digest(of: source.bytes)
    let name = "\(digest.hex)-v\(CompiledTree.compilerVersion).rpb"
    // A compiled form that is damaged or of another version is left aside, not an error.
    if let cache, let bytes = FileManager.default.contents(atPath: "\(cache)/\(name)"),
      let rules = try? family.load(Array(bytes), digest: digest)
    {
      return rules
    }
    do throws(PlaybookUnsound) {
      let compiled = try family.compile(source, digest: digest)
      FolderShelf.fill(cache, name, compiled.bytes)
      return compiled.rules
    } catch {
      throw Refusal.unsoundReadingRules(error)
    }
  }

  /// What a family of rules consists of.
  struct Inventory {
    let folder: String
    let patternCount: Int
    let exampleCount: Int
  }

  /// Checks all rules and tries each on its examples.
  /// - Throws: `Refusal` where there are none or they cannot be read; `PlaybookUnsound` with what is
  ///   wrong.
  func check() throws -> [Inventory] {
    [
      try check(RulesFamilies.agreements), try check(RulesFamilies.messages),
      try check(RulesFamilies.drafts), try check(RulesFamilies.stories),
    ]
  }

  private func check<Rules>(_ family: RulesFamily<Rules>) throws -> Inventory {
    let source = try source(in: family.folder)
    let compiled = try family.compile(source, digest: FolderShelf.digest(of: source.bytes))
    return Inventory(
      folder: family.folder, patternCount: compiled.patternCount,
      exampleCount: compiled.exampleCount)
  }

  private func source(in family: String) throws(Refusal) -> PlaybookSource {
    guard let folder else { throw .noReadingRules }
    let below = "\(folder)/\(family)"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: below)) ?? [])
      .filter { $0.hasSuffix(".yaml") }.sorted()
    guard !names.isEmpty else { throw .noReadingRules }
    var files: [PlaybookSource.File] = []
    for name in names {
      guard let bytes = FileManager.default.contents(atPath: "\(below)/\(name)") else {
        throw .sourceFile(.unreadable(path: "\(below)/\(name)"))
      }
      files.append(PlaybookSource.File(name: name, bytes: Array(bytes)))
    }
    do throws(PlaybookSourceError) {
      return try PlaybookSource(files: files)
    } catch {
      throw .unusableSource(error, below)
    }
  }
}
