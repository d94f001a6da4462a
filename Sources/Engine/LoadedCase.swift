public import CaseCore
import Evidence
public import Merkle

/// A case as it was loaded: what is stored, what it says, and what it adds up to.
public struct LoadedCase: Sendable {
  /// The id of the case.
  public let id: Case.ID
  /// What is stored, one item for each index.
  public private(set) var stored: [StoredItem]
  /// The same, decoded.
  public private(set) var items: [JournalItem]
  /// The fold of it.
  public private(set) var state: CaseState

  /// What came of words of self-harm in what was recorded last; nil where there were none.
  public internal(set) var spared: SparedWords?

  /// Entries at the end that are not stored yet: they are, together with what is recorded next.
  private(set) var pending: [SealedEntry] = []
  /// Whether it was found that entries may be added here.
  private(set) var mayBeChanged = false

  /// The seams behind these entries, where the journal goes on.
  private var laterSeams: [KeySeam] = []
  /// Every change of key of the journal, those behind these entries too.
  var seams: [KeySeam] { state.keySeams + laterSeams }

  /// The number of entries.
  public var size: Int { stored.count }

  /// The tree over the entries.
  public var tree: MerkleTree {
    MerkleTree(
      leaves: stored.lazy.map { item in
        switch item {
        case .sealed(let sealed): sealed.leaf
        case .erased(let leaf): leaf
        }
      })
  }

  /// Decodes and replays `stored`.
  ///
  /// What the journal says is erased is taken as erased, even where an interrupted erasure has not
  /// yet destroyed it.
  /// - Throws: `Refusal` with the number of the first entry that cannot be read.
  init(id: Case.ID, stored: [StoredItem]) throws {
    self.id = id
    self.stored = stored
    items = []
    items.reserveCapacity(stored.count)
    var erased: Set<Int> = []
    var unreadable: [(number: Int, reason: CanonicalError)] = []
    for (index, item) in stored.enumerated() {
      switch item {
      case .erased(let leaf):
        items.append(.withheld(index: index, leaf: leaf, reason: .erased))
      case .sealed(let sealed):
        do throws(EntryError) {
          let entry = try EntryBytes.decode(sealed.bytes, at: index)
          if case .entriesErased(let event) = entry.event { erased.formUnion(event.entries) }
          items.append(.readable(entry))
        } catch {
          items.append(.withheld(index: index, leaf: sealed.leaf, reason: .erased))
          unreadable.append((index, error.reason))
        }
      }
    }
    if let first = unreadable.first(where: { !erased.contains($0.number) }) {
      throw Refusal.unreadableEntry(first.number, first.reason)
    }
    for index in erased where stored.indices.contains(index) {
      guard case .sealed(let sealed) = stored[index] else { continue }
      self.stored[index] = .erased(leaf: sealed.leaf)
      items[index] = .withheld(index: index, leaf: sealed.leaf, reason: .erased)
    }
    do throws(JournalError) {
      state = try CaseState.replay(items)
    } catch {
      throw Refusal.brokenJournal(error)
    }
    if let found = state.id, found != id { throw Refusal.brokenJournal(.otherCase(seq: 0)) }
  }

  /// A case without entries, about to be opened.
  init(new id: Case.ID) {
    self.id = id
    stored = []
    items = []
    state = CaseState.beforeOpening
    mayBeChanged = true
  }

  /// The case after `sealed`, which holds `entry`.
  mutating func append(
    _ entry: Entry, _ sealed: SealedEntry, isPending: Bool = false
  ) throws {
    do throws(JournalError) {
      try state.append(.readable(entry))
    } catch {
      throw Refusal.brokenJournal(error)
    }
    stored.append(.sealed(sealed))
    items.append(.readable(entry))
    if isPending { pending.append(sealed) }
  }

  /// Says that entries may be added.
  mutating func allowChange() { mayBeChanged = true }

  /// Says that everything is stored.
  mutating func settle() { pending = [] }

  /// The case as it was when it had `size` entries.
  /// - Throws: `Refusal` if it never had so many, or none.
  public func prefix(_ size: Int) throws -> LoadedCase {
    guard size >= 1, size <= stored.count else {
      throw Refusal.noSuchSize(size, of: stored.count)
    }
    var earlier = try LoadedCase(id: id, stored: Array(stored[..<size]))
    // Whose turn it was to sign then is told by who took over later.
    earlier.laterSeams = seams.filter { $0.entry >= size }
    return earlier
  }
}
