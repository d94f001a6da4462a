import CaseCore
import Playbook

/// What can be wrong with a text that people see.
enum WordFault: Fault, Hashable {
  case chineseInEnglish(String)
  case noChinese(String)
  case badBraces(Language)
  case badPlaceholder(Language, String)
  case unknownPlaceholder(String, known: [String])
  case misplacedPlaceholder(String)

  var code: String {
    switch self {
    case .chineseInEnglish: "chinese-in-english"
    case .noChinese: "no-chinese"
    case .badBraces: "bad-braces"
    case .badPlaceholder: "bad-placeholder"
    case .unknownPlaceholder: "unknown-placeholder"
    case .misplacedPlaceholder: "misplaced-placeholder"
    }
  }

  var message: Bilingual {
    switch self {
    case .chineseInEnglish(let found):
      Bilingual(zh: "英文里夹着中文“\(found)”。", en: "There is Chinese in the English text: “\(found)”.")
    case .noChinese(let text):
      Bilingual(zh: "中文里没有一个汉字：“\(text)”。", en: "The Chinese text has no Chinese in it: “\(text)”.")
    case .badBraces(let language):
      Bilingual(
        zh: "\(language.tag) 文字里的花括号不成对。",
        en: "The braces in the \(language.tag) text do not pair.")
    case .badPlaceholder(let language, let found):
      Bilingual(
        zh: "\(language.tag) 文字里的“{\(found)}”不是占位符。",
        en: "“{\(found)}” in the \(language.tag) text is no placeholder.")
    case .unknownPlaceholder(let found, _):
      Bilingual(zh: "占位符“{\(found)}”不是事实。", en: "The placeholder “{\(found)}” names no fact.")
    case .misplacedPlaceholder(let found):
      Bilingual(
        zh: "“{\(found)}”在这里没有值。", en: "“{\(found)}” has no value here.")
    }
  }

  var hint: Bilingual {
    switch self {
    case .chineseInEnglish:
      Bilingual(
        zh: "译成英文；界面上的原词放进「」里。",
        en: "Translate it; words as they stand on a screen go inside 「」.")
    case .noChinese: Bilingual(zh: "写成中文。", en: "Write it in Chinese.")
    case .badBraces:
      Bilingual(
        zh: "占位符写成 {名称}；要印出花括号就写两个：{{ 或 }}。",
        en: "A placeholder is {name}; a brace to be printed is written twice: {{ or }}.")
    case .badPlaceholder:
      Bilingual(
        zh: "可用的写法：{名称}、{名称:tail4}、{名称|不知道时的话}。",
        en: "Write {name}, {name:tail4} or {name|other words}.")
    case .unknownPlaceholder(let found, let known):
      Suggestion.declareOrChoose(found, known, section: "facts")
    case .misplacedPlaceholder:
      Bilingual(
        zh: "{demand_due} 要有 sets_due；{today} 和 {claim_amount} 只在文书、动作、结局和摘要里；{exhibits} 只在文书里。",
        en:
          "{demand_due} needs sets_due; {today} and {claim_amount} stand in letters, moves, endings "
          + "and summaries only, {exhibits} in letters only.")
    }
  }
}
