import CaseCore
import Foundation
import Imports

/// Reads recognised pages as `recourse add` does, and prints what was found on each: the accuracy is
/// reckoned by `bench/screens/measure.py`, which knows what the pictures show.
enum ScreenBench {
  private struct Value: Encodable {
    var fact: String
    var value: String
    var box: [Int]
    var isSure: Bool
  }

  private struct Message: Encodable {
    var isOwn: Bool?
    var at: String?
    var text: String
    var box: [Int]
    var isSure: Bool
  }

  private struct Reading: Encodable {
    var name: String
    var kind: String
    var values: [Value] = []
    var messages: [Message] = []
  }

  /// One line of JSON for each file of `folder` that ends with `ending`.
  static func run(folder: String, ending: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(ending) {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      let line = try encoder.encode(reading(Array(data), name: String(name.dropLast(ending.count))))
      print(String(decoding: line, as: UTF8.self))
    }
  }

  private static func reading(_ bytes: [UInt8], name: String) -> Reading {
    guard
      let reading = try? ScreenReader.reading(of: bytes.span, as: EvidenceKinds.screenshot)
    else { return Reading(name: name, kind: "unread") }
    var result = Reading(name: name, kind: reading.kind.text)
    for finding in reading.findings {
      let isSure = !finding.remarks.contains(.unsure)
      let box = numbers(of: finding.place)
      if let message = finding.chat {
        guard message.kind != .system else { continue }
        result.messages.append(
          Message(
            isOwn: message.sender.isOwn, at: message.time.moment.map(shown), text: message.text,
            box: box, isSure: isSure))
        continue
      }
      for shown in finding.values {
        guard let value = text(shown.value) else { continue }
        result.values.append(
          Value(fact: shown.fact.text, value: value, box: box, isSure: isSure))
      }
      result.values += others(finding, box: box, isSure: isSure)
    }
    return result
  }

  // What is found and sets no fact.
  private static func others(_ finding: Finding, box: [Int], isSure: Bool) -> [Value] {
    var values: [Value] = []
    func add(_ fact: String, _ value: String) {
      values.append(Value(fact: fact, value: value, box: box, isSure: isSure))
    }
    let details = Dictionary(
      finding.details.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    switch finding.kind {
    case FindingKinds.orderStepTime: if let at = finding.at { add("step", shown(at)) }
    case FindingKinds.balance: if let text = details["balance"] { add("balance", text) }
    case FindingKinds.ledgerRow:
      if let at = finding.at { add("ledger_at", shown(at)) }
      if let text = details["change"] { add("ledger_amount", text) }
      if let text = details["balance"] { add("ledger_balance", text) }
    default: break
    }
    return values
  }

  private static func numbers(of place: Place) -> [Int] {
    place.text.dropFirst("box:".count).split(separator: ",").compactMap { Int($0) }
  }

  private static func shown(_ moment: Moment) -> String { CivilZone.shanghai.text(of: moment) }

  private static func text(_ value: FactValue) -> String? {
    switch value {
    case .money(let money): String(money.minorUnits)
    case .moment(let moment): shown(moment)
    case .text(let text): text
    case .flag, .choice, .span, .number: nil
    }
  }
}
