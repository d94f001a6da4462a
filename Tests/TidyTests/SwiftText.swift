import Foundation

/// A Swift source taken apart into code, comments and string literals, each with its line.
///
/// The checks need no more than that: a banned call inside a comment or a literal is no call, and a
/// wording check looks at literals alone. Bare regular expression literals are not recognised.
struct SwiftText {
  /// A comment or a string literal.
  struct Piece: Equatable {
    /// The line on which it begins, counted from 1.
    var line: Int
    /// Its text; a literal without its delimiters.
    var text: String
    /// The code before it on the same line and the lines before, at most 40 bytes, trimmed.
    var before: String
  }

  /// The source with comments and the contents of literals blanked; the same number of lines.
  private(set) var codeLines: [String] = []
  /// The comments in order.
  private(set) var comments: [Piece] = []
  /// The string literals in order of their ends.
  private(set) var strings: [Piece] = []

  private var bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var code: [UInt8] = []

  /// Takes `source` apart.
  init(_ source: String) {
    bytes = Array(source.utf8)
    code.reserveCapacity(bytes.count)
    scanCode(untilClosingParenthesis: false)
    codeLines = String(decoding: code, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func starts(with text: StaticString, at offset: Int = 0) -> Bool {
    let begin = position + offset
    guard begin + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { expected in
      expected.indices.allSatisfy { bytes[begin + $0] == expected[$0] }
    }
  }

  private mutating func advance(asCode: Bool) {
    let byte = bytes[position]
    if byte == UInt8(ascii: "\n") {
      line += 1
      code.append(byte)
    } else {
      code.append(asCode ? byte : UInt8(ascii: " "))
    }
    position += 1
  }

  private func codeBefore() -> String {
    let tail = code.suffix(200).split(whereSeparator: { $0 == 0x20 || $0 == 0x0a })
      .joined(separator: [0x20])
    return String(decoding: tail.suffix(40), as: UTF8.self)
  }

  private mutating func scanCode(untilClosingParenthesis: Bool) {
    var depth = 0
    while let byte = peek() {
      if starts(with: "//") {
        scanLineComment()
      } else if starts(with: "/*") {
        scanBlockComment()
      } else if let hashes = literalStart() {
        scanString(hashes: hashes)
      } else {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if untilClosingParenthesis, depth == 0 { return }
          depth -= 1
        }
        advance(asCode: true)
      }
    }
  }

  /// The number of `#` before a literal that begins here; nil where none does.
  private func literalStart() -> Int? {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    return peek(hashes) == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func scanLineComment() {
    let start = position
    let startLine = line
    let before = codeBefore()
    while let byte = peek(), byte != UInt8(ascii: "\n") { advance(asCode: false) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    comments.append(Piece(line: startLine, text: text, before: before))
  }

  private mutating func scanBlockComment() {
    let start = position
    let startLine = line
    let before = codeBefore()
    var depth = 0
    while peek() != nil {
      if starts(with: "/*") {
        depth += 1
        advance(asCode: false)
      } else if starts(with: "*/") {
        depth -= 1
        advance(asCode: false)
      }
      advance(asCode: false)
      if depth == 0 { break }
    }
    let text = String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
    comments.append(Piece(line: startLine, text: text, before: before))
  }

  private mutating func scanString(hashes: Int) {
    let startLine = line
    let before = codeBefore()
    for _ in 0..<hashes { advance(asCode: true) }
    let quotes = starts(with: "\"\"\"") ? 3 : 1
    for _ in 0..<quotes { advance(asCode: true) }
    var content: [UInt8] = []
    while let byte = peek() {
      if isClosing(quotes: quotes, hashes: hashes) {
        for _ in 0..<(quotes + hashes) { advance(asCode: true) }
        break
      }
      if byte == UInt8(ascii: "\\"), isEscape(hashes: hashes) {
        for _ in 0...hashes { advance(asCode: false) }
        guard let escaped = peek() else { break }
        if escaped == UInt8(ascii: "(") {
          let start = position + 1
          advance(asCode: true)
          scanCode(untilClosingParenthesis: true)
          content += [UInt8(ascii: "\\"), UInt8(ascii: "(")] + bytes[start..<position] + [0x29]
          if peek() != nil { advance(asCode: true) }
        } else {
          content += [UInt8(ascii: "\\"), escaped]
          advance(asCode: false)
        }
        continue
      }
      content.append(byte)
      advance(asCode: false)
    }
    let text = String(decoding: content, as: UTF8.self)
    strings.append(Piece(line: startLine, text: text, before: before))
  }

  private func isClosing(quotes: Int, hashes: Int) -> Bool {
    for offset in 0..<quotes where peek(offset) != UInt8(ascii: "\"") { return false }
    for offset in 0..<hashes where peek(quotes + offset) != UInt8(ascii: "#") { return false }
    return true
  }

  private func isEscape(hashes: Int) -> Bool {
    for offset in 0..<hashes where peek(1 + offset) != UInt8(ascii: "#") { return false }
    return true
  }
}
