import Foundation
import Reading

/// A text of the corpus with the kinds that it was labelled with.
struct LabelledText {
  let id: String
  let text: String
  let kinds: Set<String>

  /// The texts of a file of JSON lines.
  static func read(_ path: String) throws -> [LabelledText] {
    let content = try String(contentsOfFile: path, encoding: .utf8)
    return try content.split(separator: "\n").compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let object, let id = object["id"] as? String, let text = object["text"] as? String
      else { return nil }
      let labels = object["labels"] as? [[String: Any]] ?? []
      return LabelledText(
        id: id, text: text, kinds: Set(labels.compactMap { $0["kind"] as? String }))
    }
  }
}

/// How often each kind was found, missed, and found where it is not.
struct ConfusionTable {
  private struct Counts {
    var found = 0
    var missed = 0
    var wrong = 0
  }

  private let kinds: [String]
  private var counts: [String: Counts] = [:]
  private var textCount = 0

  init(kinds: [String]) { self.kinds = kinds }

  mutating func add(_ text: LabelledText, _ reading: ClauseReading, listing: Bool) {
    add(
      text.id, text.text, found: Set(reading.findings.map(\.kind.id)), wanted: text.kinds,
      listing: listing)
  }

  mutating func add(
    _ id: String, _ text: String, found: Set<String>, wanted: Set<String>, listing: Bool
  ) {
    textCount += 1
    for kind in found.union(wanted) {
      switch (found.contains(kind), wanted.contains(kind)) {
      case (true, true): counts[kind, default: Counts()].found += 1
      case (true, false):
        counts[kind, default: Counts()].wrong += 1
        if listing {
          Swift.print("WRONG \(kind)\t\(id)\t\(text)\t\(wanted.sorted())")
        }
      case (false, _):
        counts[kind, default: Counts()].missed += 1
        if listing { Swift.print("MISSED \(kind)\t\(id)\t\(text)") }
      }
    }
  }

  func print() {
    var sums = (precision: 0.0, recall: 0.0)
    var all = Counts()
    Swift.print("kind\tfound\tmissed\twrong\tprecision\trecall")
    for kind in kinds {
      let count = counts[kind] ?? Counts()
      let precision = Double(count.found) / Double(max(1, count.found + count.wrong))
      let recall = Double(count.found) / Double(max(1, count.found + count.missed))
      sums.precision += precision
      sums.recall += recall
      all.found += count.found
      all.missed += count.missed
      all.wrong += count.wrong
      Swift.print(
        "\(kind)\t\(count.found)\t\(count.missed)\t\(count.wrong)\t"
          + String(format: "%.3f\t%.3f", precision, recall))
    }
    Swift.print(
      String(
        format:
          "macro average of %d kinds over %d texts: precision %.3f, recall %.3f; all %d/%d/%d",
        kinds.count, textCount, sums.precision / Double(kinds.count),
        sums.recall / Double(kinds.count), all.found, all.missed, all.wrong))
  }
}
