internal import CaseCore

/// The words of a page as the lines in which they stand.
struct DocumentLines {
  /// Words that stand beside each other, from left to right.
  struct Line {
    /// Its number on the page, counted from 1.
    let number: Int
    let words: [DocumentText.Word]

    /// The words with a blank where there is room for one.
    var text: String { DocumentLines.joined(words) }

    /// The words as `PageLine` wants them: a TAB stands where there is room for a column.
    var columns: String { DocumentLines.joined(words, column: "\t") }
  }

  /// The lines from top to bottom.
  let lines: [Line]

  /// The lines of `page`.
  init(_ page: DocumentText.Page) {
    var rows: [(top: Int, bottom: Int, words: [DocumentText.Word])] = []
    let ordered = page.words.sorted { ($0.box.halfway, $0.box.x) < ($1.box.halfway, $1.box.x) }
    for word in ordered {
      // A word belongs to the line whose height its middle lies in; they come from above.
      let last = rows.count - 1
      if last >= 0, word.box.halfway < rows[last].bottom, rows[last].top <= word.box.halfway {
        rows[last].words.append(word)
      } else {
        rows.append((word.box.y, word.box.y + word.box.height, [word]))
      }
    }
    lines = rows.enumerated().map { index, row in
      Line(number: index + 1, words: row.words.sorted { $0.box.x < $1.box.x })
    }
  }

  /// `words` of one line, with a blank wherever there is room for one.
  static func joined(_ words: [DocumentText.Word], column: String = " ") -> String {
    var text = ""
    var end: Int?
    for word in words {
      if let end {
        let room = word.box.x - end
        text += room * 2 > 3 * word.box.height ? column : room * 8 > word.box.height ? " " : ""
      }
      text += word.text
      end = word.box.x + word.box.width
    }
    return text
  }
}

extension PixelBox {
  /// Half way between the upper and the lower edge.
  var halfway: Int { y + height / 2 }
  /// The right edge.
  var right: Int { x + width }
  /// The lower edge.
  var bottom: Int { y + height }
  /// Half way between the left and the right edge.
  var centre: Int { x + width / 2 }
}
