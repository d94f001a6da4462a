import CaseCore
import Playbook

/// Reads a tree into the parts of a playbook, and notes everything that is wrong on the way.
///
/// It checks vocabulary, shapes, types, references and languages. What the rules mean together is
/// for `Playbook.check()`. One reader reads one tree.
struct PlaybookReader {
  /// How much is checked.
  enum Care {
    /// Everything; for a source that nobody has checked.
    case full
    /// Only what the types need; for a tree that was checked when it was compiled.
    case trusting
  }

  let tree: SourceTree
  let care: Care
  /// The names and fact types that are declared anywhere, collected before anything is read.
  var declared = DeclaredNames()
  /// The citations that are mere practice.
  var practice: Set<String> = []
  /// Where legal days are counted; from the header.
  var zone = CivilZone.shanghai
  /// What amounts are in; from the header.
  var currency = "CNY"
  /// The sentences that several letters share, by the name of the passage.
  var passages: [String: [LetterDefinition.Sentence]] = [:]
  /// The passages that some letter has.
  var usedPassages: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tree: SourceTree, care: Care) {
    self.tree = tree
    self.care = care
  }

  /// The keys of a mapping, for those who know which ones they want.
  struct Fields {
    let node: SourceNode
    let pairs: [SourceNode.Pair]

    /// The value of `key`; nil where it is not there.
    subscript(key: String) -> SourceNode? {
      for pair in pairs where pair.key == key { return pair.value }
      return nil
    }
  }

  /// The keys of `node`; nil, with a fault, for anything but a mapping. Keys that are not `allowed`
  /// and `required` ones that are not there are faults too.
  mutating func fields(
    _ node: SourceNode, allowed: [String], required: [String] = []
  ) -> Fields? {
    guard let pairs = pairs(node) else { return nil }
    if care == .full {
      for pair in pairs where !allowed.contains(pair.key) {
        report(ShapeFault.unknownKey(pair.key, allowed: allowed), atKey: pair)
      }
      for key in required where !pairs.contains(where: { $0.key == key }) {
        report(ShapeFault.missingKey(key), at: node)
      }
    }
    return Fields(node: node, pairs: pairs)
  }

  /// The pairs of a mapping; nil, with a fault, for anything else.
  mutating func pairs(_ node: SourceNode) -> [SourceNode.Pair]? {
    guard case .mapping(let pairs) = node.content else {
      reportShape(node, wanted: .mapping)
      return nil
    }
    return pairs
  }

  /// The items of a list; nil, with a fault, for anything else.
  mutating func items(_ node: SourceNode) -> [SourceNode]? {
    guard case .sequence(let items) = node.content else {
      reportShape(node, wanted: .list)
      return nil
    }
    return items
  }

  /// The items of a list, or a single text that stands for a list of one.
  mutating func oneOrMore(_ node: SourceNode) -> [SourceNode]? {
    if case .scalar(let text, _) = node.content, !text.isEmpty { return [node] }
    guard let items = items(node) else { return nil }
    if items.isEmpty { report(ShapeFault.emptyList, at: node) }
    return items
  }

  /// Reads each item; items that cannot be read leave a fault and are left out.
  mutating func each<Item>(
    _ nodes: [SourceNode]?, _ read: (inout PlaybookReader, SourceNode) -> Item?
  ) -> [Item] {
    var items: [Item] = []
    for node in nodes ?? [] {
      if let item = read(&self, node) { items.append(item) }
    }
    return items
  }

  // MARK: Faults

  mutating func report(_ fault: some Fault, at node: SourceNode) {
    add(fault, node.place, isKey: false)
  }

  mutating func report(_ fault: some Fault, atKey pair: SourceNode.Pair) {
    add(fault, pair.place, isKey: true)
  }

  mutating func add(_ diagnostic: Diagnostic) {
    guard diagnostics.count < Limits.playbookDiagnostics else { return }
    diagnostics.append(diagnostic)
  }

  private mutating func reportShape(_ node: SourceNode, wanted: ShapeFault.Shape) {
    switch node.content {
    case .scalar(let text, let quoted) where text.isEmpty && !quoted:
      report(ShapeFault.noValue, at: node)
    case .scalar: report(ShapeFault.wrongShape(found: .text, wanted: wanted), at: node)
    case .sequence: report(ShapeFault.wrongShape(found: .list, wanted: wanted), at: node)
    case .mapping: report(ShapeFault.wrongShape(found: .mapping, wanted: wanted), at: node)
    }
  }

  mutating func add(_ fault: some Fault, _ place: SourcePlace, isKey: Bool) {
    let file = tree.files.indices.contains(Int(place.file)) ? Int(place.file) : nil
    add(
      Diagnostic(
        file: file.map { tree.files[$0].name } ?? "", line: Int(place.line),
        column: Int(place.column),
        path: file.map { tree.files[$0].root.path(to: place, isKey: isKey) } ?? "",
        code: fault.code, message: fault.message, hint: fault.hint))
  }

  /// The text of a scalar; nil, with a fault, for anything else or an empty one.
  mutating func text(_ node: SourceNode) -> String? {
    guard case .scalar(let text, _) = node.content else {
      reportShape(node, wanted: .text)
      return nil
    }
    guard !text.isEmpty else {
      report(ShapeFault.noValue, at: node)
      return nil
    }
    return text
  }
}

extension SourceNode {
  /// The keys from here to the node, or the key, that stands at `place`: `facts.paid.with[0]`.
  ///
  /// Only asked for when there is something to report, so that reading carries no paths.
  func path(to place: SourcePlace, isKey: Bool) -> String {
    guard let steps = steps(to: place, isKey: isKey) else { return "" }
    return steps.reduce("") { path, step in
      path + (path.isEmpty || step.hasPrefix("[") ? "" : ".") + step
    }
  }

  private func steps(to place: SourcePlace, isKey: Bool) -> [String]? {
    if !isKey, self.place == place { return [] }
    switch content {
    case .scalar: return nil
    case .sequence(let nodes):
      for (index, node) in nodes.enumerated() {
        if let rest = node.steps(to: place, isKey: isKey) { return ["[\(index)]"] + rest }
      }
      return nil
    case .mapping(let pairs):
      for pair in pairs {
        if isKey, pair.place == place { return [pair.key] }
        if let rest = pair.value.steps(to: place, isKey: isKey) {
          return [pair.key] + rest
        }
      }
      return nil
    }
  }
}
