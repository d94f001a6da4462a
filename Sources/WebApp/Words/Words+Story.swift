import CaseCore

extension Words {
  static let storyTitle = Bilingual(zh: "用自己的话说", en: "In your own words")
  static let storyLead = Bilingual(
    zh: "想到什么写什么：买了什么、花了多少、怎么付的、后来怎样。写完先给你看读出了什么，你点头才会开案件。",
    en: """
      Write as it comes: what you bought, what it cost, how you paid, what happened then. You are shown \
      what was found first; a case is opened only when you agree.
      """)
  static let storyText = Bilingual(zh: "发生了什么", en: "What happened")
  static let storyEmpty = Bilingual(zh: "请先写几句", en: "Write a few words first")
  static let readStory = Bilingual(zh: "看看读出了什么", en: "See what is found")
  static let storyFound = Bilingual(zh: "读出来的", en: "What was found")
  static let storyCounts = Bilingual(
    zh: "这些是从你的话里读出来的，你确认了才算数。",
    en: "This is what your words were read as. It counts only once you confirm it.")
  static let storyAgain = Bilingual(zh: "改一改再读", en: "Change your words")
  static let storySaysLittle = Bilingual(
    zh: "没有读出是哪种情况，请在下面选一项。", en: "The words do not say which it is: choose below.")
  static let keepStory = Bilingual(
    zh: "把我的原话存进案件（只给自己看，不会带给任何人）",
    en: "Keep my words in the case (for me alone; they go to nobody)")
  static let openWithStory = Bilingual(zh: "没错，继续", en: "This is right: go on")
  static let noneOfThese = Bilingual(zh: "都不是，或不知道", en: "None of these, or I don't know")
  static let orStory = Bilingual(zh: "或者用自己的话说", en: "Or tell it in your own words")

  static func storyTried(_ names: String) -> Bilingual {
    Bilingual(zh: "你已经找过：\(names)", en: "You have asked already: \(names)")
  }
}
