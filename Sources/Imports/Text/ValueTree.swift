internal import CaseCore

/// One value of JSON with everything inside it, as a flat list of parts of the file's bytes.
///
/// It is used again for every message, so that a million messages need one list.
struct ValueTree {
  /// One value.
  struct Node {
    /// What it is.
    enum Kind: UInt8 { case object, array, text, escapedText, number, yes, no, null }

    let kind: Kind
    let parent: Int32
    /// The key it stands under, without marks; empty in an array.
    let key: Range<Int>
    /// The bytes: of a text what is between the marks.
    var range: Range<Int>
  }

  /// The values, the whole one first.
  private(set) var nodes: [Node] = []
  /// Where what was read last is no JSON.
  private(set) var fault = 0
  /// Whether keys without marks and texts in single marks are taken, as JavaScript does.
  let isLenient: Bool
  private var open: [Int32] = []

  init(isLenient: Bool) { self.isLenient = isLenient }

  /// Reads the value that begins at `start`.
  /// - Returns: Where it ends; nil where it is cut off or no JSON, and `fault` says where.
  mutating func read(_ bytes: Bytes, at start: Int) -> Int? {
    nodes.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    var index = start
    var key: Range<Int>?
    while true {
      index = Self.skipBlanks(bytes, index)
      guard index < bytes.count else { return fail(bytes.count) }
      let byte = bytes[index]
      if let end = closing(byte, at: index) {
        index = end
      } else {
        if isInObject, key == nil {
          guard let name = self.key(bytes, &index) else { return fail(index) }
          key = name
          continue
        }
        guard let end = value(bytes, at: index, key: key ?? index..<index) else {
          return fail(index)
        }
        index = end
        key = nil
        // Something was opened: its first part comes next.
        if isFresh { continue }
      }
      key = nil
      if open.isEmpty { return index }
      index = Self.skipBlanks(bytes, index)
      guard index < bytes.count else { return fail(bytes.count) }
      if bytes[index] == UInt8(ascii: ",") {
        index += 1
        // What follows a comma is a part; only JavaScript lets it be the end.
        if !isLenient {
          let next = Self.skipBlanks(bytes, index)
          if next < bytes.count,
            bytes[next] == UInt8(ascii: "}") || bytes[next] == UInt8(ascii: "]")
          {
            return fail(next)
          }
        }
      } else if bytes[index] != UInt8(ascii: "}"), bytes[index] != UInt8(ascii: "]") {
        return fail(index)
      }
    }
  }

  private var isFresh = false

  private var isInObject: Bool {
    guard let top = open.last else { return false }
    return top >= 0 ? nodes[Int(top)].kind == .object : top == -2
  }

  private mutating func fail(_ index: Int) -> Int? {
    fault = index
    return nil
  }

  private mutating func closing(_ byte: UInt8, at index: Int) -> Int? {
    guard byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"), let top = open.last,
      isInObject == (byte == UInt8(ascii: "}"))
    else { return nil }
    open.removeLast()
    if top >= 0 {
      nodes[Int(top)].range = nodes[Int(top)].range.lowerBound..<(index + 1)
    }
    isFresh = false
    return index + 1
  }

  private func key(_ bytes: Bytes, _ index: inout Int) -> Range<Int>? {
    let name: Range<Int>
    if let text = Self.text(bytes, at: index, isLenient: isLenient) {
      name = text.range
      index = text.range.upperBound + 1
    } else {
      guard isLenient else { return nil }
      let start = index
      while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
      guard index > start else { return nil }
      name = start..<index
    }
    index = Self.skipBlanks(bytes, index)
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
    index += 1
    return name
  }

  private mutating func value(_ bytes: Bytes, at index: Int, key: Range<Int>) -> Int? {
    isFresh = false
    switch bytes[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < Limits.pageDepth else { return nil }
      let isObject = bytes[index] == UInt8(ascii: "{")
      let place = add(isObject ? .object : .array, key, index..<(index + 1))
      // What is over the limit is gone through and not kept: -2 an object, -3 an array.
      open.append(place ?? (isObject ? -2 : -3))
      isFresh = true
      return index + 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let text = Self.text(bytes, at: index, isLenient: isLenient) else { return nil }
      add(text.isEscaped ? .escapedText : .text, key, text.range)
      return text.range.upperBound + 1
    default:
      var end = index
      while end < bytes.count, Self.isName(bytes[end]) { end += 1 }
      guard end > index else { return nil }
      let word = bytes.extracting(index..<end)
      let kind: Node.Kind =
        word.equals("true")
        ? .yes : word.equals("false") ? .no : word.equals("null") ? .null : .number
      let first = word[0]
      let isNumber = first == UInt8(ascii: "-") || (first >= 0x30 && first <= 0x39)
      guard kind != .number || isNumber || isLenient else { return nil }
      add(kind, key, index..<end)
      return end
    }
  }

