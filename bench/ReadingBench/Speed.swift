import Foundation
import Reading

/// How fast agreements are read.
struct Speed {
  let rules: ClauseRules

  /// Reads the file at `path` over and over until it came to 20 MB, and prints the rate.
  func print(path: String) throws {
    let once = try String(contentsOfFile: path, encoding: .utf8)
    let text = String(repeating: once, count: max(1, 20_000_000 / max(1, once.utf8.count)))
    let reader = ClauseReader(rules)
    var rates: [Double] = []
    var findings = 0
    for _ in 0..<5 {
      let seconds = Self.seconds { findings = reader.read(text).findings.count }
      rates.append(Double(text.utf8.count) / 1e6 / seconds)
    }
    Swift.print(
      String(
        format: "reading: %.1f MB/s (%d bytes, %d patterns, %d findings)", rates.sorted()[2],
        text.utf8.count, rules.patterns.patternCount, findings))
  }

  /// Reads texts of words that most patterns ask for and none is made of, each twice as long as the one
  /// before, and prints the time of each.
  func printGrowth() {
    let reader = ClauseReader(rules)
    let sentence = String(repeating: "不退款可退不予退", count: 49)
    for count in [500, 1000, 2000, 4000] {
      let text = String(repeating: sentence + "\n", count: count)
      let seconds = (0..<3).map { _ in Self.seconds { _ = reader.read(text) } }.sorted()[1]
      Swift.print(
        String(format: "growth: %d bytes %.1f ms", text.utf8.count, seconds * 1000))
    }
  }

  private static func seconds(_ work: () -> Void) -> Double {
    let start = ContinuousClock.now
    work()
    return (ContinuousClock.now - start) / .seconds(1)
  }
}
