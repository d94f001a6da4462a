import CaseCore
import Playbook

extension Words {
  static let presumed = Bilingual(zh: "依法推定", en: "presumed by law,")
  static let disputed = Bilingual(zh: "材料互相矛盾", en: "documents disagree")
  static let unknown = Bilingual(zh: "未知", en: "unknown")

  static func evidenceAt(_ number: Int, _ place: String) -> Bilingual {
    let tail = place.isEmpty ? "" : " \(place)"
    return Bilingual(zh: "证据 \(number)\(tail)", en: "evidence \(number)\(tail)")
  }

  static func entryNumber(_ number: Int) -> Bilingual {
    Bilingual(zh: "第 \(number) 条", en: "entry \(number)")
  }

  static let account = Bilingual(zh: "按你的说法", en: "On your account")
  static let record = Bilingual(zh: "按现有材料", en: "On the record")
  static let reachHeading = Bilingual(zh: "能向谁要", en: "Whom it can reach")
  static let preconditionsHeading = Bilingual(zh: "三个前提", en: "The three preconditions")
  static let lawHeading = Bilingual(zh: "依据", en: "Grounds")
  static let missingHeading = Bilingual(zh: "还缺什么（按作用大小）", en: "What is missing, most useful first")
  static let otherClaimsHeading = Bilingual(zh: "其他可能的请求", en: "Other claims")
  static let barsHeading = Bilingual(zh: "对你不利的规定", en: "What stands against it")
  static let openBarsHeading = Bilingual(
    zh: "还没有排除的不利规定", en: "What may stand against it and is open")
  static let wouldChangeHeading = Bilingual(zh: "什么会改变判断", en: "What would change this")
  static let whyHeading = Bilingual(zh: "逐条说明", en: "Every condition")
  static let todayHeading = Bilingual(zh: "今天做什么", en: "What to do today")
  static let question = Bilingual(zh: "先回答一个问题", en: "One question first")
  static let notOdds = Bilingual(
    zh: "这说的是依据，不代表一定能退回。", en: "This is about grounds, not a promise of the money.")
  static let noClaim = Bilingual(
    zh: "按现在知道的，还看不出可以要回什么。", en: "What is known so far shows nothing that could be asked back.")

  static func met(_ truth: Truth) -> Bilingual {
    switch truth {
    case .yes: Bilingual(zh: "具备", en: "met")
    case .no: Bilingual(zh: "不具备", en: "not met")
    case .unknown: Bilingual(zh: "还不清楚", en: "unknown")
    }
  }

  static func judgedBy(_ digest: String, _ clock: String) -> Bilingual {
    Bilingual(
      zh: "规则手册 \(digest.prefix(12))，判断时刻 \(clock)",
      en: "Playbook \(digest.prefix(12)), judged at \(clock)")
  }

  static let unrecorded = Bilingual(
    zh: "卷宗库只读，或案件在别的密钥名下：这次判断没有记入卷宗。",
    en: "The vault is read-only, or the case is under another key: this judgement was not recorded."
  )

  static func verdictChanged(_ claim: String, _ before: String, _ after: String) -> Bilingual {
    Bilingual(
      zh: "规则手册更新后，\(claim) 的判断由 \(before) 变为 \(after)。",
      en: "The newer playbook judges \(claim) differently: \(before) before, \(after) now.")
  }

  static let notListed = Bilingual(zh: "不适用", en: "not listed")

  static func due(_ due: Bilingual) -> Bilingual {
    Bilingual(zh: "（\(due.zh)）", en: " (\(due.en))")
  }

  static let atOnce = Bilingual(zh: "马上", en: "at once")
  static func by(_ text: String) -> Bilingual { Bilingual(zh: "\(text) 前", en: "by \(text)") }
  static let provisional = Bilingual(
    zh: "，暂定：放假安排未公布", en: ", provisional: holidays not published yet")

  static let theirs = Bilingual(zh: "等对方", en: "theirs")
  static let yours = Bilingual(zh: "你自己的", en: "your own")
  static let over = Bilingual(zh: "已到期", en: "over")
  static let noDeadlines = Bilingual(zh: "现在没有时限在走。", en: "No clock is running.")

  /// A heading and what stands behind it.
  static func entitled(_ heading: Bilingual, _ text: Bilingual) -> Bilingual {
    Bilingual(zh: "\(heading.zh)：\(text.zh)", en: "\(heading.en): \(text.en)")
  }

  /// What a set of changes would lead to.
  static func leads(_ changes: String, _ world: Bilingual, _ verdict: Bilingual) -> Bilingual {
    Bilingual(
      zh: "\(changes) → \(world.zh)：\(verdict.zh)", en: "\(changes) → \(world.en): \(verdict.en)")
  }

  /// Cards in brackets.
  static func cards(_ cards: [String]) -> Bilingual {
    Bilingual(
      zh: "（\(cards.joined(separator: "；"))）", en: "(\(cards.joined(separator: "; ")))")
  }

  static func safeAndLegal(_ safe: String, _ legal: String) -> Bilingual {
    safe == legal
      ? Bilingual(zh: safe, en: safe)
      : Bilingual(zh: "稳妥日期 \(safe)，法定最后 \(legal)", en: "safe \(safe), legally \(legal)")
  }

  static func missingFact(_ ask: String) -> Bilingual {
    Bilingual(zh: "还没回答：\(ask)", en: "Not answered: \(ask)")
  }

  static func missingProof(_ fact: String, _ kind: Bilingual?) -> Bilingual {
    guard let kind else {
      return Bilingual(zh: "只有你的说法：\(fact)", en: "Only your word: \(fact)")
    }
    return Bilingual(
      zh: "只有你的说法：\(fact)，可用\(kind.zh)证明",
      en: "Only your word: \(fact); \(kind.en) would show it")
  }

  static func missingSlot(_ name: Bilingual, _ level: SlotSetDefinition.Level) -> Bilingual {
    switch level {
    case .required: Bilingual(zh: "缺：\(name.zh)（必需）", en: "Missing: \(name.en) (required)")
    case .oneOf:
      Bilingual(zh: "缺：\(name.zh)（同类之一即可）", en: "Missing: \(name.en) (one of its kind will do)")
    case .optional: Bilingual(zh: "可补：\(name.zh)", en: "Would help: \(name.en)")
    }
  }

  static let wouldChangeVerdict = Bilingual(zh: "，补上会改变判断", en: "; it would change the verdict")

  static func effort(_ effort: Int) -> Bilingual {
    Bilingual(zh: "费力程度 \(effort)", en: "effort \(effort)")
  }

  static let searchStopped = Bilingual(
    zh: "（只列出前面这些）", en: "(only the first ones are listed)")

  static func warning(_ warning: Warning) -> Bilingual {
    switch warning {
    case .outOfForce(let law, let day):
      Bilingual(
        zh: "注意：\(law) 在 \(day) 并不适用。", en: "Note: \(law) does not apply on \(day).")
    case .withheldEntries(let numbers):
      Bilingual(
        zh: "注意：有 \(numbers.count) 条记录在这里看不到，依据它们的内容不计入。",
        en: "Note: \(numbers.count) entries cannot be read here; what rests on them does not count."
      )
    }
  }
}
