import CaseCore

extension Words {
  static let chooseOne = Bilingual(
    zh: "请选一项；说不准就选“不知道”", en: "Choose one; if you are not sure, choose \"I don't know\"")
  static let fillIn = Bilingual(
    zh: "请填写；说不准就勾“不知道”", en: "Fill it in; if you are not sure, tick \"I don't know\"")
  static let eitherOr = Bilingual(
    zh: "填了就不要勾“不知道”，二选一", en: "Either fill it in or tick \"I don't know\", not both")
  static let wrongMoney = Bilingual(
    zh: "请写成 98 或 98.50 这样的金额", en: "Write an amount such as 98 or 98.50")
  static let wrongTime = Bilingual(
    zh: "请选一个日期和时间，例如 2026 年 11 月 18 日 20:14",
    en: "Choose a date and a time, such as 18 November 2026, 20:14")
  static let wrongSpan = Bilingual(
    zh: "请写一个整数，再选单位，例如 30 分钟", en: "Write a whole number and choose a unit, such as 30 minutes")
  static let wrongNumber = Bilingual(zh: "请写一个整数", en: "Write a whole number")
  static let wrongText = Bilingual(
    zh: "太长了，请写短一些", en: "This is too long, please write less")
  static let yuan = Bilingual(zh: "元", en: "yuan")
  static let unit = Bilingual(zh: "单位", en: "Unit")

  /// A fault with the question that it belongs to.
  static func faultAt(_ ask: Bilingual, _ fault: Bilingual) -> Bilingual {
    Bilingual(zh: "\(ask.zh) \(fault.zh)", en: "\(ask.en) \(fault.en)")
  }
}
