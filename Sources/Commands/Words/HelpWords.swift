import CaseCore

/// The words that the argument parser itself says, in the language of the invocation.
enum HelpWords {
  private static let headings: [Bilingual] = [
    Bilingual(zh: "概述：", en: "OVERVIEW: "), Bilingual(zh: "用法：", en: "USAGE: "),
    Bilingual(zh: "参数：", en: "ARGUMENTS:"), Bilingual(zh: "选项：", en: "OPTIONS:"),
    Bilingual(zh: "命令：", en: "SUBCOMMANDS:"), Bilingual(zh: "显示帮助。", en: "Show help information."),
    Bilingual(zh: "显示版本。", en: "Show the version."), Bilingual(zh: "用“", en: "See '"),
    Bilingual(zh: "”查看各命令的帮助。", en: "' for detailed help."),
    Bilingual(zh: "(默认：", en: "(default: "), Bilingual(zh: "(可取：", en: "(values: "),
  ]

  /// `help` with the parser's own headings in `language`.
  static func translate(_ help: String, _ language: Language) -> String {
    guard language == .zh else { return help }
    var text = help
    for heading in headings { text = text.replacing(heading.en, with: heading.zh) }
    return text
  }

  private static let mistakes: [Bilingual] = [
    Bilingual(zh: "缺少参数", en: "Missing expected argument"),
    Bilingual(zh: "缺少取值：", en: "Missing value for"),
    Bilingual(zh: "没有这个选项：", en: "Unknown option"),
    Bilingual(zh: "多出的参数：", en: "Unexpected argument"),
    Bilingual(zh: "不能用于", en: "is invalid for"), Bilingual(zh: "取值", en: "The value"),
    Bilingual(zh: "个多出的参数：", en: "unexpected arguments:"),
    Bilingual(zh: "请给出其中之一：", en: "Please provide one of the following:"),
    Bilingual(zh: "请给出其中之一：", en: "Please provide one of"),
    Bilingual(zh: "是不是", en: "Did you mean"),
  ]

  private static let listed = "  - "

  /// A mistake in the usage, worded in both languages. Parts that the parser words itself and that
  /// have no translation here stay as they are.
  static func usageError(_ message: String, _ language: Language) -> Bilingual {
    let lines = message.split(separator: "\n").map(String.init)
    // More than five values that an option takes stand below the sentence, `  - seller`, one a line.
    let values = lines.dropFirst().prefix { $0.hasPrefix(listed) }
      .map { $0.dropFirst(listed.count) }
    let sentence = lines.first ?? message
    let en = values.isEmpty ? sentence : "\(sentence) \(values.joined(separator: ", "))"
    var zh = en
    for mistake in mistakes { zh = zh.replacing(mistake.en, with: mistake.zh) }
    return Bilingual(zh: zh, en: en)
  }
}
