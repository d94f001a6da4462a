import CaseCore
import Merkle

/// What the walk through a journal found.
struct JournalFindings {
  /// An original, or a copy of one, that a disclosed entry adds.
  struct Original {
    var added: AddedContent
    /// SHA-256(salt ‖ entry): what the extra data of its proof must give.
    var record: Digest
  }

  var disclosed = 0
  var opening: CaseOpened?
  var lastRecordedAt: Moment?
  var originals: [Int: Original] = [:]
  var namedWithheld: [(number: Int, named: Int)] = []
  var playbooks: Set<Digest> = []
  /// What the journal says was erased, and when that was recorded.
  var erasures: [(numbers: [Int], at: Moment)] = []
  /// The root at the size that was seen earlier.
  var earlierRoot: Digest?
  /// Where another key takes over.
  var seams: [KeySeam] = []
}

extension BundleCheck {
  private static let leafLineBytes: Int64 = 65

  /// Goes through leaves, salts and entries together, one after the other.
  mutating func walkJournal(of head: SignedCheckpoint, origin: String) throws {
    let size = head.checkpoint.size
    guard let leavesFile = content(.leaves), let journalFile = content(.journal),
      let saltsFile = content(.salts)
    else { return }
    guard size <= Limits.journalEntries else {
      report.fail(.tooLarge, at: .file(BundleName.leaves.path))
      return
    }
    guard leavesFile.sizeBytes == Int64(size) * Self.leafLineBytes else {
      report.fail(.leavesMalformed, at: .file(BundleName.leaves.path))
      return
    }
    var leaves = LineReader(leavesFile, limit: 64)
    var entries = DisclosedReader(entries: journalFile, salts: saltsFile)
    var isDisclosed = [Bool](repeating: false, count: size)
    var range = CompactRange()
    if expecting.earlier?.size == 0 { journal.earlierRoot = TreeHash.empty }
    var next = try entries.next()
    for index in 0..<size {
      guard case .line(let line) = try leaves.next(), line.count == 64,
        let leaf = Digest(hex: String(decoding: line, as: UTF8.self))
      else {
        report.fail(
          .leavesMalformed, at: .line(file: BundleName.leaves.path, number: index + 1))
        return
      }
      // What an entry says of the keys speaks of the entries before it.
      if case .entry(let number, let sealed) = next, number == index {
        isDisclosed[index] = true
        take(sealed, number: index, leaf: leaf, origin: origin, isDisclosed: isDisclosed, range)
        next = try entries.next()
      }
      range.append(leaf)
      if let claimed = checkpoints[index + 1]?.checkpoint.root, range.root != claimed {
        // The checkpoint is signed, so it is the leaves that were changed.
        report.fail(.rootDiffers(size: index + 1), at: .file(BundleName.leaves.path))
      }
      if expecting.earlier?.size == index + 1 { journal.earlierRoot = range.root }
    }
    switch next {
    case .end: break
    case .entry, .broken:
      report.fail(
        .saltMalformed, at: .line(file: BundleName.salts.path, number: entries.line))
    }
    if journal.opening == nil { report.fail(.openingMissing, at: .entry(0)) }
  }

  private mutating func take(
    _ sealed: SealedEntry, number: Int, leaf: Digest, origin: String, isDisclosed: [Bool],
    _ before: CompactRange
  ) {
    let record = sealed.record
    guard TreeHash.leaf(record.bytes) == leaf else {
      report.fail(.leafDiffers, at: .entry(number))
      return
    }
    let entry: Entry
    do throws(EntryError) {
      entry = try EntryBytes.decode(sealed.bytes, at: number)
    } catch {
      report.fail(.entry(error.reason), at: .entry(number))
      return
    }
    guard Case.origin(of: entry.caseID) == origin else {
      report.fail(.entryOfOtherCase, at: .entry(number))
      return
    }
    journal.disclosed += 1
    journal.lastRecordedAt = entry.recordedAt
    if number == 0, case .caseOpened(let opened) = entry.event { journal.opening = opened }
    if let added = entry.event.addedContent {
      journal.originals[number] = .init(added: added, record: record)
    }
    if let claim = entry.event.keySeam { take(claim, of: entry, root: before.root) }
    if let playbook = entry.event.namedPlaybook { journal.playbooks.insert(playbook) }
    if case .entriesErased(let erased) = entry.event {
      // An entry that still comes along was not erased, whatever is said of it.
      let numbers = erased.entries.filter { !isDisclosed.indices.contains($0) || !isDisclosed[$0] }
      journal.erasures.append((numbers, entry.recordedAt))
    }
    for named in entry.event.namedEntries
    where !isDisclosed.indices.contains(named) || !isDisclosed[named] {
      journal.namedWithheld.append((number, named))
    }
  }
}

/// Reads `data/journal.jsonl` and `data/salts.jsonl` side by side.
struct DisclosedReader {
  enum Next {
    case entry(Int, SealedEntry)
    case end
    case broken
  }

  private var entries: LineReader
  private var salts: LineReader
  private var last = -1
  /// The line that was read last, counted from 1.
  private(set) var line = 0

  init(entries: RandomAccess, salts: RandomAccess) {
    self.entries = LineReader(entries, limit: Limits.entryBytes)
    self.salts = LineReader(salts, limit: SaltLine.longest)
  }

  mutating func next() throws -> Next {
    line += 1
    switch (try salts.next(), try entries.next()) {
    case (.end, .end): return .end
    case (.line(let salt), .line(let entry)):
      guard let salt = try? SaltLine(parsing: salt), salt.index > last else { return .broken }
      last = salt.index
      return .entry(salt.index, SealedEntry(salt: salt.salt, bytes: entry))
    case (.end, _), (.line, _), (.broken, _): return .broken
    }
  }
}
