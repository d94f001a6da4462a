/// The elements of a page that are open, the innermost last.
///
/// Whether one of a name is open, and whether anything is hidden, is known without a look at all of
/// them: pages nest deeply, and close what they never opened.
struct OpenElements<Mark> {
  /// One element.
  struct Element {
    let name: String
    let mark: Mark
    fileprivate let slot: Int
  }

  /// The elements, the outermost first.
  private(set) var all: [Element] = []
  // How many of each name are open, and where that is counted.
  private var counts: [Int] = []
  private var slots: [String: Int] = [:]

  /// Opens an element.
  mutating func open(_ name: String, _ mark: Mark) {
    let slot = slots[name] ?? counts.count
    if slot == counts.count {
      slots[name] = slot
      counts.append(0)
    }
    counts[slot] += 1
    all.append(Element(name: name, mark: mark, slot: slot))
  }

  /// Where the innermost element of that name is.
  func last(_ name: String) -> Int? {
    guard let slot = slots[name], counts[slot] > 0 else { return nil }
    return all.lastIndex { $0.slot == slot }
  }

  /// Closes the innermost element.
  mutating func closeLast() { close(from: all.count - 1) }

  /// Closes the elements from `index` on.
  mutating func close(from index: Int) {
    for element in all[index...] { counts[element.slot] -= 1 }
    all.removeSubrange(index...)
  }
}
