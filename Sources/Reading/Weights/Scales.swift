/// The weighings of a family of rules, looked up by the numbers of its kinds.
struct Scales: Sendable {
  let weighings: [Weighing]
  /// For each kind its weighing; -1 for none.
  private let numbers: [Int]
  /// For each length of a sentence its root, as `Weighing` counts it.
  private let roots: [Int]

  /// The `weighings` of `kinds`.
  init(_ weighings: [Weighing], kinds: [String]) {
    self.weighings = weighings
    numbers = kinds.map { kind in weighings.firstIndex { $0.kind == kind } ?? -1 }
    roots = (0...Sentence.longest).map { Weighing.scaledRoot(of: $0) }
  }

  /// Whether anything weighs at all.
  var isEmpty: Bool { weighings.isEmpty }

  /// Whether `sentence`, in which `ruleCount` rules of the kind with this number were found, is of that
  /// kind. Where nothing weighs a rule is enough.
  func isOf(_ kind: Int, _ sentence: borrowing Sentence, ruleCount: Int) -> Bool {
    let number = numbers[kind]
    guard number >= 0 else { return ruleCount > 0 }
    let root = roots[sentence.symbols.count]
    return weighings[number].excess(sentence.sums[number], scaledRoot: root, ruleCount: ruleCount)
      >= 0
  }

  /// Whether words alone can say anything of `sentence`: they were learnt from Chinese, and of another
  /// language, or of a single sign, they say nothing.
  func canWeigh(_ sentence: borrowing Sentence, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard sentence.symbols.count > 0 else { return false }
    var (han, latin) = (0, 0)
    for byte in text[sentence.bytes(of: 0..<sentence.symbols.count, in: text)] {
      // The first bytes of U+4000 to U+9FFF in UTF-8.
      if (0xe4...0xe9).contains(byte) { han += 1 }
      if (0x61...0x7a).contains(byte | 0x20) { latin += 1 }
    }
    return han >= Self.leastHan && latin <= 2 * han
  }

  private static let leastHan = 2

  /// Which of the kinds with the numbers `kinds` the words of `sentence` speak for most; nil where none of
  /// them is weighed.
  func best(of kinds: Range<Int>, in sentence: borrowing Sentence) -> Int? {
    var best: (kind: Int, excess: Int)?
    for kind in kinds where numbers[kind] >= 0 {
      let excess = weighings[numbers[kind]].excess(
        sentence.sums[numbers[kind]], scaledRoot: roots[sentence.symbols.count], ruleCount: 0)
      if excess > best?.excess ?? .min { best = (kind, excess) }
    }
    return best?.kind
  }

  /// The names of all weighings whose words come to enough in some sentence of `text`, whatever rules
  /// find there.
  func names(in text: String, _ patterns: PatternSet) -> Set<String> {
    var names: Set<String> = []
    var text = text
    _ = text.withUTF8 { bytes in
      var scanner = PatternScanner(patterns)
      return scanner.scan(bytes) { sentence, _ in
        guard canWeigh(sentence, of: bytes) else { return }
        let root = roots[sentence.symbols.count]
        for (number, weighing) in weighings.enumerated()
        where weighing.excess(sentence.sums[number], scaledRoot: root, ruleCount: 0) >= 0 {
          names.insert(weighing.kind)
        }
      }
    }
    return names
  }

  /// So many words are named that speak for a kind.
  private static let mostReasons = 3

  /// What of a sentence speaks for a kind.
  struct Voice {
    /// The part between two commas that speaks loudest, in symbols of the sentence.
    let range: Range<Int>
    /// The words that do, the heaviest first.
    let words: [String]
  }

  /// What of `sentence` speaks for the kind with this number, which has a weighing.
  func voice(
    for kind: Int, in sentence: borrowing Sentence, of text: UnsafeBufferPointer<UInt8>,
    _ patterns: PatternSet
  ) -> Voice {
    let loudest = patterns.weights.loudest(
      in: sentence.symbols, for: numbers[kind], cuts: patterns.alphabet.cuts,
      most: Self.mostReasons)
    var words: [String] = []
    for range in loudest.words {
      let bytes = sentence.bytes(of: range, in: text)
      words.append(String(decoding: UnsafeBufferPointer(rebasing: text[bytes]), as: UTF8.self))
    }
    return Voice(range: loudest.range, words: words)
  }
}

extension Alphabet {
  /// The signs that cut a sentence into parts, as far as they are in the alphabet.
  var cuts: Set<Symbol> {
    Set(",、:\"".unicodeScalars.map { symbol(of: $0.value) }.filter { $0 != Self.other })
  }
}
