/// A measure that a text gives: a span of time, a share, an amount.
public enum Quantity: Sendable, Hashable {
  /// Minutes.
  case minutes(Int)
  /// Hours.
  case hours(Int)
  /// Natural days; weeks count as seven.
  case days(Int)
  /// Working days.
  case workingDays(Int)
  /// Months.
  case months(Int)
  /// Years.
  case years(Int)
  /// Hundredths of a percent: 0.6 % is 60.
  case percent(hundredths: Int)
  /// An amount in fen.
  case money(fen: Int64)

  /// The names by which patterns ask for quantities.
  public static let names = ["time", "workdays", "percent", "money"]

  /// Whether a pattern that asks for `name` takes it.
  func isA(_ name: String) -> Bool {
    switch self {
    case .minutes, .hours, .days, .months, .years: name == "time"
    case .workingDays: name == "time" || name == "workdays"
    case .percent: name == "percent"
    case .money: name == "money"
    }
  }
}
