/// A language that the product speaks.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case zh, en

  /// `zh` or `en`, or a tag that begins so, such as `zh_CN.UTF-8`.
  public init?(beginning tag: String) {
    let primary = tag.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == "." }).first
    self.init(rawValue: primary.map { $0.lowercased() } ?? "")
  }

  /// The language that `arguments` name with `--lang`, else the one of `RECOURSE_LANG`, else
  /// Chinese. Found before anything is parsed, so that help and mistakes are worded in it too.
  public static func chosen(
    by arguments: [String], _ environment: [String: String]
  ) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") {
        if let language = Language(beginning: String(argument.dropFirst(7))) { return language }
      } else if argument == "--lang", index + 1 < arguments.count {
        if let language = Language(beginning: arguments[index + 1]) { return language }
      }
    }
    return environment["RECOURSE_LANG"].flatMap { Language(beginning: $0) } ?? .zh
  }

  /// The BCP 47 tag.
  public var tag: String {
    switch self {
    case .zh: "zh-Hans"
    case .en: "en"
    }
  }
}

/// A text that a person sees, in both languages. There is no way to write only one.
public struct Bilingual: Sendable, Hashable {
  /// Simplified Chinese.
  public let zh: String
  /// English.
  public let en: String

  /// The same text in both languages.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in `language`.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
