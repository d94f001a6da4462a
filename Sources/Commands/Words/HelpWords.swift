import CaseCore

/// The words that the argument parser itself says, in the language of the invocation.
enum HelpWords {
  private static let headings: [(en: String, zh: String)] = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："), ("Show help information.", "显示帮助。"),
    ("Show the version.", "显示版本。"), ("See '", "用“"), ("' for detailed help.", "”查看各命令的帮助。"),
    ("(default: ", "(默认："), ("(values: ", "(可取："),
  ]

  /// `help` with the parser's own headings in `language`.
  static func translate(_ help: String, _ language: Language) -> String {
    guard language == .zh else { return help }
    var text = help
    for (en, zh) in headings { text = text.replacing(en, with: zh) }
    return text
  }

  private static let mistakes: [(en: String, zh: String)] = [
    ("Missing expected argument", "缺少参数"), ("Missing value for", "缺少取值："),
    ("Unknown option", "没有这个选项："), ("Unexpected argument", "多出的参数："),
    ("is invalid for", "不能用于"), ("The value", "取值"), ("unexpected arguments:", "个多出的参数："),
    ("Please provide one of", "请给出其中之一："), ("Did you mean", "是不是"),
  ]

  /// A mistake in the usage, worded in both languages. Parts that the parser words itself and that
  /// have no translation here stay as they are.
  static func usageError(_ message: String, _ language: Language) -> Bilingual {
    let first = message.split(separator: "\n").first.map(String.init) ?? message
    var zh = first
    for (en, words) in mistakes { zh = zh.replacing(en, with: words) }
    return Bilingual(zh: zh, en: first)
  }
}
