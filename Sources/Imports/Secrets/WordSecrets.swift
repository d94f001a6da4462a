/// Secrets that are told by what stands around them: mail addresses, and what follows a word such
/// as 密码 or QQ.
enum WordSecrets {
  /// What stands in `line`, in its order.
  static func find(in line: FoldedLine) -> [(kind: SecretKind, piece: Range<Int>)] {
    var found = addresses(in: line) + groupedKeys(in: line) + chatHead(in: line)
    let lowered = line.scalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
    for label in labels {
      var start = 0
      while let place = lowered.firstIndex(of: label.word, from: start) {
        start = place + label.word.count
        guard !label.isWord || !isWord(lowered, before: place) else { continue }
        if let piece = value(after: start, in: line, of: label) {
          found.append((label.kind, piece))
        }
      }
    }
    return found.sorted { $0.piece.lowerBound < $1.piece.lowerBound }
  }

  // `2026-11-18 20:46:05 name(123456)`: the head of a message of a QQ chat.
  private static func chatHead(in line: FoldedLine) -> [(kind: SecretKind, piece: Range<Int>)] {
    let scalars = line.scalars
    guard scalars.count > 20, scalars.last == ")", scalars[..<4].allSatisfy(\.isDigit),
      scalars[4] == "-", let open = scalars.lastIndex(of: "(")
    else { return [] }
    let piece = (open + 1)..<(scalars.count - 1)
    guard (5...11).contains(piece.count), scalars[piece].allSatisfy(\.isDigit) else { return [] }
    return [(.qq, piece)]
  }

  /// A word that announces a secret.
  private struct Label {
    let word: [Unicode.Scalar]
    let kind: SecretKind
    /// Whether the word must not be the end of a longer one.
    let isWord: Bool
    /// The shortest secret.
    let least: Int

    init(_ word: String, _ kind: SecretKind, least: Int) {
      self.word = Array(word.unicodeScalars)
      self.kind = kind
      self.least = least
      isWord = word.unicodeScalars.allSatisfy(\.isPlainWord)
    }
  }

  private static let labels = [
    Label("卡密", .cardKey, least: 6), Label("卡号", .cardKey, least: 6),
    Label("兑换码", .cardKey, least: 6), Label("激活码", .cardKey, least: 6),
    Label("充值码", .cardKey, least: 6), Label("cdk", .cardKey, least: 6),
    Label("cdkey", .cardKey, least: 6), Label("card key", .cardKey, least: 6),
    Label("redeem code", .cardKey, least: 6), Label("密码", .password, least: 4),
    Label("口令", .password, least: 4), Label("password", .password, least: 4),
    Label("passwd", .password, least: 4), Label("qq", .qq, least: 5),
    Label("企鹅号", .qq, least: 5),
  ]

  private static let between: Set<Unicode.Scalar> = [
    ":", " ", "=", "|", "\"", "'", "号", "码", "为", "是", "/", "：", ">",
  ]

  // The word that follows a label, with at most eight characters between.
  private static func value(
    after start: Int, in line: FoldedLine, of label: Label
  ) -> Range<Int>? {
    var begin = start
    while begin < line.scalars.count, begin - start < 8, between.contains(line.scalars[begin]) {
      begin += 1
    }
    // A label of letters and its secret are two words: `qqmail` is none.
    if label.isWord, begin == start, label.kind != .qq { return nil }
    var end = begin
    while end < line.scalars.count, isPart(line.scalars[end], of: label.kind) { end += 1 }
    let piece = begin..<end
    guard piece.count >= label.least else { return nil }
    switch label.kind {
    case .qq: return piece.count <= 11 && line.scalars[begin] != "0" ? piece : nil
    case .cardKey: return line.scalars[piece].contains(where: \.isDigit) ? piece : nil
    case .password, .idNumber, .phone, .bankCard, .email, .person, .unreadable, .chosen:
      return piece
    }
  }

  private static func isPart(_ scalar: Unicode.Scalar, of kind: SecretKind) -> Bool {
    switch kind {
    case .qq: scalar.isDigit
    case .cardKey: scalar.isPlainWord || scalar == "-" || scalar == "_"
    case .password, .idNumber, .phone, .bankCard, .email, .person, .unreadable, .chosen:
      scalar.isASCII && scalar.value > 0x20 && !"\",;<>|'()".unicodeScalars.contains(scalar)
    }
  }

  private static func isWord(_ scalars: [Unicode.Scalar], before place: Int) -> Bool {
    place > 0 && scalars[place - 1].isPlainWord
  }

  // `XXXX-XXXX-XXXX` anywhere, and card number and password joined by four strokes.
  private static func groupedKeys(
    in line: FoldedLine
  ) -> [(kind: SecretKind, piece: Range<Int>)] {
    words(of: line) { $0.isPlainWord || $0 == "-" }.compactMap { piece in
      let word = line.text(piece)
      let isPair = word.contains("----") && word.contains(where: \.isNumber) && word.count >= 12
      return isPair || CardKeys.isGrouped(word) ? (.cardKey, piece) : nil
    }
  }

  private static func addresses(
    in line: FoldedLine
  ) -> [(kind: SecretKind, piece: Range<Int>)] {
    let isPart: (Unicode.Scalar) -> Bool = {
      $0.isPlainWord || ".-_+%@".unicodeScalars.contains($0)
    }
    return words(of: line, isPart).compactMap { piece in
      var piece = piece
      // The full stop of a sentence is no part of the address.
      while let last = piece.last, !line.scalars[last].isPlainWord {
        piece = piece.lowerBound..<last
      }
      let sides = line.text(piece).split(separator: "@", omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else { return nil }
      let domain = sides[1].split(separator: ".", omittingEmptySubsequences: false)
      guard domain.count >= 2, domain.allSatisfy({ !$0.isEmpty }),
        let last = domain.last, last.count >= 2, last.allSatisfy(\.isLetter)
      else { return nil }
      return (.email, piece)
    }
  }

  private static func words(
    of line: FoldedLine, _ isPart: (Unicode.Scalar) -> Bool
  ) -> [Range<Int>] {
    var words: [Range<Int>] = []
    for (index, scalar) in line.scalars.enumerated() where isPart(scalar) {
      if let last = words.last, last.upperBound == index {
        words[words.count - 1] = last.lowerBound..<(index + 1)
      } else {
        words.append(index..<(index + 1))
      }
    }
    return words
  }
}

extension [Unicode.Scalar] {
  /// Where `word` first stands from `start` on.
  func firstIndex(of word: [Unicode.Scalar], from start: Int) -> Int? {
    guard let first = word.first, count - start >= word.count else { return nil }
    var index = start
    while index <= count - word.count {
      if self[index] == first, self[index..<(index + word.count)].elementsEqual(word) {
        return index
      }
      index += 1
    }
    return nil
  }
}
