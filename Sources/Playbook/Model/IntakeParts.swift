public import CaseCore

/// What a person can say happened, in one word.
public enum Opening { public typealias Name = CaseCore.Name<Opening> }
/// Questions that are asked together.
public enum Screen { public typealias Name = CaseCore.Name<Screen> }

/// The shortest way into a case: what happened, in one choice, and then what is asked first.
///
/// It decides in which order and company questions come, never whether an answer matters: that
/// follows from the rules.
public struct IntakeParts: Sendable, Hashable {
  /// What a person can say happened, in the order in which it is offered.
  public var openings: [OpeningDefinition]
  /// The screens, in order.
  public var screens: [ScreenDefinition]

  /// Parts of their own.
  public init(openings: [OpeningDefinition] = [], screens: [ScreenDefinition] = []) {
    self.openings = openings
    self.screens = screens
  }

  /// Every fact that some opening states, ascending.
  public var stated: [Fact.Name] { Set(openings.flatMap { $0.states.map(\.fact) }).sorted() }
}

/// One thing that can have happened, and what the person states by choosing it.
public struct OpeningDefinition: Sendable, Hashable {
  /// The name of the opening.
  public let id: Opening.Name
  /// What happened, in the words of a person.
  public let name: Bilingual
  /// What choosing it states; nothing for one that states nothing.
  public let states: [ShownValue]
  /// Of what screens ask only while it matters, what belongs to this; nil for all of it.
  public let asks: [Fact.Name]?

  /// The opening `id`.
  public init(
    id: Opening.Name, name: Bilingual, states: [ShownValue] = [], asks: [Fact.Name]? = nil
  ) {
    self.id = id
    self.name = name
    self.states = states
    self.asks = asks
  }
}

/// Questions that belong together.
public struct ScreenDefinition: Sendable, Hashable {
  /// The name of the screen.
  public let id: Screen.Name
  /// What it asks about.
  public let title: Bilingual
  /// What is always asked on it.
  public let asks: [Fact.Name]
  /// What is asked on it while an answer would change something, if it belongs to the opening.
  public let asksIfItMatters: [Fact.Name]

  /// The screen `id`.
  public init(
    id: Screen.Name, title: Bilingual, asks: [Fact.Name] = [], asksIfItMatters: [Fact.Name] = []
  ) {
    self.id = id
    self.title = title
    self.asks = asks
    self.asksIfItMatters = asksIfItMatters
  }
}
