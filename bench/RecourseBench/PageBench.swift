import CaseCore
import Foundation
import Imports

/// Reads a saved page, a web archive or a mail as `recourse add` does, once it is known for one.
enum PageBench {
  /// What the reading of the file at `path` took, as one JSON object.
  static func run(path: String) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    var rows = 0
    var findings = 0
    var kind = ""
    let seconds = try Stopwatch.seconds {
      let summary = try data.withUnsafeBytes { raw in
        let bytes = raw.bindMemory(to: UInt8.self).span
        let head = bytes.extracting(first: 64 * 1024)
        let detected = Detection.detect(
          head: head, fileName: "", sizeBytes: Int64(bytes.count))
        return try PageReader.read(bytes, as: detected.kind) {
          findings += $0.quote.isEmpty ? 0 : 1
        }
      }
      rows = summary.rows
      kind = summary.kind.text
    }
    return """
      {"seconds": \(seconds), "rows": \(rows), "findings": \(findings), "kind": "\(kind)", \
      "bytes": \(data.count)}
      """
  }
}
