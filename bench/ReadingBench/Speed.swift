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
      let start = ContinuousClock.now
      findings = reader.read(text).findings.count
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      rates.append(Double(text.utf8.count) / 1e6 / seconds)
    }
    Swift.print(
      String(
        format: "reading: %.1f MB/s (%d bytes, %d patterns, %d findings)", rates.sorted()[2],
        text.utf8.count, rules.patterns.patternCount, findings))
  }
}
