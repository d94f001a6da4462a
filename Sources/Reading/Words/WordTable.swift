/// Finds every one of many words in one pass (Aho and Corasick, 1975).
///
/// The states lie in a double array (Aoe, 1989): the step from `state` by `symbol` leads to
/// `base[state] + symbol` if that slot says that it belongs to `state`. The time grows with the length
/// of the text and the number of words found in it, never with the number of words looked for.
struct WordTable: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// A word that ends at a state. Those of one state lie behind each other, the longest first.
  struct Ending: Sendable {
    /// The number of the word, or of what it stands for.
    let word: Int32
    /// How many symbols it has.
    let length: Int16
    /// Whether no other word ends at the same state.
    let isLast: Bool
  }

  /// One state, so that a step reads one place of memory.
  struct Slot: Sendable {
    /// Where the states behind this one begin; no two states share a place.
    var base: Int32 = 0
    /// The symbol that leads here; 0, which is no symbol of a word, for a free slot.
    var symbol: Symbol = 0
    /// A bit for every symbol that leads on from here, sixteen symbols to a bit: most steps that lead
    /// nowhere are known without another look into memory.
    var filter: UInt16 = 0
    /// The longest proper ending of this state that is a state with others behind it.
    var fallback: Int32 = 0
    /// Where the words that end here begin in `endings`; -1 for none.
    var firstEnding: Int32 = -1
  }

  let slots: Table<Slot>
  /// The state behind the start for every symbol: nearly every step that fails ends there.
  let starts: Table<Int32>
  let endings: Table<Ending>

  /// The most words that end at one place.
  let mostEndings: Int

  /// A table that was built before.
  init(slots: Table<Slot>, starts: Table<Int32>, endings: Table<Ending>, mostEndings: Int) {
    (self.slots, self.starts, self.endings) = (slots, starts, endings)
    self.mostEndings = mostEndings
  }

  /// A table for `words`, none of them empty.
  init(words: [[Symbol]], symbolCount: Int) {
    let trie = Trie(words: words)
    let places = trie.place(symbolCount: symbolCount)
    var slots = places.slots
    var endings: [Ending] = []
    var ends: [[Int32]] = trie.ends
    var mostEndings = 0
    for node in trie.order {
      let slot = Int(places.slotOfNode[node])
      if node != 0 { ends[node] += ends[trie.fallback[node]] }
      var fallback = trie.fallback[node]
      while fallback != 0, trie.children[fallback].isEmpty { fallback = trie.fallback[fallback] }
      slots[slot].fallback = places.slotOfNode[fallback]
      if !ends[node].isEmpty { slots[slot].firstEnding = Int32(endings.count) }
      for (index, word) in ends[node].enumerated() {
        // No sentence is as long as a word that does not fit.
        endings.append(
          Ending(
            word: word, length: Int16(clamping: words[Int(word)].count),
            isLast: index == ends[node].count - 1))
      }
      mostEndings = max(mostEndings, ends[node].count)
    }
    starts = Table(
      (0..<symbolCount).map { symbol in
        let next = Int(slots[0].base) + symbol
        return symbol != 0 && slots[next].symbol == symbol ? Int32(next) : 0
      })
    self.slots = Table(slots)
    self.endings = Table(endings)
    self.mostEndings = mostEndings
  }

  /// The same table, in which every word is known by what it has in `numbers`.
  func renumbered(_ numbers: [Int32]) -> WordTable {
    WordTable(
      slots: slots, starts: starts,
      endings: Table(
        endings.elements.map {
          Ending(word: numbers[Int($0.word)], length: $0.length, isLast: $0.isLast)
        }), mostEndings: mostEndings)
  }

  /// The state after `symbol` was read in `state`, over the memory of `slots` and `starts`.
  @inline(__always)
  static func state(
    after symbol: Symbol, in state: Int32, _ slots: UnsafePointer<Slot>,
    _ starts: UnsafePointer<Int32>
  ) -> Int32 {
    var state = state
    while state != 0 {
      let slot = slots[Int(state)]
      if slot.filter >> (symbol & 15) & 1 != 0 {
        let next = slot.base &+ Int32(symbol)
        if slots[Int(next)].symbol == symbol { return next }
      }
      state = slot.fallback
    }
    return starts[Int(symbol)]
  }

  /// Hands every word that ends in `text` to `visit`.
  func find(in text: [Symbol], _ visit: (Ending, _ end: Int) -> Void) {
    var state: Int32 = 0
    for (index, symbol) in text.enumerated() {
      state = Self.state(after: symbol, in: state, slots.base, starts.base)
      var next = slots[state].firstEnding
      while next >= 0 {
        let ending = endings[next]
        visit(ending, index + 1)
        next = ending.isLast ? -1 : next + 1
      }
    }
  }
}

/// The words as a tree, while a table is built.
private struct Trie {
  var children: [[(symbol: WordTable.Symbol, node: Int)]] = [[]]
  var ends: [[Int32]] = [[]]
  /// The longest proper ending of each node that is a node too.
  private(set) var fallback: [Int] = [0]
  /// The nodes, breadth first.
  private(set) var order: [Int] = [0]

  init(words: [[WordTable.Symbol]]) {
    var maps: [[WordTable.Symbol: Int]] = [[:]]
    for (number, word) in words.enumerated() {
      var node = 0
      for symbol in word {
        if let next = maps[node][symbol] {
          node = next
        } else {
          maps.append([:])
          ends.append([])
          maps[node][symbol] = maps.count - 1
          node = maps.count - 1
        }
      }
      ends[node].append(Int32(number))
    }
    children = maps.map { map in map.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 } }
    fallback = Array(repeating: 0, count: maps.count)
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      for (symbol, child) in children[node] {
        order.append(child)
        guard node != 0 else { continue }
        var other = fallback[node]
        while other != 0, maps[other][symbol] == nil { other = fallback[other] }
        fallback[child] = maps[other][symbol] ?? 0
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
      if slot < slots.count, slots[slot].symbol != 0 { return false }
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
      while firstFree < slots.count, slots[firstFree].symbol != 0 { firstFree += 1 }
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
