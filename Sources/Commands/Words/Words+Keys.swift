import CaseCore
import Engine

extension Words {
  static func rotated(_ rotated: RotatedKey) -> [Bilingual] {
    var lines = [
      Bilingual(
        zh: "签名密钥已更换，旧密钥已销毁。新指纹：\(rotated.to)",
        en: "The signing key is changed and the old one destroyed. New fingerprint: \(rotated.to)"),
      Bilingual(
        zh: "\(rotated.cases) 个案件写入了由新旧两把密钥签字的换钥记录。",
        en: "\(rotated.cases) cases got an entry about it that both keys signed."),
    ]
    if !rotated.others.isEmpty {
      lines.append(
        Bilingual(
          zh: "\(rotated.others.count) 个案件在别的密钥名下，没有改动。",
          en: "\(rotated.others.count) cases are under another key and stay as they are."))
    }
    lines.append(
      Bilingual(
        zh: "旧密钥的备份不再有用，请重新备份：recourse key backup",
        en: "Backups of the old key are of no use any more; back up the new one: "
          + "recourse key backup"))
    return lines
  }

  static func handedOver(_ entry: Int, to key: PublicKey) -> [Bilingual] {
    [
      Bilingual(
        zh: "已移交给密钥 \(key)（第 \(entry) 条）。这里从此只能查看和导出。",
        en: "Handed over to the key \(key) (entry \(entry)). Here it can be read and exported."),
      Bilingual(
        zh: "接下来：recourse export CASE -o FILE，由对方执行 recourse import FILE",
        en: "Next: recourse export CASE -o FILE; the other side runs recourse import FILE"),
    ]
  }

  static func takenBack(_ entry: Int) -> Bilingual {
    Bilingual(
      zh: "案件由本库的密钥接续（第 \(entry) 条），记录里写明没有对方密钥的签字。",
      en:
        "The case goes on under the key of this vault (entry \(entry)), which says that the other "
        + "key did not sign it.")
  }
}

extension Words {
  /// A stable name for programs.
  static func name(of kind: ImportPlan.Kind) -> String {
    switch kind {
    case .new: "new"
    case .longer: "longer"
    case .nothingNew: "nothing_new"
    }
  }

  static func imported(_ imported: ImportedCase) -> [Bilingual] {
    var lines: [Bilingual] = []
    switch imported.kind {
    case .new:
      lines.append(
        Bilingual(
          zh: "已导入案件 \(imported.caseID)：\(imported.size) 条记录，\(imported.contents) 份原件和副本。",
          en:
            "Imported the case \(imported.caseID): \(imported.size) entries, \(imported.contents) "
            + "originals and copies."))
    case .longer(let before):
      lines.append(
        Bilingual(
          zh: "案件 \(imported.caseID) 由 \(before) 条增至 \(imported.size) 条，之前的内容一致。",
          en:
            "The case \(imported.caseID) grew from \(before) to \(imported.size) entries; what was "
            + "here is the same."))
    case .nothingNew:
      lines.append(
        Bilingual(
          zh: "没有新内容：案件 \(imported.caseID) 的这 \(imported.size) 条都已在这里。",
          en: "Nothing new: the \(imported.size) entries of the case \(imported.caseID) are here."))
    }
    if let key = imported.key {
      lines.append(
        Bilingual(
          zh: "案件在密钥 \(key) 名下；在这里添加记录，会先写明由本库的密钥接续。",
          en:
            "The case is under the key \(key); the first entry that is added here is preceded by one "
            + "that says so."))
    }
    return lines
  }
}

extension Help {
  static let importCase = Bilingual(
    zh: "核验一个完整的证据包，收进这个卷宗库；历史不一致的不收",
    en: "verify a whole bundle and take its case into this vault; another history is refused")
  static let importFile = Bilingual(
    zh: "证据包，或解压后的文件夹", en: "a bundle, or its unpacked folder")
  static let keyRotate = Bilingual(
    zh: "更换签名密钥：每个案件写入新旧两把密钥都签字的记录，旧密钥随后销毁",
    en:
      "put a new signing key in place of the old one, which is destroyed; every case says so in an "
      + "entry that both sign")
  static let handOver = Bilingual(
    zh: "把案件移交给另一个卷宗库（由旧密钥签字），此后这里只能查看和导出",
    en:
      "hand a case over to another vault, signed by the old key; here it can then be read and exported"
  )
  static let handOverTo = Bilingual(
    zh: "接收方密钥的指纹（对方 recourse key show 所示）",
    en: "the fingerprint of the other vault's key, as recourse key show says it there")
  static let takeBack = Bilingual(
    zh: "移交错了，或对方密钥已丢失：没有对方的签字，由本库接续",
    en: "after a mistake, or where the other key is lost: go on here without a word of it")
  static let toOrTakeBack = Bilingual(
    zh: "给出 --to 或 --take-back 之一", en: "give either --to or --take-back")
}
