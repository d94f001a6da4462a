public import CaseCore

/// The public holidays of one year, as the official notice names them.
public struct CalendarYear: Sendable, Hashable {
  /// The year.
  public let year: Int
  /// Days off that the notice names; other weekends are not listed.
  public let off: [Day]
  /// Weekend days that are worked to make up for a holiday.
  public let work: [Day]
  /// Where the notice stands.
  public let source: String

  /// The holidays of `year`.
  public init(year: Int, off: [Day], work: [Day], source: String) {
    self.year = year
    self.off = off
    self.work = work
    self.source = source
  }
}
