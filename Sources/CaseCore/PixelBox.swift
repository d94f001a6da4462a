/// A rectangle of a picture, in pixels from its top left corner.
public struct PixelBox: Sendable, Hashable {
  /// Its left edge.
  public let x: Int
  /// Its upper edge.
  public let y: Int
  /// How wide it is, at least 1.
  public let width: Int
  /// How high it is, at least 1.
  public let height: Int

  /// The box; nil unless it has a place and a size of at most 65,535 pixels.
  public init?(x: Int, y: Int, width: Int, height: Int) {
    let sides = 0...PixelBox.largest
    guard sides.contains(x), sides.contains(y), sides.contains(width), sides.contains(height),
      width > 0, height > 0
    else { return nil }
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The rectangle that a place of the form `box:10,20,300,40` names; nil for any other place.
  public init?(_ place: Place) {
    guard place.text.hasPrefix("box:") else { return nil }
    let numbers = place.text.dropFirst(4).split(separator: ",", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
      let height = numbers[3]
    else { return nil }
    self.init(x: x, y: y, width: width, height: height)
  }

  /// Whether the two have a pixel in common.
  public func overlaps(_ other: PixelBox) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }

  private static let largest = 65_535

  /// Its place as it is written in entries: `box:10,20,300,40`.
  public var place: Place { .box(self) }
}
