public import CaseCore
import Imports
import Playbook
import Reading

/// Reading a text as an agreement.
extension Engine {
  /// Reads the file at `path` as an agreement, whatever form it has. Nothing is stored.
  /// - Throws: `Refusal` for a file that cannot be read, or without rules.
  public func scan(_ path: String, unlocking: FileUnlocking? = nil) async throws -> AgreementScan {
    let name = Self.fileName(of: path)
    do {
      let bytes = try ports.files.withMappedBytes(at: path) { raw in
        guard raw.count <= Limits.scannedBytes else {
          throw ReaderError.tooLarge(sizeBytes: raw.count, limit: Limits.scannedBytes)
        }
        return raw.withMemoryRebound(to: UInt8.self) { Array($0) }
      }
      return try await scan(bytes, named: name, unlocking: unlocking)
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    } catch let error as ReaderError {
      throw Refusal.reader(error, name)
    }
  }

  /// Reads `bytes` that are in no file as an agreement.
  /// - Throws: `Refusal` for bytes that cannot be read, or without rules.
  public func scan(
    _ bytes: [UInt8], named name: String, unlocking: FileUnlocking? = nil
  ) async throws -> AgreementScan {
    do {
      let media = Detection.detect(
        head: bytes.span.extracting(first: Limits.detectionBytes), fileName: name,
        sizeBytes: Int64(bytes.count)
      ).mediaType
      let shown: ShownText
      if media == .pdf {
        shown = ShownText(try await documentText(of: bytes, name, unlocking))
      } else {
        shown = try ShownText(bytes.span, media: media)
      }
      return try scan(shown)
    } catch let error as ReaderError {
      throw Refusal.reader(error, name)
    }
  }

  /// The clauses in what a file shows and hides.
  func scan(_ shown: ShownText) throws -> AgreementScan {
    let rules = try ports.reading.agreementRules()
    let reader = ClauseReader(rules)
    let cards = try lawCards(of: rules)
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

  /// The law cards that the kinds of `rules` name, by id, as the shipped playbooks have them.
  private func lawCards(of rules: ClauseRules) throws -> [String: Citation] {
    var cards: [String: Citation] = [:]
    let wanted = Set(rules.kinds.flatMap(\.law))
    for area in try ports.shelf.areas() {
      for card in try ports.shelf.current(area: area).playbook.parts.citations
      where wanted.contains(card.id.text) {
        cards[card.id.text] = card
      }
    }
    return cards
  }
}
