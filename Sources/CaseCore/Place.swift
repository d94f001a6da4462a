/// Where in a file something stands: `line:18`, `line:18-20`, `row:3`, `row:2!3`, `clause:5.3`, `page:2`,
/// `box:10,20,300,40` (pixels: x, y, width, height) or `whole`.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The place as it is written.
  public let text: String

  /// The whole file.
  public static let whole = Place(checked: "whole")

  /// One line, counted from 1.
  public static func line(_ number: Int) -> Place { Place(checked: "line:\(number)") }

  /// The lines from `first` to `last`, counted from 1.
  public static func lines(_ first: Int, _ last: Int) -> Place {
    Place(checked: first == last ? "line:\(first)" : "line:\(first)-\(last)")
  }

  /// One row of a table, or one message of a file whose messages are no lines, counted from 1; of a
  /// sheet after the first that is read, with the number of the sheet: `row:2!18`.
  public static func row(_ number: Int, sheet: Int = 1) -> Place {
    Place(checked: sheet <= 1 ? "row:\(number)" : "row:\(sheet)!\(number)")
  }

  /// A rectangle of a picture: `box:10,20,300,40`.
  public static func box(_ box: PixelBox) -> Place {
    Place(checked: "box:\(box.x),\(box.y),\(box.width),\(box.height)")
  }

  /// Checks `text`: `whole`, or a known kind, a colon and a position without spaces.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// Checks `text` in the same way. Every place of a stored journal comes through here, so this
  /// one is not generic.
  public init?(_ text: String) {
    var text = text
    guard text.withUTF8(Self.isPlace) else { return nil }
    self.text = text
  }

  private static func isPlace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= Limits.placeBytes else { return false }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      return bytes.elementsEqual("whole".utf8)
    }
    let kind = UnsafeBufferPointer(rebasing: bytes[..<colon])
    let position = UnsafeBufferPointer(rebasing: bytes[(colon + 1)...])
    return !position.isEmpty && kinds.contains { kind.elementsEqual($0.utf8) }
      && position.allSatisfy { $0 > 0x20 && $0 != 0x7f }
  }

  public var description: String { text }

  private init(checked text: String) { self.text = text }

  private static let kinds = ["line", "row", "clause", "page", "box", "time"]
}
