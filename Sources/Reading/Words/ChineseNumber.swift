/// A number in Chinese numerals, taken one after the other: 二十四, 两千零五; and as it is said, 五千六 is
/// 5600 and 一百二 is 120.
struct ChineseNumber {
  private var total: Int64 = 0
  private var section: Int64 = 0
  private var digit: Int64?
  /// What a digit at the end counts, if nothing follows it.
  private var lastPlace: Int64 = 1
  /// Whether it has 十, 百, 千 or 万.
  private(set) var hasPower = false

  /// The number of what was taken.
  var value: Int64 { total + section + (digit ?? 0) * lastPlace }

  /// No number of ours is larger: 万万万万 ends here.
  private static let most: Int64 = 1_000_000_000_000

  /// Takes the numeral `scalar`; false if it is none, or one too many.
  mutating func take(_ scalar: UInt32) -> Bool {
    guard value < Self.most else { return false }
    switch Self.numeral(scalar) {
    case .digit(0):
      (digit, lastPlace) = (0, 1)
    case .digit(let value):
      digit = value
    case .power(10_000):
      total = (total + section + (digit ?? 0)) * 10_000
      (section, digit, lastPlace, hasPower) = (0, nil, 1000, true)
    case .power(let power):
      section += (digit ?? 1) * power
      (digit, lastPlace, hasPower) = (nil, power / 10, true)
    case nil:
      return false
    }
    return true
  }

  /// The digit that `scalar` is.
  static func digit(_ scalar: UInt32) -> Int64? {
    if case .digit(let value)? = numeral(scalar) { return value }
    return nil
  }

  /// Whether `scalar` is a numeral.
  static func isNumeral(_ scalar: UInt32) -> Bool { numeral(scalar) != nil }

  private enum Numeral {
    case digit(Int64)
    case power(Int64)
  }

  private static func numeral(_ scalar: UInt32) -> Numeral? {
    guard let character = Unicode.Scalar(scalar) else { return nil }
    return switch character {
    case "零", "〇": .digit(0)
    case "一", "壹": .digit(1)
    case "二", "两", "兩", "贰": .digit(2)
    case "三", "叁": .digit(3)
    case "四", "肆": .digit(4)
    case "五", "伍": .digit(5)
    case "六", "陆": .digit(6)
    case "七", "柒": .digit(7)
    case "八", "捌": .digit(8)
    case "九", "玖": .digit(9)
    case "十", "拾": .power(10)
    case "百", "佰": .power(100)
    case "千", "仟": .power(1000)
    case "万", "萬": .power(10_000)
    default: nil
    }
  }
}
