/// A 128-bit random identity, written as 32 lower-case hexadecimal digits.
///
/// `Kind` keeps ids of different things apart; it has no values.
public struct ID<Kind>: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The 32 hexadecimal digits.
  public let text: String

  /// Checks `text`; nil unless it is exactly 32 lower-case hexadecimal digits.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// Checks `text` in the same way. Every entry of a stored journal comes through here, so this
  /// one is not generic.
  public init?(_ text: String) {
    var text = text
    guard text.withUTF8({ $0.count == 32 && $0.allSatisfy(Hex.isLowerDigit) }) else { return nil }
    self.text = text
  }

  /// The id made of 16 random bytes.
  public init(randomBytes: [UInt8]) {
    precondition(randomBytes.count == 16, "An id is made of 16 random bytes.")
    text = Hex.text(of: randomBytes)
  }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A case: the journal of one dispute.
public enum Case {
  /// The random identity of a case; also the last part of its journal's origin.
  public typealias ID = CaseCore.ID<Case>

  /// The origin line of the case's checkpoints and the name of its key (DESIGN §5).
  public static func origin(of id: ID) -> String { "recourse/case/\(id.text)" }
}
