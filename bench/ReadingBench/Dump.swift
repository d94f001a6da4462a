import CaseCore
import Foundation
import Reading

/// Everything that a family of rules finds in texts, one line a text: two builds that read alike give
/// the same lines.
struct Dump {
  let folder: RulesFolder

  /// Prints what is found in each text of the files at `paths`: of JSON lines the `text`, else the
  /// whole file.
  func print(_ paths: ArraySlice<String>) throws {
    let read = try reader()
    for path in paths {
      for (id, text) in try Self.texts(path) { Swift.print("\(id)\t\(read(text))") }
    }
  }

  /// What reads a text by the rules of the folder, which is named after its family.
  private func reader() throws -> (String) -> String {
    switch folder.path.split(separator: "/").last {
    case "messages":
      let reader = MessageReader(try folder.compiledMessages())
      guard let at = Moment("2026-11-20T09:30:00+08:00") else { return { _ in "" } }
      return { "\(reader.read(Message($0, from: .other, at: at, in: .shanghai)))" }
    case "drafts":
      let reader = DraftReader(try folder.compiledDrafts())
      return { text in
        DraftRecipient.allCases.map { "\(reader.read(text, to: $0))" }.joined(separator: " ")
      }
    case "stories":
      let reader = StoryReader(try folder.compiledStories())
      return { "\(reader.read($0))" }
    default:
      let rules = try folder.compiled()
      let reader = ClauseReader(rules)
      return { text in
        let reading = reader.read(text)
        let findings = reading.findings.map { finding in
          "\(finding.kind.id) \(finding.direction) \(finding.clause ?? "-") \(finding.place) "
            + "\(finding.words) \(finding.terms) \(finding.states) \(finding.quote)"
        }
        return "\(reading.isAgreement) \(reading.unseenCount) \(reading.sentenceCount) "
          + "\(reader.signs(in: text)) " + findings.joined(separator: " | ")
      }
    }
  }

  private static func texts(_ path: String) throws -> [(id: String, text: String)] {
    guard path.hasSuffix(".jsonl") else {
      return [(path, try String(contentsOfFile: path, encoding: .utf8))]
    }
    return try JSONLines.read([path]).compactMap { line in
      guard let id = line["id"] as? String, let text = line["text"] as? String else { return nil }
      return (id, text)
    }
  }
}
