/// Reads numbers with their units, in digits and in Chinese: 24小时, 二十四小时, 七个工作日, 1-3天, 5%,
/// 百分之五, ¥98.00, 九十八元.
struct QuantityReader: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// A quantity and where it stands, counted in symbols.
  struct Found: Sendable, Hashable {
    let quantity: Quantity
    let range: Range<Int>
  }

  private enum Unit: Sendable {
    case minutes, halfHours, hours, days, workingDays, weeks, months, years, percent, yuan
  }

  /// Longest first, so that 个工作日 is not taken for 个.
  private static let unitWords: [(String, Unit)] = [
    ("个工作日", .workingDays), ("工作日", .workingDays), ("个工作天", .workingDays), ("工作天", .workingDays),
    ("个自然日", .days), ("自然日", .days), ("个半小时", .halfHours),
    ("个小时", .hours), ("小时", .hours), ("个钟头", .hours), ("个钟", .hours), ("hours", .hours),
    ("分钟", .minutes), ("个星期", .weeks), ("星期", .weeks), ("礼拜", .weeks), ("个礼拜", .weeks),
    ("周", .weeks), ("个月", .months), ("月", .months), ("年", .years), ("天", .days), ("日", .days),
    ("%", .percent), ("元", .yuan), ("块", .yuan), ("rmb", .yuan), ("h", .hours),
  ]

  private let scalars: [UInt32]
  /// The units that begin with each symbol, longest first.
  private let units: [[(symbols: [Symbol], unit: Unit)]]
  /// Whether a number may begin with a symbol.
  let isNumeral: [Bool]
  /// No symbol from this one on begins a number.
  let numeralEnd: Symbol

  init(_ alphabet: Alphabet) {
    scalars = alphabet.scalars
    let words = Self.unitWords.map { (symbols: alphabet.symbols(of: $0.0), unit: $0.1) }
      .sorted { $0.symbols.count > $1.symbols.count }
    var units = Array(repeating: [(symbols: [Symbol], unit: Unit)](), count: scalars.count)
    for word in words { units[Int(word.symbols[0])].append(word) }
    self.units = units
    let numerals = Set("0123456789零〇一二两兩三四五六七八九十百千万萬半壹贰叁肆伍陆柒捌玖拾佰仟¥￥".unicodeScalars.map(\.value))
    isNumeral = alphabet.scalars.map { numerals.contains($0) }
    let last = isNumeral.lastIndex(of: true) ?? Int(Alphabet.question)
    numeralEnd = Symbol(last + 1)
  }

  /// Whether a number may begin with `symbol`.
  @inline(__always)
  func mayBegin(_ symbol: Symbol) -> Bool { symbol < numeralEnd && isNumeral[Int(symbol)] }

  /// All quantities of a sentence, in its order.
  func all(in text: UnsafeBufferPointer<Symbol>) -> [Found] {
    var all: [Found] = []
    var index = 0
    while index < text.count {
      guard isNumeral[Int(text[index])] else {
        index += 1
        continue
      }
      let (found, end) = read(text, at: index)
      if let found { all.append(found) }
      index = max(end, index + 1)
    }
    return all
  }

  /// The quantity that begins at `start` of `text`, and where the number ends in any case.
  func read(
    _ text: UnsafeBufferPointer<Symbol>, at start: Int
  ) -> (found: Found?, end: Int) {
    var position = start
    if let share = hundredth(text, at: start) { return share }
    let hasSign = Self.isCurrency(scalar(text, position))
    if hasSign { position += 1 }
    guard var number = number(text, at: &position) else { return (nil, max(position, start + 1)) }
    // Of a range (1-3天, 24~48小时) the longer end counts.
    if let second = rangeEnd(text, at: position) {
      position = second.end
      number = second.number
    }
    if hasSign {
      return (found(.money(fen: number.hundredths), start..<position), position)
    }
    guard let (unit, length) = unit(text, at: position) else { return (nil, position) }
    var end = position + length
    if case .yuan = unit, let (jiao, behind) = jiao(text, at: end), number.whole != nil {
      number.hundredths += jiao * 10
      end = behind
    }
    guard let quantity = quantity(number, unit, text, before: start, end: end) else {
      return (nil, end)
    }
    return (found(quantity, start..<end), end)
  }

  private func found(_ quantity: Quantity, _ range: Range<Int>) -> Found {
    Found(quantity: quantity, range: range)
  }

  // MARK: Numbers

  /// A number in hundredths.
  struct Number {
    var hundredths: Int64
    var whole: Int? { hundredths % 100 == 0 ? Int(hundredths / 100) : nil }
  }

  private static let most: Int64 = 1_000_000_000_000

  private func scalar(_ text: UnsafeBufferPointer<Symbol>, _ index: Int) -> UInt32 {
    index < text.count ? scalars[Int(text[index])] : 0
  }

  /// The number at `position`, which then stands behind it; nil for none.
  func number(_ text: UnsafeBufferPointer<Symbol>, at position: inout Int) -> Number? {
    if scalar(text, position) == 0x534a {  // 半
      position += 1
      return Number(hundredths: 50)
    }
    return digits(text, at: &position) ?? chinese(text, at: &position)
  }

  /// The single Chinese digit at `position`, which then stands behind it.
  func digit(_ text: UnsafeBufferPointer<Symbol>, at position: inout Int) -> Int? {
    guard let value = ChineseNumber.digit(scalar(text, position)) else { return nil }
    position += 1
    return Int(value)
  }

  private func digits(_ text: UnsafeBufferPointer<Symbol>, at position: inout Int) -> Number? {
    var value: Int64 = 0
    var places = -1
    let start = position
    while position < text.count {
      let next = scalar(text, position)
      if (0x30...0x39).contains(next) {
        if places < 2, value < Self.most { value = value * 10 + Int64(next - 0x30) }
        if places >= 0 { places += 1 }
      } else if next == 0x2e, places < 0, position > start,
        (0x30...0x39).contains(scalar(text, position + 1))
      {
        places = 0
      } else {
        break
      }
      position += 1
    }
    guard position > start else { return nil }
    for _ in max(0, min(places, 2))..<2 { value *= 10 }
    return Number(hundredths: value)
  }

  private func chinese(_ text: UnsafeBufferPointer<Symbol>, at position: inout Int) -> Number? {
    var number = ChineseNumber()
    let start = position
    while position < text.count, position - start < 12, number.take(scalar(text, position)) {
      position += 1
    }
    return position > start ? Number(hundredths: number.value * 100) : nil
  }

  private func rangeEnd(_ text: UnsafeBufferPointer<Symbol>, at position: Int) -> (
    number: Number, end: Int
  )? {
    guard let sign = Unicode.Scalar(scalar(text, position)), "-~/–—到至".unicodeScalars.contains(sign)
    else { return nil }
    var end = position + 1
    guard let number = digits(text, at: &end) ?? chinese(text, at: &end) else { return nil }
    return (number, end)
  }

  // MARK: Units

  private static func isCurrency(_ scalar: UInt32) -> Bool { scalar == 0xa5 || scalar == 0xffe5 }

  private func unit(_ text: UnsafeBufferPointer<Symbol>, at position: Int) -> (Unit, Int)? {
    guard position < text.count else { return nil }
    for (symbols, unit) in units[Int(text[position])]
    where position + symbols.count <= text.count
      && symbols.indices.allSatisfy({ text[position + $0] == symbols[$0] })
    {
      return (unit, symbols.count)
    }
    return nil
  }

  /// What counts things: before it a digit is no tenth of a yuan (50块五张).
  private static let counters = Set("张个次点天日号分秒时小周月年枚位条份单笔件级区人成折%万千百十".unicodeScalars)

  /// The tenths behind a unit of money, and where they end: 二十一块五, 63块4毛, 9块9的; but not
  /// 50块五张.
  private func jiao(_ text: UnsafeBufferPointer<Symbol>, at start: Int) -> (Int64, end: Int)? {
    guard start < text.count else { return nil }
    let first = scalar(text, start)
    guard let digit = ChineseNumber.digit(first) ?? Self.digit(first) else { return nil }
    let behind = scalar(text, start + 1)
    guard let next = Unicode.Scalar(behind) else { return (digit, start + 1) }
    if next == "毛" || next == "角" { return (digit, start + 2) }
    let isPart =
      Self.counters.contains(next) || Self.digit(behind) != nil || next == "."
      || ChineseNumber.isNumeral(behind)
    return isPart ? nil : (digit, start + 1)
  }

  private static func digit(_ scalar: UInt32) -> Int64? {
    (0x30...0x39).contains(scalar) ? Int64(scalar - 0x30) : nil
  }

  /// 百分之五, 百分之二十.
  private func hundredth(_ text: UnsafeBufferPointer<Symbol>, at start: Int) -> (
    found: Found?, end: Int
  )? {
    guard scalar(text, start) == 0x767e, scalar(text, start + 1) == 0x5206,
      scalar(text, start + 2) == 0x4e4b
    else { return nil }
    var position = start + 3
    guard let number = digits(text, at: &position) ?? chinese(text, at: &position) else {
      return nil
    }
    return (
      found(.percent(hundredths: Int(clamping: number.hundredths)), start..<position), position
    )
  }

  private func quantity(
    _ number: Number, _ unit: Unit, _ text: UnsafeBufferPointer<Symbol>, before start: Int, end: Int
  ) -> Quantity? {
    let half = number.hundredths == 50
    switch unit {
    case .percent: return .percent(hundredths: Int(clamping: number.hundredths))
    case .yuan: return .money(fen: number.hundredths)
    case .hours: return half ? .minutes(30) : number.whole.map { .hours($0) }
    case .halfHours: return number.whole.map { .minutes($0 * 60 + 30) }
    case .minutes: return number.whole.map { .minutes($0) }
    case .workingDays: return number.whole.map { .workingDays($0) }
    case .weeks: return number.whole.map { .days($0 * 7) }
    case .days:
      // 半天 is half a day; 9月1日 is a day of the year.
      if half { return .hours(12) }
      guard start == 0 || scalars[Int(text[start - 1])] != 0x6708 else { return nil }
      return number.whole.map { .days($0) }
    case .months:
      if half { return .days(15) }
      // 9月1日, and 9月 without 个, is a month of the year.
      guard let whole = number.whole, scalar(text, end - 2) == 0x4e2a else { return nil }
      return .months(whole)
    case .years:
      guard let whole = number.whole, whole < 100 else { return half ? .months(6) : nil }
      return .years(whole)
    }
  }
}
