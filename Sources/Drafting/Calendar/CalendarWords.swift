internal import CaseCore

/// The words of a calendar.
enum CalendarWords {
  static let name = Bilingual(zh: "有据 · 退款时限", en: "Recourse · refund deadlines")

  /// What an event of the other side is called: `says` is what they have to do by then.
  static func theirs(_ rung: Bilingual, _ says: Bilingual) -> Bilingual {
    Bilingual(zh: "等答复（\(rung.zh)）：\(says.zh)", en: "Waiting (\(rung.en)): \(says.en)")
  }

  static func own(_ says: Bilingual) -> Bilingual {
    Bilingual(zh: "你的时限：\(says.zh)", en: "Your deadline: \(says.en)")
  }

  static func step(_ rung: Bilingual, _ action: Bilingual) -> Bilingual {
    Bilingual(zh: "要做（\(rung.zh)）：\(action.zh)", en: "To do (\(rung.en)): \(action.en)")
  }

  static let silenceCounts = Bilingual(
    zh: "到时没有答复也是一种结果：记下“没有答复”，就可以走下一步。",
    en: "No answer by then is a result too: record \"no answer\" and take the next step.")

  /// The safe date is that of the event.
  static func legal(_ date: String) -> Bilingual {
    Bilingual(
      zh: "这里记的是稳妥的日期；法律上最晚到 \(date)。",
      en: "This is the safe date; the law allows until \(date).")
  }

  static let provisional = Bilingual(
    zh: "暂定：那一年的放假安排还没有公布。",
    en: "Provisional: the holidays of that year are not published yet.")

  static let moved = Bilingual(zh: "这个时限改过。", en: "This deadline was moved.")

  /// Which case it is, where a calendar may hold several.
  static func ofCase(_ id: String) -> Bilingual {
    Bilingual(zh: "案件 \(id)", en: "Case \(id)")
  }
}
