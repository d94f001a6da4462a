import CaseCore

extension Words {
  static let eraseCase = Bilingual(zh: "删除整个案件", en: "Erase the whole case")
  static let eraseOriginal = Bilingual(zh: "删除这份证据", en: "Erase this original")
  static let eraseForGood = Bilingual(
    zh: "删了就找不回来，我们也不能。要留一份，先导出证据包。",
    en: "What is erased cannot be brought back, by us neither. Export a bundle first to keep one.")
  static let eraseGoes = Bilingual(zh: "会删掉", en: "What goes")
  static let eraseAll = Bilingual(
    zh: "这个案件的全部记录和文件。", en: "Every entry and every file of this case.")
  static let eraseStays = Bilingual(zh: "删不到的", en: "What it does not reach")
  static let eraseBackup = Bilingual(zh: "备份：", en: "The backup at")
  static let eraseReason = Bilingual(zh: "为什么删？", en: "Why?")
  static let eraseReasonHint = Bilingual(
    zh: "理由会留在卷宗里，给核对的人看。", en: "The reason stays in the journal, for whoever verifies it.")
  static let eraseSure = Bilingual(zh: "我确定要删", en: "I am sure")
  static let eraseSay = Bilingual(
    zh: "请勾选“我确定要删”，需要理由的写上理由", en: "Tick that you are sure, and say why where it is asked")
  static let eraseNotHere = Bilingual(
    zh: "这里不能删除。请用命令行 recourse erase。", en: "Nothing can be erased here: use recourse erase.")

  static func eraseCount(entries: Int, contents: Int, bytes: Int64) -> Bilingual {
    let size = self.bytes(bytes)
    return Bilingual(
      zh: "\(entries) 条记录、\(contents) 个文件（\(size.zh)）。记录的位置会留下，写明删过。",
      en: """
        \(entries) entries and \(contents) files (\(size.en)). Their places stay and say that something \
        was erased.
        """)
  }

  static func eraseHandedOut(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "已经发出或导出的 \(count) 份文书、材料或证据包，里面可能有它。",
      en: "\(count) letters, packets or bundles that were written out and may hold it.")
  }
}
