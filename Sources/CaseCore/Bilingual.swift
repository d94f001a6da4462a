/// A language that the product speaks.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case zh, en

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
