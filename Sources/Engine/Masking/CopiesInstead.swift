import CaseCore
import Evidence
import Imports

/// The copies that go to a recipient in place of originals, and what therefore stays at home.
struct CopiesInstead {
  /// The copy that goes in place of each original, by the entry number of the original.
  private(set) var copies: [Int: Int] = [:]
  /// Entries that would tell what a copy hides: the originals themselves, what was read from them,
  /// other copies of them, and words that were masked.
  private(set) var held: Set<Int> = []

  /// The words that the copies hide.
  private(set) var words = HiddenWords([])

  private let loaded: LoadedCase

  /// The copies for an export of `loaded` to `recipient` that discloses `chosen`, or all it may.
  /// - Throws: `Refusal` if an original was chosen together with a copy of it.
  init(_ loaded: LoadedCase, for recipient: BundleRecipient, choosing chosen: Set<Int>?) throws {
    self.loaded = loaded
    // A picture's text in another form is no copy that goes in its place.
    for copy in loaded.state.derivatives where copy.value.how != .converted {
      // The last copy counts: an earlier one may show what the person masked since.
      if recipient.isOutward,
        let last = loaded.state.copy(of: copy.value.original, for: recipient.rawValue)
      {
        copies[copy.value.original] = last.entry
      }
      guard let chosen, chosen.contains(copy.entry) else { continue }
      guard !chosen.contains(copy.value.original) else {
        throw Refusal.originalBesideCopy(copy.value.original, copy.entry)
      }
      if !recipient.isOutward { copies[copy.value.original] = copy.entry }
    }
    // Whoever names the original means the original.
    for original in chosen ?? [] { copies[original] = nil }
  }

  /// Finds what stays at home; `contents` gives the hidden words of a copy of a text.
  mutating func hold(
    hiddenWords: (_ original: EvidenceAdded, _ copy: DerivativeAdded) async throws -> Set<[UInt8]>
  ) async throws {
    guard !copies.isEmpty else { return }
    var words: Set<[UInt8]> = []
    var reasons: [Int: Set<MaskReason.Name>] = [:]
    for (original, copy) in copies {
      held.insert(original)
      guard let added = loaded.state.evidence(at: original),
        let derivative = loaded.state.derivative(at: copy)
      else { continue }
      words.formUnion(try await hiddenWords(added, derivative))
      reasons[original] = Set(derivative.masks.map(\.why))
    }
    let search = HiddenWords(words)
    self.words = search
    for (item, stored) in zip(loaded.items, loaded.stored) {
      guard case .readable(let entry) = item, case .sealed(let sealed) = stored else { continue }
      if hides(entry.event, search, sealed.bytes, reasons) { held.insert(entry.seq) }
    }
    // The copies themselves are what goes.
    held.subtract(copies.values.filter { !holds(copy: $0) })
  }

  private func hides(
    _ event: Event, _ search: HiddenWords, _ bytes: [UInt8],
    _ reasons: [Int: Set<MaskReason.Name>]
  ) -> Bool {
    switch event {
    // The digest of what was found follows from the original, and could be tried out.
    case .fileRead(let read): if copies[read.evidence] != nil { return true }
    case .derivativeAdded(let copy):
      if let instead = copies[copy.original], loaded.state.derivative(at: instead) != copy {
        return true
      }
    default: break
    }
    if search.stand(in: Self.body(of: bytes)) || standsUnderMask(event) { return true }
    let masked = event.namedEntries.reduce(into: Set<MaskReason.Name>()) { masked, named in
      masked.formUnion(reasons[named] ?? [])
    }
    // A quotation from a picture was typed: what has the form of something masked stays at home.
    guard !masked.isEmpty,
      let said = try? TextMasking(bytes.span, mediaType: .json)
    else { return false }
    return said.found.contains { masked.contains(MaskReason.Name($0.kind)) }
  }

