import Foundation

/// How often each of some kinds was found, missed, and found where it is not.
struct KindCounts {
  private struct Counts {
    var found = 0
    var missed = 0
    var wrong = 0

    var precision: Double { Double(found) / Double(max(1, found + wrong)) }
    var recall: Double { Double(found) / Double(max(1, found + missed)) }
  }

  private let title: String
  private let kinds: [String]
  private var counts: [String: Counts] = [:]
  private var textCount = 0

  init(_ title: String, kinds: [String]) { (self.title, self.kinds) = (title, kinds) }

  /// Counts one text; `list` is printed before each error, unless it is nil.
  mutating func add(_ found: Set<String>, wanted: Set<String>, listing text: String?) {
    textCount += 1
    for kind in found.union(wanted).sorted() {
      switch (found.contains(kind), wanted.contains(kind)) {
      case (true, true): counts[kind, default: Counts()].found += 1
      case (true, false):
        counts[kind, default: Counts()].wrong += 1
        if let text { Swift.print("WRONG \(title) \(kind)\t\(text)\t\(wanted.sorted())") }
      case (false, _):
        counts[kind, default: Counts()].missed += 1
        if let text { Swift.print("MISSED \(title) \(kind)\t\(text)") }
      }
    }
  }

  func print() {
    Swift.print("\(title)\tfound\tmissed\twrong\tprecision\trecall")
    var sums = (precision: 0.0, recall: 0.0)
    // A kind that no text has, and that was found in none, has no figures.
    let kinds = kinds.filter { counts[$0] != nil }
    for kind in kinds {
      let count = counts[kind] ?? Counts()
      sums.precision += count.precision
      sums.recall += count.recall
      Swift.print(
        "\(kind)\t\(count.found)\t\(count.missed)\t\(count.wrong)\t"
          + String(format: "%.3f\t%.3f", count.precision, count.recall))
    }
    Swift.print(
      String(
        format: "macro average of %d %@ over %d texts: precision %.3f, recall %.3f", kinds.count,
        title, textCount, sums.precision / Double(max(1, kinds.count)),
        sums.recall / Double(max(1, kinds.count))))
  }
}
