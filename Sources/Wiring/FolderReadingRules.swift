import CaseCore
import Engine
import Foundation
import PlaybookYAML
import Reading

/// The shipped rules for reading texts: folders of YAML, and their compiled forms in the cache.
struct FolderReadingRules: ReadingShelf {
  /// The folder with `agreements/`; nil if none was found.
  let folder: String?
  /// Where compiled forms are cached; nil for nowhere.
  let cache: String?

  func agreementRules() throws -> ClauseRules {
    let source = try source(of: "agreements")
    let digest = FolderShelf.digest(of: source.bytes)
    let name = "\(digest.hex)-v\(CompiledTree.compilerVersion).rpb"
    // A compiled form that is damaged or of another version is left aside, not an error.
    if let cache, let bytes = FileManager.default.contents(atPath: "\(cache)/\(name)"),
      let rules = try? ClauseRulesCompiler.load(Array(bytes), digest: digest)
    {
      return rules
    }
    do throws(PlaybookUnsound) {
      let compiled = try ClauseRulesCompiler.compile(source, digest: digest)
      FolderShelf.fill(cache, name, compiled.bytes)
      return compiled.rules
    } catch {
      throw Refusal.unsoundReadingRules(error)
    }
  }

  /// Checks all rules and tries each on its examples.
  /// - Returns: How many patterns and examples there are.
  /// - Throws: `Refusal` where there are none or they cannot be read; `PlaybookUnsound` with what is
  ///   wrong.
  func check() throws -> (patterns: Int, examples: Int) {
    let source = try source(of: "agreements")
    let compiled = try ClauseRulesCompiler.compile(
      source, digest: FolderShelf.digest(of: source.bytes))
    return (compiled.rules.patterns.patternCount, compiled.exampleCount)
  }

  private func source(of family: String) throws(Refusal) -> PlaybookSource {
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
