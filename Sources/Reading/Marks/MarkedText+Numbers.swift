/// The amounts of a text that patterns do not find by themselves.
extension MarkedText {
  /// The plain number, in hundredths, whose last digit ends at the byte `end` of the text.
  func number(endingAt end: Int) -> (bytes: Range<Int>, hundredths: Int64)? {
    guard let last = places.firstIndex(of: Int32(end)), last > 0 else { return nil }
    var first = last
    while first > 0, scalars[first - 1].isDigit || scalars[first - 1] == "." { first -= 1 }
    let parts = scalars[first..<last].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Self.value(parts[0]), whole < 1_000_000_000 else {
      return nil
    }
    var hundredths = whole * 100
    if parts.count == 2 {
      guard parts[1].count <= 2, let rest = Self.value(parts[1]) else { return nil }
      hundredths += parts[1].count == 1 ? rest * 10 : rest
    }
    return (Int(places[first])..<end, hundredths)
  }

  private static func value(_ digits: ArraySlice<Unicode.Scalar>) -> Int64? {
    guard !digits.isEmpty, digits.count <= 10 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1.value) - 0x30 }
  }

  // MARK: Amounts as people say them

  /// An amount and the bytes of the text that name it.
  typealias Amount = (bytes: Range<Int>, fen: Int64)

  /// The amounts that are said as amounts only are: 五千六, 一百零五, 1.2w, 5k, 35r, ¥3,480.
  var spokenAmounts: [Amount] {
    var amounts: [Amount] = []
    var index = 0
    while index < scalars.count {
      guard let (fen, end) = spoken(at: index) else {
        index = self.end(ofNumberAt: index) ?? index + 1
        continue
      }
      amounts.append((Int(places[index])..<Int(places[end]), fen))
      index = end
    }
    return amounts
  }

  private func spoken(at start: Int) -> (fen: Int64, end: Int)? {
    if start > 0, Self.counted.contains(scalars[start - 1]) { return nil }
    return chinese(at: start) ?? abbreviated(at: start) ?? grouped(at: start)
  }

  /// Behind the digits or numerals at `start`; nil if there are none.
  private func end(ofNumberAt start: Int) -> Int? {
    let run = scalars[start...].prefix { $0.isDigit || ChineseNumber.isNumeral($0.value) }
    return run.isEmpty ? nil : run.endIndex
  }

  /// What stands before a number that is none of money: 第一百, 满三十.
  private static let counted = Set("第满几数初周双负.:-".unicodeScalars)
  /// What stands behind a number that is none of money.
  private static let units = Set(
    "元块毛角分点个張张号天年月日时時小周礼星钟鐘万千百%笔次级級岁歲人枚位条條份单單钻金币券皮区區页字集楼层期件成折倍遍分秒q".unicodeScalars)

  /// At least 十: 五十, 两千六百八. 三百多 is about as much.
  private func chinese(at start: Int) -> (fen: Int64, end: Int)? {
    var number = ChineseNumber()
    var end = start
    while end < scalars.count, number.take(scalars[end].value) { end += 1 }
    guard number.hasPower, end - start >= 2, isFree(at: end), number.value < 1_000_000_000 else {
      return nil
    }
    // 我六十八了 is an age.
    if number.value < 100, end < scalars.count, scalars[end] == "了" { return nil }
    return (number.value * 100, end)
  }

  /// 5k, 1k2, 1.2w, 35r.
  private func abbreviated(at start: Int) -> (fen: Int64, end: Int)? {
    guard start == 0 || !scalars[start - 1].isLetterOrDigit else { return nil }
    let digits = scalars[start...].prefix { $0.isDigit || $0 == "." }
    let end = digits.endIndex
    guard end < scalars.count, let factor = Self.factors[scalars[end]], digits.count <= 8,
      let (_, hundredths) = number(endingAt: Int(places[end]))
    else { return nil }
    let behind = scalars[(end + 1)...].prefix(while: \.isLetterOrDigit)
    if factor > 1, behind.count == 1, let tenth = behind.first, tenth.isDigit {
      return (hundredths * factor + Int64(tenth.value - 0x30) * factor * 10, end + 2)
    }
    return behind.isEmpty ? (hundredths * factor, end + 1) : nil
  }

  private static let factors: [Unicode.Scalar: Int64] = ["k": 1000, "w": 10_000, "r": 1]

  /// 3,480 with a sign of money before it or a unit behind it.
  private func grouped(at start: Int) -> (fen: Int64, end: Int)? {
    guard scalars[start].isDigit, start == 0 || !scalars[start - 1].isDigit else { return nil }
    var value: Int64 = 0
    var end = start
    var groups = 0
    while groups < 4 {
      let run = scalars[end...].prefix(while: \.isDigit)
      guard groups == 0 ? (1...3).contains(run.count) : run.count == 3 else { return nil }
      value = run.reduce(value) { $0 * 10 + Int64($1.value) - 0x30 }
      end = run.endIndex
      groups += 1
      guard end + 1 < scalars.count, scalars[end] == ",", scalars[end + 1].isDigit else { break }
      end += 1
    }
    let hasSign = start > 0 && "¥￥".unicodeScalars.contains(scalars[start - 1])
    let hasUnit = end < scalars.count && "元块".unicodeScalars.contains(scalars[end])
    guard groups > 1, hasSign || hasUnit else { return nil }
    return (value * 100, hasUnit ? end + 1 : end)
  }

  /// Whether no unit of anything stands at `end`.
  private func isFree(at end: Int) -> Bool {
    var next = end
    while next < scalars.count, " 多来來几余".unicodeScalars.contains(scalars[next]) { next += 1 }
    return next >= scalars.count || !Self.units.contains(scalars[next])
  }
}
