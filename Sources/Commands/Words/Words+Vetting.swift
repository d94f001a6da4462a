import CaseCore
import Engine

extension Help {
  static let vet = Bilingual(
    zh: "付款之前：读用户协议和店铺页面，说明要留神什么、自己查什么、先问什么、先存什么",
    en:
      "before paying: read agreement and pages of a shop, and say what to be warned of, look up, ask "
      + "and save"
  )
  static let vetFiles = Bilingual(
    zh: "用户协议和店铺页面（文本、HTML、MHTML、WARC、DOCX、PDF），可以有几个，- 表示标准输入",
    en:
      "agreement and pages of the shop (text, HTML, MHTML, WARC, DOCX, PDF), several if you like; - for "
      + "standard input"
  )
  static let vetFact = Bilingual(
    zh: "你知道的一个事实，写成 名称=值，如 payee_kind=person；可重复",
    en: "a fact that you know as name=value, such as payee_kind=person; may be repeated")
}

/// Words about a shop before anything is paid.
extension Words {
  static func vetted(_ scan: VetScan) -> Bilingual {
    guard !scan.files.isEmpty else {
      return Bilingual(
        zh: "没有读文件，只按你说的事实。", en: "No file was read; this goes by what you say.")
    }
    let files = scan.files.map { file in
      let name = Printable.line(file.name)
      return file.agreement.isAgreement
        ? Bilingual(zh: "\(name)（用户协议）", en: "\(name) (an agreement)")
        : Bilingual(zh: name, en: name)
    }
    return Bilingual(
      zh: "读了：\(files.map(\.zh).joined(separator: "、"))。",
      en: "Read: \(files.map(\.en).joined(separator: ", ")).")
  }

  static func vetRemarks(_ scan: VetScan) -> [Bilingual] {
    var remarks = scan.files.flatMap { scanRemarks($0.agreement) }
    if !scan.hasAgreement {
      remarks.append(
        Bilingual(
          zh: "没有读到用户协议：条款一概未知。找到它（多在页面底部），一起交给 vet。",
          en:
            "No agreement was read: nothing is known of its clauses. Find it (mostly at the foot of the "
            + "page) and give it to vet as well."))
    }
    return remarks
  }

  static let vetKnown = Bilingual(zh: "已知：", en: "Known:")
  static let vetDiffers = Bilingual(zh: "（说法不一）", en: "(they differ)")

  static func vetWarnings(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "付款前要留神（\(count) 条，重的在前）：", en: "Before you pay (\(count), the heaviest first):")
  }

  static let vetNoWarning = Bilingual(
    zh: "已知的事实里没有要提醒的。这不说明店铺可靠，只说明还不知道什么。",
    en: "Nothing in what is known calls for a warning. That does not make the shop reliable.")

  static func vetDo(_ advice: Bilingual) -> Bilingual {
    Bilingual(zh: "怎么办：\(advice.zh)", en: "To do: \(advice.en)")
  }

  static func vetOpen(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "还不知道（\(count) 件；不知道不算提醒，弄清楚后用 --fact 告诉 vet）：",
      en: "Not known yet (\(count); this is no warning, tell vet with --fact once you know):")
  }

  /// A warning as a question.
  static func vetIs(_ title: Bilingual) -> Bilingual {
    Bilingual(zh: "\(title.zh)？", en: "\(title.en)?")
  }

  static let vetChecks = Bilingual(zh: "自己查一查：", en: "To look up yourself:")

  static func vetWhere(_ place: Bilingual) -> Bilingual {
    Bilingual(zh: "在哪里：\(place.zh)", en: "Where: \(place.en)")
  }

  static func vetEnter(_ words: Bilingual) -> Bilingual {
    Bilingual(zh: "输入：\(words.zh)", en: "Type: \(words.en)")
  }

  static func vetLetter(_ title: Bilingual) -> Bilingual {
    Bilingual(zh: "\(title.zh)（可以直接复制）：", en: "\(title.en) (ready to copy):")
  }

  static let vetBinds = Bilingual(
    zh: "在店铺自己的客服里问，把问和答完整截图。对方公开作出或写明的承诺，可以要求它照办：",
    en:
      "Ask in the shop's own chat and keep question and answer whole. What it promises in public or in "
      + "writing it can be held to:"
  )
  static let vetWhy = Bilingual(zh: "为什么问：", en: "Why ask:")
  static let vetNothingToAsk = Bilingual(
    zh: "没有要问的了：页面和协议已经写明，存好就行。",
    en: "There is nothing left to ask: page and agreement say it; keep them.")
  static let vetKeep = Bilingual(zh: "付款前先存好：", en: "Save before you pay:")
  static let vetEnds = Bilingual(
    zh:
      "这些只说依据，不说会不会出事，也不替你决定买不买。存下的文件留好：以后要退款，用 recourse case new 建案件，"
      + "再用 recourse add 收进去（方括号里是证据种类，写在 --as 后面）。",
    en:
      "This says what things rest on, not how they will end; whether to buy is up to you. Keep what you "
      + "saved: for a refund later, open a case with recourse case new and take the files in with recourse "
      + "add (the kind of evidence stands in brackets, for --as)."
  )
}
