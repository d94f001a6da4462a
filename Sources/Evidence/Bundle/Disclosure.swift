public import CaseCore

/// Which entries a bundle discloses.
public enum Disclosure {
  /// The numbers of the entries that must be disclosed if those of `chosen` are.
  ///
  /// With an entry come: the opening; the entries at which another key begins to sign, and those that
  /// say what was erased; the entries that correct or withdraw it; the entry that it corrects or
  /// withdraws; and the evidence entries that it names, but not the original of a copy, and none of
  /// `hidden`: what names one of these goes without it. Entries that cannot be read any more stay
  /// out, whether chosen or not.
  public static func disclosure(
    of items: [JournalItem], choosing chosen: Set<Int>, hiding hidden: Set<Int> = []
  ) -> Set<Int> {
    var changedBy: [Int: [Int]] = [:]
    var events: [Int: Event] = [:]
    var always = [0]
    for case .readable(let entry) in items {
      events[entry.seq] = entry.event
      if entry.event.isAboutTheJournal { always.append(entry.seq) }
      if let changed = entry.event.changedEntry {
        changedBy[changed, default: []].append(entry.seq)
      }
    }
    var disclosed: Set<Int> = []
    var waiting = always + chosen
    while let number = waiting.popLast() {
      guard let event = events[number], !hidden.contains(number),
        disclosed.insert(number).inserted
      else { continue }
      waiting += changedBy[number] ?? []
      waiting += event.namedEntries
    }
    return disclosed
  }

  /// The numbers of the entries that may leave in a bundle made for somebody else: none that is
  /// private by its kind, none that `allows` keeps back, none that corrects or withdraws such a one,
  /// and none that is corrected by such a one: a correction always comes along with what it corrects,
  /// and what was taken back with what takes it back. The same holds for the entries `kept`.
  public static func outward(
    _ items: [JournalItem], keepingBack kept: Set<Int> = [],
    allows: (Event) -> Bool = { _ in true }
  ) -> Set<Int> {
    open(items, keepingBack: kept) { $0.isPrivate || !allows($0) }
  }

  /// The numbers of the entries that may leave: none of `kept`, none that `holds` keeps back, none that
  /// corrects or withdraws such a one, and none that is corrected or withdrawn by such a one.
  public static func open(
    _ items: [JournalItem], keepingBack kept: Set<Int>, holds: (Event) -> Bool = { _ in false }
  ) -> Set<Int> {
    var held: Set<Int> = []
    var entries: [Entry] = []
    for case .readable(let entry) in items {
      entries.append(entry)
      if kept.contains(entry.seq) || holds(entry.event) { held.insert(entry.seq) }
    }
    var before = -1
    // A chain of corrections is followed to its ends, in both directions.
    while held.count != before {
      before = held.count
      for entry in entries {
        let changed = entry.event.changedEntry
        if changed.map(held.contains) == true { held.insert(entry.seq) }
        if held.contains(entry.seq), let changed { held.insert(changed) }
      }
    }
    return Set(entries.map(\.seq)).subtracting(held)
  }
}

extension Event {
  /// The entry that this event corrects or withdraws.
  var changedEntry: Int? {
    switch self {
    case .corrected(let correction): correction.replaces
    case .withdrawn(let withdrawal): withdrawal.entry
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
      .fileRead, .findingConfirmed, .findingRejected, .factStated, .slotStated, .messageKept,
      .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .adviceGiven, .documentIssued,
      .caseClosed, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued:
      nil
    }
  }

  /// The entries that this event names: originals, and what it corrects or withdraws; not the
  /// original of a copy.
  public var namedEntries: [Int] {
    switch self {
    case .fileRead(let read): [read.evidence]
    case .findingConfirmed(let confirmed): [confirmed.evidence]
    case .findingRejected(let rejected): [rejected.evidence]
    case .factStated(let stated): stated.shown.map { [$0.evidence] } ?? []
    case .messageKept(let message): message.shown.map { [$0.evidence] } ?? []
    case .promiseMade(let promise): promise.shown.map { [$0.evidence] } ?? []
    case .answerReceived(let answer): answer.shown.map { [$0.evidence] } ?? []
    case .corrected(let correction): [correction.replaces] + correction.event.namedEntries
    case .withdrawn(let withdrawal): [withdrawal.entry]
    case .evidenceShown(let shown): [shown.evidence]
    // A copy is made so that its original need not go along.
    case .derivativeAdded: []
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .slotStated, .stepTaken,
      .deadlineMoved, .adviceGiven, .documentIssued, .caseClosed, .entriesErased, .keyRotated,
      .caseHandedOver, .caseContinued:
      []
    }
  }

  /// The playbook that this event names.
  var namedPlaybook: Digest? {
    switch self {
    case .adviceGiven(let advice): advice.playbook
    case .documentIssued(let issued): issued.playbook
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
      .fileRead, .findingConfirmed, .findingRejected, .factStated, .slotStated, .messageKept,
      .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .corrected, .withdrawn,
      .caseClosed, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued:
      nil
    }
  }

  /// Whether this says how to read the journal itself: who signs it, and what was erased.
  var isAboutTheJournal: Bool {
    switch self {
    case .entriesErased, .keyRotated, .caseHandedOver, .caseContinued: true
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
      .fileRead, .findingConfirmed, .findingRejected, .factStated, .slotStated, .messageKept,
      .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .corrected, .withdrawn,
      .adviceGiven, .documentIssued, .caseClosed:
      false
    }
  }

  /// Whether this is for the person's own eyes: by its kind, or by what it says instead.
  var isPrivate: Bool {
    if case .corrected(let correction) = self { return correction.event.kind.isPrivate }
    return kind.isPrivate
  }
}
