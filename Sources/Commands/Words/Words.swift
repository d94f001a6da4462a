import CaseCore

/// The catalogue of what the command line says. Its other files are `Words+Topic.swift`; help is in
/// `Help.swift`. A text without one of the languages cannot be written (`Bilingual`).
enum Words {
  static func defect(_ type: String) -> Bilingual {
    Bilingual(
      zh: "程序内部出错（\(type)），已停止。卷宗里已有的内容不受影响。",
      en: "The program failed inside (\(type)) and stopped. What is stored is not affected.")
  }

  static let practice = Bilingual(zh: "【演练】", en: "[PRACTICE]")

  static let nothing = Bilingual(zh: "（没有）", en: "(none)")

  static func opened(_ id: String) -> Bilingual {
    Bilingual(zh: "已建案：\(id)", en: "Opened: \(id)")
  }

  static let noCases = Bilingual(
    zh: "还没有案件。用 recourse case new --title … 建一个。",
    en: "There is no case yet. Open one with: recourse case new --title …")

  static let open = Bilingual(zh: "进行中", en: "open")

  static func recorded(_ entry: Int) -> Bilingual {
    Bilingual(zh: "已记入第 \(entry) 条。", en: "Recorded as entry \(entry).")
  }

  static let neverStored = Bilingual(
    zh: "这个回答不会被保存。", en: "This answer is never stored.")

  static func storedInstead(_ fact: String) -> Bilingual {
    Bilingual(
      zh: "这个回答本身不保存，只记下：\(fact)。", en: "The answer itself is not stored; only this is: \(fact).")
  }

  static func outcome(_ outcome: CaseClosed.Outcome) -> Bilingual {
    switch outcome {
    case .refunded: Bilingual(zh: "已全额退回", en: "refunded")
    case .partlyRefunded: Bilingual(zh: "退回一部分", en: "partly refunded")
    case .delivered: Bilingual(zh: "后来到账了", en: "delivered after all")
    case .settled: Bilingual(zh: "双方谈妥", en: "settled")
    case .givenUp: Bilingual(zh: "不再继续", en: "given up")
    case .lost: Bilingual(zh: "没有要回", en: "lost")
    case .wrong: Bilingual(zh: "弄错了，并无此事", en: "a mistake, nothing to claim")
    }
  }
}

extension Bilingual {
  /// The same text with `tail` behind it in both languages.
  func followed(by tail: String) -> Bilingual { Bilingual(zh: zh + tail, en: en + tail) }
}
