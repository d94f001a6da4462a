import CaseCore
import Reading

extension Help {
  static let checkMessage = Bilingual(
    zh: "发出去之前看一遍：辱骂、威胁、定性指控、说错法律、要多了、漏了什么、泄露什么；只提醒，不拦",
    en:
      "look at a message before it is sent: insults, threats, accusations, wrong law, asking too much, "
      + "what is missing or given away; it only says so")
  static let draftFile = Bilingual(
    zh: "草稿文件，- 表示标准输入", en: "the draft; - for standard input")
  static let draftRecipient = Bilingual(
    zh: "发给谁：seller 卖家、platform 平台、payment 支付机构或银行、authority 12315、警方、法院、public 公开发布",
    en: "to whom: seller, platform, payment, authority (12315, police, court), public")
  static let draftCase = Bilingual(
    zh: "和这个案件里的事实对照，并给出按事实写的文本",
    en: "compare with the facts of this case, and offer a text made of them")
}

/// Words about what a person is about to send.
extension Words {
  static func draftChecked(_ reading: DraftReading) -> Bilingual {
    switch (reading.objections.count, reading.missing.count) {
    case (0, 0):
      Bilingual(
        zh: "没有看到会伤到你自己的话。发不发由你决定。",
        en: "Nothing was seen that would hurt you. Sending it is up to you.")
    case (let objections, let missing):
      Bilingual(
        zh: "有 \(objections) 处建议改，缺 \(missing) 样。发不发由你决定。",
        en: "\(objections) places to mend, \(missing) things missing. Sending it is up to you.")
    }
  }

  static func instead(_ text: Bilingual) -> Bilingual {
    Bilingual(zh: "改成：\(text.zh)", en: "Instead: \(text.en)")
  }

  static let draftMisses = Bilingual(zh: "还缺：", en: "Missing:")

  /// What is said of words that came into a paper with the facts.
  static func objected(_ objection: DraftObjection) -> Bilingual {
    let quote = Printable.line(objection.quote)
    return Bilingual(
      zh: "发之前再看一眼：“\(quote)”（\(objection.kind.name.zh)）。\(objection.advice.why.zh)",
      en: "Look once more before it is sent: “\(quote)” (\(objection.kind.name.en)). "
        + objection.advice.why.en)
  }

  static let notRewritten = Bilingual(
    zh: "案件里的事实还不够写出一份改稿：", en: "The case does not have the facts for a rewrite yet:")
  static let rewritten = Bilingual(
    zh: "按案件里的事实，可以这样写：", en: "From the facts of the case it could read:")
}
