/// Plain memory of one owner, for what is written anew for every sentence.
///
/// An array would count its references and check that it is not shared at each step. What lies in it
/// before it is written means nothing.
struct Memory<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count: Int

  /// Room for `count` elements.
  init(count: Int) {
    self.count = max(1, count)
    base = .allocate(capacity: self.count)
  }

  /// Room for `count` elements, each of them `value`.
  init(repeating value: Element, count: Int) {
    self.init(count: count)
    base.initialize(repeating: value, count: self.count)
  }

  deinit { base.deallocate() }

  /// Makes room for at least `count` elements; of what was written the first `kept` ones stay.
  @inline(__always)
  mutating func reserve(_ count: Int, keeping kept: Int = 0) {
    if count > self.count { grow(count, keeping: kept) }
  }

  /// Makes room for at least `count` elements; where there was less, each of them is `value`.
  @inline(__always)
  mutating func reserve(_ count: Int, filledWith value: Element) {
    if count > self.count {
      grow(count, keeping: 0)
      fill(with: value)
    }
  }

  private mutating func grow(_ count: Int, keeping kept: Int) {
    self.count = max(count, self.count * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: self.count)
    larger.initialize(from: base, count: kept)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  @inline(__always)
  subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating set { self[Int(index)] = newValue }
  }

  /// Every element becomes `value`.
  func fill(with value: Element) { base.update(repeating: value, count: count) }
}

/// Bytes that are written once and then read by whoever holds them.
// Sendable: the bytes are filled before anybody else can hold the object, and nothing writes them
// afterwards.
final class SharedBytes: @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  let count: Int

  /// A copy of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) {
    count = bytes.count
    base = .allocate(byteCount: max(1, count), alignment: 16)
    if let source = bytes.baseAddress { base.copyMemory(from: source, byteCount: count) }
  }

  deinit { base.deallocate() }

  /// The bytes, for as long as the object is held.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
}

/// A table that never changes, for looking up at every character: no counting and no checks.
// Sendable: it lies in shared bytes, which nothing writes.
struct Table<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let memory: SharedBytes
  /// The first element; there need not be one.
  let base: UnsafePointer<Element>
  let count: Int

  /// A copy of `elements`.
  init(_ elements: [Element]) {
    let memory = elements.withUnsafeBytes { SharedBytes($0) }
    self.init(in: memory, at: 0, count: elements.count)
  }

  /// The `count` elements that lie in `memory` from the byte `offset` on, which fits their alignment.
  init(in memory: SharedBytes, at offset: Int, count: Int) {
    let end = offset + count * MemoryLayout<Element>.stride
    guard let start = memory.bytes.baseAddress, offset >= 0, count >= 0, end <= memory.count else {
      preconditionFailure("A table lies within its memory.")
    }
    self.memory = memory
    self.count = count
    base = (start + offset).assumingMemoryBound(to: Element.self)
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    return base[index]
  }

  @inline(__always)
  subscript(index: Int32) -> Element { self[Int(index)] }

  /// The elements.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}
