internal import CaseCore

/// How numbers of a spreadsheet become texts, and which of them are times.
struct NumberForm {
  /// Whether days are counted from 1904, as older programs on a Mac did.
  var countsFrom1904 = false
  /// For each style of a cell whether it shows a time.
  private(set) var timeStyles: [Bool] = []

  /// Notes a style with the format `code`, or the built-in one `number`.
  mutating func addStyle(number: Int, code: String?) {
    timeStyles.append(code.map(Self.isTime) ?? Self.isBuiltInTime(number))
  }

  /// The cell of the number that XML writes as `raw`, in the style `style`.
  func cell(_ raw: String, style: Int?) -> Workbook.Cell {
    if let number = SheetNumber(raw) { return cell(number, style: style) }
    return .init(Self.scientific(raw), Self.isNumeral(raw) ? .number : .error)
  }

  /// The cell of `number` in the style `style`.
  func cell(_ number: SheetNumber, style: Int?) -> Workbook.Cell {
    if let style, timeStyles.indices.contains(style), timeStyles[style], let text = time(number) {
      return .init(text, .time)
    }
    return .init(number.plain, .number)
  }

  /// `4.2E+27` for that and for `4200…`: its last digits are not the ones that were typed.
  private static func scientific(_ raw: String) -> String {
    let digits = raw.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == raw.count, digits.count > 15, let first = digits.first else {
      return raw.uppercased()
    }
    return "\(first).\(digits.dropFirst().prefix(14))E+\(digits.count - 1)"
  }

  private static func isNumeral(_ raw: String) -> Bool {
    !raw.isEmpty && raw.allSatisfy { $0.isASCII && ($0.isNumber || ".eE+-".contains($0)) }
  }

  /// The civil time of a number of days; nil where there is none.
  private func time(_ number: SheetNumber) -> String? {
    guard let time = number.time else { return nil }
    let epoch: Int
    if countsFrom1904 {
      epoch = -24_107
    } else {
      // Day 60 is 29 February 1900, which never was.
      epoch = time.days < 60 ? -25_568 : -25_569
    }
    let day = Day(number: epoch + time.days).description
    guard time.seconds > 0 else { return day }
    let parts = [time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60]
    return day + " " + parts.map { Digits.padded($0, 2) }.joined(separator: ":")
  }

  // ECMA-376 part 1, 18.8.30: the built-in formats of dates and times.
  private static func isBuiltInTime(_ number: Int) -> Bool {
    (14...22).contains(number) || (27...36).contains(number) || (45...47).contains(number)
      || (50...58).contains(number)
  }

  // A format with one of the letters of dates outside quotation marks and brackets.
  private static func isTime(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for scalar in code.unicodeScalars {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\", "_", "*": isEscaped = !isQuoted && !isBracketed
      case "\"": isQuoted.toggle()
      case "[": isBracketed = !isQuoted
      case "]": isBracketed = false
      case ";" where !isQuoted: return false
      case "y", "Y", "d", "D", "h", "H", "s", "S":
        if !isQuoted, !isBracketed { return true }
      default: continue
      }
    }
    return false
  }
}
