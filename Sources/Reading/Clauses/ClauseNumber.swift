/// The number that a clause begins with: `5.3`, `第六条`, `三、`, `(2)`, `①`.
struct ClauseNumber: Equatable {
  /// How deep it stands where several ways to count are used.
  enum Level: Int, Comparable {
    case article, item, paragraph

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  let level: Level
  /// As it is written, without what closes it.
  let text: String
  /// How many bytes of UTF-8 it takes, with the blanks before it and what closes it.
  let length: Int

  /// The most scalars of a line that are looked at.
  private static let longest = 24

  private static let han = Array("零〇一二三四五六七八九十百两".unicodeScalars)
  private static let closing = Array("、.．)）:：".unicodeScalars)
  private static let opening = Array("(（【[".unicodeScalars)
  private static let beginnings = (han + opening).map(\.value)

  /// The number with which the line at the beginning of `bytes` begins.
  init?(at bytes: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
    var start = bytes.lowerBound
    while start < bytes.upperBound,
      let length = Blank.length(at: start, in: text, before: bytes.upperBound)
    {
      start += length
    }
    guard Self.mayBegin(text, at: start, before: bytes.upperBound) else { return nil }
    let head = text[start..<min(bytes.upperBound, start + Self.longest * 4)]
    let line = Array(String(decoding: head, as: UTF8.self).unicodeScalars.prefix(Self.longest))
    guard let number = Self(at: line[...]) else { return nil }
    let taken = line.prefix(number.length).reduce(0) { $0 + UTF8.width($1) }
    (level, self.text) = (number.level, number.text)
    length = start - bytes.lowerBound + taken
  }

  /// Whether the character at `start` is one that a number begins with; nearly every line has another
  /// one, and is not looked at any further.
  private static func mayBegin(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int
  ) -> Bool {
    guard start < end else { return false }
    let byte = text[start]
    guard byte >= 0x80 else { return 0x30...0x39 ~= byte || byte == 0x28 || byte == 0x5b }
    guard byte >= 0xe0, byte < 0xf0, start + 2 < end else { return false }
    let scalar =
      UInt32(byte & 0x0f) << 12 | UInt32(text[start + 1] & 0x3f) << 6
      | UInt32(text[start + 2] & 0x3f)
    switch scalar {
    // 第, circled numbers, full-width digits.
    case 0x7b2c, 0x2460...0x2473, 0xff10...0xff19: return true
    default: return beginnings.contains(scalar)
    }
  }

  /// The number at the beginning of `line`; its length is in scalars.
  private init?(at line: ArraySlice<Unicode.Scalar>) {
    guard let first = line.first else { return nil }
    if first == "第" {
      self.init(article: line)
    } else if Self.isDigit(first) {
      self.init(digits: line)
    } else if Self.opening.contains(first) {
      self.init(bracketed: line)
    } else if (0x2460...0x2473).contains(first.value) {
      self.init(level: .paragraph, text: String(first), length: 1)
    } else if Self.han.contains(first) {
      let digits = line.prefix(5).prefix { Self.han.contains($0) }
      guard let close = line.dropFirst(digits.count).first, "、.．".unicodeScalars.contains(close)
      else { return nil }
      self.init(level: .article, text: Self.string(digits), length: digits.count + 1)
    } else {
      return nil
    }
  }

  private init(level: Level, text: String, length: Int) {
    (self.level, self.text, self.length) = (level, text, length)
  }

  /// 第六条, 第 12 条.
  private init?(article line: ArraySlice<Unicode.Scalar>) {
    let rest = line.dropFirst().prefix(10)
    let number = rest.prefix { Self.han.contains($0) || Self.isDigit($0) || $0 == " " }
    guard !number.isEmpty, let unit = rest.dropFirst(number.count).first,
      "条條款项章节".unicodeScalars.contains(unit)
    else { return nil }
    let text = Self.string(line.prefix(number.count + 2)).filter { $0 != " " }
    self.init(level: .article, text: text, length: number.count + 2)
  }

  /// 5. · 5.3 · 5.3.1 · 5、
  private init?(digits line: ArraySlice<Unicode.Scalar>) {
    var number = ""
    var position = line.startIndex
    while position < line.endIndex, number.unicodeScalars.count < 12 {
      let scalar = line[position]
      let next = position + 1 < line.endIndex ? line[position + 1] : " "
      if Self.isDigit(scalar) {
        number.unicodeScalars.append(Self.ascii(scalar))
      } else if scalar == "." || scalar == "．", Self.isDigit(next), !number.isEmpty {
        number.append(".")
      } else {
        break
      }
      position += 1
    }
    let length = position - line.startIndex
    let close = position < line.endIndex ? line[position] : "\n"
    let isClosed = Self.closing.contains(close)
    // 24小时内 begins with a number and is no clause; 5.3 申请 and 5.3申请 are.
    guard isClosed || (number.contains(".") && !"%元".unicodeScalars.contains(close)),
      number.split(separator: ".").allSatisfy({ $0.utf8.count <= 2 })
    else { return nil }
    self.init(level: .item, text: number, length: length + (isClosed ? 1 : 0))
  }

  /// (2) · （二） · 【3】
  private init?(bracketed line: ArraySlice<Unicode.Scalar>) {
    let inside = line.dropFirst().prefix(4)
    let number = inside.prefix { Self.han.contains($0) || Self.isDigit($0) }
    guard !number.isEmpty, let close = inside.dropFirst(number.count).first,
      ")）】]".unicodeScalars.contains(close)
    else { return nil }
    self.init(
      level: .paragraph, text: "(" + Self.string(number) + ")", length: number.count + 2)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0xff10 else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value - 0xff10) + 0x30)
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}

/// The numbers that hold at a place of an agreement.
struct ClauseCount {
  private var numbers: [ClauseNumber] = []

  /// `number` was met at the beginning of a line.
  mutating func enter(_ number: ClauseNumber) {
    numbers.removeAll { $0.level >= number.level }
    // 5.3 says all of it.
    if number.text.contains(".") { numbers.removeAll() }
    numbers.append(number)
  }

  /// The number of the clause as one would quote it: `5.3`, `第六条(2)`; nil before the first one.
  var text: String? {
    guard let first = numbers.first else { return nil }
    return numbers.dropFirst().reduce(first.text) { text, number in
      number.text.hasPrefix("(") ? text + number.text : text + " " + number.text
    }
  }
}
