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
}
