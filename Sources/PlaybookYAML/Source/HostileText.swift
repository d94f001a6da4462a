/// What is refused in the bytes of a YAML file before the YAML library sees them.
///
/// The library shares nodes between aliases, and sorts keys that stand twice with a comparison that
/// doubles its work at each level of nesting. Either lets a small file run for ever. Neither has a
/// place in a playbook, so what could lead there is refused here, by a scan that may also refuse an
/// odd text that means no harm, but never lets such a file through.
enum HostileText {
  /// What was found, and the line and column (in bytes, which suffices here), counted from 1.
  struct Found: Equatable {
    var fault: SourceFault
    var line: Int
    var column: Int
  }

  /// The first thing in `bytes` that is refused; nil if there is none.
  static func first(in bytes: [UInt8]) -> Found? {
    var scan = Scan()
    var lineNumber = 0
    for line in bytes.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0a || $0 == 0x0d })
    {
      lineNumber += 1
      if let (fault, column) = scan.refuse(Array(line), number: lineNumber) {
        return Found(fault: fault, line: lineNumber, column: column)
      }
    }
    guard let anchor = scan.anchor, scan.hasAlias else { return nil }
    return anchor
  }

  private struct Scan {
    var anchor: Found?
    var hasAlias = false

    mutating func refuse(_ line: [UInt8], number: Int) -> (SourceFault, column: Int)? {
      var openers = 0
      var keyAfterCloser: Int?
      var lead = true
      var leadLength = 0
      for (index, byte) in line.enumerated() {
        let before = index == 0 ? space : line[index - 1]
        let after = index + 1 < line.count ? line[index + 1] : space
        lead = lead && (byte == space || byte == dash || byte == tab)
        if lead { leadLength += 1 }
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): openers += 1
        case UInt8(ascii: ":"):
          let previous = line[..<index].last { $0 != space && $0 != tab }
          if previous == UInt8(ascii: "]") || previous == UInt8(ascii: "}") {
            keyAfterCloser = keyAfterCloser ?? index
          }
        case UInt8(ascii: "?") where isStart(before) && isBlank(after):
          return (.keyNotText, index + 1)
        case UInt8(ascii: "&") where isStart(before) && isNameByte(after):
          anchor = anchor ?? Found(fault: .anchor, line: number, column: index + 1)
        case UInt8(ascii: "*") where isStart(before) && isNameByte(after): hasAlias = true
        default: break
        }
      }
      // One column can open at most two levels, so this bounds the nesting of blocks.
      if leadLength > 64 { return (.tooDeep, leadLength) }
      if let keyAfterCloser, openers > 16 { return (.keyNotText, keyAfterCloser + 1) }
      return nil
    }
  }

  private static let space = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")
  private static let dash = UInt8(ascii: "-")

  private static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

  /// Whether a token can start after `byte`.
  private static func isStart(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
      || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: "-")
  }

  /// What the name of an anchor may start with, in the library that we use.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_") || byte == dash
  }
}