  /// Whether what happened was seen at a place of a picture that a copy hides.
  private func standsUnderMask(_ event: Event) -> Bool {
    guard let (evidence, place) = event.seenAt, let instead = copies[evidence],
      let box = PixelBox(place), let copy = loaded.state.derivative(at: instead)
    else { return false }
    return copy.masks.contains { PixelBox($0.place)?.overlaps(box) == true }
  }

  /// The part of the bytes of an entry that says what happened. Case, clock and number say nothing of
  /// a file, and could look like a masked number.
  private static func body(of bytes: [UInt8]) -> [UInt8] {
    // Within a string these quotation marks would be escaped.
    let end = Array(",\"by\":\"".utf8)
    return bytes.firstPlace(of: end).map { Array(bytes[..<$0]) } ?? bytes
  }

  private func holds(copy: Int) -> Bool {
    guard let derivative = loaded.state.derivative(at: copy) else { return true }
    return copies[derivative.original] != copy
  }
}

extension Event {
  /// The evidence and the place in it where it was seen; nil where none is named.
  fileprivate var seenAt: (evidence: Int, place: Place)? {
    let shown: FactStated.Shown?
    switch self {
    case .findingConfirmed(let confirmed): return (confirmed.evidence, confirmed.place)
    case .factStated(let stated): shown = stated.shown
    case .messageKept(let message): shown = message.shown
    case .promiseMade(let promise): shown = promise.shown
    case .answerReceived(let answer): shown = answer.shown
    case .corrected(let correction): return correction.event.seenAt
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .fileRead, .findingRejected,
      .slotStated, .stepTaken, .deadlineMoved, .withdrawn, .adviceGiven, .documentIssued,
      .caseClosed, .derivativeAdded, .evidenceShown, .entriesErased, .keyRotated, .caseHandedOver,
      .caseContinued:
      return nil
    }
    return shown.map { ($0.evidence, $0.place) }
  }
}

/// Masked words, to be looked for in the bytes of entries.
struct HiddenWords {
  private var words: [[UInt8]] = []
  private var numbers: [[UInt8]] = []

  /// Words of fewer bytes stand anywhere by chance.
  private static let least = 4

  /// Looks for `words`: as they are, as canonical JSON writes them, and for numbers however they are
  /// grouped.
  init(_ words: Set<[UInt8]>) {
    for word in words {
      let trimmed = Self.trimmed(word)
      guard trimmed.count >= Self.least else { continue }
      self.words.append(trimmed)
      let escaped = trimmed.flatMap { byte in
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
          ? [UInt8(ascii: "\\"), byte] : [byte]
      }
      if escaped != trimmed { self.words.append(escaped) }
      let digits = Self.digits(trimmed)
      if digits.count >= 7, digits.count * 2 >= trimmed.count { numbers.append(digits) }
    }
  }

  /// Whether any of them stands in `bytes`.
  func stand(in bytes: [UInt8]) -> Bool {
    if words.contains(where: { bytes.holds($0) }) { return true }
    guard !numbers.isEmpty else { return false }
    // Numbers without what groups them; other bytes keep what they separate apart.
    let squeezed = bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
    return numbers.contains { squeezed.holds($0) }
  }

  private static func trimmed(_ word: [UInt8]) -> [UInt8] {
    let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    return Array(word.drop(while: blank).reversed().drop(while: blank).reversed())
  }

  private static func digits(_ word: [UInt8]) -> [UInt8] {
    word.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

extension [UInt8] {
  fileprivate func holds(_ word: [UInt8]) -> Bool { firstPlace(of: word) != nil }

  fileprivate func firstPlace(of word: [UInt8]) -> Int? {
    guard let first = word.first, count >= word.count else { return nil }
    var index = 0
    while index <= count - word.count {
      if self[index] == first, self[index..<(index + word.count)].elementsEqual(word) {
        return index
      }
      index += 1
    }
    return nil
  }
}
