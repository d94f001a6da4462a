/// What of a sentence about a shop is a value: names and numbers are no words of a list.
public enum ShopValue: String, Sendable, Hashable, CaseIterable {
  /// The name of a company or of a registered trader.
  case company
  /// A unified social credit code (GB 32100-2015) whose check character fits.
  case creditCode = "credit_code"
  /// Eighteen characters that cannot be such a code.
  case impossibleCreditCode = "impossible_credit_code"
  /// The number under which a site is filed: `京ICP备12345678号-1`.
  case filingNumber = "filing_number"
  /// The first length of time that the pattern read: `30 minutes`.
  case time

  /// The first such value in `sentence`, of whose words a pattern read `quantities`; nil where there
  /// is none.
  public func value(in sentence: String, reading quantities: [Quantity] = []) -> String? {
    let scalars = sentence.unicodeScalars.map(Self.plain)
    switch self {
    case .company: return CompanyName(in: scalars)?.text
    case .creditCode: return CreditCode.candidates(in: scalars).first { CreditCode.fits($0) }
    case .impossibleCreditCode:
      let codes = CreditCode.candidates(in: scalars)
      return codes.contains { CreditCode.fits($0) } ? nil : codes.first
    case .filingNumber: return Self.filingNumber(in: scalars)
    case .time: return quantities.lazy.compactMap(Self.span).first
    }
  }

  /// A length of time as a person types it.
  private static func span(_ quantity: Quantity) -> String? {
    switch quantity {
    case .minutes(let count): "\(count) minutes"
    case .hours(let count): "\(count) hours"
    case .days(let count): "\(count) days"
    case .workingDays(let count): "\(count) working days"
    case .months(let count): "\(count) months"
    case .years(let count): "\(count) years"
    case .percent, .money: nil
    }
  }

  /// Full width as half width, small letters as capitals.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let half =
      (0xff01...0xff5e).contains(scalar.value)
      ? Unicode.Scalar(scalar.value - 0xfee0) ?? scalar : scalar
    return ("a"..."z").contains(half) ? Unicode.Scalar(half.value - 0x20) ?? half : half
  }

  // 京ICP备12345678号-1: a province, the sign, digits, perhaps the number of the site.
  private static func filingNumber(in scalars: [Unicode.Scalar]) -> String? {
    let text = scalars.filter { $0 != " " && $0 != "\u{a0}" }
    let signs = ["ICP备", "ICP证"].map { Array($0.unicodeScalars) }
    for start in text.indices.dropFirst() where text[start - 1].isHan {
      guard let sign = signs.first(where: { text[start...].starts(with: $0) }) else { continue }
      let digits = text[(start + sign.count)...].prefix(while: \.isDigit)
      guard (6...12).contains(digits.count), digits.endIndex < text.count,
        text[digits.endIndex] == "号"
      else { continue }
      var end = digits.endIndex + 1
      if end < text.count, text[end] == "-" {
        let number = text[(end + 1)...].prefix(while: \.isDigit)
        if !number.isEmpty { end = number.endIndex }
      }
      return String(String.UnicodeScalarView(text[(start - 1)..<end]))
    }
    return nil
  }
}

/// Unified social credit codes: 17 characters and one that checks them (GB 32100-2015).
enum CreditCode {
  // Digits and capitals without I, O, S, V and Z; the place is the value.
  private static let characters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".unicodeScalars)
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let length = 18

  /// The rows of 18 letters and digits with as many digits as a code has at least.
  static func candidates(in scalars: [Unicode.Scalar]) -> [String] {
    scalars.split { !$0.isDigit && !("A"..."Z").contains($0) }
      .filter { $0.count == length && $0.count(where: \.isDigit) >= 8 }
      .map { String(String.UnicodeScalarView($0)) }
  }

  /// Whether the last character of `code` is the one that the others ask for.
  static func fits(_ code: String) -> Bool {
    let values = code.unicodeScalars.compactMap { characters.firstIndex(of: $0) }
    guard values.count == length else { return false }
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return values[length - 1] == (characters.count - sum % characters.count) % characters.count
  }
}

/// The name of a company in a sentence.
private struct CompanyName {
  let text: String

  private static let endings = [
    "有限责任公司", "股份有限公司", "有限公司", "工作室", "经营部", "服务部", "商行", "商贸行", "科技中心",
  ].map { Array($0.unicodeScalars) }
  // What stands before a name without a mark between them: the name begins behind the last of these.
  private static let leads = [
    "站由", "台由", "店由", "城由", "务由", "网由", "站为", "台为", "店为", "站系", "台系", "站是", "台是", "店是",
    "主体为", "主体是", "主体", "单位为", "单位是", "单位", "者为", "者是", "经营者", "运营者", "销售者", "所有者", "方为",
    "方是", "运营方", "运营商", "名称为", "名称是", "名称", "归属", "权归", "所有人", "版权所有", "主办方",
    "您与", "您和", "你与", "你和", "用户与", "用户和",
  ].map { Array($0.unicodeScalars) }
  private static let shortest = 5
  private static let longest = 40

  init?(in scalars: [Unicode.Scalar]) {
    for start in scalars.indices {
      guard let ending = Self.endings.first(where: { scalars[start...].starts(with: $0) }) else {
        continue
      }
      var first = start
      while first > 0, start - first < Self.longest, Self.isOfAName(scalars[first - 1]) {
        first -= 1
      }
      first = Self.behindLeads(scalars, first, start)
      let name = scalars[first..<(start + ending.count)]
      guard start > first, name.count >= Self.shortest else { continue }
      text = String(String.UnicodeScalarView(name))
      return
    }
    return nil
  }

  private static func behindLeads(
    _ scalars: [Unicode.Scalar], _ first: Int, _ end: Int
  ) -> Int {
    // A name never begins with it, and a sentence often does before one.
    var begin = first < end && scalars[first] == "由" ? first + 1 : first
    for place in first..<max(first, end) {
      for lead in leads where scalars[place..<end].starts(with: lead) {
        begin = max(begin, place + lead.count)
      }
    }
    return begin
  }

  private static func isOfAName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || ("A"..."Z").contains(scalar) || scalar == "(" || scalar == ")"
  }
}

extension Unicode.Scalar {
  /// Whether it is a Chinese character.
  fileprivate var isHan: Bool { (0x3400...0x9fff).contains(value) }
}
