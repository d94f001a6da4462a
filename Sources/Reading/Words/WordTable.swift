/// Finds every one of many words at every place where one ends, reading backwards from there.
///
/// The words, each written backwards, are a tree whose nodes lie in a double array (Aoe, 1989): the step
/// from `state` by `symbol` leads to `base[state] + symbol` if that slot says that `symbol` led to it.
/// Every place is looked at by itself, at most as far back as the longest word; an automaton with ways
/// back (Aho and Corasick, 1975) takes fewer steps, but each waits for the one before it, where here a
/// processor reads several places at once.
struct WordTable: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// One state, so that a step reads one place of memory.
  struct Slot: Sendable {
    /// Where the states behind this one begin; no two states share a place.
    var base: Int32 = 0
    /// The word that is read here, or what stands for it; -1 for none.
    var word: Int32 = -1
    /// The symbol that leads here; one that no text has for a free slot.
    var symbol: Symbol = Alphabet.dropped
    /// A bit for every symbol that leads on from here, sixteen symbols to a bit: most steps that lead
    /// nowhere are known without another look into memory.
    var filter: UInt16 = 0
  }

  let slots: Table<Slot>
  /// The state behind the start for every symbol; 0 for none.
  let starts: Table<Int32>
  /// The most words that end at one place.
  let mostEndings: Int

  /// A table that was built before.
  init(slots: Table<Slot>, starts: Table<Int32>, mostEndings: Int) {
    (self.slots, self.starts, self.mostEndings) = (slots, starts, mostEndings)
  }

  /// A table for `words`, none of them empty and no two alike.
  init(words: [[Symbol]], symbolCount: Int) {
    let trie = Trie(words: words)
    var (slots, slotOfNode) = trie.place(symbolCount: symbolCount)
    for (node, word) in trie.words.enumerated() { slots[Int(slotOfNode[node])].word = word }
    let first = Int(slots[0].base)
    starts = Table(
      (0..<symbolCount).map { Int(slots[first + $0].symbol) == $0 ? Int32(first + $0) : 0 })
    self.slots = Table(slots)
    mostEndings = trie.mostEndings
  }

  /// The same table, in which every word is known by what it has in `numbers`.
  func renumbered(_ numbers: [Int32]) -> WordTable {
    let slots = self.slots.elements.map { slot in
      var slot = slot
      if slot.word >= 0 { slot.word = numbers[Int(slot.word)] }
      return slot
    }
    return WordTable(slots: Table(slots), starts: starts, mostEndings: mostEndings)
  }

  /// A hit for every word in `text`, in the order of `find`.
  func all(in text: [Symbol]) -> [SentenceMatcher.Hit] {
    let hits = Memory<SentenceMatcher.Hit>(count: text.count * mostEndings + 1)
    let count = text.withUnsafeBufferPointer { find(in: $0, hits.base) }
    return Array(UnsafeBufferPointer(start: hits.base, count: count))
  }

  /// Writes a hit for every word in `text` to `hits`, which has room for one more than there can be:
  /// from the last end to the first one, and of those that end at one place the shortest first.
  /// - Returns: how many there are.
  @inline(__always)
  func find(
    in text: UnsafeBufferPointer<Symbol>, _ hits: UnsafeMutablePointer<SentenceMatcher.Hit>
  ) -> Int {
    let (slots, starts) = (self.slots.base, self.starts.base)
    guard let symbols = text.baseAddress else { return 0 }
    var count = 0
    var end = text.count
    while end > 0 {
      var place = end &- 1
      var state = Int(starts[Int(symbols[place])])
      while state != 0 {
        let slot = slots[state]
        // Written in any case and kept if it is one: a branch here would be guessed wrongly often.
        hits[count] = SentenceMatcher.Hit(
          role: slot.word, start: Int16(truncatingIfNeeded: place),
          end: Int16(truncatingIfNeeded: end))
        count &+= slot.word >= 0 ? 1 : 0
        guard place > 0 else { break }
        place &-= 1
        let symbol = symbols[place]
        guard slot.filter &>> (symbol & 15) & 1 != 0 else { break }
        state = Int(slot.base) &+ Int(symbol)
        if slots[state].symbol != symbol { break }
      }
      end &-= 1
    }
    return count
  }
}

