public import CaseCore
public import Reading

/// From the files with rules that read agreements to rules that can read, and from their compiled
/// form.
public enum ClauseRulesCompiler {
  /// What compiling a sound source gives.
  public struct Compiled: Sendable {
    /// The rules.
    public let rules: ClauseRules
    /// The compiled form, for `load`.
    public let bytes: [UInt8]
    /// How many sentences the rules were tried on.
    public let exampleCount: Int
  }

  /// Reads and checks `source`, whose SHA-256 is `digest`, and tries every rule on its examples.
  /// - Throws: `PlaybookUnsound` with everything that is wrong, in the order of the files.
  public static func compile(
    _ source: PlaybookSource, digest: Digest
  ) throws(PlaybookUnsound) -> Compiled {
    let tree = try SourceTree(reading: source)
    var reader = PlaybookReader(tree, care: .full)
    let parts = reader.clauseSource()
    let rules = rules(of: parts, &reader)
    let examples = rules.map { tryExamples(of: parts, with: $0, &reader) }
    guard let rules, let examples, reader.diagnostics.isEmpty else {
      throw PlaybookUnsound(reader.diagnostics)
    }
    return Compiled(
      rules: rules, bytes: CompiledTree.bytes(of: tree, digest: digest), exampleCount: examples)
  }

  /// The rules in `bytes`, which `compile` gave for the source with `digest`.
  /// - Throws: `CompiledTreeError`; the caller then compiles the source.
  public static func load(
    _ bytes: [UInt8], digest: Digest
  ) throws(CompiledTreeError) -> ClauseRules {
    let tree = try CompiledTree.tree(in: bytes, digest: digest)
    var reader = PlaybookReader(tree, care: .trusting)
    let parts = reader.clauseSource()
    guard let rules = rules(of: parts, &reader), reader.diagnostics.isEmpty else {
      throw .damaged(offset: CompiledTree.headerBytes)
    }
    return rules
  }

  private static func rules(
    of source: ClauseSource, _ reader: inout PlaybookReader
  ) -> ClauseRules? {
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    do throws(FaultyPattern) {
      return try ClauseRules(
        kinds: source.kinds, rules: source.rules.map(\.rule),
        mentions: source.mentions.map(\.patterns), titles: source.titles.map(\.patterns),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding)
    } catch {
      let all = source.rules.map(\.source) + source.mentions + source.titles
      reader.report(error, of: all, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them.
  private static func tryExamples(
    of source: ClauseSource, with rules: ClauseRules, _ reader: inout PlaybookReader
  ) -> Int {
    let clauses = ClauseReader(rules)
    var count = 0
    for (rule, source) in source.rules {
      count += reader.tryExamples(of: source, as: rule.kind) { text in
        clauses.read(text).findings.contains { $0.kind.id == rule.kind }
      }
    }
    for source in source.mentions {
      count += reader.tryExamples(of: source, as: "mentions") {
        clauses.signs(in: $0).contains(.mention)
      }
    }
    for source in source.titles {
      count += reader.tryExamples(of: source, as: "titles") {
        clauses.signs(in: $0).contains(.title)
      }
    }
    return count
  }
}
