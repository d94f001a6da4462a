internal import Paper

/// What stands on which page, found out before the first page is drawn.
struct PagePlan {
  /// The pages of one exhibit.
  struct Pages {
    /// The page of the whole document on which it begins.
    var first: Int
    /// How many it takes.
    var count: Int
  }

  /// Pages of another document.
  struct Foreign {
    let name: String
    let first: Int
    let count: Int
  }

  /// The number of pages of the whole document.
  var total = 0
  /// The page of every anchor.
  var anchors: [Anchor: Int] = [:]
  /// The pages of every exhibit, by its anchor.
  var exhibits: [Anchor: Pages] = [:]
  /// Where pages of other documents go.
  var foreign: [Foreign] = []
  /// The picture that each figure shows, in the order in which they were drawn: one on several pages is
  /// several figures.
  var figures: [String] = []

  /// The words that stand for a page. They are of one width whatever the number, so that what is known
  /// later moves nothing.
  func words(_ content: Run.Content) -> String {
    switch content {
    case .text(let text): return text
    case .page(let anchor): return Self.number(anchors[anchor] ?? 0)
    case .pages(let anchor):
      guard let pages = exhibits[anchor] else { return Self.number(0) }
      let first = Self.number(pages.first)
      return pages.count > 1 ? "\(first)–\(Self.number(pages.first + pages.count - 1))" : first
    }
  }

  /// `000123`.
  static func number(_ page: Int) -> String {
    let digits = String(page)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
