public import CaseCore

/// The truth of a condition together with what an unknown hangs on, or what a yes or no rests on.
///
/// One byte, so that a whole playbook's conditions fit in one small array.
public struct Status: Sendable, Hashable {
  /// What makes an unknown unknown, or a known truth doubtful.
  public struct Marks: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nobody stated a fact.
    public static let missing = Marks(rawValue: 1)
    /// Documents disagree on a fact.
    public static let disputed = Marks(rawValue: 2)
    /// The law presumes a fact that nothing shows.
    public static let presumed = Marks(rawValue: 4)
  }

  /// Bits 0 and 1 are the truth, bits 2 to 4 the marks.
  let byte: UInt8

  /// `truth` with `marks`.
  public init(_ truth: Truth, _ marks: Marks = []) {
    byte = truth.rawValue | marks.rawValue << 2
  }

  init(byte: UInt8) { self.byte = byte }

  /// Yes, no or unknown.
  public var truth: Truth {
    switch byte & 3 {
    case 0: .no
    case 1: .unknown
    default: .yes
    }
  }

  /// What it hangs on while unknown; what it rests on else.
  public var marks: Marks { Marks(rawValue: byte >> 2) }

  /// Yes and resting on nothing disputed or presumed.
  public var isCleanYes: Bool { byte == Truth.yes.rawValue }
  /// Unknown because of a fact that nobody stated.
  public var hangsOnMissing: Bool { byte & 7 == Truth.unknown.rawValue | 4 }
  var isYes: Bool { byte & 3 == 2 }
  var isNo: Bool { byte & 3 == 0 }

  /// The reverse; marks stay.
  public static prefix func ! (status: Status) -> Status {
    Status(byte: status.byte & ~3 | (2 - status.byte & 3))
  }

  /// No if one is no, else unknown if one is unknown, else yes.
  ///
  /// An unknown hangs on what any of its unknown parts hangs on. A yes rests on what any part
  /// rests on. A no rests on nothing doubtful if one of the parts that are no does.
  public static func & (left: Status, right: Status) -> Status {
    let (a, b) = (left.byte & 3, right.byte & 3)
    if a != b { return a < b ? left : right }
    if a == Truth.no.rawValue { return clearer(left, right) }
    return Status(byte: left.byte | right.byte)
  }

  /// The mirror of `&`.
  public static func | (left: Status, right: Status) -> Status {
    let (a, b) = (left.byte & 3, right.byte & 3)
    if a != b { return a > b ? left : right }
    if a == Truth.yes.rawValue { return clearer(left, right) }
    return Status(byte: left.byte | right.byte)
  }

  private static func clearer(_ left: Status, _ right: Status) -> Status {
    if left.byte >> 2 == 0 { return left }
    if right.byte >> 2 == 0 { return right }
    return Status(byte: left.byte | right.byte)
  }
}
