public import CaseCore

// A report as programs print it: the same words and the same JSON, whichever program verifies.
extension VerificationReport {
  /// The exit code of a program that verifies: 1 if anything is wrong.
  public var exitCode: Int32 { failures.isEmpty ? 0 : 1 }

  /// `{"proven": […], "notProven": […], "failures": [{"what", "where"}], "seams": [{"entry", "kind",
  /// "at", "from", "to", "signedBy"}]}`.
  public func json(in language: Language) -> OutputJSON {
    [
      "proven": .texts(proven.map { $0.words(language) }),
      "notProven": .texts(notProven.map { $0.words(language) }),
      "failures": .list(
        failures.map {
          ["what": .text($0.what.words(language)), "where": .text($0.place.words(language))]
        }),
      "seams": seamsJSON,
    ]
  }

  /// The lists that are not empty, each under its heading.
  public func lines(in language: Language) -> [String] {
    func section(_ heading: Bilingual, _ lines: [Bilingual]) -> [String] {
      lines.isEmpty ? [] : [heading(language)] + lines.map { "  " + Printable.line($0(language)) }
    }
    return section(Self.failedHeading, failures.map(\.words))
      + section(Self.provenHeading, proven.map(\.words))
      + section(Self.notProvenHeading, notProven.map(\.words))
  }

  private static let failedHeading = Bilingual(zh: "核验没有通过", en: "Verification failed")
  private static let provenHeading = Bilingual(zh: "证明了", en: "Proven")
  private static let notProvenHeading = Bilingual(zh: "没有证明", en: "Not proven")
}

extension VerificationReport.Failure {
  /// Where it is wrong, and what.
  public var words: Bilingual {
    let (what, place) = (what.words, place.words)
    return Bilingual(zh: "\(place.zh)：\(what.zh)", en: "\(place.en): \(what.en)")
  }
}
