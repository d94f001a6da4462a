public import CaseCore

/// A part of a picture whose size is not known: a rectangle in ten-thousandths of its width and height.
public struct PictureShare: Sendable, Hashable {
  /// Its left edge.
  public let left: Int
  /// Its upper edge.
  public let top: Int
  /// How wide it is.
  public let width: Int
  /// How high it is.
  public let height: Int

  /// The rectangle; nil unless it lies within the picture and covers something.
  public init?(left: Int, top: Int, width: Int, height: Int) {
    guard left >= 0, top >= 0, (1...Self.whole).contains(width), (1...Self.whole).contains(height),
      left <= Self.whole - width, top <= Self.whole - height
    else { return nil }
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
  }

  /// The whole width or height.
  public static let whole = 10_000

  /// Every pixel that it touches of a picture of that size; nil for a picture without pixels or beyond
  /// what a box can name.
  public func box(in size: (width: Int, height: Int)) -> PixelBox? {
    let x = left * size.width / Self.whole
    let y = top * size.height / Self.whole
    // Upwards: half a pixel that should go goes whole.
    let right = ((left + width) * size.width + Self.whole - 1) / Self.whole
    let bottom = ((top + height) * size.height + Self.whole - 1) / Self.whole
    return PixelBox(x: x, y: y, width: right - x, height: bottom - y)
  }
}
