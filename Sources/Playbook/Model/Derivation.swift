public import CaseCore

/// How a fact follows from other facts and from what happened.
///
/// Its support is the weakest of what it was made from; a step or promise is documented if it
/// names an original, else asserted.
public indirect enum Derivation: Sendable, Hashable {
  /// The same value as another fact.
  case fact(Fact.Name)
  /// An instant and a span.
  case sum(Fact.Name, Fact.Name)
  /// An amount less another.
  case difference(Fact.Name, Fact.Name)
  /// The first amount in thousandths of the second, rounded down.
  case perMille(Fact.Name, Fact.Name)
  /// When the first active promise of that kind falls due.
  case promiseDue(PromiseMade.What)
  /// When the first active promise of that kind was made.
  case promiseMade(PromiseMade.What)
  /// The date that the last step on the rung set.
  case setDue(Rung.Name)
  /// When the first step on the rung was taken.
  case filed(Rung.Name)
  /// When the rung last gave an answer of that state.
  case answered(Rung.Name, RungState)
  /// The first of these that gives a value.
  case firstOf([Derivation])
}
