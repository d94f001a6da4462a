/// Plain memory of one owner, for tables that are read or written for every character.
///
/// An array would count its references and check that it is not shared at each step.
struct Memory<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  /// Room for `count` elements, each of them `value`.
  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
    self.count = count
  }

  /// A copy of `elements`; `value` stands where there are none.
  init(_ elements: [Element], or value: Element) {
    count = elements.count
    base = .allocate(capacity: max(1, count))
    // One copy of the whole: element by element it takes seconds in a program that is not optimised.
    let isCopied = elements.withUnsafeBufferPointer { source -> Bool in
      guard let first = source.baseAddress, source.count > 0 else { return false }
      base.initialize(from: first, count: source.count)
      return true
    }
    if !isCopied { base.initialize(to: value) }
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < max(1, count))
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < max(1, count))
      base[index] = newValue
    }
  }

  @inline(__always)
  subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating set { self[Int(index)] = newValue }
  }

  /// Every element becomes `value`.
  func fill(with value: Element) { base.update(repeating: value, count: max(1, count)) }
}
