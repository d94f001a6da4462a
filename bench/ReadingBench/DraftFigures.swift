import Foundation
import Reading

/// How well drafts are read.
struct DraftFigures {
  let rules: DraftRules
  let listing: Bool

  /// Reads the labelled drafts of the files at `paths` and prints the figures.
  func print(_ paths: ArraySlice<String>) throws {
    let reader = DraftReader(rules)
    var kinds = KindCounts("kinds", kinds: rules.kinds.map(\.id))
    var parts = KindCounts("missing", kinds: rules.parts.map(\.id))
    var (calm, alarms, demands) = (0, 0, (found: 0, missed: 0, wrong: 0))
    for draft in try JSONLines.read(paths) {
      guard let text = draft["text"] as? String, let id = draft["id"] as? String,
        let recipient = (draft["to"] as? String).flatMap(DraftRecipient.init)
      else { continue }
      let reading = reader.read(text, to: recipient)
      let labels = draft["labels"] as? [[String: Any]] ?? []
      let wanted = Set(labels.compactMap { $0["kind"] as? String })
      // The labels have accusations whoever gets the draft; all else only where it is an objection.
      let finds =
        reading.objections + reading.allowed.filter { $0.kind.id == "accusation" }
      let line = listing ? "\(id)\t\(recipient.rawValue)\t\(text)" : nil
      kinds.add(
        Set(finds.map(\.kind.id)), wanted: wanted,
        listing: line.map { "\($0)\t\(finds.map(\.quote))" })
      if wanted.isEmpty {
        calm += 1
        if !reading.objections.isEmpty { alarms += 1 }
      }
      let missing = Set(draft["missing"] as? [String] ?? [])
      parts.add(
        Set(reading.missing.map(\.id)).subtracting(["reason_if_refused"]), wanted: missing,
        listing: line)
      switch (reading.isDemand, missing.isEmpty) {
      case (true, false): demands.found += 1
      case (false, false): demands.missed += 1
      case (true, true): demands.wrong += 1
      case (false, true): break
      }
    }
    kinds.print()
    Swift.print(
      String(
        format: "calm drafts with an objection: %d of %d (%.1f %%)", alarms, calm,
        100 * Double(alarms) / Double(max(1, calm))))
    parts.print()
    Swift.print(
      "drafts that miss something and are demands \(demands.found), are taken for none "
        + "\(demands.missed); demands that miss nothing, or no demands taken for some \(demands.wrong)"
    )
  }
}

/// Files with one JSON object a line.
enum JSONLines {
  static func read(_ paths: ArraySlice<String>) throws -> [[String: Any]] {
    try paths.flatMap { path in
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
    }
  }
}
