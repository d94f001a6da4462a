/// An amount in minor units (fen for CNY) with its currency; never a floating-point number.
public struct Money: Sendable, Hashable, CustomStringConvertible {
  /// The amount in minor units; may be negative for a difference.
  public let minorUnits: Int64
  /// ISO 4217, three upper-case letters.
  public let currency: String

  /// An amount in `currency`, by default Chinese yuan.
  public init(minorUnits: Int64, currency: String = "CNY") {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Reads `98`, `98.5`, `1,234.50`, with an optional sign and one of the marks `¥ ￥ 元`.
  ///
  /// Nil for anything else, for more than two decimals, and for what does not fit 64 bits. Only
  /// currencies with two decimals are read this way.
  public init?(decimal text: some StringProtocol, currency: String = "CNY") {
    var minor: Int64 = 0
    var negative = false
    var decimals: Int?
    var digits = 0
    var sinceComma: Int?
    var started = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "-" where !started, "+" where !started:
        negative = scalar == "-"
        started = true
      case "¥", "￥":
        guard digits == 0 else { return nil }
      case "元", " ", "\u{3000}", "\t", "\u{a0}": continue
      case ",", "，":
        guard digits > 0, decimals == nil, sinceComma == nil || sinceComma == 3 else { return nil }
        sinceComma = 0
      case ".":
        guard decimals == nil, sinceComma == nil || sinceComma == 3 else { return nil }
        decimals = 0
      case "0"..."9":
        if let count = decimals {
          guard count < 2 else { return nil }
          decimals = count + 1
        } else if let count = sinceComma {
          sinceComma = count + 1
        }
        let (ten, overflow) = minor.multipliedReportingOverflow(by: 10)
        let (sum, more) = ten.addingReportingOverflow(Int64(scalar.value) - 48)
        guard !overflow, !more else { return nil }
        minor = sum
        digits += 1
        started = true
      default: return nil
      }
    }
    guard digits > 0, decimals != nil || sinceComma == nil || sinceComma == 3 else { return nil }
    for _ in (decimals ?? 0)..<2 {
      let (ten, overflow) = minor.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      minor = ten
    }
    self.init(minorUnits: negative ? -minor : minor, currency: currency)
  }

  /// The plain decimal form with two decimals and no mark: `98.00`, `-0.50`.
  public var decimal: String {
    let magnitude = minorUnits.magnitude
    let fraction = magnitude % 100
    return (minorUnits < 0 ? "-" : "") + "\(magnitude / 100)."
      + (fraction < 10 ? "0\(fraction)" : "\(fraction)")
  }

  public var description: String { "\(decimal) \(currency)" }
}
