/// Where in a file something stands: `line:18`, `line:18-20`, `row:3`, `row:2!3`, `clause:5.3`, `page:2/line:7`,
/// `box:10,20,300,40` (pixels: x, y, width, height), `time:00:12.5` (minutes, seconds and tenths of a
/// recording), `time:00:12.5@10,20,300,40` (a box of that frame) or `whole`.
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

  /// A line of a page of a document, both counted from 1: `page:2/line:7`.
  public static func page(_ number: Int, line: Int) -> Place {
    Place(checked: "page:\(number)/line:\(line)")
  }

  /// A rectangle of a picture: `box:10,20,300,40`.
  public static func box(_ box: PixelBox) -> Place {
    Place(checked: "box:\(box.x),\(box.y),\(box.width),\(box.height)")
  }

  /// This place of a frame that stands at `milliseconds` in a recording; of a box its box.
  public func at(milliseconds: Int) -> Place {
    let time = "time:\(Self.clock(milliseconds: milliseconds))"
    guard text.hasPrefix("box:") else { return Place(checked: time) }
    return Place(checked: "\(time)@\(text.dropFirst("box:".count))")
  }

  /// `00:12.5`: minutes, seconds and tenths.
  public static func clock(milliseconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let tenths = max(0, milliseconds) / 100
    return "\(two(tenths / 600)):\(two(tenths / 10 % 60)).\(tenths % 10)"
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
