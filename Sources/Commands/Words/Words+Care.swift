import CaseCore
import Engine
import Evidence

// Checking, backing up and restoring.
extension Words {
  static func checking(_ progress: CheckProgress) -> Bilingual {
    let percent =
      progress.allBytes > 0 ? Int(progress.bytes * 100 / progress.allBytes) : 100
    return Bilingual(
      zh: "检查原件 \(progress.contents)/\(progress.allContents)（\(percent)%）",
      en: "Checking originals \(progress.contents)/\(progress.allContents) (\(percent)%)")
  }

  static func rebuilt(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "改正了 \(count) 个案件的列表和哈希。", en: "Row and hashes of \(count) cases were mended.")
  }

  static func checked(_ counts: CheckReport.Counts) -> Bilingual {
    let earlier =
      counts.readEarlier == 0
      ? Bilingual(zh: "", en: "")
      : Bilingual(
        zh: "，另有 \(counts.readEarlier) 份上次已读过",
        en: ", \(counts.readEarlier) more were read before it was stopped")
    return Bilingual(
      zh: "看过：案件 \(counts.cases) 个，记录 \(counts.entries) 条（其中应本人要求删除 \(counts.erased) 条），"
        + "检查点 \(counts.heads) 个，原件和副本 \(counts.contents) 份、\(counts.bytes) 字节\(earlier.zh)",
      en:
        "Looked through: \(counts.cases) cases, \(counts.entries) entries (\(counts.erased) erased "
        + "at the person's request), \(counts.heads) heads, \(counts.contents) originals and copies "
        + "of \(counts.bytes) bytes\(earlier.en)")
  }

  static func conclusion(_ faults: Int) -> Bilingual {
    faults == 0
      ? Bilingual(zh: "看过的都完好。", en: "All that was looked through is whole.")
      : Bilingual(
        zh: "发现 \(faults) 处问题，见上。什么都没有改动，也请不要删除任何文件。",
        en: "\(faults) faults, see above. Nothing was changed; please delete nothing either.")
  }

  /// What to do about a finding, after what was found.
  static func mend(_ mend: Bilingual) -> Bilingual {
    Bilingual(zh: "。\(mend.zh)。", en: "; \(mend.en).")
  }

  /// What was found, and what to do about it; the advice never deletes.
  static func finding(_ finding: CheckFinding) -> (what: Bilingual, mend: Bilingual) {
    let fromBackup = Bilingual(
      zh: "从备份放回：recourse restore 备份文件夹 --only \(finding.place)",
      en: "put it back from a backup: recourse restore BACKUP --only \(finding.place)")
    let wholeBackup = Bilingual(
      zh: "先另存整个文件夹，再从备份恢复到新位置：recourse restore 备份文件夹 --vault 新位置",
      en: "copy the whole folder away, then restore a backup to a new place: "
        + "recourse restore BACKUP --vault NEW")
    switch finding.kind {
    case .database:
      return (
        Bilingual(
          zh: "数据库损坏（\(finding.detail)）", en: "the database is damaged (\(finding.detail))"),
        wholeBackup
      )
    case .journal:
      return (Bilingual(zh: "记录读不出来", en: "the journal cannot be read"), wholeBackup)
    case .head:
      return (
        Bilingual(
          zh: "检查点 \(finding.detail) 与卷宗不符", en: "head \(finding.detail) does not fit the journal"),
        wholeBackup
      )
    case .listing:
      return (
        Bilingual(zh: "案件列表与卷宗不符", en: "the list of cases is not what the journal says"),
        Bilingual(zh: "执行 recourse check --rebuild", en: "run recourse check --rebuild")
      )
    case .tiles:
      return (
        Bilingual(zh: "保存的哈希与卷宗不符", en: "the hashes that are kept are not those of the journal"),
        Bilingual(zh: "执行 recourse check --rebuild", en: "run recourse check --rebuild")
      )
    case .contentMissing:
      return (Bilingual(zh: "原件不见了", en: "the original is missing"), fromBackup)
    case .contentDiffers:
      return (
        Bilingual(zh: "原件的内容变了", en: "the original is not what its entry says"), fromBackup
      )
    case .contentUnreadable:
      return (Bilingual(zh: "原件读不出来", en: "the original cannot be read"), fromBackup)
    case .playbook:
      return (Bilingual(zh: "规则手册缺失或损坏", en: "a playbook is missing or damaged"), fromBackup)
    case .caseKey:
      return (
        Bilingual(
          zh: "这个案件的密钥不见了或损坏，案件读不出来",
          en: "the key of the case is missing or damaged, so the case cannot be read"), fromBackup
      )
    case .key, .permissions, .stray, .unrecorded, .unfinished, .note, .setAside:
      return other(finding)
    }
  }

  private static func other(_ finding: CheckFinding) -> (what: Bilingual, mend: Bilingual) {
    let leave = Bilingual(zh: "不影响使用，可以不管", en: "nothing needs to be done")
    switch finding.kind {
    case .key:
      return (
        Bilingual(
          zh: "签名密钥不能用（\(finding.detail)）", en: "the signing key cannot be used (\(finding.detail))"
        ),
        Bilingual(
          zh: "从备份恢复到新位置，再比对密钥", en: "restore a backup to a new place and compare the key there")
      )
    case .permissions:
      return (
        Bilingual(zh: "权限不对", en: "it has the wrong permissions"),
        Bilingual(
          zh: "执行 chmod \(finding.detail)", en: "run chmod \(finding.detail) on it")
      )
    case .stray:
      return (
        Bilingual(zh: "不属于卷宗库", en: "it does not belong into a vault"),
        Bilingual(zh: "请自己移到别处", en: "move it elsewhere yourself")
      )
    case .unrecorded:
      return (
        Bilingual(
          zh: "没有记录用到这份内容（可能是中断的 add 留下的）",
          en: "no entry adds this content; an interrupted add may have left it"),
        Bilingual(zh: "重新 add 同一个文件即可记入", en: "add the same file again to record it")
      )
    case .unfinished:
      return (Bilingual(zh: "中断的命令留下的半成品", en: "an interrupted command left it"), leave)
    case .note:
      return (
        Bilingual(
          zh: "有一处备份的位置读不出来，删除时不会提醒它",
          en: "where a backup is cannot be read, so an erasure would not name it"),
        Bilingual(
          zh: "对那个位置再备份一次，它就会重新列出", en: "back up to that place again, and it is listed again")
      )
    case .setAside:
      return (
        Bilingual(zh: "放回好的文件时移到一旁的旧文件", en: "it was set aside when a good copy was put back"),
        leave
      )
    case .database, .journal, .head, .listing, .tiles, .contentMissing, .contentDiffers,
      .contentUnreadable, .playbook, .caseKey:
      preconditionFailure("What is damaged is worded elsewhere.")
    }
  }

  static func backingUp(_ count: Int) -> Bilingual {
    Bilingual(zh: "已备份 \(count) 个文件", en: "\(count) files backed up")
  }

  static func backedUp(_ done: FinishedBackup) -> Bilingual {
    let path = Printable.line(done.path)
    return Bilingual(
      zh: "已备份到 \(path)：案件 \(done.cases) 个、记录 \(done.entries) 条，共 \(done.files) 个文件，"
        + "这次复制了 \(done.copied) 个（\(done.copiedBytes) 字节）。",
      en:
        "Backed up to \(path): \(done.cases) cases, \(done.entries) entries, \(done.files) files; "
        + "\(done.copied) copied now (\(done.copiedBytes) bytes).")
  }

  static func backupLine(_ backup: BackupRecord) -> Bilingual {
    let time = CivilZone.shanghai.text(of: backup.at)
    let path = Printable.line(backup.path)
    return Bilingual(zh: "\(time)　\(path)", en: "\(time)  \(path)")
  }

  static func restoring(_ number: Int, of count: Int) -> Bilingual {
    Bilingual(zh: "恢复文件 \(number)/\(count)", en: "Restoring file \(number) of \(count)")
  }

  static func restored(_ restored: RestoredVault, to vault: String) -> Bilingual {
    Bilingual(
      zh: "已恢复到 \(vault)：\(restored.files) 个文件，每个都核对过摘要。",
      en: "Restored to \(vault): \(restored.files) files, each checked against its digest.")
  }

  static let restoredUnchecked = Bilingual(
    zh: "卷宗库已恢复，但还没有全面检查；输入密码后执行 recourse check。",
    en:
      "The vault is restored and was not looked through yet; run recourse check with its passphrase."
  )

  static func putBack(_ place: String) -> Bilingual {
    Bilingual(
      zh: "已放回：\(place)。原来的文件（如有）移到了 upkeep/set-aside。",
      en: "Put back: \(place). What stood there, if anything, is in upkeep/set-aside.")
  }
}

extension Refusal {
  static let noBackupPath = Refusal(
    "usage", .input,
    what: Bilingual(zh: "没有说备份到哪里", en: "It is not said where to back up to"),
    mend: Bilingual(
      zh: "给出一个文件夹，或用 --list 查看已有的备份", en: "name a folder, or use --list for those there are"))
}
