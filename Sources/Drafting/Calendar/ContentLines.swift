/// The lines of an iCalendar object (RFC 5545 §3.1): escaped, folded and ended as every reader expects
/// them.
struct ContentLines {
  /// No line is longer, its end not counted (§3.1).
  static let longestOctets = 75

  /// What was written.
  private(set) var text = ""

  /// Adds a line whose value is written as it is: a name, a number, a date.
  mutating func add(_ name: String, _ value: String) {
    fold(name + ":" + value)
  }

  /// Adds a line whose value is a text of a person (§3.3.11).
  mutating func add(_ name: String, text value: String) {
    fold(name + ":" + Self.escaped(value))
  }

  /// A text as a value: what means something to a reader is escaped, and no control but a line break
  /// stays.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        escaped.append("\\")
        escaped.unicodeScalars.append(scalar)
      case "\n": escaped += "\\n"
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        if !isControl { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// Adds `line`, folded between two characters and never inside one.
  private mutating func fold(_ line: String) {
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > Self.longestOctets {
        text += "\r\n "
        // The blank that a line is continued with counts.
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }
}
