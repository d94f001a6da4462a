internal import Paper

/// Texts that were laid out while pages were planned, kept until they are drawn: a document is gone
/// through twice, and laying out its texts takes most of the first time.
///
/// A text that is wanted in several places is kept once. Whether it is kept changes nothing but how long
/// a document takes.
struct TextShelf {
  /// A text and how often it will be wanted again.
  private struct Place {
    let text: SetText
    var uses: Int
  }

  /// Layouts take some thirty times the memory of their words: beyond this they are made twice.
  private static let mostBytes = 1 << 20

  private var places: [TextMaker.Wish: Place] = [:]
  private var bytes = 0
  /// Whether texts are given out for the last time rather than kept.
  var isGivingOut = false

  /// The text of `wish`, from here or as `make` makes it.
  mutating func text(_ wish: TextMaker.Wish, _ make: () -> SetText) -> SetText {
    guard let found = places.index(forKey: wish) else {
      let text = make()
      if !isGivingOut { keep(text, wish) }
      return text
    }
    let text = places.values[found].text
    if !isGivingOut {
      places.values[found].uses += 1
    } else if places.values[found].uses > 1 {
      places.values[found].uses -= 1
    } else {
      places.remove(at: found)
    }
    return text
  }

  private mutating func keep(_ text: SetText, _ wish: TextMaker.Wish) {
    let size = wish.runs.reduce(0) { $0 + $1.sizeBytes }
    guard bytes + size <= Self.mostBytes else { return }
    bytes += size
    places[wish] = Place(text: text, uses: 1)
  }
}

extension Run {
  /// Whether it is the same whatever the pages.
  var isWords: Bool {
    switch content {
    case .text: true
    case .page, .pages: false
    }
  }

  /// What its words take in memory; for one without words too, that it is not nothing.
  fileprivate var sizeBytes: Int {
    guard case .text(let words) = content else { return 8 }
    return words.utf8.count + 8
  }
}
