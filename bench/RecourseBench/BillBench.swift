import Foundation
import Imports

/// Reads a bill as `recourse add` does: mapped, once from the beginning, each finding given on.
enum BillBench {
  /// What the reading of the file at `path` took, as one JSON object.
  static func run(path: String) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    var rows = 0
    var minorUnits: Int64 = 0
    var findings = 0
    let seconds = try Stopwatch.seconds {
      let summary = try data.withUnsafeBytes { raw in
        try BillReader.read(raw.bindMemory(to: UInt8.self).span, as: EvidenceKinds.wechatBill) {
          findings += $0.quote.isEmpty ? 0 : 1
        }
      }
      rows = summary.rows
      minorUnits = summary.totals.reduce(0) { $0 + $1.minorUnits }
    }
    return """
      {"seconds": \(seconds), "rows": \(rows), "minorUnits": \(minorUnits), \
      "findings": \(findings), "bytes": \(data.count)}
      """
  }
}
