import CaseCore
import Foundation
import Reading

/// A message of the corpus with what it was labelled with.
struct LabelledMessage {
  struct Label: Hashable {
    let kind: String
    var detail: String?
    var by: String?
    var workingDays: Int?
  }

  let id: String
  let message: Message
  let labels: [Label]

  /// The messages of a file of JSON lines.
  static func read(_ path: String) throws -> [LabelledMessage] {
    let content = try String(contentsOfFile: path, encoding: .utf8)
    return try content.split(separator: "\n").compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let object, let id = object["id"] as? String, let text = object["text"] as? String,
        let sender = (object["from"] as? String).flatMap({ Message.Sender(rawValue: $0) }),
        let at = (object["at"] as? String).flatMap({ Moment($0) })
      else { return nil }
      let labels = (object["labels"] as? [[String: Any]] ?? []).compactMap { label in
        (label["kind"] as? String).map { kind in
          Label(
            kind: kind, detail: label["what"] as? String ?? label["class"] as? String,
            by: label["by"] as? String, workingDays: label["workingDays"] as? Int)
        }
      }
      return LabelledMessage(
        id: id, message: Message(text, from: sender, at: at, in: .shanghai), labels: labels)
    }
  }
}

extension MessageFinding {
  /// As the corpus writes it.
  fileprivate func label(in zone: CivilZone) -> LabelledMessage.Label {
    switch detail {
    case .plain: LabelledMessage.Label(kind: kind.id)
    case .refusal(let refusal): LabelledMessage.Label(kind: kind.id, detail: refusal.id)
    case .promise(let promise):
      LabelledMessage.Label(
        kind: kind.id, detail: promise.matter.rawValue, by: promise.by.map { zone.text(of: $0) },
        workingDays: promise.workingDays)
    }
  }
}

/// How often each kind, each class of refusals, and each part of a promise was right.
struct MessageTable {
  private var kinds: ConfusionTable
  private var classes: ConfusionTable
  private var matters = (right: 0, wrong: 0)
  private var moments = (right: 0, wrong: 0, unresolved: 0, invented: 0)
  let listing: Bool

  init(rules: MessageRules, listing: Bool) {
    kinds = ConfusionTable(kinds: rules.kinds.map(\.id))
    classes = ConfusionTable(kinds: rules.classes.map(\.id))
    self.listing = listing
  }

  mutating func add(_ labelled: LabelledMessage, _ reading: MessageReading) {
    let found = reading.findings.map { $0.label(in: labelled.message.zone) }
    let wanted = labelled.labels
    kinds.add(
      labelled.id, labelled.message.text, found: Set(found.map(\.kind)),
      wanted: Set(wanted.map(\.kind)), listing: listing)
    func details(_ labels: [LabelledMessage.Label]) -> Set<String> {
      Set(labels.filter { $0.kind == "refusal" }.compactMap(\.detail))
    }
    classes.add(
      labelled.id, labelled.message.text, found: details(found), wanted: details(wanted),
      listing: listing)
    let promised = found.filter { $0.kind == "promise" }
    for (number, label) in wanted.filter({ $0.kind == "promise" }).enumerated()
    where number < promised.count {
      compare(
        promised.first { $0.detail == label.detail && $0.by == label.by } ?? promised[number],
        with: label, labelled)
    }
  }

  private mutating func compare(
    _ found: LabelledMessage.Label, with label: LabelledMessage.Label, _ labelled: LabelledMessage
  ) {
    let text =
      "\(labelled.id)\t\(labelled.message.zone.text(of: labelled.message.sentAt))\t"
      + labelled.message.text
    if found.detail == label.detail {
      matters.right += 1
    } else {
      matters.wrong += 1
      if listing { Swift.print("WHAT \(found.detail ?? "-") not \(label.detail ?? "-")\t\(text)") }
    }
    guard (found.by, found.workingDays) != (label.by, label.workingDays) else {
      moments.right += 1
      return
    }
    let isMissing = found.by == nil && found.workingDays == nil
    let isNone = label.by == nil && label.workingDays == nil
    if isMissing {
      moments.unresolved += 1
    } else if isNone {
      moments.invented += 1
    } else {
      moments.wrong += 1
    }
    if listing {
      Swift.print(
        "BY \(found.by ?? "-") \(found.workingDays ?? 0) not \(label.by ?? "-") "
          + "\(label.workingDays ?? 0)\t\(text)")
    }
  }

  func print() {
    kinds.print()
    Swift.print("refusals by class:")
    classes.print()
    Swift.print(
      "promises found: what \(matters.right) right, \(matters.wrong) wrong; by \(moments.right) right, "
        + "\(moments.wrong) wrong, \(moments.unresolved) unresolved, \(moments.invented) invented")
  }
}
