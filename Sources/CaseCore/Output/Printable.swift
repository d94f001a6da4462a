/// Text from outside, made safe for a terminal.
public enum Printable {
  /// `text` without control characters, direction marks and invisible characters, on one line.
  ///
  /// A file name or a quotation could otherwise move the cursor, colour the screen, or show its
  /// letters in another order than they have.
  public static func line(_ text: String) -> String {
    var safe = ""
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0a, 0x0d, 0x20, 0x85, 0xa0, 0x2028, 0x2029, 0x3000:
        pendingSpace = !safe.isEmpty
      case 0x00...0x1f, 0x7f...0x9f, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064,
        0x2066...0x2069, 0xfeff, 0xfff9...0xfffb, 0xe0000...0xe007f:
        continue
      default:
        if pendingSpace {
          safe.append(" ")
          pendingSpace = false
        }
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// At most `count` characters of the safe text, with a mark where it was cut.
  public static func excerpt(_ text: String, _ count: Int = 60) -> String {
    let safe = line(text)
    return safe.count <= count ? safe : String(safe.prefix(count - 1)) + "…"
  }
}
