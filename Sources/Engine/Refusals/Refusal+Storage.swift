public import CaseCore
import Evidence
import Imports

/// What can be wrong with what is stored, or with the file that is to be stored.
extension Refusal {
  /// Entry `index` cannot be decoded.
  static func unreadableEntry(_ index: Int, _ reason: CanonicalError) -> Refusal {
    let words = words(reason)
    return Refusal(
      "unreadable-entry", .unavailable,
      what: Bilingual(
        zh: "第 \(index) 条记录读不出来：\(words.zh)", en: "Entry \(index) cannot be read: \(words.en)"),
      mend: Bilingual(
        zh: "先备份卷宗库；如果是新版程序写的，请用新版打开",
        en: "back up the vault; if a newer program wrote it, open it with that"))
  }

  /// An entry has no stored form.
  static func unwritableEntry(_ error: EntryError) -> Refusal {
    let words = words(error.reason)
    return Refusal(
      "unwritable-entry", .input,
      what: Bilingual(zh: "这条记录存不下：\(words.zh)", en: "This entry cannot be stored: \(words.en)"),
      mend: Bilingual(
        zh: "把长文字存成文件，用 recourse add 加入",
        en: "keep long text in a file and add that with: recourse add"))
  }

  private static func words(_ reason: CanonicalError) -> Bilingual {
    switch reason {
    case .tooLarge(let bytes, let limit):
      Bilingual(zh: "有 \(bytes) 字节，上限 \(limit)", en: "it has \(bytes) bytes, at most \(limit)")
    case .tooDeep: Bilingual(zh: "层次太深", en: "it nests too deep")
    case .notCanonical(let offset):
      Bilingual(zh: "第 \(offset) 字节不合规范", en: "byte \(offset) is not in canonical form")
    case .missingMember(let name): Bilingual(zh: "缺少 \(name)", en: "\(name) is missing")
    case .unknownMember(let name): Bilingual(zh: "不认识 \(name)", en: "\(name) is not known")
    case .wrongValue(let name): Bilingual(zh: "\(name) 的值不对", en: "\(name) has a wrong value")
    case .unknownKind(let kind):
      Bilingual(zh: "不认识的种类 \(kind)", en: "the kind \(kind) is not known")
    case .newerVersion(let kind, let version):
      Bilingual(
        zh: "\(kind.rawValue) 的第 \(version) 版由更新的程序写成",
        en: "a newer program wrote version \(version) of \(kind.rawValue)")
    case .otherNumber(let found):
      Bilingual(zh: "它自称第 \(found) 条", en: "it says that it is entry \(found)")
    }
  }

  /// The journal cannot be replayed.
  static func brokenJournal(_ error: JournalError) -> Refusal {
    let place: Bilingual =
      switch error {
      case .empty: Bilingual(zh: "没有记录", en: "it has no entries")
      case .outOfOrder(let position, let found):
        Bilingual(
          zh: "第 \(position) 位上是第 \(found) 条", en: "entry \(found) stands at position \(position)")
      case .otherCase(let seq):
        Bilingual(zh: "第 \(seq) 条属于另一个案件", en: "entry \(seq) belongs to another case")
      case .misplacedOpening(let seq):
        Bilingual(zh: "第 \(seq) 条的开头不对", en: "entry \(seq) opens where it should not")
      case .brokenReference(let seq, let named):
        Bilingual(
          zh: "第 \(seq) 条指向不能指向的第 \(named) 条",
          en: "entry \(seq) names entry \(named), which it cannot")
      case .improperCorrection(let seq):
        Bilingual(
          zh: "第 \(seq) 条的更正不成立", en: "entry \(seq) corrects into what no correction can be")
      }
    return Refusal(
      "broken-journal", .unavailable,
      what: Bilingual(
        zh: "卷宗无法重放：\(place.zh)", en: "The journal cannot be replayed: \(place.en)"),
      mend: Bilingual(
        zh: "请从备份恢复;什么都没有改动", en: "restore it from a backup; nothing was changed"))
  }

