public import CaseCore

/// Something unsound in a playbook, and where: a path of keys as the YAML writes them, list places
/// as decimal numbers, such as `claims / notDelivered / holds_when / all / 0 / fact`.
public struct PlaybookProblem: Sendable, Hashable {
  /// What a name should have named.
  public enum Thing: String, Sendable, Hashable, CaseIterable {
    case fact, evidence, slot, slotSet = "slot set", claim, ground, rung, answer, reason, clock,
      finding
    case letter, passage, citation, grade, calendar, bar, stop, deadline, ending, move
    case warning, check, question, keepsake
  }

  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The name is declared twice.
    case declaredTwice(Thing, String)
    /// Nothing of that name is declared.
    case undeclared(Thing, String)
    /// A value is not one that the fact takes.
    case wrongValue(fact: Fact.Name, found: String)
    /// The fact is of the wrong type here.
    case wrongType(fact: Fact.Name, found: FactType, allowed: [FactType])
    /// A derived fact rests on itself.
    case circle([Fact.Name])
    /// A derived fact has a question, or another one has none.
    case misplacedQuestion(fact: Fact.Name)
    /// A condition of this kind may not stand here: it would make a circle.
    case misplacedCondition(String)
    /// There is nothing here where something must be: the last reach or ending that always
    /// applies, the values of a choice, a ground of a claim.
    case missing(String)
    /// A placeholder stands in a text that shows while its fact may be unknown.
    case unguardedPlaceholder(Fact.Name)
    /// A number is outside its limits.
    case outOfRange(found: Int, allowed: ClosedRange<Int>)
    /// A day has no place in its calendar year, or is both off and worked.
    case misplacedDay(Day)
    /// The same rung has two moves that can be yes together in the same order.
    case undecidedOrder(String, String)
    /// Two rules conclude differently on the same facts.
    case contradiction(String, String, on: [ShownValue])
    /// Nothing uses it.
    case unused(Thing, String)
    /// No test beside the playbook shows it applying, or none shows it not applying.
    case untested(Thing, String, applying: Bool)
  }

  /// The keys that lead there.
  public let path: [String]
  /// What is wrong.
  public let kind: Kind

  /// `kind` at `path`.
  public init(path: [String], kind: Kind) {
    self.path = path
    self.kind = kind
  }
}
