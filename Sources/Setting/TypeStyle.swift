/// The sizes, spaces and colours of a page, in points: one place for what makes a page look as it does.
enum TypeStyle {
  /// A colour as parts of one.
  struct Colour: Hashable {
    let red: Double
    let green: Double
    let blue: Double
  }

  /// The fonts; all of them come with the package `fonts-noto-cjk`.
  enum Family: String {
    case serif = "Noto Serif CJK SC"
    case sans = "Noto Sans CJK SC"
    case mono = "Noto Sans Mono CJK SC"
  }

  /// How a piece of text is set.
  struct Face: Hashable {
    var family: Family
    var size: Double
    var isBold = false
    /// How far lines are apart, of what the font wants.
    var leading = 1.0
  }

  static let ink = Colour(red: 0.10, green: 0.10, blue: 0.12)
  static let faint = Colour(red: 0.38, green: 0.40, blue: 0.44)
  static let accent = Colour(red: 0.09, green: 0.24, blue: 0.44)
  static let hairline = Colour(red: 0.72, green: 0.74, blue: 0.78)
  static let tint = Colour(red: 0.945, green: 0.955, blue: 0.97)
  static let warm = Colour(red: 0.985, green: 0.965, blue: 0.90)
  static let warning = Colour(red: 0.62, green: 0.17, blue: 0.10)
  static let white = Colour(red: 1, green: 1, blue: 1)

  /// A4.
  static let pageWidth = 595.28
  static let pageHeight = 841.89
  /// The left margin leaves room for binding and for what stands beside the text.
  static let left = 79.0
  static let right = 65.0
  static let top = 82.0
  static let bottom = 74.0
  static var width: Double { pageWidth - left - right }
  static var floor: Double { pageHeight - bottom }

  static let title = Face(family: .sans, size: 23, isBold: true, leading: 1.0)
  static let subtitle = Face(family: .sans, size: 11.5)
  static let lead = Face(family: .sans, size: 12.5, isBold: true, leading: 1.08)
  static let body = Face(family: .serif, size: 10.5, leading: 1.13)
  static let note = Face(family: .sans, size: 9, leading: 1.05)
  static let line = Face(family: .sans, size: 9, leading: 1.02)
  static let table = Face(family: .sans, size: 8.8)
  static let tableHead = Face(family: .sans, size: 8.8, isBold: true)
  static let margin = Face(family: .sans, size: 8)
  static let furniture = Face(family: .sans, size: 8)
  static let mark = Face(family: .sans, size: 15, isBold: true)
  static let caption = Face(family: .sans, size: 8.5)

  static func heading(_ level: Int) -> Face {
    switch level {
    case 1: Face(family: .sans, size: 15, isBold: true)
    case 2: Face(family: .sans, size: 11.5, isBold: true)
    default: Face(family: .sans, size: 10.5, isBold: true)
    }
  }
}
