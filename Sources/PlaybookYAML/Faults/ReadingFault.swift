import CaseCore
import Reading

/// What can be wrong with the rules that read texts.
enum ReadingFault: Fault, Hashable {
  case pattern(PatternFault, in: String)
  case noExample(String)
  case missed(String)
  case taken(String, as: String)
  case noWeight(String)

  var code: String {
    switch self {
    case .pattern(let fault, _):
      switch fault {
      case .unknownList: "unknown-list"
      case .unknownReading: "unknown-reading"
      case .syntax: "pattern-syntax"
      case .noWord: "pattern-without-word"
      case .tooLong: "pattern-too-long"
      case .emptyWord: "empty-word"
      case .unreachableWord: "unreachable-word"
      case .repeatedList: "repeated-list"
      case .badPair: "bad-pair"
      }
    case .noExample: "rule-without-test"
    case .missed: "example-missed"
    case .taken: "example-taken"
    case .noWeight: "no-weight"
    }
  }

  var message: Bilingual {
    switch self {
    case .pattern(let fault, let text): Self.message(fault, text)
    case .noExample(let key):
      Bilingual(zh: "这条规则没有“\(key)”的例句。", en: "This rule has no examples under “\(key)”.")
    case .missed(let text):
      Bilingual(zh: "这条规则没有认出：“\(text)”。", en: "This rule does not find: “\(text)”.")
    case .taken(let text, let kind):
      Bilingual(
        zh: "“\(text)”被误认为 \(kind)。", en: "“\(text)” is taken for \(kind), which it is not.")
    case .noWeight(let line):
      Bilingual(
        zh: "“\(line)”不以权数开头。", en: "“\(line)” does not begin with a weight.")
    }
  }

  private static var weights: String {
    "\(Weighing.weights.lowerBound)–\(Weighing.weights.upperBound)"
  }

  private static var quantities: String { Quantity.names.joined(separator: ", ") }

  private static func message(_ fault: PatternFault, _ text: String) -> Bilingual {
    switch fault {
    case .unknownList(let name):
      Bilingual(
        zh: "句式“\(text)”用到了没有的词表“\(name)”。",
        en: "“\(text)” asks for a list “\(name)” that there is none of.")
    case .unknownReading(let name):
      Bilingual(
        zh: "句式“\(text)”里的 <\(name)> 不是能读出的量。",
        en: "“\(text)” asks for <\(name)>, which is no quantity.")
    case .syntax(let offset):
      Bilingual(
        zh: "句式“\(text)”在第 \(offset + 1) 个字写错了。",
        en: "“\(text)” is no pattern at its character \(offset + 1).")
    case .noWord: Bilingual(zh: "句式“\(text)”里没有词。", en: "The pattern “\(text)” has no word.")
    case .tooLong(let steps):
      Bilingual(
        zh: "句式“\(text)”有 \(steps) 步，太长。",
        en: "The pattern “\(text)” has \(steps) steps, too many.")
    case .emptyWord(let word):
      Bilingual(
        zh: "“\(text)”里有读不出来的词“\(word)”。",
        en: "“\(text)” has a word “\(word)” of which nothing is read.")
    case .unreachableWord(let word):
      Bilingual(
        zh: "“\(text)”里的词“\(word)”含句末标点或句式符号，任何文字里都找不到。",
        en:
          "“\(text)” has a word “\(word)” with the end of a sentence or a sign of the language in it: "
          + "no text has it.")
    case .repeatedList(let name):
      Bilingual(zh: "词表“\(name)”写了两次。", en: "The list “\(name)” stands twice.")
    case .badPair(let pair):
      Bilingual(zh: "“\(pair)”不是两个不同的字。", en: "“\(pair)” is no pair of two characters.")
    }
  }

  var hint: Bilingual {
    switch self {
    case .pattern(.unknownList, _), .pattern(.repeatedList, _):
      Bilingual(zh: "在 lists 里写一次这个名字。", en: "Write the name once under lists.")
    case .pattern(.unknownReading, _):
      Bilingual(
        zh: "能读出的量有：\(Self.quantities)。", en: "Quantities are: \(Self.quantities).")
    case .pattern(.badPair, _):
      Bilingual(
        zh: "写成“後后”这样：先异体，后通用。",
        en: "Write the variant, then the character that it is read as.")
    case .pattern:
      Bilingual(
        zh: "写法见 docs/reading-language.md。",
        en: "docs/reading-language.md says how patterns are written.")
    case .noExample:
      Bilingual(
        zh: "yes、no、near 各写至少一句：该认出的、不相干的、相近但不是的。",
        en:
          "Write at least one sentence each under yes, no and near: found, unrelated, close and not it."
      )
    case .missed:
      Bilingual(
        zh: "补一个 match，或看看 unless 是否太宽。",
        en: "Add a match, or see whether unless is too wide.")
    case .taken:
      Bilingual(zh: "收紧 match，或写进 unless。", en: "Make match narrower, or add an unless.")
    case .noWeight:
      Bilingual(
        zh: "先写一个整数（\(Self.weights)），再写词，中间空一格。",
        en: "Write a whole number (\(Self.weights)), then the words, with blanks between them.")
    }
  }
}