  @discardableResult
  private mutating func add(
    _ kind: Node.Kind, _ key: Range<Int>, _ range: Range<Int>
  ) -> Int32? {
    let parent = open.last ?? -1
    guard nodes.count < Limits.chatValues, parent >= -1 else { return nil }
    nodes.append(Node(kind: kind, parent: parent, key: key, range: range))
    return Int32(nodes.count - 1)
  }

  /// The next index from `index` on that is no blank.
  static func skipBlanks(_ bytes: Bytes, _ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  /// The text whose mark stands at `start`, and whether it holds escapes; nil where it never ends.
  static func text(
    _ bytes: Bytes, at start: Int, isLenient: Bool
  ) -> (range: Range<Int>, isEscaped: Bool)? {
    let mark = bytes[start]
    guard mark == UInt8(ascii: "\"") || (isLenient && mark == UInt8(ascii: "'")) else { return nil }
    var index = start + 1
    var isEscaped = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == mark { return ((start + 1)..<index, isEscaped) }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        index += 1
      } else if byte == UInt8(ascii: "\n"), !isLenient {
        // A text of JSON has no line end: its closing mark is lost.
        return nil
      }
      index += 1
    }
    return nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$")
  }
}

// Questions about the values.
extension ValueTree {
  /// The value under `key` of the object `parent`.
  func child(_ key: StaticString, of parent: Int = 0, in bytes: Bytes) -> Int? {
    let count = key.utf8CodeUnitCount
    let start = key.utf8Start
    for index in nodes.indices.dropFirst() {
      let node = nodes[index]
      guard Int(node.parent) == parent, node.key.count == count else { continue }
      var isSame = true
      for offset in 0..<count where bytes[node.key.lowerBound + offset] != start[offset] {
        isSame = false
        break
      }
      if isSame { return index }
    }
    return nil
  }

  /// The values of the array or object `parent`.
  func children(of parent: Int) -> [Int] {
    nodes.indices.dropFirst().filter { Int(nodes[$0].parent) == parent }
  }

  /// The words or the number under `key`, as text; nil for anything else and for an empty one.
  func words(_ key: StaticString, of parent: Int = 0, in bytes: Bytes) -> String? {
    child(key, of: parent, in: bytes).flatMap { words(at: $0, in: bytes) }
  }

  /// The words or the number at `index`; nil for anything else and for an empty one.
  func words(at index: Int, in bytes: Bytes) -> String? {
    let node = nodes[index]
    guard !node.range.isEmpty else { return nil }
    switch node.kind {
    case .text, .number: return bytes.extracting(node.range).text
    case .escapedText: return Self.unescaped(bytes.extracting(node.range))
    case .object, .array, .yes, .no, .null: return nil
    }
  }

  /// What `key` says: `true`, `1` or `"1"`, or their contraries; nil for anything else.
  func flag(_ key: StaticString, of parent: Int = 0, in bytes: Bytes) -> Bool? {
    guard let index = child(key, of: parent, in: bytes) else { return nil }
    switch nodes[index].kind {
    case .yes: return true
    case .no: return false
    case .text, .number:
      let text = bytes.extracting(nodes[index].range)
      return text.equals("1") ? true : text.equals("0") ? false : nil
    case .object, .array, .escapedText, .null: return nil
    }
  }

  /// Where a byte stands that is no UTF-8 or zero; nil where there is none.
  func badByte(in bytes: Bytes) -> (offset: Int, isZero: Bool)? {
    guard let whole = nodes.first?.range else { return nil }
    let all = bytes.extracting(whole)
    if let bad = all.firstBadUTF8 { return (whole.lowerBound + bad, false) }
    return all.firstIndex(of: 0, from: 0).map { (whole.lowerBound + $0, true) }
  }

  /// The text with its escapes undone; half of a pair of surrogates becomes U+FFFD.
  static func unescaped(_ bytes: Bytes) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
        output.append(bytes[index])
        index += 1
        continue
      }
      let letter = bytes[index + 1]
      index += 2
      switch letter {
      case UInt8(ascii: "n"): output.append(0x0a)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "r"): output.append(0x0d)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): output.append(0x20)
      case UInt8(ascii: "u"):
        guard let unit = unit(bytes, index) else { continue }
        index += 4
        var scalar = unit
        if unit >> 10 == 0x36, index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
          bytes[index + 1] == UInt8(ascii: "u"), let low = Self.unit(bytes, index + 2),
          low >> 10 == 0x37
        {
          scalar = 0x10000 + (unit & 0x3ff) << 10 + (low & 0x3ff)
          index += 6
        }
        let character = Character(Unicode.Scalar(scalar) ?? "\u{fffd}")
        output.append(contentsOf: String(character).utf8)
      default: output.append(letter)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func unit(_ bytes: Bytes, _ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for index in start..<(start + 4) {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
