import CaseCore
import Playbook

/// What can be wrong with a single value.
enum ValueFault: Fault, Hashable {
  case notAName(String)
  case notYesOrNo(String)
  case notWholeNumber(String)
  case decimals(String)
  case outOfRange(String, Int, Int)
  case notASpan(String)
  case spanTooLong(String)
  case notADay(String)
  case notAYear(String)
  case notATimeOfDay(String)
  case notAnInstant(String)
  case notMoney(String)

  var code: String {
    switch self {
    case .notAName: "not-a-name"
    case .notYesOrNo: "not-yes-or-no"
    case .notWholeNumber: "not-a-whole-number"
    case .decimals: "decimals"
    case .outOfRange: "out-of-range"
    case .notASpan: "not-a-span"
    case .spanTooLong: "span-too-long"
    case .notADay: "not-a-day"
    case .notAYear: "not-a-year"
    case .notATimeOfDay: "not-a-time-of-day"
    case .notAnInstant: "not-an-instant"
    case .notMoney: "not-money"
    }
  }

  var message: Bilingual {
    switch self {
    case .notMoney(let found):
      Bilingual(zh: "“\(found)”不是金额。", en: "“\(found)” is no amount.")
    case .notAName(let found): Bilingual(zh: "“\(found)”不是名称。", en: "“\(found)” is no name.")
    case .notYesOrNo(let found):
      Bilingual(zh: "“\(found)”不是 yes 或 no。", en: "“\(found)” is neither yes nor no.")
    case .notWholeNumber(let found):
      Bilingual(zh: "“\(found)”不是整数。", en: "“\(found)” is no whole number.")
    case .decimals(let found):
      Bilingual(zh: "“\(found)”带小数。", en: "“\(found)” has decimals.")
    case .outOfRange(let found, let least, let most):
      Bilingual(
        zh: "\(found) 不在 \(least) 到 \(most) 之间。",
        en: "\(found) is not between \(least) and \(most).")
    case .notASpan(let found):
      Bilingual(zh: "“\(found)”不是时长。", en: "“\(found)” is no length of time.")
    case .spanTooLong(let found):
      Bilingual(
        zh: "“\(found)”超过一百年。", en: "“\(found)” is longer than a hundred years.")
    case .notADay(let found):
      Bilingual(zh: "“\(found)”不是存在的日期。", en: "“\(found)” is no day that exists.")
    case .notAYear(let found): Bilingual(zh: "“\(found)”不是年份。", en: "“\(found)” is no year.")
    case .notATimeOfDay(let found):
      Bilingual(zh: "“\(found)”不是一天里的时刻。", en: "“\(found)” is no time of day.")
    case .notAnInstant(let found): Bilingual(zh: "“\(found)”不是时刻。", en: "“\(found)” is no instant.")
    }
  }

  var hint: Bilingual {
    switch self {
    case .notMoney: Bilingual(zh: "写成 98.00。", en: "Write it as 98.00.")
    case .notAName:
      Bilingual(
        zh: "名称以英文字母开头，只含字母、数字和下划线，最多 64 个。",
        en: "A name starts with a letter and has letters, digits and _ only, 64 at most.")
    case .notYesOrNo: Bilingual(zh: "写 yes 或 no。", en: "Write yes or no.")
    case .notWholeNumber:
      Bilingual(zh: "写整数，如 98。", en: "Write a whole number, such as 98.")
    case .decimals:
      Bilingual(
        zh: "手册里没有小数：金额以分计（98.00 元写 9800），比例以千分计（0.7 写 700）。",
        en: "A playbook has no decimals: money is in fen (98.00 yuan is 9800), "
          + "ratios are per mille (0.7 is 700).")
    case .outOfRange(_, let least, let most):
      Bilingual(
        zh: "写 \(least) 到 \(most) 之间的整数。", en: "Write a whole number from \(least) to \(most).")
    case .notASpan:
      Bilingual(
        zh: "写成 30 minutes、48 h、15 days、7 working days、3 months 或 1 year。",
        en: "Write 30 minutes, 48 h, 15 days, 7 working days, 3 months or 1 year.")
    case .spanTooLong:
      Bilingual(zh: "检查数字和单位。", en: "Look at the number and the unit.")
    case .notADay: Bilingual(zh: "写成 2026-11-22。", en: "Write it as 2026-11-22.")
    case .notAYear: Bilingual(zh: "写四位年份，如 2026。", en: "Write four digits, such as 2026.")
    case .notATimeOfDay:
      Bilingual(zh: "加引号写成 \"20:00\"。", en: "Write \"20:00\", in quotes.")
    case .notAnInstant:
      Bilingual(
        zh: "写当地时间，如 \"2026-11-18 20:14:00\"。",
        en: "Write local time, such as \"2026-11-18 20:14:00\".")
    }
  }
}
