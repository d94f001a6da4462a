/// Finds many words in one pass over a text, however many there are (Aho and Corasick, 1975).
///
/// The time is that of the text's length and of what is found, whatever the words are.
struct WordFinder: Sendable {
  // A tree of the words' bytes. Node 0 is the root; 0 says that there is none.
  private var children: [Int32] = [0]
  private var siblings: [Int32] = [0]
  private var bytes: [UInt8] = [0]
  // The node of the longest end of this one that is a beginning of a word.
  private var fallbacks: [Int32] = [0]
  // The number of the word that ends here, from 1, and the next shorter one that ends here too.
  private var words: [Int32] = [0]
  private var shorter: [Int32] = [0]
  private var roots = [Int32](repeating: 0, count: 256)
  /// How many words there are.
  let count: Int

  /// Finds `words`; an empty one is never found.
  init(_ words: [[UInt8]]) {
    count = words.count
    for (number, word) in words.enumerated() where !word.isEmpty { add(word, Int32(number + 1)) }
    for byte in 0..<256 { roots[byte] = child(of: 0, UInt8(byte)) }
    link()
  }

  /// Finds `words`.
  init(_ words: [String]) { self.init(words.map { Array($0.utf8) }) }

  /// Gives `body` the number of every word in `text` and where it ends, until that says no.
  func find(in text: Bytes, _ body: (_ word: Int, _ end: Int) -> Bool) {
    var node: Int32 = 0
    for index in 0..<text.count {
      node = next(node, text[index])
      guard node != 0 else { continue }
      var ending = words[Int(node)] != 0 ? node : shorter[Int(node)]
      while ending != 0 {
        guard body(Int(words[Int(ending)]) - 1, index + 1) else { return }
        ending = shorter[Int(ending)]
      }
    }
  }

  /// Whether one of the words stands in `text`.
  func isIn(_ text: Bytes) -> Bool {
    var isFound = false
    find(in: text) { _, _ in
      isFound = true
      return false
    }
    return isFound
  }

  /// Which of the words stand in `lines`.
  func found(in lines: [PageLine]) -> Set<Int> {
    var seen = [Bool](repeating: false, count: count)
    for line in lines {
      find(in: line.text.utf8.span) { word, _ in
        seen[word] = true
        return true
      }
    }
    return Set(seen.indices.filter { seen[$0] })
  }

  private func next(_ start: Int32, _ byte: UInt8) -> Int32 {
    var node = start
    while node != 0 {
      let found = child(of: node, byte)
      if found != 0 { return found }
      node = fallbacks[Int(node)]
    }
    return roots[Int(byte)]
  }

  private func child(of node: Int32, _ byte: UInt8) -> Int32 {
    var child = children[Int(node)]
    while child != 0, bytes[Int(child)] != byte { child = siblings[Int(child)] }
    return child
  }

  private mutating func add(_ word: [UInt8], _ number: Int32) {
    var node: Int32 = 0
    for byte in word {
      let found = child(of: node, byte)
      if found != 0 {
        node = found
        continue
      }
      let new = Int32(children.count)
      children.append(0)
      siblings.append(children[Int(node)])
      bytes.append(byte)
      fallbacks.append(0)
      words.append(0)
      shorter.append(0)
      children[Int(node)] = new
      node = new
    }
    words[Int(node)] = number
  }

  // Level by level, so that what a node falls back to is linked before it.
  private mutating func link() {
    var queue: [Int32] = []
    var child = children[0]
    while child != 0 {
      queue.append(child)
      child = siblings[Int(child)]
    }
    var index = 0
    while index < queue.count {
      let parent = queue[index]
      index += 1
      var child = children[Int(parent)]
      while child != 0 {
        let fallback = next(fallbacks[Int(parent)], bytes[Int(child)])
        fallbacks[Int(child)] = fallback
        shorter[Int(child)] = words[Int(fallback)] != 0 ? fallback : shorter[Int(fallback)]
        queue.append(child)
        child = siblings[Int(child)]
      }
    }
  }
}
