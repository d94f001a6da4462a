import CaseCore

extension Words {
  static let timelineTitle = Bilingual(zh: "时间线", en: "Timeline")
  static let happeningsHeading = Bilingual(zh: "经过", en: "What happened")
  static let caseOpened = Bilingual(zh: "开始这个案件", en: "The case was opened")
  static let messageSent = Bilingual(zh: "你说", en: "You wrote")
  static let messageReceived = Bilingual(zh: "对方说", en: "They wrote")
  static let evidenceAdded = Bilingual(zh: "收下证据", en: "Evidence taken in")

  static func stepTaken(_ door: Bilingual) -> Bilingual {
    Bilingual(zh: "发出：\(door.zh)", en: "Sent: \(door.en)")
  }

  static func answerCame(_ door: Bilingual, _ answer: Bilingual) -> Bilingual {
    Bilingual(zh: "\(door.zh)答复：\(answer.zh)", en: "\(door.en): \(answer.en)")
  }

  // MARK: What is to come

  static let aheadHeading = Bilingual(zh: "接下来的时限", en: "What is to come")
  static let nothingAhead = Bilingual(
    zh: "现在没有在走的时限。", en: "Nothing is on the clock now.")
  static let toCalendar = Bilingual(
    zh: "放进手机日历（.ics）", en: "Into your calendar (.ics)")
  static let calendarHolds = Bilingual(
    zh: "日历文件带提醒，夜里不响；里面没有姓名、金额和订单号。时限变了，再存一次就会更新，不会重复。",
    en:
      "The file has alarms, none at night, and holds no name, amount or order number. When a deadline moves, save it again: it updates and nothing doubles."
  )
  static let theirDeadline = Bilingual(zh: "等对方", en: "theirs")
  static let ownDeadline = Bilingual(zh: "你的时限", en: "yours")
  static let deadlineOver = Bilingual(zh: "时限到了", en: "Time was up")
  static let provisionalDate = Bilingual(
    zh: "暂定：那一年的放假安排还没公布", en: "provisional: that year's holidays are not published yet")
  static let movedDeadline = Bilingual(zh: "改过期", en: "moved")

  static func atDoor(_ door: Bilingual, _ says: Bilingual) -> Bilingual {
    Bilingual(zh: "\(door.zh)：\(says.zh)", en: "\(door.en): \(says.en)")
  }

  /// The safe date stands beside it.
  static func legalDate(_ date: String) -> Bilingual {
    Bilingual(zh: "法律上最晚 \(date)", en: "by law until \(date)")
  }

  static func promiseMade(_ door: Bilingual, _ due: String?) -> Bilingual {
    guard let due else { return Bilingual(zh: "\(door.zh)答应了", en: "\(door.en): a promise") }
    return Bilingual(zh: "\(door.zh)答应在 \(due) 前办到", en: "\(door.en): a promise, by \(due)")
  }
}
