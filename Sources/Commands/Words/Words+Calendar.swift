import CaseCore

extension Help {
  static let calendar = Bilingual(
    zh: "把时限写成日历文件（.ics，带提醒），放进手机或电脑的日历；里面没有姓名、金额、订单号",
    en: "write the deadlines as a calendar file (.ics, with alarms) for your phone or computer; "
      + "it holds no names, amounts or order numbers")
  static let calendarCases = Bilingual(
    zh: "案件编号、其开头几位，或 last；不写就是所有没结的案件",
    en: "the ids of cases, their beginnings, or last; all open cases if there is none")
  static let calendarReplace = Bilingual(
    zh: "覆盖原来的日历文件（日历软件按编号更新，不会重复）",
    en: "write over the file of last time (calendars update by id, nothing doubles)")
}

extension Words {
  static func calendarWritten(_ file: String, _ count: Int) -> Bilingual {
    Bilingual(
      zh: "写好 \(file)：\(count) 项",
      en: "\(file) written: \(count) \(count == 1 ? "entry" : "entries")")
  }
}
