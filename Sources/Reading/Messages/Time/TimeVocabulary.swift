/// A part of a day, as people promise by it.
enum DayPart: Sendable, Hashable {
  case dawn, morning, noon, afternoon, evening

  /// The last moment of the part in seconds of the day (corpus/labels.md, chats).
  var lastSecond: Int {
    switch self {
    case .dawn: 6 * 3600
    case .morning: 12 * 3600
    case .noon: 14 * 3600
    case .afternoon: 18 * 3600
    case .evening: 86_399
    }
  }

  /// The hour of the day, 0 to 30, that `hour` on a clock means in this part; nil for none.
  func hour(_ hour: Int) -> Int? {
    guard (0...24).contains(hour) else { return nil }
    guard hour <= 12 else { return hour }
    switch self {
    case .dawn, .morning: return self == .dawn && hour == 12 ? 0 : hour
    case .noon: return hour <= 3 ? hour + 12 : hour
    case .afternoon: return hour < 12 ? hour + 12 : hour
    // 今晚十二点 is the end of the day, 今晚两点 is after it.
    case .evening: return hour >= 5 ? hour + 12 : hour + 24
    }
  }
}

/// The words by which people say when.
enum TimeWord: Sendable, Hashable {
  /// So many days from today.
  case day(Int)
  /// The same with a part of the day: 今晚.
  case dayPart(Int, DayPart)
  case part(DayPart)
  /// So many weeks from this one; nil for a bare 周, which needs a day of the week.
  case week(Int?)
  /// 周末, 这周末, 下周末.
  case weekend(Int)
  /// So many months from this one.
  case month(Int)
  /// The end of the month that was named, or of this one.
  case monthEnd
  case yearEnd
  case feast(month: Int, day: Int)
  /// 春节, 年后, 过两天: a time that no calendar here fixes.
  case open
  /// Something that lies behind.
  case past
}

/// The words of time by what they are for; folded forms only.
enum TimeVocabulary {
  /// Words that say when by themselves; longer ones win.
  static let words: [(word: String, means: TimeWord)] =
    days + weeks + months + feasts
    + marked(
      [
        "春节", "过年", "年前", "年后", "年初", "开年", "节前", "节后", "中秋", "端午", "清明", "十五之后", "过两天",
        "过几天", "过些天", "过一阵", "过阵子", "过段时间", "这两天", "这几天", "近两天", "近几天", "近期", "近日", "改天",
        "回头", "到时候", "届时", "往后", "以后再", "哪天", "年假后", "假期后", "节后",
      ], .open)
    + marked(
      [
        "昨天", "昨日", "昨晚", "昨夜", "昨儿", "前天", "前日", "前晚", "大前天", "上周", "上星期", "上个星期", "上礼拜",
        "上个礼拜", "上个月", "上月", "去年", "前几天", "刚才", "琴日", "寻日",
      ], .past)

  /// The same as plain words: what patterns call `{when}`.
  static let standing = words.map(\.word).filter { $0 != "周" }

  private static func marked(_ words: [String], _ means: TimeWord) -> [(String, TimeWord)] {
    words.map { ($0, means) }
  }

  private static let days: [(String, TimeWord)] =
    marked(["今天", "今日", "今儿", "今个", "当天", "当日", "即日"], .day(0))
    + marked(["明天", "明日", "明儿", "明个", "次日", "翌日", "隔天", "第二天", "听日", "今明两天", "今明两日"], .day(1))
    + marked(["后天", "后日", "后儿", "后个", "明后天", "明后两天"], .day(2))
    + marked(["大后天", "大后日"], .day(3))
    + marked(["今早", "今晨", "今儿早"], .dayPart(0, .morning))
    + marked(["今晚", "今夜", "当晚", "今儿晚", "今宵", "今晚上"], .dayPart(0, .evening))
    + marked(["明早", "明晨", "听朝", "明儿早"], .dayPart(1, .morning))
    + marked(["明晚", "听晚", "明夜", "明儿晚"], .dayPart(1, .evening))
    + marked(["后晚"], .dayPart(2, .evening))
    + marked(["今午"], .dayPart(0, .noon))
    + marked(["明午"], .dayPart(1, .noon))
    + marked(["凌晨", "拂晓"], .part(.dawn))
    + marked(["早上", "早晨", "清早", "一早", "上午", "朝早", "上昼"], .part(.morning))
    + marked(["中午", "晌午", "午间", "正午"], .part(.noon))
    + marked(["下午", "午后", "傍晚", "下昼", "晏昼"], .part(.afternoon))
    + marked(["晚上", "晚间", "夜里", "夜间", "半夜", "深夜", "夜晚", "晚黑", "午夜"], .part(.evening))

