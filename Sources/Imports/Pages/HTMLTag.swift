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
    name = bytes.extracting(nameStart..<index).text.lowercased()
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
    let key = bytes.extracting(start..<index).text.lowercased()
    var mark = index
    while mark < bytes.count, bytes[mark] <= 0x20 { mark += 1 }
    guard mark < bytes.count, bytes[mark] == UInt8(ascii: "=") else {
      take(key, "")
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
    take(key, bytes.extracting(valueStart..<valueEnd).text)
    return index
  }

  private mutating func take(_ key: String, _ text: String) {
    switch key {
    case "hidden": isHidden = true
    case "class":
      classes = text
      // So SingleFile marks what was not shown when it saved the page.
      if text.split(whereSeparator: \.isWhitespace).contains("sf-hidden") { isHidden = true }
    case "title": title = HTMLEntity.decoded(text)
    case "id": id = text
    case "type": type = text.lowercased()
    case "value": value = HTMLEntity.decoded(text)
    case "style":
      let style = text.lowercased().filter { !$0.isWhitespace } + ";"
      isHidden =
        isHidden
        || ["display:none", "visibility:hidden", "opacity:0;", "font-size:0;", "font-size:0px"]
          .contains { style.contains($0) }
    default: break
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
      || byte == UInt8(ascii: ".")
  }
}
