import CaseCore

/// Words about a shop before anything is paid.
extension Words {
  static let vetTitle = Bilingual(zh: "付款之前看一看", en: "Before you pay")
  static let vetLead = Bilingual(
    zh: "把店铺的用户协议、商品页的文字贴进来，再说说你知道的。会告诉你留神什么、自己查什么、先问什么、先存什么。这里写的不会保存。",
    en: """
      Paste the shop's terms and the words of its page, and say what you know of it. You are told what to be \
      warned of, look up, ask and save. Nothing that you write here is kept.
      """)
  static let vetTerms = Bilingual(zh: "用户协议、退款规则的文字", en: "The terms and refund rules")
  static let vetShop = Bilingual(zh: "商品页、店铺页的文字", en: "The words of the shop's page")
  static let vetFacts = Bilingual(
    zh: "你知道的（说不准就不填）", en: "What you know (leave out what you are not sure of)")
  static let vetLook = Bilingual(zh: "看一看", en: "Look at it")
  static let vetMore = Bilingual(zh: "补充，再看一次", en: "Say more, and look again")
  static let vetSaySomething = Bilingual(
    zh: "请贴一段文字，或者说一件你知道的", en: "Paste a text, or say one thing that you know")
  static let vetNoAgreement = Bilingual(
    zh: "没有读到用户协议，条款一概未知。协议多在页面底部，找到后一起贴进来。",
    en: """
      No agreement was read, so nothing is known of its clauses. It mostly stands at the foot of the page: \
      paste it as well.
      """)
  static let vetNoWarning = Bilingual(zh: "已知的里面没有要提醒的", en: "Nothing known calls for a warning")
  static let vetNotReliable = Bilingual(
    zh: "这不说明店铺可靠，只说明还不知道什么。", en: "That does not make the shop reliable.")
  static let vetOpen = Bilingual(zh: "还不知道的（不算提醒）", en: "Not known yet (no warning)")
  static let vetChecks = Bilingual(zh: "自己查一查", en: "To look up yourself")
  static let vetAsk = Bilingual(
    zh: "在店铺自己的客服里问，把问和答完整截图。对方公开作出或写明的承诺，可以要求它照办。",
    en: """
      Ask in the shop's own chat and keep question and answer whole. What it promises in public or in \
      writing it can be held to.
      """)
  static let vetKeep = Bilingual(zh: "付款前先存好", en: "Save before you pay")
  static let vetEnds = Bilingual(
    zh: "这些只说依据，不说会不会出事，也不替你决定买不买。",
    en: "This says what things rest on, not how they will end; whether to buy is up to you.")

  static func vetWarnings(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "付款前要留神（\(count) 条，重的在前）",
      en: count == 1 ? "One warning before you pay" : "\(count) warnings, the heaviest first")
  }

  /// A warning as a question.
  static func vetIs(_ title: Bilingual) -> Bilingual {
    Bilingual(zh: "\(title.zh)？", en: "\(title.en)?")
  }

  static func vetWhere(_ place: Bilingual, _ enter: Bilingual) -> Bilingual {
    Bilingual(zh: "在 \(place.zh)，输入：\(enter.zh)", en: "At \(place.en), type: \(enter.en)")
  }

  static func vetMeans(_ shows: Bilingual, _ means: Bilingual) -> Bilingual {
    Bilingual(zh: "\(shows.zh)：\(means.zh)", en: "\(shows.en): \(means.en)")
  }
}
