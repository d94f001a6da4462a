public import CaseCore

/// What can be wrong with the case that was asked for.
extension Refusal {
  /// The vault has no case yet.
  public static let noCaseYet = Refusal(
    "no-case", .input,
    what: Bilingual(zh: "这个卷宗库里还没有案件", en: "There is no case in this vault yet"),
    mend: Bilingual(
      zh: "先用 recourse case new --title … 建一个", en: "open one with: recourse case new --title …"))

  /// The opening of the journal is withheld here.
  public static let openingWithheld = Refusal(
    "opening-withheld", .input,
    what: Bilingual(
      zh: "这份卷宗没有披露第一条记录，无法判断",
      en: "The first entry of this journal is not disclosed, so it cannot be judged"),
    mend: Bilingual(zh: "请用完整的卷宗", en: "use the whole journal"))

  /// The journal holds as many entries as it may.
  public static let journalFull = Refusal(
    "journal-full", .input,
    what: Bilingual(zh: "这个案件的记录已到上限", en: "This case has as many entries as it may have"),
    mend: Bilingual(zh: "请另建一个案件继续", en: "open another case and go on there"))

  /// No case has this id.
  public static func unknownCase(_ text: String) -> Refusal {
    Refusal(
      "unknown-case", .input,
      what: Bilingual(zh: "没有编号为“\(text)”的案件", en: "There is no case \"\(text)\""),
      mend: Bilingual(
        zh: "用 recourse case list 查看所有案件", en: "see all cases with: recourse case list"))
  }

  /// Several cases begin so.
  public static func ambiguousCase(_ text: String, _ fitting: [String]) -> Refusal {
    let some = fitting.prefix(3).map { String($0.prefix(12)) }.joined(separator: ", ")
    return Refusal(
      "ambiguous-case", .input,
      what: Bilingual(
        zh: "以“\(text)”开头的案件不止一个：\(some)", en: "Several cases begin with \"\(text)\": \(some)"),
      mend: Bilingual(zh: "请多写几位编号", en: "write more of the id"))
  }

  /// Several cases were opened within the second of the last one.
  static func ambiguousLast(_ cases: [String]) -> Refusal {
    let some = cases.prefix(3).map { String($0.prefix(12)) }.joined(separator: ", ")
    return Refusal(
      "ambiguous-case", .input,
      what: Bilingual(
        zh: "最新的案件不止一个，它们在同一秒建立：\(some)",
        en: "Several cases were opened within the same second, so none is the last: \(some)"),
      mend: Bilingual(zh: "请写案件编号", en: "write the id of the case"))
  }

  /// The journal never had this many entries.
  public static func noSuchSize(_ size: Int, of count: Int) -> Refusal {
    Refusal(
      "no-such-size", .input,
      what: Bilingual(
        zh: "卷宗从未有过 \(size) 条记录，现在是 \(count) 条",
        en: "The journal never had \(size) entries; it has \(count)"),
      mend: Bilingual(zh: "请写 1 到 \(count) 之间的数", en: "write a number from 1 to \(count)"))
  }

  /// Somebody else wrote to the case meanwhile.
  static func conflict(_ conflict: JournalConflict) -> Refusal {
    Refusal(
      "case-changed", .unavailable,
      what: Bilingual(
        zh: "另一个程序刚写了这个案件(应有 \(conflict.expected) 条，现有 \(conflict.found) 条)，本次未写入",
        en: "Another program wrote to this case meanwhile (\(conflict.expected) entries expected, "
          + "\(conflict.found) found); nothing was written"),
      mend: Bilingual(zh: "请重新执行一次", en: "run the command again"))
  }

  /// The case was opened after `day`.
  static func notYetOpened(_ day: Day) -> Refusal {
    Refusal(
      "not-yet-opened", .input,
      what: Bilingual(zh: "\(day) 这一天还没有这个案件", en: "The case did not exist on \(day)"),
      mend: Bilingual(zh: "写建案之后的日期", en: "name a day after it was opened"))
  }
}
