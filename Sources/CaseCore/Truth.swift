/// Yes, no or unknown, with Kleene's strong three-valued logic.
///
/// Unknown is not no: no operator here turns one into the other.
public enum Truth: UInt8, Sendable, Hashable, CaseIterable {
  case no = 0
  case unknown = 1
  case yes = 2

  /// A two-valued answer.
  public init(_ known: Bool) { self = known ? .yes : .no }

  /// Yes becomes no, no becomes yes, unknown stays.
  public static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }

  /// No if one is no, else unknown if one is unknown, else yes.
  public static func & (left: Truth, right: Truth) -> Truth {
    left.rawValue < right.rawValue ? left : right
  }

  /// Yes if one is yes, else unknown if one is unknown, else no.
  public static func | (left: Truth, right: Truth) -> Truth {
    left.rawValue > right.rawValue ? left : right
  }
}
