internal import CaseCore

/// A number of a spreadsheet in units of 10⁻¹², without floating point: spreadsheets store 0.07 as
/// 7.0000000000000007E-2, and money is to the fen.
struct SheetNumber {
  /// The number times 10¹².
  let picos: Int128

  private static let one: Int128 = 1_000_000_000_000
  /// Above this the digits of a spreadsheet are no longer all there.
  private static let exact: Int128 = 1_000_000_000_000_000 * one

  /// Reads `46289.48678240741`, `7.0000000000000007E-2`; nil for what is no number, or one whose
  /// digits are not all there.
  init?(_ text: String) {
    var digits: Int128 = 0
    var shift = 12
    var isNegative = false
    var hasDigits = false
    var isFraction = false
    var rest = Substring(text)
    if rest.first == "-" {
      isNegative = true
      rest = rest.dropFirst()
    }
    while let character = rest.first, character != "E", character != "e" {
      rest = rest.dropFirst()
      if character == ".", !isFraction {
        isFraction = true
        continue
      }
      guard let digit = character.wholeNumberValue, character.isASCII else { return nil }
      hasDigits = true
      // Digits over what is kept only count for their place.
      if digits < 10_000_000_000_000_000_000 {
        digits = digits * 10 + Int128(digit)
        if isFraction { shift -= 1 }
      } else if !isFraction {
        shift += 1
      }
    }
    if !rest.isEmpty {
      guard let power = Int(rest.dropFirst()), power.magnitude < 400 else { return nil }
      shift += power
    }
    guard hasDigits, shift < 20 else { return nil }
    if shift >= 0 {
      for _ in 0..<shift { digits *= 10 }
    } else {
      for step in 0..<min(40, -shift) {
        digits = step == -shift - 1 ? (digits + 5) / 10 : digits / 10
      }
    }
    guard digits < Self.exact else { return nil }
    picos = isNegative ? -digits : digits
  }

  /// The number with the bits of an IEEE 754 number of 64 bits; nil where its digits are not all
  /// there, or it is none.
  init?(bits: UInt64) {
    let exponent = Int(bits >> 52 & 0x7ff) - 1075
    guard exponent < 0 || bits >> 52 & 0x7ff == 0 else { return nil }
    let fraction = Int128(bits & 0xf_ffff_ffff_ffff)
    let mantissa = bits >> 52 & 0x7ff == 0 ? fraction : fraction + (1 << 52)
    let shift = bits >> 52 & 0x7ff == 0 ? 1074 : -exponent
    let product = mantissa * Self.one
    let rounded = shift > 100 ? 0 : (product + (1 << (shift - 1))) >> shift
    guard rounded < Self.exact else { return nil }
    picos = bits >> 63 == 1 ? -rounded : rounded
  }

  /// The whole number `value` in hundredths or in ones.
  init(_ value: Int, isHundredths: Bool) {
    picos = Int128(value) * Self.one / (isHundredths ? 100 : 1)
  }

  /// A hundredth of it.
  var hundredth: SheetNumber { SheetNumber(picos: Self.rounded(picos, by: 100)) }

  private init(picos: Int128) { self.picos = picos }

  /// `12`, `28.16`; with six decimals where it is no fen.
  var plain: String {
    let fen = Self.rounded(picos, by: Self.one / 100)
    let error = picos - fen * (Self.one / 100)
    guard error.magnitude < 1_000_000 else {
      let millionths = Self.rounded(picos, by: 1_000_000)
      let parts = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
      return (picos < 0 ? "-" : "") + "\(parts.quotient)."
        + Digits.padded(Int(parts.remainder), 6)
    }
    return fen % 100 == 0 ? "\(fen / 100)" : Money(minorUnits: Int64(fen)).decimal
  }

  /// The whole days and the seconds of the last one; nil below zero and after the year 9999.
  var time: (days: Int, seconds: Int)? {
    let seconds = Self.rounded(picos * 86_400, by: Self.one)
    guard picos >= 0, seconds < 2_958_466 * 86_400 else { return nil }
    return (Int(seconds / 86_400), Int(seconds % 86_400))
  }

  private static func rounded(_ value: Int128, by unit: Int128) -> Int128 {
    (value + (value < 0 ? -unit / 2 : unit / 2)) / unit
  }
}
