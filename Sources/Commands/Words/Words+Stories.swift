import CaseCore
import Reading

extension Help {
  static let readStory = Bilingual(
    zh: "读你自己写的经过：可能是哪种情况、金额、付款方式、找过谁；都要你确认，什么也不存",
    en:
      "read your own account: what kind of case it may be, amounts, how it was paid, who was asked; all "
      + "of it for you to confirm, nothing is stored")
  static let storyFile = Bilingual(
    zh: "写着经过的文件，- 表示标准输入", en: "the file with your account; - for standard input")
}

/// Words about a person's own story.
extension Words {
  static func storyRead(_ reading: StoryReading) -> Bilingual {
    switch reading.claims.count {
    case 0:
      Bilingual(
        zh: "从这段话里看不出是哪种情况。可以说说：买了什么、付了多少、收到什么、对方怎么说。",
        en:
          "The words do not say what kind of case it is. Tell what was bought, what was paid, what "
          + "arrived, and what they answered.")
    case 1: Bilingual(zh: "可能是这种情况：", en: "It may be:")
    case let count: Bilingual(zh: "可能是这 \(count) 种情况之一：", en: "It may be one of these \(count):")
    }
  }

  static let plainFromWords = Bilingual(zh: "（话里说得明白）", en: "(plain from the words)")
  static let toBeConfirmed = Bilingual(zh: "（不能确定）", en: "(not certain)")

  static func amountsNamed(_ amounts: [String]) -> Bilingual {
    Bilingual(
      zh: "金额：" + amounts.joined(separator: "、"), en: "Amounts: " + amounts.joined(separator: ", "))
  }

  static func paidThrough(_ channel: Bilingual) -> Bilingual {
    Bilingual(zh: "付款方式：\(channel.zh)", en: "Paid through: \(channel.en)")
  }

  static func triedDoors(_ doors: [Bilingual]) -> Bilingual {
    Bilingual(
      zh: "找过：" + doors.map(\.zh).joined(separator: "、"),
      en: "Asked already: " + doors.map(\.en).joined(separator: ", "))
  }

  static let allToConfirm = Bilingual(
    zh: "这些只是从话里读出来的，请逐一核对；建案后用 fact set 说明。",
    en:
      "All of it is only read off the words: check each; state it with fact set once a case is open."
  )
}
