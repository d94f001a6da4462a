/// Where in a file something stands: `line:18`, `line:18-20`, `row:3`, `clause:5.3`, `page:2`,
/// `box:10,20,300,40` (pixels: x, y, width, height) or `whole`.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The place as it is written.
  public let text: String

  /// The whole file.
  public static let whole = Place(checked: "whole")

  /// One line, counted from 1.
  public static func line(_ number: Int) -> Place { Place(checked: "line:\(number)") }

  /// Checks `text`: `whole`, or a known kind, a colon and a position without spaces.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= Limits.placeBytes else { return nil }
    if text == "whole" {
      self = .whole
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, Place.kinds.contains(String(parts[0])), !parts[1].isEmpty,
      parts[1].unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f })
    else { return nil }
    self.text = String(text)
  }

  public var description: String { text }

  private init(checked text: String) { self.text = text }

  private static let kinds: Set<String> = ["line", "row", "clause", "page", "box", "time"]
}
