// Drawings: places and sizes are whole numbers of the drawing's own grid.
extension Attribute {
  /// The part of the plane that a drawing shows.
  public static func viewBox(width: Int, height: Int) -> Attribute {
    Attribute("viewBox", .text("0 0 \(width) \(height)"))
  }
  public static func x(_ x: Int) -> Attribute { Attribute("x", .text("\(x)")) }
  public static func y(_ y: Int) -> Attribute { Attribute("y", .text("\(y)")) }
  public static func width(_ width: Int) -> Attribute { Attribute("width", .text("\(width)")) }
  public static func height(_ height: Int) -> Attribute { Attribute("height", .text("\(height)")) }
  public static func radius(_ radius: Int) -> Attribute { Attribute("r", .text("\(radius)")) }
  /// The radius of a rectangle's corners.
  public static func corners(_ radius: Int) -> Attribute { Attribute("rx", .text("\(radius)")) }
  /// The centre of a circle.
  public static func center(_ x: Int, _ y: Int) -> [Attribute] {
    [Attribute("cx", .text("\(x)")), Attribute("cy", .text("\(y)"))]
  }
  /// The ends of a line.
  public static func ends(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> [Attribute] {
    [
      Attribute("x1", .text("\(x1)")), Attribute("y1", .text("\(y1)")),
      Attribute("x2", .text("\(x2)")), Attribute("y2", .text("\(y2)")),
    ]
  }
  /// A path of constant shape.
  public static func shape(_ path: StaticString) -> Attribute { Attribute("d", .text("\(path)")) }
}
