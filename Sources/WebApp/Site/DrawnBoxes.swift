import Engine

/// Boxes over a picture as a form sends them: one a line, each four percentages with at most two decimals,
/// from the left, from the top, width and height.
struct DrawnBoxes {
  /// What was sent.
  let text: String
  /// The boxes.
  let shares: [PictureShare]
  /// The first line that is no box; empty where there is none.
  let wrong: String

  /// Whether every line is a box.
  var isWhole: Bool { wrong.isEmpty }

  /// Reads `text`.
  init(_ text: String) {
    self.text = String(text.prefix(20_000))
    var shares: [PictureShare] = []
    var wrong = ""
    for line in self.text.split(whereSeparator: \.isNewline)
    where !line.allSatisfy(\.isWhitespace) {
      let parts = line.split { $0.isWhitespace || $0 == "," || $0 == "，" || $0 == "%" }
      let numbers = parts.compactMap { Self.hundredths(String($0)) }
      if parts.count == 4, numbers.count == 4,
        let share = PictureShare(
          left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3])
      {
        shares.append(share)
      } else if wrong.isEmpty {
        wrong = String(line)
      }
    }
    self.shares = shares
    self.wrong = wrong
  }

  /// `12`, `12.5` and `12.34` in hundredths; nil for anything else.
  private static func hundredths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...3).contains(parts[0].count),
      let whole = Int(parts[0]), whole >= 0, parts[0].first?.isNumber == true
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    let decimals = parts[1].prefix(2)
    guard !parts[1].isEmpty, parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
      let fraction = Int(decimals)
    else { return nil }
    return whole * 100 + (decimals.count == 1 ? fraction * 10 : fraction)
  }
}
