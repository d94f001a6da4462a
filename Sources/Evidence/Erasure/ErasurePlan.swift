public import CaseCore

/// What has to go when entries of a journal are erased, and what has to be said again so that
/// everything else counts as it did before. A function of the journal alone.
public struct ErasurePlan: Sendable, Hashable {
  /// Why an entry goes.
  public enum Cause: Sendable, Hashable {
    /// The person chose it.
    case chosen
    /// It adds the very content that entry `as` adds.
    case sameContent(as: Int)
    /// It was made from the content of entry `from`: a copy, a reading, a finding.
    case madeFrom(Int)
    /// It repeats what the content of entry `of` says.
    case quotes(Int)
    /// It holds the digest of a paper that could quote entry `of`.
    case paper(Int)
  }

  /// The entries that go, each with its cause.
  public let causes: [Int: Cause]
  /// The digests of the contents that no entry adds any more.
  public let contents: Set<Digest>
  /// Entries that stay and name one that goes: they lose that support.
  public let unsupported: [Int]
  /// Entries that were corrected or taken back by one that goes; they are taken back once more, or
  /// they would count again.
  public let takenBackAgain: [Int]
  /// Entries that stay although they have words in common with one that goes, because they do not
  /// rest on it: the person may want to choose them too.
  public let echoes: [Int]

  /// The numbers of the entries that go, in order.
  public var numbers: [Int] { causes.keys.sorted() }

  /// Plans the erasure of `chosen`.
  /// - Throws: `ErasureError` for an entry that is not there, went before, or cannot go.
  public init(erasing chosen: Set<Int>, of items: [JournalItem]) throws(ErasureError) {
    var events: [Int: Event] = [:]
    for case .readable(let entry) in items { events[entry.seq] = entry.event }
    for number in chosen.sorted() {
      guard items.indices.contains(number) else { throw .notThere(number) }
      guard let event = events[number] else { throw .unreadable(number) }
      guard number > 0 else { throw .opening }
      guard event.canBeErased else { throw .record(number) }
    }
    let causes = Self.closure(of: chosen, among: events)
    self.causes = causes
    var kept: Set<Digest> = []
    var gone: Set<Digest> = []
    for (number, event) in events {
      guard let content = event.addedDigest else { continue }
      if causes[number] == nil { kept.insert(content) } else { gone.insert(content) }
    }
    contents = gone.subtracting(kept)
    unsupported = events.keys.sorted().filter { number in
      causes[number] == nil
        && (events[number]?.allNamedEntries ?? []).contains { causes[$0] != nil }
    }
    takenBackAgain = try Self.takenBackAgain(items, without: Set(causes.keys))
    echoes = Self.echoes(of: Set(causes.keys), among: events)
  }

  /// Everything that carries content of what is chosen, and of what goes with it.
  private static func closure(
    of chosen: Set<Int>, among events: [Int: Event]
  ) -> [Int: Cause] {
    var causes: [Int: Cause] = [:]
    for number in chosen { causes[number] = .chosen }
    let order = events.keys.sorted()
    var contents: [Digest: Int] = [:]
    var before = -1
    while causes.count != before {
      before = causes.count
      for number in order where causes[number] != nil {
        if let content = events[number]?.addedDigest, contents[content] == nil {
          contents[content] = number
        }
      }
      for number in order where causes[number] == nil {
        guard let event = events[number], event.canBeErased else { continue }
        if let content = event.addedDigest, let other = contents[content] {
          causes[number] = .sameContent(as: other)
        } else if let cause = event.carries({ causes[$0] != nil }) {
          causes[number] = cause
        } else if case .documentIssued(let issued) = event,
          ![.bundle, .proof].contains(issued.what),
          // The digest of a bundle or proof covers random salts and says nothing; that of a letter
          // could be guessed at.
          let quoted = order.first(where: {
            $0 < issued.size && causes[$0] != nil && events[$0]?.isPrivate == false
          })
        {
          causes[number] = .paper(quoted)
        }
      }
    }
    return causes
  }

  /// What counted no longer and would count again once the entries `gone` cannot be read.
  ///
  /// Taking back an entry may let another count again that it had changed, so this goes on until
  /// nothing differs; what was taken back here stays so.
  private static func takenBackAgain(
    _ items: [JournalItem], without gone: Set<Int>
  ) throws(ErasureError) -> [Int] {
    do throws(JournalError) {
      let before = try CaseState.replay(items)
      let inactive = before.inactive.keys.filter { !gone.contains($0) }.sorted()
      var after = try CaseState.replay(items.map { $0.withheld(if: gone) })
      guard let id = before.id, let recordedAt = before.lastRecordedAt else { return [] }
      var again: [Int] = []
      while let next = inactive.first(where: { after.inactive[$0] == nil }) {
        again.append(next)
        try after.append(
          .readable(
            Entry(
              caseID: id, seq: after.size, recordedAt: recordedAt, by: .person,
              event: .withdrawn(Withdrawal(entry: next, reason: "")))))
      }
      return again
    } catch {
      throw .broken(error)
    }
  }

  /// The shortest words in common that are worth saying, in UTF-8 bytes.
  private static let echoBytes = 12

  private static func echoes(of gone: Set<Int>, among events: [Int: Event]) -> [Int] {
    let words = Set(gone.flatMap { events[$0]?.words ?? [] }).filter {
      $0.utf8.count >= echoBytes
    }.map { Array($0.utf8) }
    return events.keys.sorted().filter { number in
      guard !gone.contains(number), let event = events[number] else { return false }
      return event.words.contains { text in
        let bytes = Array(text.utf8)
        return words.contains { bytes.holds($0) || ($0.holds(bytes) && bytes.count >= echoBytes) }
      }
    }
  }
}

/// Why entries cannot be erased.
public enum ErasureError: Error, Sendable, Hashable {
  /// Entry 0 opens the case; only a whole case can be erased with it.
  case opening
  /// The journal has no such entry.
  case notThere(Int)
  /// The entry was erased before, or cannot be read.
  case unreadable(Int)
  /// The entry says who signs the journal or what was erased; without it nobody could check the rest.
  case record(Int)
  /// The journal cannot be replayed.
  case broken(JournalError)
}

extension JournalItem {
  /// This item, or only its leaf if `gone` has its number.
  fileprivate func withheld(if gone: Set<Int>) -> JournalItem {
    guard gone.contains(index), let leaf = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
      return self
    }
    return .withheld(index: index, leaf: leaf, reason: .erased)
  }
}

extension [UInt8] {
  /// Whether `part`, which is not empty, stands somewhere in these bytes.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return false }
    var place = 0
    let last = count - part.count
    while place <= last {
      if self[place] == first, self[place..<place + part.count].elementsEqual(part) { return true }
      place += 1
    }
    return false
  }
}
