import CaseCore
import Engine
import Reading

extension Help {
  static let scan = Bilingual(
    zh: "读用户协议：找出限制退款、时限、投诉途径等条款，说明法律怎么看",
    en:
      "read an agreement: find the clauses on refunds, time limits, complaints, and the law on them"
  )
  static let scanFile = Bilingual(
    zh: "协议文件（文本、HTML、MHTML、WARC、DOCX、PDF），- 表示标准输入",
    en: "the agreement (text, HTML, MHTML, WARC, DOCX, PDF); - for standard input")
  static let scanAgainst = Bilingual(
    zh: "较早的版本：列出条款的变化", en: "an earlier version: list what changed in the clauses")
}

/// Words about agreements.
extension Words {
  /// Why a finding without a rule is one: the `words` that speak for it, as they stand in the text.
  static func because(_ words: [String]) -> Bilingual {
    let words = words.map { Printable.line($0) }
    return Bilingual(
      zh: "看出来的依据是这些字：" + words.map { "“\($0)”" }.joined(separator: "、"),
      en: "seen by these words: " + words.map { "“\($0)”" }.joined(separator: ", "))
  }

  static func scanned(_ scan: AgreementScan) -> Bilingual {
    let count = scan.clauses.count
    guard scan.isAgreement else {
      return Bilingual(
        zh: "这看起来不是用户协议：\(scan.sentenceCount) 句里找到 \(count) 条条款。",
        en:
          "This does not look like an agreement: \(count) clauses in \(scan.sentenceCount) sentences."
      )
    }
    return Bilingual(
      zh: "读了 \(scan.sentenceCount) 句，找到 \(count) 条与退款有关的条款。没找到的不等于没有，以原文为准。",
      en:
        "\(scan.sentenceCount) sentences, \(count) clauses that bear on a refund. What was not found "
        + "may still be there: the text itself decides.")
  }

  static func scanRemarks(_ scan: AgreementScan) -> [Bilingual] {
    var remarks: [Bilingual] = []
    if scan.hiddenLineCount > 0 {
      remarks.append(
        Bilingual(
          zh: "网页里有 \(scan.hiddenLineCount) 行没有显示出来：买家看不到的内容单独标明。",
          en: "The page holds \(scan.hiddenLineCount) lines that it does not show: they are marked."
        ))
    }
    if scan.unseenCount > 0 {
      remarks.append(
        Bilingual(
          zh: "文字里有 \(scan.unseenCount) 个看不见的字符（零宽字符、方向标记），读的时候已跳过。",
          en:
            "The text has \(scan.unseenCount) characters that show nothing (zero-width, direction "
            + "marks); they were passed over."))
    }
    if scan.unreadCount > 0 {
      remarks.append(
        Bilingual(
          zh: "有 \(scan.unreadCount) 处没能读出来。", en: "\(scan.unreadCount) places could not be read."))
    }
    return remarks
  }

  static func direction(_ direction: ClauseDirection) -> Bilingual {
    switch direction {
    case .against: Bilingual(zh: "对你不利：", en: "Against you:")
    case .useful: Bilingual(zh: "你可以引用：", en: "Useful to you:")
    case .neutral: Bilingual(zh: "只作说明：", en: "Neutral:")
    }
  }

  static func effect(_ effect: ClauseEffect) -> Bilingual {
    switch effect {
    case .void: Bilingual(zh: "依法无效", en: "void by law")
    case .contestable: Bilingual(zh: "可以争辩", en: "open to dispute")
    case .binding: Bilingual(zh: "通常有约束力", en: "binding as a rule")
    case .useful: Bilingual(zh: "可以要求对方照办", en: "they can be held to it")
    }
  }

  static func clauseHead(_ clause: AgreementScan.Clause) -> Bilingual {
    let kind = clause.finding.kind
    let number = clause.finding.clause.map { Printable.line($0) }
    let place = Bilingual(zh: clause.place.text, en: clause.place.text)
    let parts = [
      kind.name, number.map { Bilingual(zh: "条款 \($0)", en: "clause \($0)") }, place,
      effect(kind.effect),
    ].compactMap(\.self)
    return Bilingual(
      zh: parts.map(\.zh).joined(separator: " · "), en: parts.map(\.en).joined(separator: " · "))
  }

  static let notShown = Bilingual(
    zh: "网页没有把这句显示出来：买家下单时看不到。",
    en: "The page did not show this sentence: the buyer could not see it.")

  static func toQuote(_ complaint: Bilingual) -> Bilingual {
    Bilingual(zh: "可以这样写：\(complaint.zh)", en: "To write: \(complaint.en)")
  }

  /// The sentence for a complaint that quotes `finding`.
  static func complaint(_ finding: ClauseFinding) -> Bilingual? {
    guard let sentence = finding.kind.complaint else { return nil }
    let quote = Printable.line(finding.quote)
    let clause = finding.clause.map { quoted(clause: Printable.line($0)) }
    func filled(_ text: String, _ clause: String) -> String {
      text.replacing("{clause}", with: clause).replacing("{quote}", with: quote)
    }
    return Bilingual(
      zh: filled(sentence.zh, clause?.zh ?? ""),
      en: filled(sentence.en, clause?.en ?? "").replacing("  ", with: " "))
  }

  /// The number of a clause in a sentence; one that is written out, as the sixth in Chinese, stands as
  /// it is.
  private static func quoted(clause number: String) -> Bilingual {
    let isWrittenOut = number.unicodeScalars.first == "\u{7b2c}"
    return isWrittenOut
      ? Bilingual(zh: number, en: "(clause \(number))")
      : Bilingual(zh: "第 \(number) 条", en: "(clause \(number))")
  }

  static func terms(_ terms: [Quantity]) -> Bilingual {
    let words = terms.map(term)
    return Bilingual(
      zh: "约定：" + words.map(\.zh).joined(separator: "、"),
      en: "It fixes: " + words.map(\.en).joined(separator: ", "))
  }

  private static func term(_ term: Quantity) -> Bilingual {
    switch term {
    case .minutes(let count): Bilingual(zh: "\(count) 分钟", en: "\(count) min")
    case .hours(let count): Bilingual(zh: "\(count) 小时", en: "\(count) h")
    case .days(let count): Bilingual(zh: "\(count) 天", en: "\(count) days")
    case .workingDays(let count): Bilingual(zh: "\(count) 个工作日", en: "\(count) working days")
    case .months(let count): Bilingual(zh: "\(count) 个月", en: "\(count) months")
    case .years(let count): Bilingual(zh: "\(count) 年", en: "\(count) years")
    case .percent(let hundredths):
      Bilingual(
        zh: "\(percent(hundredths: hundredths))%", en: "\(percent(hundredths: hundredths)) %")
    case .money(let fen):
      Bilingual(zh: "\(Money(minorUnits: fen))", en: "\(Money(minorUnits: fen))")
    }
  }

  /// `60` hundredths of a percent as `0.6`.
  static func percent(hundredths: Int) -> String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func changes(_ count: Int) -> Bilingual {
    count == 0
      ? Bilingual(
        zh: "与较早的版本相比，找到的条款没有变化。", en: "The clauses found are those of the earlier version.")
      : Bilingual(zh: "与较早的版本相比，\(count) 处不同：", en: "\(count) differences to the earlier version:")
  }
}
