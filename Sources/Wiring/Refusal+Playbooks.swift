import CaseCore
import PlaybookYAML

/// What can be wrong with playbooks on disk.
extension Refusal {
  static func noPlaybook(_ area: String, known: [String]) -> Refusal {
    Refusal(
      "no-playbook", .unavailable,
      what: Bilingual(
        zh: "找不到领域“\(area)”的规则手册", en: "There is no playbook for the area \"\(area)\""),
      mend: known.isEmpty
        ? Bilingual(
          zh: "用 RECOURSE_DATA 指明含有 playbooks 的文件夹",
          en: "name the folder that holds playbooks with RECOURSE_DATA")
        : Bilingual(
          zh: "可用的：\(known.joined(separator: "、"))", en: "one of: \(known.joined(separator: ", "))")
    )
  }

  static func damagedPlaybook(_ digest: String) -> Refusal {
    Refusal(
      "playbook-damaged", .unavailable,
      what: Bilingual(
        zh: "保存的规则手册 \(digest.prefix(12)) 已损坏",
        en: "The kept playbook \(digest.prefix(12)) is damaged"),
      mend: Bilingual(zh: "从备份恢复卷宗库", en: "restore the vault from a backup"))
  }

  static func unsoundPlaybook(_ unsound: PlaybookUnsound) -> Refusal {
    let first = unsound.diagnostics.first
    let place = first.map { "\($0.file):\($0.line)" } ?? ""
    let count = unsound.diagnostics.count
    return Refusal(
      "playbook-unsound", .unavailable,
      what: Bilingual(
        zh: "规则手册有 \(count) 处问题，第一处在 \(place)：\(first?.message.zh ?? "")",
        en: "The playbook has \(count) problems, the first at \(place): \(first?.message.en ?? "")"),
      mend: Bilingual(
        zh: "用 recourse playbook check 查看全部", en: "see them all with: recourse playbook check"))
  }

  static func unsoundReadingRules(_ unsound: PlaybookUnsound) -> Refusal {
    let first = unsound.diagnostics.first
    let place = first.map { "\($0.file):\($0.line)" } ?? ""
    let count = unsound.diagnostics.count
    return Refusal(
      "reading-rules-unsound", .unavailable,
      what: Bilingual(
        zh: "阅读规则有 \(count) 处问题，第一处在 \(place)：\(first?.message.zh ?? "")",
        en:
          "The rules for reading have \(count) problems, the first at \(place): \(first?.message.en ?? "")"
      ),
      mend: Bilingual(
        zh: "用 recourse playbook check 查看全部", en: "see them all with: recourse playbook check"))
  }

  static func unusableSource(_ error: PlaybookSourceError, _ folder: String) -> Refusal {
    let words: Bilingual =
      switch error {
      case .empty: Bilingual(zh: "没有文件", en: "there are no files")
      case .tooManyFiles(let count):
        Bilingual(zh: "文件太多（\(count)）", en: "too many files (\(count))")
      case .tooLarge(let bytes): Bilingual(zh: "太大（\(bytes) 字节）", en: "too large (\(bytes) bytes)")
      case .badName(let name): Bilingual(zh: "文件名不合要求：\(name)", en: "a bad file name: \(name)")
      case .repeatedName(let name): Bilingual(zh: "文件名重复：\(name)", en: "a name twice: \(name)")
      case .missingFile(let name): Bilingual(zh: "缺少 \(name)", en: "\(name) is missing")
      case .badFrame(let offset):
        Bilingual(zh: "第 \(offset) 字节处的封装不对", en: "a broken frame at byte \(offset)")
      }
    return Refusal(
      "playbook-unusable", .unavailable,
      what: Bilingual(
        zh: "规则手册不能用（\(folder)）：\(words.zh)",
        en: "The playbook in \(folder) cannot be used: \(words.en)"),
      mend: Bilingual(zh: "补齐或改正文件", en: "mend the files"))
  }
}
