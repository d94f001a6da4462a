public import CaseCore
public import Reading

/// From the files with rules that read messages to rules that can read, and from their compiled form.
public enum MessageRulesCompiler {
  /// What compiling a sound source gives.
  public struct Compiled: Sendable {
    /// The rules.
    public let rules: MessageRules
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
    let parts = reader.messageSource()
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
  ) throws(CompiledTreeError) -> MessageRules {
    let tree = try CompiledTree.tree(in: bytes, digest: digest)
    var reader = PlaybookReader(tree, care: .trusting)
    let parts = reader.messageSource()
    guard let rules = rules(of: parts, &reader), reader.diagnostics.isEmpty else {
      throw .damaged(offset: CompiledTree.headerBytes)
    }
    return rules
  }

  private static func rules(
    of source: MessageSource, _ reader: inout PlaybookReader
  ) -> MessageRules? {
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    do throws(FaultyPattern) {
      return try MessageRules(
        kinds: source.kinds, classes: source.classes, rules: source.rules.map(\.rule),
        signs: MessageRules.Signs(
          mentions: source.mentions.map(\.patterns), conditions: source.conditions.map(\.patterns),
          hedges: source.hedges.map(\.patterns)),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding)
    } catch {
      reader.report(error, of: source.all, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them.
  private static func tryExamples(
    of source: MessageSource, with rules: MessageRules, _ reader: inout PlaybookReader
  ) -> Int {
    let messages = MessageReader(rules)
    var count = 0
    for (rule, source) in source.rules {
      count += reader.tryExamples(of: source, as: rule.name) { text in
        messages.read(Message(text, from: .other, at: Moment(seconds: 0), in: .shanghai))
          .findings.contains { rule.gave($0) }
      }
    }
    let signs: [(String, [RuleSource], MessageReader.Sign)] = [
      ("mentions", source.mentions, .mention), ("conditions", source.conditions, .condition),
      ("hedges", source.hedges, .hedge),
    ]
    for (name, rules, sign) in signs {
      for rule in rules {
        count += reader.tryExamples(of: rule, as: name) {
          messages.signs(in: $0).contains(sign)
        }
      }
    }
    return count
  }
}

extension MessageRules.Rule {
  /// What an example is said to be taken for.
  fileprivate var name: String {
    switch gives {
    case .promise(let matter): "\(kind) (\(matter.rawValue))"
    case .refusal(let id): "\(kind) (\(id))"
    case .nothing: kind
    }
  }

  /// Whether `finding` is what this rule finds.
  fileprivate func gave(_ finding: MessageFinding) -> Bool {
    guard finding.kind.id == kind else { return false }
    switch (gives, finding.detail) {
    case (.promise(let matter), .promise(let promise)): return matter == promise.matter
    case (.refusal(let id), .refusal(let refusal)): return id == refusal.id
    case (.nothing, .plain): return true
    case (.promise, _), (.refusal, _), (.nothing, _): return false
    }
  }
}
