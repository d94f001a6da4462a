public import CaseCore
public import Reading

/// From the files with rules that read drafts to rules that can read, and from their compiled form.
public enum DraftRulesCompiler {
  /// What compiling a sound source gives.
  public struct Compiled: Sendable {
    /// The rules.
    public let rules: DraftRules
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
    let parts = reader.draftSource()
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
  ) throws(CompiledTreeError) -> DraftRules {
    let tree = try CompiledTree.tree(in: bytes, digest: digest)
    var reader = PlaybookReader(tree, care: .trusting)
    let parts = reader.draftSource()
    guard let rules = rules(of: parts, &reader), reader.diagnostics.isEmpty else {
      throw .damaged(offset: CompiledTree.headerBytes)
    }
    return rules
  }

  private static func rules(
    of source: DraftSource, _ reader: inout PlaybookReader
  ) -> DraftRules? {
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    do throws(FaultyPattern) {
      return try DraftRules(
        kinds: source.kinds, rules: source.rules.map(\.rule),
        parts: source.parts.map { ($0.part, $0.rules.map(\.patterns)) },
        demands: source.demands.map(\.patterns), statements: source.statements.map(\.statement),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding)
    } catch {
      reader.report(error, of: source.all, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them.
  private static func tryExamples(
    of source: DraftSource, with rules: DraftRules, _ reader: inout PlaybookReader
  ) -> Int {
    let drafts = DraftReader(rules)
    var count = 0
    for (rule, source) in source.rules {
      count += reader.tryExamples(of: source, as: rule.kind) { text in
        drafts.signs(in: text).contains(.objection(rule.kind))
      }
    }
    for (part, sources) in source.parts {
      for source in sources {
        count += reader.tryExamples(of: source, as: part.id) { text in
          drafts.signs(in: text).contains(.part(part.id))
        }
      }
    }
    for source in source.demands {
      count += reader.tryExamples(of: source, as: "demands") { text in
        drafts.signs(in: text).contains(.demand)
      }
    }
    for (statement, source) in source.statements {
      count += reader.tryExamples(of: source, as: "statements") { text in
        drafts.signs(in: text).contains(.statement(statement.stated))
      }
    }
    return count
  }
}