  /// Wording of what a store throws.
  public static func storage(_ error: StorageError) -> Refusal {
    func refusal(_ code: String, _ what: Bilingual, _ mend: Bilingual) -> Refusal {
      Refusal(code, .unavailable, what: what, mend: mend)
    }
    switch error {
    case .readOnly(let place):
      return refusal(
        "vault-read-only",
        Bilingual(
          zh: "卷宗库只读，没有写入：\(place)", en: "The vault is read-only; nothing was written: \(place)"),
        Bilingual(zh: "复制一份到可写的地方再试", en: "copy it to a place that can be written"))
    case .full(let place):
      return refusal(
        "disk-full",
        Bilingual(zh: "磁盘已满，没有写入：\(place)", en: "The disk is full; nothing was written: \(place)"),
        Bilingual(zh: "腾出空间后重新执行", en: "make room and run it again"))
    case .newerVault(let found, let known):
      return refusal(
        "vault-newer",
        Bilingual(
          zh: "卷宗库是第 \(found) 版格式，本程序只认到第 \(known) 版",
          en: "The vault has format \(found); this program knows formats up to \(known)"),
        Bilingual(zh: "请用新版程序打开", en: "open it with a newer program"))
    case .busy(let place):
      return refusal(
        "vault-busy",
        Bilingual(zh: "另一个程序正占用卷宗库：\(place)", en: "Another program holds the vault: \(place)"),
        Bilingual(zh: "稍后重新执行", en: "run it again in a moment"))
    case .damaged(let place):
      return refusal(
        "vault-damaged",
        Bilingual(zh: "卷宗库内容损坏：\(place)", en: "What is stored is damaged: \(place)"),
        Bilingual(zh: "不要删除任何文件，从备份恢复", en: "delete nothing; restore from a backup"))
    case .missing(let place):
      return refusal(
        "vault-missing",
        Bilingual(zh: "卷宗库里缺少：\(place)", en: "Missing from the vault: \(place)"),
        Bilingual(zh: "从备份恢复缺的文件", en: "restore what is missing from a backup"))
    case .io(let errno, let place):
      return refusal(
        "storage-failed",
        Bilingual(
          zh: "读写失败(系统错误 \(errno)):\(place)", en: "Storage failed (system error \(errno)): \(place)"
        ),
        Bilingual(
          zh: "检查磁盘后重新执行;结果以 recourse log 为准",
          en: "check the disk, then look with recourse log before running it again"))
    }
  }

  /// A reader can make nothing at all of a file.
  static func reader(_ error: ReaderError, _ fileName: String) -> Refusal {
    Refusal(
      "file-not-read", .input,
      what: Bilingual(
        zh: "\(fileName) 读不出来：\(error.words.zh)",
        en: "\(fileName) cannot be read: \(error.words.en)"),
      mend: error.advice)
  }

  /// Wording of what is wrong with the vault as a whole.
  public static func vault(_ error: VaultError) -> Refusal {
    func refusal(_ code: String, _ what: Bilingual, _ mend: Bilingual) -> Refusal {
      Refusal(code, .unavailable, what: what, mend: mend)
    }
    switch error {
    case .notAVault(let path):
      return refusal(
        "not-a-vault",
        Bilingual(zh: "这个文件夹不是卷宗库：\(path)", en: "This folder is no vault: \(path)"),
        Bilingual(
          zh: "用 --vault 指定空文件夹或已有的卷宗库",
          en: "name an empty folder or a vault with --vault"))
    case .practiceMismatch(let path, let vaultIsPractice):
      return refusal(
        "practice-mismatch",
        vaultIsPractice
          ? Bilingual(
            zh: "这是演练用的卷宗库：\(path)", en: "This vault is for practice: \(path)")
          : Bilingual(
            zh: "这个卷宗库不是演练用的：\(path)", en: "This vault is not for practice: \(path)"),
        vaultIsPractice
          ? Bilingual(zh: "加上 --practice", en: "add --practice")
          : Bilingual(
            zh: "去掉 --practice,或另选文件夹", en: "leave --practice out, or choose another folder"))
    case .exposedKey(let path):
      return refusal(
        "key-exposed",
        Bilingual(zh: "别人可以读到签名密钥：\(path)", en: "Others can read the signing key: \(path)"),
        Bilingual(
          zh: "执行 chmod 600;在此之前密钥可能已被复制",
          en: "run chmod 600 on it; it may have been copied before"))
    case .passphraseNeeded, .wrongPassphrase, .alreadyEncrypted, .notEncrypted, .otherKey,
      .strangeFile:
      return secret(error)
    }
  }
}
