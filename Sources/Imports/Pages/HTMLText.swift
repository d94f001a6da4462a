internal import CaseCore

/// The text of an HTML page, line by line as a browser would break it, with the line of the file
/// on which each begins.
///
/// It is tolerant, as pages are: it never fails, and what it does not know it treats as text. It
/// runs no script and applies no style sheet: it sees text as hidden where the element itself
/// says so (`hidden`, `display:none`, `visibility:hidden`, `opacity:0`, `font-size:0`, or the mark
/// `sf-hidden` of SingleFile).
struct HTMLText {
  private(set) var lines: [PageLine] = []
  private let bytes: [UInt8]
  private var position = 0
  private var number = 1
  private var buffer: [UInt8] = []
  private var bufferLine = 0
  // The mark of an element says whether it hides its text.
  private var open = OpenElements<Bool>()
  private var hiding = 0

  private var taken = 0
  private var isFlushed = false

  /// The text of the page `bytes`, which are UTF-8.
  init(_ bytes: [UInt8]) {
    self.init(lineByLine: bytes)
    while position < bytes.count { step() }
    flush()
  }

  /// The page `bytes`, which are UTF-8, for its lines one after the other: a long chat has more
  /// lines than are to be held at once.
  init(lineByLine bytes: [UInt8]) { self.bytes = bytes }

  /// The next line of a page that is read line by line; nil after the last one.
  mutating func next() -> PageLine? {
    while taken == lines.count {
      lines.removeAll(keepingCapacity: true)
      taken = 0
      if position < bytes.count {
        step()
      } else {
        guard !isFlushed else { return nil }
        isFlushed = true
        flush()
      }
    }
    taken += 1
    return lines[taken - 1]
  }

  private mutating func push(_ name: String, isHidden: Bool) {
    open.open(name, isHidden)
    if isHidden { hiding += 1 }
  }

  private mutating func pop(from index: Int) {
    hiding -= open.all[index...].count { $0.mark }
    open.close(from: index)
  }

  private mutating func popLast() { pop(from: open.all.count - 1) }

  private mutating func step() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "<") where isTagStart: tag()
    case UInt8(ascii: "&"): entity()
    case UInt8(ascii: "\n"):
      append(UInt8(ascii: " "))
      number += 1
      position += 1
    default:
      append(byte <= 0x20 ? UInt8(ascii: " ") : byte)
      position += 1
    }
  }

  private var isTagStart: Bool {
    guard position + 1 < bytes.count else { return false }
    let next = bytes[position + 1]
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
  }

  private mutating func append(_ byte: UInt8) {
    if byte == UInt8(ascii: " "), buffer.last.map({ $0 <= 0x20 }) ?? true { return }
    if buffer.isEmpty { bufferLine = number }
    buffer.append(byte)
  }

  private mutating func separate(by mark: UInt8) {
    guard let last = buffer.last, last != UInt8(ascii: "\t"), last != mark else { return }
    buffer.append(mark)
  }

  private mutating func flush() {
    let text = String(decoding: buffer, as: UTF8.self).trimmingBlanks()
    if !text.isEmpty {
      lines.append(PageLine(line: bufferLine, text: text, isHidden: hiding > 0))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func skip(to end: Int) {
    for index in position..<end where bytes[index] == UInt8(ascii: "\n") { number += 1 }
    position = end
  }

  private func firstIndex(of text: String, from start: Int) -> Int? {
    bytes.span.firstIndex(of: Array(text.utf8), from: start)
  }

  private mutating func tag() {
    if bytes.span.matches(Array("<!--".utf8), at: position) {
      skip(to: firstIndex(of: "-->", from: position + 4).map { $0 + 3 } ?? bytes.count)
      return
    }
    let tag = HTMLTag(bytes.span, at: position)
    skip(to: tag.end)
    guard !tag.name.isEmpty else { return }
    if tag.isClosing {
      close(tag.name)
    } else {
      start(tag)
    }
  }

  private mutating func start(_ tag: HTMLTag) {
    let role = HTMLElement.role(of: tag.name)
    switch role {
    case .block, .item, .lineBreak:
      flush()
      if open.all.last?.name == "p" { popLast() }
    case .cell:
      if open.all.last?.name == "td" || open.all.last?.name == "th" { closeTop() }
      separate(by: UInt8(ascii: "\t"))
    case .dropped, .verbatim, .input, .empty, .inline: separate(by: 0x1f)
    }
    if role == .item, open.all.last?.name == tag.name { popLast() }
    switch role {
    // Dropped whole: what stands there is never shown as text.
    case .dropped: skip(to: endOfElement(tag.name))
    case .verbatim: verbatim(until: endOfElement(tag.name), isHidden: tag.isHidden)
    case .input:
      if tag.showsItsValue { for byte in tag.value.utf8 { append(byte) } }
    case .empty, .lineBreak: break
    case .block, .item, .cell, .inline:
      guard !tag.isSelfClosing, open.all.count < Limits.pageDepth else { return }
      // Text before a hidden element is shown, so it must not be flushed as hidden.
      if tag.isHidden { flush() }
      push(tag.name, isHidden: tag.isHidden)
    }
  }

  private mutating func close(_ name: String) {
    let role = HTMLElement.role(of: name)
    guard let index = open.last(name) else {
      if role.isBlock { flush() }
      return
    }
    if role.isBlock || open.all[index...].contains(where: \.mark) {
      flush()
    } else if role != .cell {
      separate(by: 0x1f)
    }
    pop(from: index)
  }

  private mutating func closeTop() {
    guard let top = open.all.last else { return }
    if top.mark { flush() }
    popLast()
  }

  private func endOfElement(_ name: String) -> Int {
    let mark = Array("</".utf8)
    let letters = Array(name.utf8)
    var index = position
    while let found = bytes.span.firstIndex(of: mark, from: index) {
      index = found + 2
      if index + letters.count <= bytes.count,
        letters.indices.allSatisfy({ bytes[index + $0] | 0x20 == letters[$0] })
      {
        return found
      }
    }
    return bytes.count
  }

  // Within a text area every line of the file is a line of the text.
  private mutating func verbatim(until end: Int, isHidden: Bool) {
    flush()
    if isHidden { push("textarea", isHidden: true) }
    while position < end {
      if bytes[position] == UInt8(ascii: "\n") {
        flush()
        number += 1
        position += 1
      } else if bytes[position] == UInt8(ascii: "&") {
        entity()
      } else {
        append(bytes[position] <= 0x20 ? UInt8(ascii: " ") : bytes[position])
        position += 1
      }
    }
    flush()
    if isHidden { popLast() }
  }

  private mutating func entity() {
    if let (text, end) = HTMLEntity.decoded(bytes.span, at: position) {
      for byte in text.utf8 { append(byte) }
      position = end
    } else {
      append(UInt8(ascii: "&"))
      position += 1
    }
  }
}
