import CaseCore
import Commands
import Engine
import Evidence
import Foundation
import PlaybookYAML
import Reading

/// The shipped rules for reading texts: folders of YAML, and their compiled forms in the cache.
struct FolderReadingRules: ReadingShelf {
  /// The folder with `agreements/`, `messages/`, `drafts/`, `stories/` and `shops/`; nil if none was found.
  let folder: String?
  /// Where compiled forms are cached; nil for nowhere.
  let cache: String?
  private let kept = KeptFiles<any Sendable>()

  init(folder: String?, cache: String?) {
    self.folder = folder
    self.cache = cache
  }

  func agreementRules() throws -> ClauseRules { try rules(of: RulesFamilies.agreements) }
  func messageRules() throws -> MessageRules { try rules(of: RulesFamilies.messages) }
  func draftRules() throws -> DraftRules { try rules(of: RulesFamilies.drafts) }
  func storyRules() throws -> StoryRules { try rules(of: RulesFamilies.stories) }
  func shopRules() throws -> ShopRules { try rules(of: RulesFamilies.shops) }

  private func rules<Rules: Sendable>(of family: RulesFamily<Rules>) throws -> Rules {
    let rules = try kept.value(family.folder) {
      let source = try source(in: family.folder)
      return (source, FolderShelf.digest(of: source.bytes))
    } make: { source, digest in
      try made(of: family, source, digest)
    }
    guard let rules = rules as? Rules else {
      preconditionFailure("A family's folder holds rules of one kind.")
    }
    return rules
  }

  private func made<Rules>(
    of family: RulesFamily<Rules>, _ source: PlaybookSource, _ digest: Digest
  ) throws -> Rules {
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

  /// `playbooks` with what checking all rules gives: each is tried on its examples, which count as
  /// tests.
  /// - Throws: `Refusal` where there are none or they cannot be read; what is wrong in them is in the
  ///   result.
  func check(after playbooks: PlaybookCheckResult) throws -> PlaybookCheckResult {
    var result = playbooks
    try add(RulesFamilies.agreements, to: &result)
    try add(RulesFamilies.messages, to: &result)
    try add(RulesFamilies.drafts, to: &result)
    try add(RulesFamilies.stories, to: &result)
    try add(RulesFamilies.shops, to: &result)
    return result
  }

  private func add<Rules>(
    _ family: RulesFamily<Rules>, to result: inout PlaybookCheckResult
  ) throws {
    let source = try source(in: family.folder)
    var tests = 0
    var problems: [PlaybookCheckResult.Problem] = []
    do throws(PlaybookUnsound) {
      let digest = FolderShelf.digest(of: source.bytes)
      tests = try family.compile(source, digest: digest).exampleCount
    } catch {
      problems = error.diagnostics.map { PlaybookCheck.problem($0) }
    }
    result = PlaybookCheckResult(
      areas: result.areas + ["reading/\(family.folder)"], tests: result.tests + tests,
      problems: result.problems + problems)
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
