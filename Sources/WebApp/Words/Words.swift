import CaseCore

/// The words of the pages.
enum Words {
  static let name = Bilingual(zh: "有据", en: "Recourse")
  static let skip = Bilingual(zh: "跳到正文", en: "Skip to the content")
  static let practice = Bilingual(
    zh: "演练：这里的案件都是练习", en: "PRACTICE: the cases here are for practice")
  static let footer = Bilingual(
    zh: "有据帮你自己办。它不替你提交，不抽成，不保证结果。你写的和存的，都只在这台电脑里。",
    en: """
      Recourse helps you to do it yourself. It files nothing for you, takes no cut and promises no \
      outcome. What you write and keep stays on this computer.
      """)

  /// The title of a page on which something has to be mended.
  static func mistake(_ title: Bilingual) -> Bilingual {
    Bilingual(zh: "有误：\(title.zh)", en: "Error: \(title.en)")
  }

  /// A language by its own name, which is the same on every page.
  static func ownName(of language: Language) -> String {
    Bilingual(zh: "中文", en: "English")(language)
  }

  static let proceed = Bilingual(zh: "继续", en: "Continue")
  static let unknown = Bilingual(zh: "不知道", en: "I don't know")
  static let why = Bilingual(zh: "为什么问这个？", en: "Why do you ask?")
  static let yes = Bilingual(zh: "是", en: "Yes")
  static let no = Bilingual(zh: "否", en: "No")
  static let change = Bilingual(zh: "修改", en: "Change")
  static let notAnswered = Bilingual(zh: "还没回答", en: "Not answered")
  static let faultsHeading = Bilingual(zh: "有几处要改一下", en: "There is something to mend")
}
