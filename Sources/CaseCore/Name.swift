/// The stable name of something that a playbook declares: a fact, a claim, a rung, a slot.
///
/// `Kind` keeps names of different things apart; it has no values.
public struct Name<Kind>: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The name itself.
  public let text: String

  /// Checks `text`: a letter, then letters, digits, `_`; 64 bytes at most, ASCII only.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// Checks `text` in the same way. Every name of a stored journal comes through here, so this
  /// one is not generic.
  public init?(_ text: String) {
    var text = text
    guard text.withUTF8(Self.isName) else { return nil }
    self.text = text
  }

  public var description: String { text }
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  private static func isName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count <= 64, isLetter(first) else { return false }
    for byte in bytes
    where !isLetter(byte) && byte != UInt8(ascii: "_")
      && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    { return false }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}

/// One question about the world, asked once in the whole product (PLAYBOOK §1).
public enum Fact { public typealias Name = CaseCore.Name<Fact> }
/// A kind of wrong for which money is asked back.
public enum Claim { public typealias Name = CaseCore.Name<Claim> }
/// A step of the ladder: one door that can be knocked at.
public enum Rung { public typealias Name = CaseCore.Name<Rung> }
/// A letter of the ladder.
public enum Letter { public typealias Name = CaseCore.Name<Letter> }
/// A place in a case that evidence of certain kinds can fill.
public enum Slot { public typealias Name = CaseCore.Name<Slot> }
/// A kind of evidence, such as `wechat_bill`.
public enum EvidenceKind { public typealias Name = CaseCore.Name<EvidenceKind> }
/// A kind of thing that a reader finds, such as `payment_row`.
public enum FindingKind { public typealias Name = CaseCore.Name<FindingKind> }
/// A kind of thing that is masked, such as `phone`.
public enum MaskReason { public typealias Name = CaseCore.Name<MaskReason> }
/// One of the answers that a rung's other side can give.
public enum Answer { public typealias Name = CaseCore.Name<Answer> }
