/// A number that belongs to one person, told by its form alone.
public enum PersonalNumber: Sendable, Hashable, CaseIterable {
  /// The number of an identity card (GB 11643-1999), or its earlier form of 15 digits.
  case identity
  /// A telephone number of mainland China.
  case phone
  /// The number of a bank card, with a check digit (ISO/IEC 7812-1).
  case bankCard

  /// What `digits` (0 to 9) are that are written in groups of so many; nil for any other number.
  public init?(_ digits: [UInt8], in groups: [Int]) {
    if groups == [18] || groups == [15] || groups == [6, 8, 4], Self.isIdentity(digits) {
      self = .identity
    } else if Self.isPhone(digits, in: groups) {
      self = .phone
    } else if groups.count == 1 || groups.dropLast().allSatisfy({ $0 == 4 || $0 == 6 }),
      Self.isBankCard(digits)
    {
      self = .bankCard
    } else {
      return nil
    }
  }

  /// The number of an identity card whose 17 `digits` are followed by an X; nil for anything else.
  public init?(endingInX digits: [UInt8]) {
    guard digits.count == 17, Self.isWhole(digits, check: 10) else { return nil }
    self = .identity
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

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  // What stands at the end for each remainder; 10 is the X.
  private static let checks = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]

  private static func isIdentity(_ digits: [UInt8]) -> Bool {
    switch digits.count {
    case 18: isWhole(Array(digits.dropLast()), check: Int(digits[17]))
    // Without a check digit: the place and the day of birth must make sense.
    case 15:
      isPlace(digits) && isDay(month: number(digits[8..<10]), day: number(digits[10..<12]))
    default: false
    }
  }

  private static func isWhole(_ digits: [UInt8], check: Int) -> Bool {
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
