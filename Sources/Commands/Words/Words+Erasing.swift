import CaseCore
import Engine
import Evidence

// Erasing.
extension Words {
  static func goingHeading(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "以下 \(count) 条记录将被销毁，不能恢复：", en: "These \(count) entries go for good:")
  }

  static func erasureCause(_ cause: ErasurePlan.Cause) -> Bilingual {
    switch cause {
    case .chosen: Bilingual(zh: "", en: "")
    case .sameContent(let other):
      Bilingual(zh: "与第 \(other) 条内容相同", en: "the same content as entry \(other)")
    case .madeFrom(let other):
      Bilingual(zh: "由第 \(other) 条而来", en: "made from entry \(other)")
    case .quotes(let other):
      Bilingual(zh: "引用了第 \(other) 条", en: "quotes entry \(other)")
    case .paper(let other):
      Bilingual(zh: "这份文书可能引用了第 \(other) 条", en: "a paper that could quote entry \(other)")
    }
  }

  static func causeName(_ cause: ErasurePlan.Cause) -> String {
    switch cause {
    case .chosen: "chosen"
    case .sameContent: "same_content"
    case .madeFrom: "made_from"
    case .quotes: "quotes"
    case .paper: "paper"
    }
  }

  static func causeEntry(_ cause: ErasurePlan.Cause) -> Int? {
    switch cause {
    case .chosen: nil
    case .sameContent(let other), .madeFrom(let other), .quotes(let other), .paper(let other): other
    }
  }

  static func contentsGo(_ count: Int, _ bytes: Int64) -> Bilingual {
    Bilingual(
      zh: "连同原件和副本 \(count) 份（\(bytes) 字节）",
      en: "with \(count) originals and copies (\(bytes) bytes)")
  }

  static func unsupported(_ numbers: [Int]) -> Bilingual {
    let list = numbers.map(String.init)
    return Bilingual(
      zh: "保留但失去依据的记录：第 \(list.joined(separator: "、")) 条",
      en: "Entries that stay and lose their support: \(list.joined(separator: ", "))")
  }

  static func echoes(_ numbers: [Int]) -> Bilingual {
    let list = numbers.map(String.init)
    return Bilingual(
      zh: "有相同字句、但不是由它而来的记录，会保留；要删除请一并列出：第 \(list.joined(separator: "、")) 条",
      en: "Entries with the same words that do not rest on it stay; to erase them, name them too: "
        + list.joined(separator: ", "))
  }

  static let handedOutHeading = Bilingual(
    zh: "已经交出去的，删除管不到：", en: "Handed out already and out of reach:")

  static func handedOut(carried: [Int], sentences: [Int]) -> Bilingual {
    var words: [Bilingual] = []
    if !carried.isEmpty {
      let list = carried.map(String.init)
      words.append(
        Bilingual(
          zh: "带有第 \(list.joined(separator: "、")) 条的内容",
          en: "carried the content of \(list.joined(separator: ", "))"))
    }
    if !sentences.isEmpty {
      let list = sentences.map(String.init)
      words.append(
        Bilingual(
          zh: "第 \(list.joined(separator: "、")) 句以它为依据",
          en: "rests on it in sentence \(list.joined(separator: ", "))"))
    }
    guard !words.isEmpty else { return Bilingual(zh: "可能提到它", en: "may quote or name it") }
    return Bilingual(
      zh: words.map(\.zh).joined(separator: "；"), en: words.map(\.en).joined(separator: "; "))
  }

  static func backupsHolding(_ backups: [BackupRecord]) -> [Bilingual] {
    guard !backups.isEmpty else { return [] }
    return [
      Bilingual(
        zh: "这些备份里还有它；对同一位置再备份一次就会去掉：",
        en: "These backups still hold it; backing up to the same place again takes it out:")
    ]
      + backups.map { backup in
        let line = backupLine(backup)
        return Bilingual(zh: "  " + line.zh, en: "  " + line.en)
      }
  }

  static let sureToErase = Bilingual(
    zh: "确定要删除吗？输入“是”继续：", en: "Erase it for good? Type yes to go on:")
  static let sureAnswer = Bilingual(zh: "是", en: "yes")

  static func erased(_ erased: ErasedEntries, _ forecast: ErasureForecast) -> [Bilingual] {
    [
      Bilingual(
        zh: "已删除 \(erased.numbers.count) 条记录、\(erased.contents) 份原件和副本；第 \(erased.entry) 条记下了这件事。",
        en: "Erased \(erased.numbers.count) entries and \(erased.contents) originals and copies; "
          + "entry \(erased.entry) records it.")
    ]
      + (forecast.handedOut.isEmpty
        ? []
        : [
          Bilingual(
            zh: "已经交出去的 \(forecast.handedOut.count) 份材料不受影响。",
            en:
              "The \(forecast.handedOut.count) papers and bundles handed out before are out of reach."
          )
        ]) + backupsHolding(forecast.backups)
  }

  static func wholeForecast(_ id: String) -> Bilingual {
    Bilingual(
      zh: "案件 \(id) 的全部记录、原件、检查点都将被销毁，不能恢复，也不再能证明任何事。",
      en:
        "All entries, originals and heads of case \(id) go for good; nothing can be shown of it then."
    )
  }

  static func wholeErased(_ id: String) -> Bilingual {
    Bilingual(zh: "案件 \(id) 已整个删除。", en: "Case \(id) is erased whole.")
  }
}

extension Refusal {
  static let nothingToErase = Refusal(
    "usage", .input,
    what: Bilingual(zh: "没有说要删除什么", en: "It is not said what to erase"),
    mend: Bilingual(
      zh: "给出记录编号或证据文件名；要删除整个案件，用 --whole",
      en: "name entries or originals; to erase the whole case use --whole"))
  static let wholeWithNames = Refusal(
    "usage", .input,
    what: Bilingual(
      zh: "--whole 删除整个案件，不能再列编号", en: "--whole erases all of the case and takes no numbers"),
    mend: Bilingual(zh: "去掉编号，或去掉 --whole", en: "leave the numbers or --whole out"))
  static let noReason = Refusal(
    "usage", .input,
    what: Bilingual(zh: "没有写删除的理由", en: "There is no reason for the erasure"),
    mend: Bilingual(
      zh: "用 --reason 写一句中性的理由；它会随证据包给出",
      en: "give one in neutral words with --reason; bundles carry it"))
  static let notConfirmed = Refusal(
    "erase-unconfirmed", .input,
    what: Bilingual(zh: "没有确认，什么都没有删除", en: "It was not confirmed; nothing was erased"),
    mend: Bilingual(zh: "看清上面的清单后加 --yes", en: "read the list above and add --yes"))
}
