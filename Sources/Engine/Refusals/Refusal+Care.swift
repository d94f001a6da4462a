import CaseCore
import Evidence

/// What can be wrong with erasing, backing up and restoring.
extension Refusal {
  /// The entries cannot be erased.
  static func erasure(_ error: ErasureError) -> Refusal {
    switch error {
    case .opening:
      Refusal(
        "erase-opening", .input,
        what: Bilingual(
          zh: "第 0 条是建案记录，不能单独删除", en: "Entry 0 opens the case and cannot be erased alone"),
        mend: Bilingual(
          zh: "要删除整个案件，用 recourse erase 案件 --whole",
          en: "to erase the whole case use: recourse erase CASE --whole"))
    case .notThere(let number), .unreadable(let number): .noSuchEntry(number)
    case .record(let number):
      Refusal(
        "erase-record", .input,
        what: Bilingual(
          zh: "第 \(number) 条记录的是密钥或一次删除，核验要靠它，不能删除",
          en: "Entry \(number) records a key or an erasure; verification needs it, so it stays"),
        mend: Bilingual(
          zh: "去掉这个编号；要删除整个案件，用 --whole",
          en: "leave this number out; to erase the whole case use --whole"))
    case .broken(let error): .brokenJournal(error)
    }
  }

  /// Another process is erasing.
  static let erasingElsewhere = Refusal(
    "vault-busy", .unavailable,
    what: Bilingual(zh: "另一个程序正在删除", en: "Another program is erasing just now"),
    mend: Bilingual(zh: "稍后重新执行", en: "run it again in a moment"))

  /// The erasure is recorded, and traces of it are still there.
  static let erasureUnfinished = Refusal(
    "erase-unfinished", .unavailable,
    what: Bilingual(
      zh: "删除已记入卷宗，但另一个程序还在读数据库，旧内容尚未全部清除",
      en:
        "The erasure is recorded, but another program still reads the database, so traces are left"),
    mend: Bilingual(
      zh: "关闭其他程序后执行任一命令（如 recourse case list），会自动清除干净",
      en:
        "close other programs and run any command, such as recourse case list; it finishes the work"
    ))

  /// What is wrong with the folder of a backup.
  static func backupPlace(_ error: BackupPlaceError) -> Refusal {
    switch error {
    case .notABackup(let path):
      Refusal(
        "not-a-backup", .input,
        what: Bilingual(
          zh: "这个文件夹里有别的东西：\(path)", en: "This folder holds other things than a backup: \(path)"),
        mend: Bilingual(zh: "请给出空文件夹或已有的备份", en: "name an empty folder or an earlier backup"))
    case .noBackup(let path):
      Refusal(
        "no-backup", .input,
        what: Bilingual(zh: "这里没有完成的备份：\(path)", en: "There is no finished backup at \(path)"),
        mend: Bilingual(
          zh: "请给出含有 manifest-sha256.txt 的文件夹", en: "name the folder that holds manifest-sha256.txt"
        ))
    case .notEmpty(let path):
      Refusal(
        "vault-not-empty", .input,
        what: Bilingual(
          zh: "这里已有内容，不会覆盖：\(path)", en: "Something is here already and is not overwritten: \(path)"
        ),
        mend: Bilingual(
          zh: "用 --vault 指定一个空的位置", en: "name an empty place with --vault"))
    case .busy(let path):
      Refusal(
        "backup-busy", .unavailable,
        what: Bilingual(zh: "另一个程序正在使用：\(path)", en: "Another program is using \(path)"),
        mend: Bilingual(zh: "稍后重新执行", en: "run it again in a moment"))
    case .insideVault(let path):
      Refusal(
        "backup-inside-vault", .input,
        what: Bilingual(zh: "备份不能放在卷宗库里面：\(path)", en: "A backup cannot lie in the vault: \(path)"),
        mend: Bilingual(zh: "请选别处，最好在另一块磁盘上", en: "choose another place, best on another disk"))
    }
  }

  /// The backup is of another vault.
  static let backupOfOtherVault = Refusal(
    "backup-of-other-vault", .input,
    what: Bilingual(
      zh: "这是另一个卷宗库的备份，没有改动它", en: "This is the backup of another vault; it was left alone"),
    mend: Bilingual(zh: "请选另一个文件夹", en: "choose another folder"))

  /// What the folder holds cannot be compared with the vault.
  static let backupCannotBeCompared = Refusal(
    "backup-differs", .input,
    what: Bilingual(
      zh: "这里的备份损坏，或是在卷宗库加密、解密之前做的，没有改动它",
      en:
        "The backup there is damaged, or was made before the vault was encrypted or decrypted; it "
        + "was left alone"),
    mend: Bilingual(
      zh: "备份到一个空文件夹；旧的备份仍是当时的样子（加密前的备份谁都能读），由你决定去留",
      en:
        "back up to an empty folder; the old backup stays as it is, readable by anybody if it was "
        + "made before encrypting, and yours to keep or remove"))

  /// The backup holds more than the vault.
  static func backupIsNewer(_ id: Case.ID) -> Refusal {
    Refusal(
      "backup-newer", .input,
      what: Bilingual(
        zh: "这个备份里的案件 \(id) 有卷宗库里没有的记录，没有改动它",
        en:
          "This backup holds entries of case \(id) that the vault does not have; it was left alone"),
      mend: Bilingual(
        zh: "备份到另一个文件夹；较新的内容可从这个备份恢复到别处查看",
        en: "back up to another folder; the newer entries can be restored from this one elsewhere"))
  }

  /// A file of the backup is missing or damaged.
  static func brokenBackup(_ name: String, line: Int?) -> Refusal {
    let place = line.map { "\(name):\($0)" } ?? name
    return Refusal(
      "backup-damaged", .unavailable,
      what: Bilingual(
        zh: "备份缺损，没有恢复：\(place)", en: "The backup is damaged, nothing was restored: \(place)"),
      mend: Bilingual(
        zh: "用另一份备份；可在备份文件夹里执行 sha256sum -c manifest-sha256.txt 查看全部缺损",
        en: "use another backup; sha256sum -c manifest-sha256.txt in its folder lists all damage"))
  }

  /// The backup has no such file.
  static func notInBackup(_ place: String) -> Refusal {
    Refusal(
      "not-in-backup", .input,
      what: Bilingual(zh: "备份里没有 \(place)", en: "The backup does not hold \(place)"),
      mend: Bilingual(zh: "换一份备份", en: "use another backup"))
  }

  /// No entry names the file.
  static func notNeeded(_ place: String) -> Refusal {
    Refusal(
      "not-needed", .input,
      what: Bilingual(zh: "卷宗里没有记录用到 \(place)", en: "No entry of the vault needs \(place)"),
      mend: Bilingual(
        zh: "请照抄 recourse check 报告的位置", en: "name the place as recourse check reports it"))
  }
}
