/// Finds every one of many words in one pass (Aho and Corasick, 1975).
///
/// The states lie in a double array (Aoe, 1989): the step from `state` by `symbol` leads to
/// `base[state] + symbol` if that slot says that it belongs to `state`. The time grows with the length
/// of the text and the number of words found in it, never with the number of words looked for.
struct WordTable: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// A word that ends, and how many symbols it has.
  struct Ending: Sendable {
    let word: Int32
    let length: Int32
  }

  /// One state, so that a step reads one place of memory.
  struct Slot: Sendable {
    /// Where the states behind this one begin.
    var base: Int32 = 0
    /// The state before this one; -1 for a free slot.
    var owner: Int32 = -1
    /// The longest proper ending of this state that is a state too.
    var fallback: Int32 = 0
    /// Where the words that end here begin in `endings`, and how many there are.
    var firstEnding: Int32 = 0
    var endingCount: Int32 = 0
  }

  let slots: [Slot]
  let endings: [Ending]

  /// The most words that end at one place.
  let mostEndings: Int

  /// A table that was built before.
  init(slots: [Slot], endings: [Ending], mostEndings: Int) {
    (self.slots, self.endings, self.mostEndings) = (slots, endings, mostEndings)
  }

  /// A table for `words`, none of them empty.
  init(words: [[Symbol]], symbolCount: Int) {
    let trie = Trie(words: words)
    let places = trie.place(symbolCount: symbolCount)
    var slots = places.slots
    var endings: [Ending] = []
    var ends: [[Int32]] = trie.ends
    for node in trie.order {
      let slot = Int(places.slotOfNode[node])
      let fallback = trie.fallback[node]
      if node != 0 { ends[node] += ends[fallback] }
      slots[slot].fallback = places.slotOfNode[fallback]
      slots[slot].firstEnding = Int32(endings.count)
      for word in ends[node] {
        endings.append(Ending(word: word, length: Int32(words[Int(word)].count)))
      }
      slots[slot].endingCount = Int32(endings.count) - slots[slot].firstEnding
    }
    self.slots = slots
    self.endings = endings
    mostEndings = slots.map { Int($0.endingCount) }.max() ?? 0
  }

  /// The state after `symbol` was read in `state`, over the memory of `slots`.
  @inline(__always)
  static func state(
    after symbol: Symbol, in state: Int32, _ slots: UnsafePointer<Slot>
  ) -> Int32 {
    var state = state
    while true {
      let next = slots[Int(state)].base &+ Int32(symbol)
      if slots[Int(next)].owner == state { return next }
      if state == 0 { return 0 }
      state = slots[Int(state)].fallback
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
      if slot < slots.count, slots[slot].owner >= 0 { return false }
      index += 1
    }
    return true
  }

  /// Lays the nodes into a double array: each node's children into the first slots that are free.
  func place(symbolCount: Int) -> (slots: [WordTable.Slot], slotOfNode: [Int32]) {
    var slots = Array(repeating: WordTable.Slot(), count: symbolCount * 2)
    var slotOfNode = Array(repeating: Int32(0), count: children.count)
    slots[0].owner = 0
    // Symbols begin at 1 where they count, so no child of the start lies on it.
    var firstFree = 1
    // Where nodes of several children are looked for a place: behind what is nearly full.
    var firstRoomy = 1
    for node in order where !children[node].isEmpty {
      let symbols = children[node].map { Int($0.symbol) }
      while firstFree < slots.count, slots[firstFree].owner >= 0 { firstFree += 1 }
      firstRoomy = max(firstRoomy, firstFree)
      let from = symbols.count == 1 ? firstFree : firstRoomy
      var base = max(0, from - symbols[0])
      var tries = 0
      while !Self.areFree(symbols, behind: base, in: slots) {
        base += 1
        tries += 1
      }
      if tries > Self.mostTries { firstRoomy = base + symbols[0] }
      // Any symbol may be looked for behind any base.
      if base + symbolCount > slots.count {
        slots += Array(repeating: WordTable.Slot(), count: slots.count + symbolCount)
      }
      let slot = Int(slotOfNode[node])
      slots[slot].base = Int32(base)
      for (symbol, child) in children[node] {
        slots[base + Int(symbol)].owner = Int32(slot)
        slotOfNode[child] = Int32(base + Int(symbol))
      }
    }
    // A node without children has no step; its base leads to slots that never name it as owner.
    return (slots, slotOfNode)
  }
}
