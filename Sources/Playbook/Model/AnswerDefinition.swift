public import CaseCore

/// One answer that a rung's other side can give.
public struct AnswerDefinition: Sendable, Hashable {
  /// The name of the answer.
  public let id: Answer.Name
  /// The state in which it leaves the rung.
  public let state: RungState
  /// The answer in the channel's own words.
  public let name: Bilingual
  /// The reasons that can come with it.
  public let reasons: [Answer.Name]

  /// The answer `id`.
  public init(id: Answer.Name, state: RungState, name: Bilingual, reasons: [Answer.Name] = []) {
    self.id = id
    self.state = state
    self.name = name
    self.reasons = reasons
  }
}

/// A reason given for a refusal, and what can be said to it.
public struct ReasonDefinition: Sendable, Hashable {
  /// The name of the reason.
  public let id: Answer.Name
  /// The reason in words.
  public let name: Bilingual
  /// The letter that replies to it.
  public let reply: Letter.Name?
  /// What proof helps against it.
  public let proof: Bilingual?
  /// While this is yes the reason is a good one and no reply is offered.
  public let notWhen: Condition?
  /// The classes of refusals, as messages are read (`reading/messages`), that are this reason.
  public let heardAs: [String]

  /// The reason `id`.
  public init(
    id: Answer.Name, name: Bilingual, reply: Letter.Name? = nil, proof: Bilingual? = nil,
    notWhen: Condition? = nil, heardAs: [String] = []
  ) {
    self.id = id
    self.name = name
    self.reply = reply
    self.proof = proof
    self.notWhen = notWhen
    self.heardAs = heardAs
  }
}

/// An action on a rung. Waiting is one like any other.
public struct MoveDefinition: Sendable, Hashable {
  /// By when it should be done.
  public enum Due: Sendable, Hashable {
    /// At once: the window could not be verified (B30), or every hour counts.
    case atOnce
    /// Before the day ends.
    case today
    /// When that clock of the rung runs out.
    case clock(Clock.Name)
    /// At the instant that the fact says.
    case fact(Fact.Name)
    /// This long after the clock of judging.
    case within(Span)
    /// No date.
    case none
  }

  /// The name of the move.
  public let id: Move.Name
  /// When it is the thing to do.
  public let when: Condition
  /// Lower comes first, over all rungs.
  public let order: Int
  /// What to do.
  public let action: Template
  /// Why.
  public let why: Template
  /// The articles.
  public let law: [Law.Name]
  /// By when.
  public let due: Due
  /// The letter that goes with it; nil where none does.
  public let letter: Letter.Name?

  /// The move `id`.
  public init(
    id: Move.Name, when: Condition, order: Int, action: Template, why: Template,
    law: [Law.Name] = [], due: Due = .none, letter: Letter.Name? = nil
  ) {
    self.id = id
    self.when = when
    self.order = order
    self.action = action
    self.why = why
    self.law = law
    self.due = due
    self.letter = letter
  }
}

/// A state of the case in which nothing more is to be done.
public struct EndingDefinition: Sendable, Hashable {
  /// The name of the ending.
  public let id: Ending.Name
  /// When it applies; the first one that does is the one.
  public let when: Condition
  /// What it says, and what the person may still decide.
  public let says: Template
  /// How the case would be closed; nil where the person decides.
  public let close: CaseClosed.Outcome?

  /// The ending `id`.
  public init(
    id: Ending.Name, when: Condition, says: Template, close: CaseClosed.Outcome? = nil
  ) {
    self.id = id
    self.when = when
    self.says = says
    self.close = close
  }
}
