/// The elements of a page that are open, the innermost last.
///
/// Whether one of a name is open, and whether anything is hidden, is known without a look at all of
/// them: pages nest deeply, and close what they never opened.
struct OpenElements<Mark> {
  /// One element.
  struct Element {
    let name: String
    let mark: Mark
  }

  /// The elements, the outermost first.
  private(set) var all: [Element] = []
  private var counts: [String: Int] = [:]

  /// Opens an element.
  mutating func open(_ name: String, _ mark: Mark) {
    all.append(Element(name: name, mark: mark))
    counts[name, default: 0] += 1
  }

  /// Where the innermost element of that name is.
  func last(_ name: String) -> Int? {
    guard counts[name, default: 0] > 0 else { return nil }
    return all.lastIndex { $0.name == name }
  }

  /// Closes the innermost element.
  mutating func closeLast() { close(from: all.count - 1) }

  /// Closes the elements from `index` on.
  mutating func close(from index: Int) {
    for element in all[index...] { counts[element.name, default: 1] -= 1 }
    all.removeSubrange(index...)
  }
}
