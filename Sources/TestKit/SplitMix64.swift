/// A small seeded source of randomness (Steele, Lea, Flood 2014): one seed, one sequence, on every
/// machine. For tests only; its output can be predicted.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The sequence that belongs to `state`.
  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// `count` bytes.
  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// True once in `times`.
  public mutating func oneIn(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }

  /// One of `choices`, which is not empty.
  public mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    precondition(!choices.isEmpty, "There must be something to choose from.")
    return choices[Int.random(in: 0..<choices.count, using: &self)]
  }
}
