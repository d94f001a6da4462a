import CaseCore
import Evidence
import Imports
import Playbook

extension Engine {
  /// What an export discloses.
  struct Selection {
    var disclosed: Set<Int>
    /// The entries whose contents come along: originals and copies.
    var contents: Set<Int>
  }

  /// What `request` discloses of `loaded`.
  ///
  /// Somebody else gets originals that their kind is meant for, what was confirmed in those, and what
  /// passed on their own door and the doors below it. A fact that the person only stated, a story, a
  /// note, a judgement or a draft never leaves (DESIGN §5); a remark to oneself keeps its entry back.
  /// Where a copy was made for them, it goes in place of its original, and nothing goes that would
  /// tell what the copy hides.
  func selection(
    _ loaded: LoadedCase, _ request: ExportRequest, _ playbook: Playbook
  ) async throws -> Selection {
    var instead = try CopiesInstead(
      loaded, for: request.recipient, choosing: request.entries)
    try await instead.hold { original, copy in
      try await hiddenWords(of: original, by: copy, in: loaded)
    }
    let items = loaded.items
    var allowed = Disclosure.open(items, keepingBack: instead.held)
    if request.recipient.isOutward {
      let rule = OutwardRule(
        request.recipient, playbook, loaded.state, isChosen: request.entries != nil)
      allowed = Disclosure.outward(items, keepingBack: instead.held) { rule.allows($0) }
    }
    if let chosen = request.entries {
      if let refused = chosen.subtracting(allowed).min() {
        throw Refusal.entryNotForRecipient(refused, request.recipient.rawValue)
      }
      allowed = chosen
    }
    // The opening and what says how to read the journal go along in any case.
    let always = Disclosure.disclosure(of: items, choosing: [])
    if let telling = always.intersection(instead.held).min() {
      throw Refusal.maskedWordsGoAlong(telling)
    }
    let disclosed = Disclosure.disclosure(
      of: items, choosing: allowed, hiding: instead.held)
    // A bill comes along as the entry that a confirmed row names; its original stays at home.
    let contents = allowed.intersection(
      loaded.state.evidence.map(\.entry) + loaded.state.derivatives.map(\.entry))
    return Selection(disclosed: disclosed, contents: contents)
  }

  /// The words that the copies for `recipient` hide.
  func maskedWords(
    in loaded: LoadedCase, for recipient: EvidenceDefinition.Recipient
  ) async throws -> HiddenWords {
    guard let recipient = BundleRecipient(rawValue: recipient.rawValue) else {
      return HiddenWords([])
    }
    var instead = try CopiesInstead(loaded, for: recipient, choosing: nil)
    try await instead.hold { original, copy in
      try await hiddenWords(of: original, by: copy, in: loaded)
    }
    return instead.words
  }

  /// The words of the text `original` that are not in `copy`; of a picture, those that were read
  /// where `copy` has boxes.
  private func hiddenWords(
    of original: EvidenceAdded, by copy: DerivativeAdded, in loaded: LoadedCase
  ) async throws -> Set<[UInt8]> {
    let id = loaded.id
    if PictureFormat(original) != nil {
      let page = try await recognisedPage(of: copy.original, in: loaded)
      return page?.text(under: copy.masks.compactMap { PixelBox($0.place) }) ?? []
    }
    guard MediaType(rawValue: original.mediaType)?.isMaskableText == true else { return [] }
    let copied = try await reaching {
      try await ports.blobs.read(
        copy.digest, of: id, offset: 0, count: Int(copy.sizeBytes))
    }
    let result = try await reaching {
      try await ports.blobs.withMappedBytes(of: original.digest, in: id) { raw in
        raw.withMemoryRebound(to: UInt8.self) { bytes in
          Result { () throws(ReaderError) in
            try HiddenText.hidden(in: bytes.span, by: copied.span)
          }
        }
      }
    }
    do throws(ReaderError) {
      return try result.get()
    } catch {
      throw Refusal.reader(error, original.fileName)
    }
  }
}
