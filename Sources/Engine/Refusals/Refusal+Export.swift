import CaseCore
import Evidence

/// What can be wrong with an export.
extension Refusal {
  /// The entry may not go to this recipient, or is not there.
  static func entryNotForRecipient(_ entry: Int, _ recipient: String) -> Refusal {
    Refusal(
      "entry-not-for-recipient", .input,
      what: Bilingual(
        zh: "第 \(entry) 条不能给 \(recipient)，或不存在",
        en: "Entry \(entry) may not go to \(recipient), or is not there"),
      mend: Bilingual(zh: "去掉这个编号", en: "leave this number out"))
  }

  /// The journal has no such entry.
  static func unknownEntry(_ entry: Int, of count: Int) -> Refusal {
    Refusal(
      "unknown-entry", .input,
      what: Bilingual(
        zh: "没有第 \(entry) 条记录：这个案件有第 0 到 \(count - 1) 条",
        en: "There is no entry \(entry): this case has the entries 0 to \(count - 1)"),
      mend: Bilingual(zh: "用 recourse log 查看编号", en: "see the numbers with: recourse log"))
  }

  /// The entry was erased: there is nothing left that its proof could be about.
  static func erasedEntry(_ entry: Int) -> Refusal {
    Refusal(
      "entry-erased", .input,
      what: Bilingual(
        zh: "第 \(entry) 条已经删除，没有内容可以证明",
        en: "Entry \(entry) was erased; nothing of it is left to prove"),
      mend: Bilingual(zh: "选别的记录", en: "choose another entry"))
  }

  /// The vault's key gave no signature.
  static let signingFailed = Refusal(
    "signing-failed", .unavailable,
    what: Bilingual(zh: "签名密钥不能用", en: "The signing key does not sign"),
    mend: Bilingual(zh: "从备份恢复 keys 文件夹", en: "restore the folder keys from a backup"))

  /// A bundle could not be planned or written.
  static func bundle(_ error: BundleError) -> Refusal {
    let words: Bilingual =
      switch error {
      case .openingWithheld: Bilingual(zh: "第一条记录已删除", en: "the opening is erased")
      case .entry(let error):
        Bilingual(
          zh: "第 \(error.number ?? 0) 条读不出来", en: "entry \(error.number ?? 0) cannot be read")
      case .privateEntry(let number):
        Bilingual(zh: "第 \(number) 条只供本人查看", en: "entry \(number) is for the person alone")
      case .otherCase(let number):
        Bilingual(zh: "第 \(number) 条属于别的案件", en: "entry \(number) belongs to another case")
      case .keySeam(let number):
        Bilingual(
          zh: "第 \(number) 条的换钥记录对不上", en: "what entry \(number) says of the keys does not hold")
      case .headMissing(let size):
        Bilingual(zh: "缺少 \(size) 条处的检查点", en: "the head of \(size) entries is missing")
      case .checkpointDiffers(let size), .checkpointMissing(let size):
        Bilingual(zh: "\(size) 条处的检查点对不上", en: "the checkpoint of \(size) entries differs")
      case .noOriginal(let number):
        Bilingual(zh: "第 \(number) 条没有原件", en: "entry \(number) has no original")
      case .originalDiffers(let digest):
        Bilingual(
          zh: "原件 \(digest.hex.prefix(12)) 与记录不符",
          en: "the original \(digest.hex.prefix(12)) is not what its entry says")
      case .tooManyFiles(let count):
        Bilingual(zh: "文件太多（\(count)）", en: "there are too many files (\(count))")
      }
    return Refusal(
      "export-failed", .unavailable,
      what: Bilingual(zh: "没有导出：\(words.zh)", en: "Not exported: \(words.en)"),
      mend: Bilingual(zh: "从备份恢复缺损的部分", en: "restore what is damaged from a backup"))
  }
}
