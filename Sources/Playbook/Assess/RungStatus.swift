public import CaseCore

/// Where one rung stands.
public struct RungStatus: Sendable, Hashable {
  /// Whether the door can be gone through.
  public enum Opening: Sendable, Hashable {
    /// It is there, on the person's account.
    case open
    /// It is not there.
    case notThere
    /// Whether it is there hangs on a fact.
    case unclear
    /// It is there, but something that it takes is missing.
    case needs(Bilingual)
    /// It is closed, and why.
    case closed([Closing])
  }

  /// Why a door is closed.
  public enum Closing: Sendable, Hashable {
    /// Another rung is in a state that closes it.
    case byRung(Rung.Name, says: Bilingual, law: Law.Name?)
    /// A bar.
    case byBar(Bar.Name, says: Bilingual, law: [Law.Name])
    /// It can be knocked at once only, and that is over.
    case usedUp
  }

  /// The rung.
  public let rung: Rung.Name
  /// Its state.
  public let state: RungState
  /// The answer that set the state; nil where none did.
  public let answer: Answer.Name?
  /// The reason that came with the answer.
  public let reason: Answer.Name?
  /// Whether it became silent because its clock ran out, and nobody said so.
  public let isSilentByClock: Bool
  /// When the state began; nil while nothing was done.
  public let since: Moment?
  /// The entry that set the state.
  public let entry: Int?
  /// The number that the other side gave.
  public let reference: String?
  /// Whether the door can be gone through.
  public let opening: Opening
  /// The clocks that run.
  public let clocks: [Deadline]
  /// What to know before going through the door.
  public let warnings: [Bilingual]
}

/// Something on the clock.
public struct Deadline: Sendable, Hashable {
  /// Whose deadline it is.
  public enum Kind: Sendable, Hashable {
    /// Theirs: a clock of a rung.
    case theirs(Rung.Name, Clock.Name)
    /// The person's own.
    case own(OwnDeadline.Name)
  }

  /// Whose deadline it is.
  public let kind: Kind
  /// From when it runs.
  public let since: Moment
  /// The safe date, which is not moved, and the legal one, which is.
  public let period: Period
  /// The entry that moved it, where one did; both dates are then the new one.
  public let movedBy: Int?
  /// Whether it is over at the clock of judging.
  public let isOver: Bool
  /// What it says.
  public let says: Bilingual
  /// The cards that it rests on.
  public let law: [Law.Name]

  /// Whether a year whose holidays are not known was needed.
  public var isProvisional: Bool { period.safe.isProvisional || period.legal.isProvisional }
}

/// One thing to do today.
public struct Step: Sendable, Hashable {
  /// By when.
  public enum Due: Sendable, Hashable {
    /// At once.
    case atOnce
    /// By that day or instant.
    case by(DueDate)
    /// No date.
    case none
  }

  /// The rung.
  public let rung: Rung.Name
  /// The move.
  public let move: Move.Name
  /// What to do.
  public let action: Bilingual
  /// Why.
  public let why: Bilingual
  /// By when.
  public let due: Due
  /// The letter that goes with it.
  public let letter: Letter.Name?
  /// The articles.
  public let law: [Law.Name]
}
