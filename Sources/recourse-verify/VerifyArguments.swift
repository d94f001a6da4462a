import CaseCore
import Evidence

/// What the command line of the stand-alone verifier asks for.
enum VerifyArguments {
  case help
  case version
  case verify(VerifyRequest, asJSON: Bool)

  /// Options with a value.
  private static let valued = ["--against", "--key", "--file", "--roots", "--lang"]

  /// Reads `arguments`, the program's name left out.
  /// - Throws: `Refusal` for wrong usage.
  init(_ arguments: [String]) throws(Refusal) {
    var values: [String: String] = [:]
    var roots: [String] = []
    var paths: [String] = []
    var asJSON = false
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if argument == "--" {
        paths += rest
        break
      } else if argument == "--help" || argument == "-h" {
        self = .help
        return
      } else if argument == "--version" {
        self = .version
        return
      } else if argument == "--json" {
        asJSON = true
      } else if let option = Self.valued.first(where: { $0 == parts[0] }) {
        guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
          throw Self.wrong(zh: "缺少取值：\(option)", en: "Missing value for \(option)")
        }
        if option == "--roots" { roots.append(value) } else { values[option] = value }
      } else if argument.hasPrefix("-"), argument != "-" {
        throw Self.wrong(zh: "没有这个选项：\(argument)", en: "Unknown option \(argument)")
      } else {
        paths.append(argument)
      }
    }
    guard paths.count == 1 else {
      throw paths.isEmpty
        ? Self.wrong(zh: "没有给出要核验的文件", en: "No file to verify is named")
        : Self.wrong(zh: "一次只核验一个文件", en: "One file is verified at a time")
    }
    if let lang = values["--lang"], Language(beginning: lang) == nil {
      throw Self.wrong(zh: "没有这种语言：\(lang)", en: "Unknown language \(lang)")
    }
    self = .verify(
      VerifyRequest(
        path: paths[0], against: values["--against"], key: values["--key"],
        file: values["--file"], roots: roots),
      asJSON: asJSON)
  }

  private static func wrong(zh: String, en: String) -> Refusal {
    .usage(Bilingual(zh: zh, en: en), help: "recourse-verify --help")
  }

  /// What `--help` says.
  static func help(_ language: Language) -> String {
    let usage = Bilingual(zh: "用法：", en: "Usage: ")
    let options = VerifyWords.options.map { option in
      "  " + option.form + String(repeating: " ", count: max(1, 20 - option.form.utf8.count))
        + option.words(language) + "\n"
    }
    return VerifyWords.tool(language) + "\n\n" + usage(language)
      + "recourse-verify FILE [--against FILE] [--key KEY] [--file FILE] [--roots FILE]... "
      + "[--lang zh|en] [--json]\n\n"
      + options.joined() + "\n" + VerifyWords.exitCodes(language) + "\n"
  }
}
