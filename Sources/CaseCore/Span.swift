/// A length of time as law and channels state it: a count of one unit.
///
/// Days are natural days unless the unit says working days (law facts B15, B52).
public struct Span: Sendable, Hashable, CustomStringConvertible {
  /// What is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case minutes, hours, days
    case workingDays = "working_days"
    case months, years

    /// Seconds of one unit, where that is fixed.
    public var seconds: Int64? {
      switch self {
      case .minutes: 60
      case .hours: 3600
      case .days: 86_400
      case .workingDays, .months, .years: nil
      }
    }
  }

  /// How many units; never negative.
  public let count: Int64
  /// The unit.
  public let unit: Unit

  /// `count` units.
  public init(_ count: Int64, _ unit: Unit) {
    precondition(count >= 0, "A span is never negative.")
    self.count = count
    self.unit = unit
  }

  /// Reads `30 minutes`, `48 h`, `15 days`, `7 working days`, `90 d`, `3 years`, `1 year`.
  public init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard words.count >= 2, let count = Digits.number(Array(words[0].utf8)) else { return nil }
    let unit: Unit? =
      switch words.dropFirst().joined(separator: " ") {
      case "min", "minute", "minutes": .minutes
      case "h", "hour", "hours": .hours
      case "d", "day", "days": .days
      case "working day", "working days", "working_days": .workingDays
      case "month", "months": .months
      case "year", "years": .years
      default: nil
      }
    guard let unit else { return nil }
    self.init(Int64(count), unit)
  }

  public var description: String {
    unit == .workingDays ? "\(count) working days" : "\(count) \(unit.rawValue)"
  }
}
