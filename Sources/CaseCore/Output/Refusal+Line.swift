extension Refusal {
  /// The one line that a refusal prints: what, where, its code, and how to mend it.
  public func line(in language: Language) -> String {
    let words = Bilingual(
      zh: "没有完成：\(what.zh) [\(code)]。\(mend.zh)。", en: "Not done: \(what.en) [\(code)]; \(mend.en)."
    )
    return Printable.line(words(language))
  }

  /// The exit code of a program that ends with this refusal.
  public var exitCode: Int32 {
    switch kind {
    case .found: 1
    case .input: 2
    case .unavailable: 3
    }
  }

  /// Wrong usage of a program, which `help` explains.
  public static func usage(_ what: Bilingual, help: String) -> Refusal {
    Refusal(
      "usage", .input, what: what,
      mend: Bilingual(zh: "用 \(help) 查看用法", en: "see \(help)"))
  }
}
