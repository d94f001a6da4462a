import CaseCore

extension Words {
  static func caseHead(_ id: String, entries: Int, state: Bilingual) -> Bilingual {
    Bilingual(
      zh: "\(id)　\(state.zh)　共 \(entries) 条记录", en: "\(id)  \(state.en)  \(entries) entries")
  }

  static let evidenceHeading = Bilingual(zh: "证据", en: "Evidence")
  static let stepsHeading = Bilingual(zh: "已走的步骤", en: "Steps taken")
  static let answersHeading = Bilingual(zh: "收到的答复", en: "Answers received")

  static func bytes(_ count: Int64) -> Bilingual {
    Bilingual(zh: "\(count) 字节", en: "\(count) bytes")
  }

  static func workingDays(_ day: Day, provisional: Bool) -> Bilingual {
    provisional
      ? Bilingual(
        zh: "\(day)（暂定：所需年份的放假安排还没有公布）",
        en: "\(day) (provisional: the holidays of a year that it needs are not published yet)")
      : Bilingual(zh: "\(day)", en: "\(day)")
  }

  static let impossibleCount = Bilingual(
    zh: "工作日的个数应在 1 到 1000 之间", en: "the number of working days is from 1 to 1000")
}

extension Words {
  static let answerNeeded = Bilingual(
    zh: "answered 后面要写明是哪种答复，其他情况不写", en: "answered needs the answer, the others take none")
  static let movedNeedsDue = Bilingual(
    zh: "moved 需要 --due 和 --text", en: "moved needs --due and --text")
}

extension Words {
  static func checked(_ areas: [String], tests: Int, errors: Int) -> Bilingual {
    let names = areas.joined(separator: ", ")
    return errors == 0
      ? Bilingual(
        zh: "\(names)：没有发现问题，\(tests) 个用例通过。", en: "\(names): sound; \(tests) tests passed.")
      : Bilingual(
        zh: "\(names)：\(errors) 处错误，\(tests) 个用例。",
        en: "\(names): \(errors) errors; \(tests) tests.")
  }

  static func written(_ path: String) -> Bilingual {
    Bilingual(zh: "已写好：\(path)", en: "Written: \(path)")
  }
}
