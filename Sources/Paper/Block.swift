/// One thing that stands below another.
public enum Block: Sendable, Hashable {
  case heading(Heading)
  case paragraph(Paragraph)
  case table(Table)
  case list(List)
  case picture(Picture)
  case foreign(ForeignPages)
  case exhibit(ExhibitSection)
  /// What follows begins on a new page.
  case pageBreak
}

/// The head of a part; parts of the first two levels stand in the outline.
public struct Heading: Sendable, Hashable {
  /// 1 for a part, 2 for a part of it, 3 below that.
  public var level: Int
  /// The words.
  public var text: String
  /// Where links to it lead.
  public var anchor: Anchor?

  /// A head of `level`, 1 to 3.
  public init(_ level: Int, _ text: String, _ anchor: Anchor? = nil) {
    precondition((1...3).contains(level), "There are three levels of heads.")
    self.level = level
    self.text = text
    self.anchor = anchor
  }
}

/// Words that run on.
public struct Paragraph: Sendable, Hashable {
  /// What a paragraph is for.
  public enum Role: UInt8, Sendable, Hashable, CaseIterable {
    /// Plain text.
    case body
    /// The title of the whole document.
    case title
    /// What stands below the title.
    case subtitle
    /// The one sentence that matters most.
    case lead
    /// A remark, smaller.
    case note
    /// Somebody else's words, set off.
    case quote
    /// A message of a chat by the person.
    case own
    /// A message of a chat by somebody else.
    case theirs
    /// A message or line that the case rests on.
    case marked
    /// One line of a file, with its number in the margin.
    case line
    /// A remark that must not be overlooked.
    case warning
  }

  /// What it is for.
  public var role: Role
  /// The words.
  public var runs: [Run]
  /// What stands beside it in the margin.
  public var margin: [Run]
  /// Where links to it lead.
  public var anchor: Anchor?

  /// A paragraph of `runs`.
  public init(
    _ runs: [Run], _ role: Role = .body, margin: [Run] = [], anchor: Anchor? = nil
  ) {
    self.runs = runs
    self.role = role
    self.margin = margin
    self.anchor = anchor
  }

  /// A paragraph of plain words.
  public init(_ text: String, _ role: Role = .body) { self.init([Run(text)], role) }
}

/// Short things one below the other.
public struct List: Sendable, Hashable {
  /// Whether they are numbered.
  public var isNumbered: Bool
  /// The things.
  public var items: [[Run]]

  /// A list of `items`.
  public init(_ items: [[Run]], isNumbered: Bool = false) {
    self.items = items
    self.isNumbered = isNumbered
  }
}

/// Rows and columns. The heads are repeated on each page that a table goes on.
public struct Table: Sendable, Hashable {
  /// What a table looks like.
  public enum Look: UInt8, Sendable, Hashable, CaseIterable {
    /// Lines between rows.
    case ruled
    /// Lines around every cell, as forms have them.
    case grid
    /// No heads; the first column names what the second says.
    case pairs
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// The head; empty in a table of pairs.
    public var head: String
    /// How wide it is beside the others.
    public var weight: Int
    /// Whether its content stands at its end: amounts do.
    public var isAtEnd: Bool

    /// A column headed `head`.
    public init(_ head: String, _ weight: Int, isAtEnd: Bool = false) {
      precondition(weight > 0, "A column has a width.")
      self.head = head
      self.weight = weight
      self.isAtEnd = isAtEnd
    }
  }

  /// One row.
  public struct Row: Sendable, Hashable {
    /// One cell for each column.
    public var cells: [[Run]]
    /// Whether it adds the others up.
    public var isTotal: Bool
    /// Where links to it lead.
    public var anchor: Anchor?

    /// A row of `cells`.
    public init(_ cells: [[Run]], isTotal: Bool = false, anchor: Anchor? = nil) {
      self.cells = cells
      self.isTotal = isTotal
      self.anchor = anchor
    }
  }

  /// What it looks like.
  public var look: Look
  /// The columns, at least one.
  public var columns: [Column]
  /// The rows, each with a cell for every column.
  public var rows: [Row]

  /// A table of `columns`.
  public init(_ look: Look, _ columns: [Column], _ rows: [Row]) {
    precondition(!columns.isEmpty, "A table has columns.")
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count }, "A row has a cell for each column.")
    self.look = look
    self.columns = columns
    self.rows = rows
  }
}

/// A picture. One that is much higher than a page goes on over several.
public struct Picture: Sendable, Hashable {
  /// The name of its file beside the document.
  public var name: String
  /// Its width in pixels.
  public var width: Int
  /// Its height in pixels.
  public var height: Int
  /// What it shows, for whoever cannot see it.
  public var alternative: String
  /// What stands below it.
  public var caption: [Run]
  /// How many of them stand side by side: 1, or more for the frames of a recording.
  public var abreast: Int

  /// The picture in the file `name`, `width` by `height` pixels.
  public init(
    name: String, width: Int, height: Int, alternative: String, caption: [Run] = [],
    abreast: Int = 1
  ) {
    precondition(width > 0 && height > 0 && abreast > 0, "A picture has a size.")
    self.name = name
    self.width = width
    self.height = height
    self.alternative = alternative
    self.caption = caption
    self.abreast = abreast
  }
}

/// Pages of another document that stand here as they are, with nothing but page numbers added.
public struct ForeignPages: Sendable, Hashable {
  /// The size of a page in hundredths of a point.
  public struct Size: Sendable, Hashable {
    /// The width.
    public var width: Int
    /// The height.
    public var height: Int

    /// `width` by `height` hundredths of a point.
    public init(width: Int, height: Int) {
      precondition(width > 0 && height > 0, "A page has a size.")
      self.width = width
      self.height = height
    }
  }

  /// The name of its file beside the document.
  public var name: String
  /// The size of each page.
  public var sizes: [Size]

  /// The pages of the file `name`.
  public init(name: String, sizes: [Size]) {
    self.name = name
    self.sizes = sizes
  }
}

/// An original within the document: it begins on a page of its own under a strip that says what it is,
/// and its pages are counted for themselves as well.
public struct ExhibitSection: Sendable, Hashable {
  /// A line of the strip.
  public struct StripLine: Sendable, Hashable {
    /// What it says something of.
    public var name: String
    /// What it says.
    public var value: [Run]

    /// `value` of `name`.
    public init(_ name: String, _ value: [Run]) {
      self.name = name
      self.value = value
    }
  }

  /// Its number, from 1.
  public var number: Int
  /// The number in words, such as `E3`.
  public var mark: String
  /// What it is.
  public var title: String
  /// What the strip says of it.
  public var strip: [StripLine]
  /// What it shows.
  public var blocks: [Block]

  /// Where links to it lead.
  public var anchor: Anchor { .exhibit(number) }

  /// Exhibit `number`.
  public init(
    number: Int, mark: String, title: String, strip: [StripLine], blocks: [Block]
  ) {
    self.number = number
    self.mark = mark
    self.title = title
    self.blocks = blocks
    self.strip = strip
  }
}
