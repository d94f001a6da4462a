import CaseCore
import Reading

/// A quantity that a text fixes, as the command line prints it.
enum QuantityOutput {
  /// One quantity under the name of its unit.
  static func json(_ quantity: Quantity) -> OutputJSON {
    let (name, value) = member(quantity)
    return .object([.init(name: name, value: value)])
  }

  /// The first quantity of each unit.
  static func firsts(_ quantities: [Quantity]) -> OutputJSON {
    var members: [OutputJSON.Member] = []
    for (name, value) in quantities.map(member) where !members.contains(where: { $0.name == name })
    {
      members.append(.init(name: name, value: value))
    }
    return .object(members)
  }

  private static func member(_ quantity: Quantity) -> (String, OutputJSON) {
    switch quantity {
    case .minutes(let count): ("minutes", .number(count))
    case .hours(let count): ("hours", .number(count))
    case .days(let count): ("days", .number(count))
    case .workingDays(let count): ("workingDays", .number(count))
    case .months(let count): ("months", .number(count))
    case .years(let count): ("years", .number(count))
    case .percent(let hundredths): ("percent", .text(Words.percent(hundredths: hundredths)))
    case .money(let fen): ("fen", .number(fen))
    }
  }
}

/// Where something stands in a text, as the command line prints it.
enum TextPlaceOutput {
  /// Counted in characters (Unicode scalars).
  static func json(_ place: TextPlace) -> OutputJSON {
    ["start": .number(place.scalars.lowerBound), "end": .number(place.scalars.upperBound)]
  }
}
