public import CaseCore
import Reading

/// A family of rules by which texts are read: from its files to rules that can read, and from their
/// compiled form.
public struct RulesFamily<Rules: Sendable>: Sendable {
  /// What compiling a sound source gives.
  public struct Compiled: Sendable {
    /// The rules.
    public let rules: Rules
    /// The compiled form, for `load`.
    public let bytes: [UInt8]
    /// How many patterns there are.
    public let patternCount: Int
    /// How many sentences the rules were tried on.
    public let exampleCount: Int
  }

  /// Rules that were made of files, and how they are tried on the examples that stand there.
  struct Made {
    let rules: Rules
    let patterns: PatternSet
    let tryExamples: (inout PlaybookReader) -> Int
  }

  /// The folder of its files below `reading/`.
  public let folder: String
  /// Makes rules of a tree, with their tables if these were built before; nil with the reasons among
  /// the reader's diagnostics.
  let make: @Sendable (SourceTree, PatternSet?, inout PlaybookReader) -> Made?

  /// Reads and checks `source`, whose SHA-256 is `digest`, and tries every rule on its examples.
  /// - Throws: `PlaybookUnsound` with everything that is wrong, in the order of the files.
  public func compile(
    _ source: PlaybookSource, digest: Digest
  ) throws(PlaybookUnsound) -> Compiled {
    let tree = try SourceTree(reading: source)
    var reader = PlaybookReader(tree, care: .full)
    let made = make(tree, nil, &reader)
    let examples = made.map { $0.tryExamples(&reader) }
    guard let made, let examples, reader.diagnostics.isEmpty else {
      throw PlaybookUnsound(reader.diagnostics)
    }
    let head = CompiledTree.bytes(of: tree, digest: digest)
    return Compiled(
      rules: made.rules,
      bytes: Self.length(head.count) + head + made.patterns.compiled,
      patternCount: made.patterns.patternCount, exampleCount: examples)
  }

  /// The rules in `bytes`, which `compile` gave for the source with `digest`.
  /// - Throws: `CompiledTreeError`; the caller then compiles the source.
  public func load(_ bytes: [UInt8], digest: Digest) throws(CompiledTreeError) -> Rules {
    let start = Self.length(0).count
    let length = bytes.prefix(start).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count - start >= length else { throw .damaged(offset: 0) }
    let tree = try CompiledTree.tree(in: Array(bytes[start..<start + length]), digest: digest)
    guard let built = PatternSet(compiled: bytes[(start + length)...]) else {
      throw .damaged(offset: start + length)
    }
    var reader = PlaybookReader(tree, care: .trusting)
    guard let made = make(tree, built, &reader), reader.diagnostics.isEmpty else {
      throw .damaged(offset: CompiledTree.headerBytes)
    }
    return made.rules
  }

  /// The length of the tree, the smallest byte first: the tables follow it.
  private static func length(_ count: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
  }
}

/// The families of rules by which texts are read.
public enum RulesFamilies {}
