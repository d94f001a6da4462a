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

  private static let largest = 65_535

  /// Its place as it is written in entries: `box:10,20,300,40`.
  public var place: Place { .box(self) }
}
