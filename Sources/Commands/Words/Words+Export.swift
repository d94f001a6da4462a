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
  static func packetWritten(_ folder: String, missing: Int) -> Bilingual {
    missing == 0
      ? Bilingual(
        zh: "材料包已写好：\(folder)。先看 steps.md。", en: "The packet is in \(folder). Start with steps.md.")
      : Bilingual(
        zh: "材料包已写好：\(folder)。还缺 \(missing) 项，见 steps.md 开头。",
        en: "The packet is in \(folder). \(missing) things are missing; see the top of steps.md.")
  }
}
