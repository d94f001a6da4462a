/// How much words of a sentence speak for or against one kind, and how much is needed.
///
/// The weights were learnt from labelled texts (`bench/reading/weigh.py`); reading adds whole numbers.
public struct Weighing: Sendable, Hashable {
  /// A word and its weight: above 0 it speaks for the kind, below against it.
  public struct Word: Sendable, Hashable {
    /// The word, as it is read: folded, and without a digit.
    public let text: String
    /// Its weight, within `Weighing.weights`.
    public let weight: Int

    /// A word with its weight.
    public init(_ text: String, weight: Int) { (self.text, self.weight) = (text, weight) }
  }

  /// What a weight can be.
  public static let weights = -999...999

  /// The id of the kind.
  public let kind: String
  /// What the weights have to come to, by how many rules of the kind were found in the sentence: none,
  /// one, two and so on; the last one also stands for more. A sum of weights is set against the
  /// square root of how many characters the sentence has, so that a long one needs more of them.
  public let needs: [Int]
  /// The words; empty where their table was built before.
  public let words: [Word]

  /// What `words` have to come to for `kind`.
  public init(kind: String, needs: [Int], words: [Word]) {
    precondition(!needs.isEmpty, "A weighing says what is needed where no rule is found.")
    (self.kind, self.needs, self.words) = (kind, needs, words)
  }

  /// How much more than is needed the weights come to, or how much less, in a sentence the root of whose
  /// length is `scaledRoot`, whose weights come to `sum` and in which `ruleCount` rules of the kind
  /// were found.
  func excess(_ sum: Int32, scaledRoot: Int, ruleCount: Int) -> Int {
    Int(sum) * Self.rootScale - needs[min(ruleCount, needs.count - 1)] * scaledRoot
  }

  /// Roots are counted in so small parts: whole numbers are too coarse.
  private static let rootScale = 16

  /// The square root of `length`, counted in sixteenths.
  static func scaledRoot(of length: Int) -> Int { root(length * rootScale * rootScale) }

  /// The whole part of the square root of `number`, which is not negative (Newton's method).
  private static func root(_ number: Int) -> Int {
    guard number > 1 else { return number }
    var root = number
    var next = (root + 1) / 2
    while next < root {
      root = next
      next = (root + number / root) / 2
    }
    return root
  }
}
