internal import CaseCore

/// Numbers that are secrets by their form: identity cards, telephones, bank cards.
enum NumberSecrets {
  /// A run of digits, as characters of a line.
  private struct Token {
    var piece: Range<Int>
    var digits: [UInt8]
  }

  /// What stands in `line`, in its order.
  static func find(in line: FoldedLine) -> [(kind: SecretKind, piece: Range<Int>)] {
    var found: [(kind: SecretKind, piece: Range<Int>)] = []
    let tokens = tokens(of: line)
    var index = 0
    while index < tokens.count {
      // The longest number that begins here; numbers do not overlap.
      if let (kind, count, piece) = longest(tokens, from: index, in: line) {
        found.append((kind, piece))
        index += count
      } else {
        index += 1
      }
    }
    return found
  }

  private static func tokens(of line: FoldedLine) -> [Token] {
    var tokens: [Token] = []
    for (index, scalar) in line.scalars.enumerated() where scalar.isDigit {
      let digit = UInt8(scalar.value - 0x30)
      if let last = tokens.last, last.piece.upperBound == index {
        tokens[tokens.count - 1].piece = last.piece.lowerBound..<(index + 1)
        tokens[tokens.count - 1].digits.append(digit)
      } else {
        tokens.append(Token(piece: index..<(index + 1), digits: [digit]))
      }
    }
    return tokens
  }

  private static func longest(
    _ tokens: [Token], from start: Int, in line: FoldedLine
  ) -> (kind: SecretKind, count: Int, piece: Range<Int>)? {
    let first = tokens[start].piece.lowerBound
    // A number that is the tail of a word, such as an order number, is part of that word.
    if first > 0, line.scalars[first - 1].isPlainWord { return nil }
    var best: (kind: SecretKind, count: Int, piece: Range<Int>)?
    var digits: [UInt8] = []
    var groups: [Int] = []
    for end in start..<min(start + 6, tokens.count) {
      if end > start {
        let gap = tokens[end - 1].piece.upperBound..<tokens[end].piece.lowerBound
        guard gap.count == 1, [" ", "-"].contains(line.scalars[gap.lowerBound]) else { break }
      }
      digits += tokens[end].digits
      groups.append(tokens[end].digits.count)
      guard digits.count <= 19 else { break }
      var piece = first..<tokens[end].piece.upperBound
      let next =
        line.scalars.indices.contains(piece.upperBound)
        ? line.scalars[piece.upperBound] : " "
      let isX = next == "x" || next == "X"
      let afterX = piece.upperBound + 1
      let endsWord = !next.isPlainWord
      let endsAfterX =
        isX
        && (!line.scalars.indices.contains(afterX) || !line.scalars[afterX].isPlainWord)
      if endsAfterX, groups.count == 1, PersonalNumber(endingInX: digits) != nil {
        piece = piece.lowerBound..<afterX
        best = (.idNumber, end - start + 1, piece)
      } else if endsWord, let kind = kind(of: digits, in: groups) {
        best = (kind, end - start + 1, piece)
      }
    }
    return best
  }

  private static func kind(of digits: [UInt8], in groups: [Int]) -> SecretKind? {
    switch PersonalNumber(digits, in: groups) {
    case .identity: .idNumber
    case .phone: .phone
    case .bankCard: .bankCard
    case nil: nil
    }
  }
}