/// The words as a tree, each written backwards, while a table is built.
private struct Trie {
  private(set) var children: [[(symbol: WordTable.Symbol, node: Int)]] = [[]]
  /// The word that is read at each node; -1 for none.
  private(set) var words: [Int32] = [-1]
  /// The most words on one way.
  private(set) var mostEndings = 0
  /// The nodes, breadth first.
  private var order: [Int] = [0]

  init(words: [[WordTable.Symbol]]) {
    var maps: [[WordTable.Symbol: Int]] = [[:]]
    // A word with a character that no text is read with stands nowhere.
    for (number, word) in words.enumerated() where !word.contains(Alphabet.other) {
      var node = 0
      for symbol in word.reversed() {
        if let next = maps[node][symbol] {
          node = next
        } else {
          maps.append([:])
          self.words.append(-1)
          maps[node][symbol] = maps.count - 1
          node = maps.count - 1
        }
      }
      self.words[node] = Int32(number)
    }
    children = maps.map { map in map.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 } }
    var endings = Array(repeating: 0, count: maps.count)
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      for (_, child) in children[node] {
        order.append(child)
        endings[child] = endings[node] + (self.words[child] < 0 ? 0 : 1)
        mostEndings = max(mostEndings, endings[child])
      }
    }
  }

  /// After so many slots in vain, the next search begins where this one ended.
  private static let mostTries = 100

  /// Whether nobody has the slots of `symbols` behind `base`. A plain loop: it runs for every slot of
  /// the table.
  private static func areFree(
    _ symbols: [Int], behind base: Int, in slots: [WordTable.Slot]
  ) -> Bool {
    var index = 0
    while index < symbols.count {
      let slot = base + symbols[index]
      if slot < slots.count, slots[slot].symbol != Alphabet.dropped { return false }
      index += 1
    }
    return true
  }

  /// Lays the nodes into a double array: each node's children into the first slots that are free.
  func place(symbolCount: Int) -> (slots: [WordTable.Slot], slotOfNode: [Int32]) {
    var slots = Array(repeating: WordTable.Slot(), count: symbolCount * 2)
    var slotOfNode = Array(repeating: Int32(0), count: children.count)
    // Two states with one base would take each other's children for their own.
    var isBase = Array(repeating: false, count: slots.count)
    // Slot 0 is the start; symbols begin at 1 where they count, so no child of the start lies on it.
    var firstFree = 1
    // Where nodes of several children are looked for a place: behind what is nearly full.
    var firstRoomy = 1
    for node in order where !children[node].isEmpty {
      let symbols = children[node].map { Int($0.symbol) }
      while firstFree < slots.count, slots[firstFree].symbol != Alphabet.dropped { firstFree += 1 }
      firstRoomy = max(firstRoomy, firstFree)
      let from = symbols.count == 1 ? firstFree : firstRoomy
      var base = max(0, from - symbols[0])
      var tries = 0
      while base < isBase.count && isBase[base] || !Self.areFree(symbols, behind: base, in: slots) {
        base += 1
        tries += 1
      }
      if tries > Self.mostTries { firstRoomy = base + symbols[0] }
      // Any symbol may be looked for behind any base.
      if base + symbolCount > slots.count {
        slots += Array(repeating: WordTable.Slot(), count: slots.count + symbolCount)
        isBase += Array(repeating: false, count: slots.count - isBase.count)
      }
      isBase[base] = true
      let slot = Int(slotOfNode[node])
      slots[slot].base = Int32(base)
      for (symbol, child) in children[node] {
        slots[slot].filter |= 1 << (symbol & 15)
        slots[base + Int(symbol)].symbol = symbol
        slotOfNode[child] = Int32(base + Int(symbol))
      }
    }
    return (slots, slotOfNode)
  }
}
