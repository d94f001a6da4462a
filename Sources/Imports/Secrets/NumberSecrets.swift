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
      if endsAfterX, groups.count == 1, IdentityNumber.isOne(digits, endsInX: true) {
        piece = piece.lowerBound..<afterX
        best = (.idNumber, end - start + 1, piece)
      } else if endsWord, let kind = kind(of: digits, in: groups) {
        best = (kind, end - start + 1, piece)
      }
    }
    return best
  }

  private static func kind(of digits: [UInt8], in groups: [Int]) -> SecretKind? {
    if groups == [18] || groups == [15] || groups == [6, 8, 4] {
      if IdentityNumber.isOne(digits, endsInX: false) { return .idNumber }
    }
    if isPhone(digits, in: groups) { return .phone }
    let isGrouped = groups.count == 1 || groups.dropLast().allSatisfy { $0 == 4 || $0 == 6 }
    return isGrouped && isBankCard(digits) ? .bankCard : nil
  }

  // 1[3-9] and nine digits, with or without the country; or an area code and seven or eight.
  private static func isPhone(_ digits: [UInt8], in groups: [Int]) -> Bool {
    var mobile = digits[...]
    var parts = groups[...]
    if mobile.starts(with: [8, 6]), mobile.count == 13 {
      mobile = mobile.dropFirst(2)
      if parts.first == 2 { parts = parts.dropFirst() }
    }
    if mobile.count == 11, mobile.first == 1, (3...9).contains(mobile[mobile.startIndex + 1]) {
      return parts.count == 1 || parts.elementsEqual([3, 4, 4])
    }
    guard digits.first == 0, groups.count == 2 else { return false }
    return (3...4).contains(groups[0]) && (7...8).contains(groups[1])
  }

  // The prefixes of the card organisations, a length that they use, and the check digit.
  private static func isBankCard(_ digits: [UInt8]) -> Bool {
    guard (15...19).contains(digits.count) else { return false }
    switch (digits[0], digits[1]) {
    case (6, 2), (6, 0), (4, _), (5, 1...5), (3, 4), (3, 5), (3, 7): break
    default: return false
    }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = Int(digit) << (place & 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }
}

/// The number of a Chinese identity card (GB 11643-1999, and its earlier form of 15 digits).
enum IdentityNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  // What stands at the end for each remainder; 10 is the X.
  private static let checks = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]

  /// Whether `digits`, followed by an X if `endsInX`, are such a number.
  static func isOne(_ digits: [UInt8], endsInX: Bool) -> Bool {
    switch (digits.count, endsInX) {
    case (17, true): isWhole(digits, check: 10)
    case (18, false): isWhole(digits.dropLast(), check: Int(digits[17]))
    // Without a check digit: the place and the day of birth must make sense.
    case (15, false):
      isPlace(digits) && isDay(month: number(digits[8..<10]), day: number(digits[10..<12]))
    default: false
    }
  }

  private static func isWhole(_ digits: some Collection<UInt8>, check: Int) -> Bool {
    let digits = Array(digits)
    let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
    return isPlace(digits) && (1800...2200).contains(number(digits[6..<10]))
      && isDay(month: number(digits[10..<12]), day: number(digits[12..<14]))
      && checks[sum % 11] == check
  }

  // The first two digits of GB/T 2260: 11 Beijing to 65 Xinjiang, 71, 81, 82, 83, 91.
  private static func isPlace(_ digits: [UInt8]) -> Bool {
    switch number(digits[0..<2]) {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 91: true
    default: false
    }
  }

  private static func isDay(month: Int, day: Int) -> Bool {
    (1...12).contains(month) && (1...31).contains(day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) }
  }
}
