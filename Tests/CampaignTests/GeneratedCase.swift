import CaseCore
import Playbook
import TestKit

/// A case made from one seed: its journal, the clock of judging, and the words in it that nobody
/// else may ever see.
struct GeneratedCase {
  let seed: UInt64
  let id: Case.ID
  let clock: Moment
  let entries: [Entry]
  /// Entries that cannot be read.
  let withheld: Set<Int>
  /// The content of each original, by entry number.
  let contents: [Int: [UInt8]]
  /// Words of the person to themselves: story, notes, remarks, also where they were taken back.
  let privateMarks: [String]
  /// Words that the person only stated: they stand in a letter, but in no export.
  let statedMarks: [String]
  /// A mark in the content of each original, by entry number.
  let contentMarks: [Int: String]

  /// The journal as a reader holds it.
  var items: [JournalItem] {
    entries.map { entry in
      withheld.contains(entry.seq)
        ? .withheld(
          index: entry.seq, leaf: .of([UInt8(truncatingIfNeeded: entry.seq)]), reason: .erased)
        : .readable(entry)
    }
  }

  func state() throws -> CaseState { try CaseState.replay(items) }
}

/// A journal in the making.
struct CaseMaker {
  let playbook: Playbook
  let clock: Moment
  var random: SplitMix64
  /// Whether facts are only ever the person's own word, so that a later word stands.
  var isPlain = false
  private(set) var events: [Event]
  private(set) var contents: [Int: [UInt8]] = [:]
  private(set) var contentMarks: [Int: String] = [:]
  private(set) var privateMarks: [String] = []
  private(set) var statedMarks: [String] = []
  /// The entry numbers of the originals with their kinds.
  private(set) var originals: [(entry: Int, kind: EvidenceKind.Name)] = []

  init(_ playbook: Playbook, seed: UInt64) {
    self.playbook = playbook
    random = SplitMix64(state: seed)
    let noon = Moment(seconds: 1_795_320_000)
    clock = noon + Int64.random(in: -40 * 86_400...500 * 86_400, using: &random)
    let practice = random.oneIn(3)
    events = [
      .caseOpened(
        CaseOpened(title: "一件事 a case", area: CampaignPlaybook.area, practice: practice))
    ]
  }

  var next: Int { events.count }

  @discardableResult
  mutating func add(_ event: Event) -> Int {
    events.append(event)
    return events.count - 1
  }

  /// Words that occur nowhere else: at least 12 bytes, in Latin letters or rare Chinese ones.
  mutating func mark() -> String {
    if random.oneIn(2) {
      let letters = Array("cdfghjkmnpqrtvwxz")
      return "Mk" + String((0..<16).map { _ in random.pick(letters) })
    }
    var text = String.UnicodeScalarView()
    for _ in 0..<8 {
      guard let scalar = Unicode.Scalar(UInt32.random(in: 0x3400...0x4dbf, using: &random)) else {
        continue
      }
      text.append(scalar)
    }
    return String(text)
  }

  /// A remark of the person to themselves.
  mutating func privateWords() -> String {
    let mark = mark()
    privateMarks.append(mark)
    return random.pick(["", "记一下：", "note "]) + mark + random.pick(["", "。", " end"])
  }

  /// Text that the person states for a fact.
  mutating func statedWords() -> String {
    let mark = mark()
    statedMarks.append(mark)
    return mark
  }

  /// Adds an original of `kind`.
  mutating func original(_ kind: EvidenceKind.Name) -> Int {
    let mark = mark()
    let content = Array("original \(next) \(mark) \(random.next())".utf8)
    contents[next] = content
    contentMarks[next] = mark
    originals.append((next, kind))
    let type = random.pick(["image/png", "image/jpeg", "text/csv", "application/pdf", "text/plain"])
    return add(
      .evidenceAdded(
        EvidenceAdded(
          kind: kind, digest: .of(content), sizeBytes: Int64(content.count), mediaType: type,
          fileName: random.pick(["图.png", "a b.csv", "../x\u{202e}.txt", "聊天<1>.jpg"]),
          modifiedAt: random.oneIn(2) ? clock + -86_400 : nil, kindNamedByPerson: random.oneIn(2))))
  }

  /// An instant before the clock as a rule.
  mutating func instant() -> Moment {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: clock + Int64.random(in: 0...40 * 86_400, using: &random)
    case 1: clock + -Int64.random(in: 0...2000 * 86_400, using: &random)
    case 2...4: clock + -Int64.random(in: 0...86_400, using: &random)
    default: clock + -Int64.random(in: 0...60 * 86_400, using: &random)
    }
  }

  /// The case so far; `mayWithhold` says whether some entries may not be readable.
  mutating func made(seed: UInt64, mayWithhold: Bool = true) -> GeneratedCase {
    let id = Case.ID(randomBytes: random.bytes(16))
    var recordedAt = clock + -Int64.random(in: 0...90 * 86_400, using: &random)
    var entries: [Entry] = []
    for (seq, event) in events.enumerated() {
      let by: Recorder =
        switch event.kind {
        case .fileRead, .adviceGiven, .documentIssued: .program
        case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
          .findingConfirmed, .findingRejected, .factStated, .slotStated, .messageKept,
          .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .corrected, .withdrawn,
          .caseClosed, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued:
          .person
        }
      entries.append(Entry(caseID: id, seq: seq, recordedAt: recordedAt, by: by, event: event))
      recordedAt = recordedAt + (random.oneIn(3) ? 0 : Int64.random(in: 1...7200, using: &random))
    }
    var withheld: Set<Int> = []
    if mayWithhold, random.oneIn(6) {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        withheld.insert(Int.random(in: 0..<events.count, using: &random))
      }
    }
    return GeneratedCase(
      seed: seed, id: id, clock: clock, entries: entries, withheld: withheld, contents: contents,
      privateMarks: privateMarks, statedMarks: statedMarks, contentMarks: contentMarks)
  }
}
