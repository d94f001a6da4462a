import CaseCore
import Playbook

/// The public holidays of 2025 and 2026, from the notices content_6986383 and content_7047091.
enum Holidays {
  static var years: [CalendarYear] {
    [
      CalendarYear(
        year: 2025,
        off: days("2025-01-01 2025-01-01") + days("2025-01-28 2025-02-04")
          + days("2025-04-04 2025-04-06") + days("2025-05-01 2025-05-05")
          + days("2025-05-31 2025-06-02") + days("2025-10-01 2025-10-08"),
        work: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"].map(day),
        source: "content_6986383"),
      CalendarYear(
        year: 2026,
        off: days("2026-01-01 2026-01-03") + days("2026-02-15 2026-02-23")
          + days("2026-04-04 2026-04-06") + days("2026-05-01 2026-05-05")
          + days("2026-06-19 2026-06-21") + days("2026-09-25 2026-09-27")
          + days("2026-10-01 2026-10-07"),
        work: [
          "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
        ].map(day), source: "content_7047091"),
    ]
  }

  /// All days from the first to the last.
  private static func days(_ range: String) -> [Day] {
    let ends = range.split(separator: " ").map { day(String($0)) }
    return Array(ends[0]...ends[1])
  }
}
