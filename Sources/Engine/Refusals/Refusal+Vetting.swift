public import CaseCore

/// What can be wrong with what is said of a shop.
extension Refusal {
  /// A fact that is not written `name=value`.
  public static func factWithoutValue(_ text: String) -> Refusal {
    Refusal(
      "fact-without-value", .input,
      what: Bilingual(zh: "“\(text)”没有写值", en: "\"\(text)\" has no value"),
      mend: Bilingual(
        zh: "写成 名称=值，如 --fact payee_kind=person",
        en: "write name=value, as in --fact payee_kind=person"))
  }

  /// A fact that plays no part before a purchase.
  public static func factNotVetted(_ name: String, near: String?, known: [String]) -> Refusal {
    Refusal(
      "unknown-fact", .input,
      what: Bilingual(zh: "付款前不问“\(name)”", en: "\"\(name)\" is not asked before a purchase"),
      mend: near.map { Bilingual(zh: "是不是“\($0)”?", en: "did you mean \"\($0)\"?") }
        ?? Bilingual(
          zh: "可用的：\(known.joined(separator: "、"))", en: "one of: \(known.joined(separator: ", "))")
    )
  }

  /// A fact that is given twice.
  public static func factTwice(_ name: String) -> Refusal {
    Refusal(
      "fact-twice", .input,
      what: Bilingual(zh: "“\(name)”写了两次", en: "\"\(name)\" is given twice"),
      mend: Bilingual(zh: "只留一个值", en: "give one value"))
  }

  /// More texts than are read together.
  public static func tooManyTexts(_ count: Int) -> Refusal {
    Refusal(
      "too-many-texts", .input,
      what: Bilingual(zh: "一次给了 \(count) 个文件", en: "\(count) files were given at once"),
      mend: Bilingual(
        zh: "一次最多 \(Limits.vettedFiles) 个", en: "give at most \(Limits.vettedFiles)"))
  }

  /// Neither a text nor a fact to go by.
  public static let nothingToVet = Refusal(
    "nothing-to-vet", .input,
    what: Bilingual(zh: "既没有文件也没有事实", en: "There is neither a file nor a fact"),
    mend: Bilingual(
      zh: "给出用户协议或店铺页面，或用 --fact 写你知道的，如 --fact payee_kind=person",
      en:
        "give the agreement or the shop's page, or say what you know, as in --fact payee_kind=person"
    ))
}
