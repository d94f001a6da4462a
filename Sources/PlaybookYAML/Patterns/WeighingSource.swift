import CaseCore
import Reading

/// One weighing as it is written.
struct WeighingSource {
  let node: SourceNode
  let weighing: Weighing
  /// Sentences that it says to be of the kind, with their places.
  var yes: [SourceNode] = []
  /// Sentences that it must not.
  var no: [SourceNode] = []

  /// Whether `word` is one of its words.
  func has(_ word: String) -> Bool { weighing.words.contains { $0.text == word } }
}

extension PlaybookReader {
  /// `weights: {threat: {needs: […], words: […], yes: […], no: […]}}`, with each kind one of `kinds`.
  ///
  /// A line of `words` is a weight and the words that have it, with blanks between them. Of a source that
  /// was read before, the words are in its tables already.
  mutating func weighings(_ node: SourceNode, of kinds: [String]) -> [WeighingSource] {
    (pairs(node) ?? []).compactMap { pair in
      guard kinds.contains(pair.key) else {
        report(ShapeFault.notOneOf(pair.key, allowed: kinds), atKey: pair)
        return nil
      }
      return weighing(pair)
    }
  }

  private mutating func weighing(_ pair: SourceNode.Pair) -> WeighingSource? {
    let keys = ["needs", "words", "yes", "no"]
    guard let fields = fields(pair.value, allowed: keys, required: keys) else { return nil }
    let needs = fields["needs"].map { node in each(items(node)) { $0.wholeNumber($1) } } ?? []
    guard !needs.isEmpty else { return nil }
    var words: [Weighing.Word] = []
    if care == .full {
      for line in fields["words"].flatMap({ items($0) }) ?? [] { words += weighed(line) }
    }
    var source = WeighingSource(
      node: pair.value,
      weighing: Weighing(kind: pair.key, needs: needs.map { Int($0) }, words: words))
    guard care == .full else { return source }
    source.yes = fields["yes"].flatMap { items($0) } ?? []
    source.no = fields["no"].flatMap { items($0) } ?? []
    for (key, examples) in [("yes", source.yes), ("no", source.no)] where examples.isEmpty {
      report(ReadingFault.noExample(key), at: pair.value)
    }
    return source
  }

  /// `"-31 曝光 上门"`.
  private mutating func weighed(_ line: SourceNode) -> [Weighing.Word] {
    guard let text = text(line) else { return [] }
    let parts = text.split(separator: " ").map { String($0) }
    guard let weight = parts.first.flatMap({ Int($0) }), Weighing.weights.contains(weight) else {
      report(ReadingFault.noWeight(text), at: line)
      return []
    }
    return parts.dropFirst().map { Weighing.Word($0, weight: weight) }
  }

  /// Tries a weighing, by itself and without rules, on its examples; `weighed` are the kinds that the words
  /// of a text speak for. Returns how many there were.
  mutating func tryExamples(
    of source: WeighingSource, weighed: (String) -> Set<String>
  ) -> Int {
    let rule = RuleSource(
      node: source.node, patterns: PatternSet.Rule(matches: []), yes: source.yes, no: source.no)
    return tryExamples(of: rule, as: source.weighing.kind) {
      weighed($0).contains(source.weighing.kind)
    }
  }
}
