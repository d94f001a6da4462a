/// One tag of an HTML page, with the few attributes that matter for its text.
struct HTMLTag {
  /// The name in lower case; empty for declarations.
  private(set) var name = ""
  /// Whether it ends an element.
  let isClosing: Bool
  /// Whether it ends with `/>`.
  private(set) var isSelfClosing = false
  /// Whether the element says itself that it is not shown.
  private(set) var isHidden = false
  /// The `value` attribute, with its entities decoded.
  private(set) var value = ""
  /// The `class` attribute.
  private(set) var classes = ""
  /// The `title` attribute, with its entities decoded.
  private(set) var title = ""
  /// The `id` attribute.
  private(set) var id = ""
  /// Where the text goes on.
  private(set) var end: Int
  private var type = ""

  /// Whether it is a field whose value the page shows.
  var showsItsValue: Bool { ["", "text", "tel", "email", "number", "url"].contains(type) }

  /// The tag that begins with `<` at `start`.
  init(_ bytes: Bytes, at start: Int) {
    var index = start + 1
    isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let nameStart = index
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    name = Self.small(bytes.extracting(nameStart..<index))
    end = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      index = attribute(bytes, at: index)
    }
    isSelfClosing = index > start && index <= bytes.count && bytes[index - 1] == UInt8(ascii: "/")
    end = min(index + 1, bytes.count)
  }

  private mutating func attribute(_ bytes: Bytes, at start: Int) -> Int {
    var index = start
    guard Self.isNameByte(bytes[index]) else { return index + 1 }
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    let key = start..<index
    var mark = index
    while mark < bytes.count, bytes[mark] <= 0x20 { mark += 1 }
    guard mark < bytes.count, bytes[mark] == UInt8(ascii: "=") else {
      take(bytes, key, index..<index)
      return index
    }
    index = mark + 1
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { return index }
    let quote = bytes[index]
    let valueStart: Int
    let valueEnd: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      valueStart = index + 1
      valueEnd = bytes.firstIndex(of: quote, from: valueStart) ?? bytes.count
      index = min(valueEnd + 1, bytes.count)
    } else {
      valueStart = index
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") {
        index += 1
      }
      valueEnd = index
    }
    take(bytes, key, valueStart..<valueEnd)
    return index
  }

  // Most attributes, and the longest ones, are none of these: pictures within the page.
  private mutating func take(_ bytes: Bytes, _ key: Range<Int>, _ range: Range<Int>) {
    guard (2...6).contains(key.count) else { return }
    let value = bytes.extracting(range)
    switch Self.small(bytes.extracting(key)) {
    case "hidden": isHidden = true
    case "class":
      classes = value.text
      // So SingleFile marks what was not shown when it saved the page.
      if Self.hasWord("sf-hidden", in: value) { isHidden = true }
    case "title": title = HTMLEntity.decoded(value.text)
    case "id": id = value.text
    case "type": type = value.extracting(first: 40).text.lowercased()
    case "value": self.value = HTMLEntity.decoded(value.text)
    case "style": isHidden = isHidden || Self.hides(value)
    default: break
    }
  }

  // A name in lower case.
  private static func small(_ name: Bytes) -> String {
    var isSmall = true
    for index in 0..<name.count where (0x41...0x5a).contains(name[index]) { isSmall = false }
    return isSmall ? name.text : name.text.lowercased()
  }

  private static func hasWord(_ word: StaticString, in text: Bytes) -> Bool {
    var start = 0
    for index in 0...text.count where index == text.count || isBlank(text[index]) {
      if index > start, text.extracting(start..<index).equals(word) { return true }
      start = index + 1
    }
    return false
  }

  // The blanks of HTML and of style sheets, and no others.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0c || byte == 0x0d
  }

  private static func hides(_ style: Bytes) -> Bool {
    var folded: [UInt8] = []
    folded.reserveCapacity(style.count + 1)
    for index in 0..<style.count where !isBlank(style[index]) {
      let byte = style[index]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      folded.append(isCapital ? byte | 0x20 : byte)
    }
    folded.append(UInt8(ascii: ";"))
    return hidingStyles.isIn(folded.span)
  }

  private static let hidingStyles = WordFinder([
    "display:none", "visibility:hidden", "opacity:0;", "font-size:0;", "font-size:0px",
  ])

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
      || byte == UInt8(ascii: ".")
  }
}
