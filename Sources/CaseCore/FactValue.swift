/// The value of a fact. Which of these a fact takes is declared in the playbook.
public enum FactValue: Sendable, Hashable {
  /// A yes-or-no fact.
  case flag(Bool)
  /// One of the values that the playbook lists.
  case choice(String)
  /// An amount.
  case money(Money)
  /// An instant.
  case moment(Moment)
  /// A length of time.
  case span(Span)
  /// A whole number, such as an age or a ratio per mille.
  case number(Int64)
  /// Free text: a name, an account, a reference, a clause number.
  case text(String)
}
