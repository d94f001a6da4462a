import CaseCore
import Engine
import Playbook

/// The versions of the agreements of a case, as the command line prints them.
struct VersionsOutput {
  /// One text with what is printed of its versions.
  private struct Text {
    let versions: TextVersions
    /// The file and the words of each original.
    let files: [Int: File]
  }

  /// An original and the words by which it says from when it is in force.
  private struct File {
    let name: String
    var quote: String?
  }

  private let texts: [Text]
  private let language: Language

  init(_ listed: [ListedVersions], _ language: Language) {
    texts = listed.map { item in
      var files: [Int: File] = [:]
      for listed in item.listed {
        files[listed.version.entry] = File(name: listed.fileName, quote: listed.quote)
      }
      return Text(versions: item.versions, files: files)
    }
    self.language = language
  }

  /// The versions that an assessment rests on.
  init(_ assessed: AssessedCase, _ language: Language) {
    texts = assessed.assessment.versions.map { versions in
      var files: [Int: File] = [:]
      for version in versions.versions {
        let original = assessed.loaded.state.evidence(at: version.entry)
        files[version.entry] = original.map { File(name: $0.fileName) }
      }
      return Text(versions: versions, files: files)
    }
    self.language = language
  }

  /// One object for each text.
  var jsonLines: [OutputJSON] {
    texts.map { text in
      [
        "title": .text(text.versions.title),
        "orderedAt": .optional(
          text.versions.orderedAt.map { CivilZone.shanghai.text(of: $0) }),
        "inForce": .list(text.versions.inForce.entries.map { .number($0) }),
        "because": .text(text.versions.inForce.word),
        "says": .text(Words.inForce(text.versions, name: { name($0, text) })(language)),
        "versions": .list(
          text.versions.versions.map { version in
            [
              "entry": .number(version.entry), "file": .text(name(version.entry, text)),
              "from": .optional(
                version.from.map { CivilZone.shanghai.day(of: $0).description }),
              "seenAt": .text(CivilZone.shanghai.text(of: version.seenAt)),
              "quote": .optional(text.files[version.entry]?.quote),
            ]
          }),
      ]
    }
  }

  /// A sentence for each text, then its versions.
  var lines: [String] {
    guard !texts.isEmpty else { return [Words.noVersions(language)] }
    return texts.flatMap { text in
      summary(text)
        + text.versions.versions.map { version in
          "  " + Words.version(version, name: name(version.entry, text))(language)
            + (text.files[version.entry]?.quote.map { "  “\(Printable.excerpt($0, 60))”" } ?? "")
        }
    }
  }

  /// A sentence for each text.
  var summaries: [String] { texts.flatMap(summary) }

  private func summary(_ text: Text) -> [String] {
    [Words.inForce(text.versions, name: { name($0, text) })(language)]
  }

  private func name(_ entry: Int, _ text: Text) -> String {
    Printable.line(text.files[entry]?.name ?? "\(entry)")
  }
}

extension TextVersions.InForce {
  /// The versions that count.
  fileprivate var entries: [Int] {
    switch self {
    case .begun(let entry), .seenBefore(let entry), .seenOnlyAfter(let entry): [entry]
    case .unclear(let entries): entries
    case .notYet, .orderUnknown: []
    }
  }

  /// The stable name of the reason.
  fileprivate var word: String {
    switch self {
    case .begun: "begun"
    case .seenBefore: "seen_before"
    case .seenOnlyAfter: "seen_only_after"
    case .unclear: "unclear"
    case .notYet: "not_yet"
    case .orderUnknown: "order_unknown"
    }
  }
}
