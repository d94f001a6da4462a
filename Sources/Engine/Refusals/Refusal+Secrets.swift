public import CaseCore
public import Sealing

/// What can be wrong with a passphrase, a key or its backup.
extension Refusal {
  /// Wording of what concerns the keys of a vault.
  static func secret(_ error: VaultError) -> Refusal {
    switch error {
    case .passphraseNeeded(let path):
      Refusal(
        "passphrase-needed", .input,
        what: Bilingual(
          zh: "卷宗库有密码短语：\(path)", en: "The vault is under a passphrase: \(path)"),
        mend: Bilingual(
          zh: "在终端里执行，或用 --passphrase-file 指定文件",
          en: "run it on a terminal, or name a file with --passphrase-file"))
    case .wrongPassphrase(let path):
      Refusal(
        "passphrase-wrong", .input,
        what: Bilingual(
          zh: "密码短语打不开：\(path)", en: "The passphrase does not open \(path)"),
        mend: Bilingual(
          zh: "再试一次；忘了就用 recourse key restore 和卷宗库密钥的备份",
          en: "try again; if it is forgotten, use recourse key restore with a backup of the "
            + "vault key"))
    case .alreadyEncrypted(let path):
      Refusal(
        "already-encrypted", .input,
        what: Bilingual(zh: "卷宗库已经加密：\(path)", en: "The vault is encrypted already: \(path)"),
        mend: Bilingual(
          zh: "换密码短语用 recourse vault passphrase",
          en: "change its passphrase with: recourse vault passphrase"))
    case .notEncrypted(let path):
      Refusal(
        "not-encrypted", .input,
        what: Bilingual(zh: "卷宗库没有加密：\(path)", en: "The vault is not encrypted: \(path)"),
        mend: Bilingual(
          zh: "加密用 recourse vault encrypt", en: "encrypt it with: recourse vault encrypt"))
    case .otherKey(let path):
      Refusal(
        "other-key", .input,
        what: Bilingual(
          zh: "卷宗库用的是另一把密钥，没有替换：\(path)",
          en: "The vault has another key, which was not replaced: \(path)"),
        mend: Bilingual(
          zh: "核对指纹：recourse key show", en: "compare the fingerprints: recourse key show"))
    case .strangeFile(let path):
      Refusal(
        "strange-file", .input,
        what: Bilingual(
          zh: "卷宗库里有不属于它的文件：\(path)",
          en: "A file in the vault is none of its own: \(path)"),
        mend: Bilingual(
          zh: "先把它移到别处，再执行一次", en: "move it elsewhere, then run it again"))
    case .notAVault, .practiceMismatch, .exposedKey: vault(error)
    }
  }

  /// A passphrase that cannot be one.
  public static func unusablePassphrase(atLeast bytes: Int) -> Refusal {
    Refusal(
      "passphrase-unusable", .input,
      what: Bilingual(
        zh: "密码短语要是一行，\(bytes) 到 \(Limits.passphraseBytes) 个字节",
        en: "A passphrase is one line of \(bytes) to \(Limits.passphraseBytes) bytes"),
      mend: Bilingual(zh: "用几个不相干的词", en: "take a few words that do not belong together"))
  }

  /// The two passphrases that were typed differ.
  public static let passphrasesDiffer = Refusal(
    "passphrases-differ", .input,
    what: Bilingual(zh: "两次输入的密码短语不一样", en: "The two passphrases differ"),
    mend: Bilingual(zh: "重新执行", en: "run it again"))

  /// There is no terminal on which the passphrase could be asked.
  public static let noTerminal = Refusal(
    "passphrase-needed", .input,
    what: Bilingual(
      zh: "需要密码短语，而这里没有终端可问",
      en: "A passphrase is needed, and there is no terminal to ask on"),
    mend: Bilingual(
      zh: "用 --passphrase-file 或 RECOURSE_PASSPHRASE_FILE 指定文件",
      en: "name a file with --passphrase-file or RECOURSE_PASSPHRASE_FILE"))

  /// The person stopped the question.
  public static let stopped = Refusal(
    "stopped", .input, what: Bilingual(zh: "已停止，什么都没有改动", en: "Stopped; nothing was changed"),
    mend: Bilingual(zh: "需要时重新执行", en: "run it again when you like"))

  /// What should hold a passphrase or a key is too long for one.
  public static func tooLongInput(_ path: String) -> Refusal {
    Refusal(
      "input-too-long", .input,
      what: Bilingual(zh: "内容太长：\(path)", en: "There is too much in \(path)"),
      mend: Bilingual(
        zh: "检查是不是选错了文件", en: "check that it is the right file"))
  }

  /// The groups that a person typed are no backup.
  public static func keyGroups(_ mistake: KeyGroups.Mistake) -> Refusal {
    let what =
      switch mistake {
      case .groups(let found):
        Bilingual(
          zh: "备份有 \(KeyGroups.count) 组，这里有 \(found) 组",
          en: "A backup has \(KeyGroups.count) groups; here are \(found)")
      case .group(let number):
        Bilingual(
          zh: "第 \(number) 组不对", en: "Group \(number) is wrong")
      case .whole:
        Bilingual(
          zh: "每一组都像是对的，合起来却不是一份备份",
          en: "Each group looks right, but together they are no backup")
      }
    return Refusal(
      "key-backup-wrong", .input, what: what,
      mend: Bilingual(
        zh: "对照纸上的备份重新输入；什么都没有改动",
        en: "compare with the paper and type it again; nothing was changed"))
  }

  /// A file that holds no backup of a key, or a torn one.
  public static func keyBackup(_ error: SealingError, path: String) -> Refusal {
    if error == .wrongPassphrase { return secret(.wrongPassphrase(path: path)) }
    return Refusal(
      "key-backup-wrong", .input,
      what: Bilingual(
        zh: "文件残缺，不是完整的密钥备份：\(path)",
        en: "The file is torn, or no backup of a key: \(path)"),
      mend: Bilingual(
        zh: "换一份备份；什么都没有改动", en: "take another copy; nothing was changed"))
  }
}