  private static let weeks: [(String, TimeWord)] =
    marked(
      ["本周", "这周", "这星期", "这个星期", "本星期", "这礼拜", "这个礼拜", "这个周", "本礼拜", "今周"], .week(0))
    + marked(["下周", "下星期", "下个星期", "下礼拜", "下个礼拜", "下个周"], .week(1))
    + marked(["下下周", "下下星期", "下下个星期", "下下礼拜"], .week(2))
    + marked(["周", "星期", "礼拜"], .week(nil))
    + marked(["周末", "这周末", "本周末", "这个周末"], .weekend(0))
    + marked(["下周末", "下个周末"], .weekend(1))

  private static let months: [(String, TimeWord)] =
    marked(["本月", "这个月", "当月", "这月"], .month(0))
    + marked(["下月", "下个月"], .month(1))
    + marked(["月底", "月末", "月尾"], .monthEnd)
    + marked(["年底", "年末"], .yearEnd)

  private static let feasts: [(String, TimeWord)] = [
    ("元旦", .feast(month: 1, day: 1)), ("情人节", .feast(month: 2, day: 14)),
    ("妇女节", .feast(month: 3, day: 8)), ("三八节", .feast(month: 3, day: 8)),
    ("五一", .feast(month: 5, day: 1)), ("劳动节", .feast(month: 5, day: 1)),
    ("六一", .feast(month: 6, day: 1)),
    ("儿童节", .feast(month: 6, day: 1)), ("教师节", .feast(month: 9, day: 10)),
    ("国庆", .feast(month: 10, day: 1)), ("十一假期", .feast(month: 10, day: 1)),
    ("双十一", .feast(month: 11, day: 11)), ("双11", .feast(month: 11, day: 11)),
    ("双十二", .feast(month: 12, day: 12)), ("双12", .feast(month: 12, day: 12)),
    ("平安夜", .feast(month: 12, day: 24)), ("圣诞", .feast(month: 12, day: 25)),
    ("跨年", .feast(month: 12, day: 31)), ("除夕", .open),
  ]

  /// Words that say something only beside others.
  static let within = ["之内", "以内", "内"]
  static let after = ["之后", "以后", "过后", "后", "完", "起"]
  static let before = ["之前", "以前", "前"]
  static let about = ["左右", "上下", "前后", "那天", "这天", "当天", "整"]
  static let connecting = ["到", "至", "-", "~", "、", "—", "或"]
  static let clock = ["点钟", "点", "时", ":"]
  /// What makes a word of the lists above the beginning of another: 后台, 内部, 点券.
  static let otherwise = ["台", "面", "续", "来", "期", "部", "券", "卷", "数", "卡", "级", "容", "存"]
  /// What follows a time that is no promise but the case that it is broken.
  static let unfulfilled = [
    "还没", "还未", "仍未", "仍没", "没到", "未到", "不到", "没收", "未收", "没发", "未发", "没退", "未退", "还不", "再没",
  ]
  static let single = ["号", "日", "月", "早", "晚", "底", "末", "刻钟", "一刻", "三刻", "半", "分", "多", "一"]

  /// All of these, for the alphabet.
  static let dependent =
    within + after + before + about + connecting + clock + otherwise + unfulfilled + single
}
