import CaseCore
import Imports
import Playbook
import Reading

/// Reading a text as an agreement.
extension Engine {
  /// Reads the file at `path` as an agreement, whatever form it has. Nothing is stored.
  /// - Throws: `Refusal` for a file that cannot be read, or without rules.
  public func scan(_ path: String, unlocking: FileUnlocking? = nil) async throws -> AgreementScan {
    try scan(await shownText(of: path, unlocking: unlocking))
  }

  /// Reads `bytes` that are in no file as an agreement.
  /// - Throws: `Refusal` for bytes that cannot be read, or without rules.
  public func scan(
    _ bytes: [UInt8], named name: String, unlocking: FileUnlocking? = nil
  ) async throws -> AgreementScan {
    try scan(await shownText(of: bytes, named: name, unlocking: unlocking))
  }

  /// The clauses in what a file shows and hides.
  func scan(_ shown: ShownText) throws -> AgreementScan {
    let rules = try ports.reading.agreementRules()
    return Self.scan(
      shown, by: ClauseReader(rules), cards: try lawCards(named: Set(rules.kinds.flatMap(\.law))))
  }

  /// The clauses that `reader` finds in what a file shows and hides, with their `cards` of law.
  static func scan(
    _ shown: ShownText, by reader: ClauseReader, cards: [String: Citation]
  ) -> AgreementScan {
    let visible = reader.read(shown.text)
    // What a page hides is read by itself: it joins no sentence that is shown.
    let hidden = reader.read(shown.hiddenText)
    func clauses(_ reading: ClauseReading, isHidden: Bool) -> [AgreementScan.Clause] {
      reading.findings.map { finding in
        AgreementScan.Clause(
          finding: finding,
          place: isHidden
            ? shown.hiddenPlace(ofByte: finding.place.bytes.lowerBound)
            : shown.place(ofByte: finding.place.bytes.lowerBound),
          isHidden: isHidden, law: finding.kind.law.compactMap { cards[$0] })
      }
    }
    return AgreementScan(
      variant: shown.variant, text: shown.text,
      clauses: clauses(visible, isHidden: false) + clauses(hidden, isHidden: true),
      isAgreement: visible.isAgreement, sentenceCount: visible.sentenceCount,
      unseenCount: visible.unseenCount, hiddenLineCount: shown.hiddenLineCount,
      unreadCount: shown.unreadCount)
  }
}
