import CaseCore
import Engine

extension Words {
  static func exported(_ bundle: ExportedBundle, to path: String) -> [Bilingual] {
    [
      Bilingual(
        zh: "已导出：\(path)（\(bundle.sizeBytes) 字节）",
        en: "Exported: \(path) (\(bundle.sizeBytes) bytes)"),
      Bilingual(
        zh:
          "前 \(bundle.size) 条记录，披露 \(bundle.disclosed.count) 条，附原件 \(bundle.originals) 份、副本 \(bundle.copies) 份",
        en: "the first \(bundle.size) entries, \(bundle.disclosed.count) of them disclosed, "
          + "\(bundle.originals) originals and \(bundle.copies) copies"),
      Bilingual(zh: "SHA-256：\(bundle.digest.hex)", en: "SHA-256: \(bundle.digest.hex)"),
      Bilingual(
        zh: "密钥指纹：\(bundle.fingerprint.hex)", en: "key fingerprint: \(bundle.fingerprint.hex)"),
    ]
  }
}

extension Words {
  static func proofWritten(_ issued: IssuedProof, to path: String) -> [Bilingual] {
    var lines = [
      Bilingual(
        zh: "第 \(issued.number) 条的证明已写好：\(path)（前 \(issued.size) 条记录）",
        en:
          "The proof of entry \(issued.number) is in \(path) (of the first \(issued.size) entries)"),
      Bilingual(
        zh: "密钥指纹：\(issued.fingerprint.hex)", en: "key fingerprint: \(issued.fingerprint.hex)"),
      Bilingual(
        zh: "证明里有这条记录的全文；交给别人后用 recourse shown 记下",
        en: "It holds the whole entry; when it is given to somebody, note that with recourse shown"),
    ]
    if !issued.changedBy.isEmpty {
      let numbers = issued.changedBy.map(String.init).joined(separator: ", ")
      lines.append(
        Bilingual(
          zh: "这条记录后来被更正或撤回（第 \(numbers) 条）：请把那几条的证明一并给出",
          en: "It was corrected or taken back later (entry \(numbers)): give their proofs along"))
    }
    return lines
  }

  static func packetWritten(_ folder: String, missing: Int) -> Bilingual {
    missing == 0
      ? Bilingual(
        zh: "材料包已写好：\(folder)。先看 steps.md。", en: "The packet is in \(folder). Start with steps.md.")
      : Bilingual(
        zh: "材料包已写好：\(folder)。还缺 \(missing) 项，见 steps.md 开头。",
        en: "The packet is in \(folder). \(missing) things are missing; see the top of steps.md.")
  }
}
