import CaseCore

extension Words {
  static let passphrasePrompt = Bilingual(zh: "密码短语：", en: "Passphrase: ")
  static let newPassphrasePrompt = Bilingual(zh: "新的密码短语：", en: "New passphrase: ")
  static let newPassphraseAgain = Bilingual(zh: "再输入一次：", en: "Once more: ")
  static let backupPassphrasePrompt = Bilingual(
    zh: "备份文件的密码短语：", en: "Passphrase of the backup: ")

  static let encrypted = Bilingual(zh: "卷宗库已加密。", en: "The vault is encrypted.")
  static let notEncrypted = Bilingual(zh: "卷宗库没有加密。", en: "The vault is not encrypted.")
  static let noVault = Bilingual(zh: "这里没有卷宗库。", en: "There is no vault here.")
  static let passphraseChanged = Bilingual(
    zh: "密码短语已更换。旧的备份仍用旧的密码短语打开。",
    en: "The passphrase is changed. Older backups still open with the old one.")

  /// What to know right after encrypting.
  static let encryptedAdvice = [
    Bilingual(
      zh: "忘了密码短语，谁也打不开。现在就备份卷宗库密钥：recourse key backup --of vault-key",
      en: "Nobody can open it without the passphrase. Back up its key now: "
        + "recourse key backup --of vault-key"),
    Bilingual(
      zh: "原来的文件已覆盖并删除，但固态硬盘和快照里可能还有旧数据，更早的备份也没有加密。",
      en:
        "What stood there before was overwritten and removed; a solid-state disk or a snapshot may "
        + "still hold it, and older backups are as they were."),
  ]

  static func fingerprint(_ hex: String) -> Bilingual {
    Bilingual(zh: "密钥指纹：\(hex)", en: "key fingerprint: \(hex)")
  }

  static func keyName(_ name: String) -> Bilingual {
    name == "vault-key"
      ? Bilingual(zh: "卷宗库密钥", en: "vault key") : Bilingual(zh: "签名密钥", en: "signing key")
  }

  static func keyBackup(_ name: String) -> Bilingual {
    let key = keyName(name)
    return Bilingual(
      zh: "\(key.zh)的备份，请抄在纸上，收好，不要拍照：",
      en: "Backup of the \(key.en). Write it down, keep it safe, take no photo of it:")
  }

  static func keyWritten(_ name: String, to path: String) -> Bilingual {
    let key = keyName(name)
    return Bilingual(
      zh: "\(key.zh)已备份到 \(path)", en: "The \(key.en) is backed up to \(path)")
  }

  static func keyRestored(_ name: String) -> Bilingual {
    let key = keyName(name)
    return Bilingual(zh: "\(key.zh)已恢复。", en: "The \(key.en) is restored.")
  }

  static let typeGroups = Bilingual(
    zh: "请输入备份的 14 组字符，输完按 Ctrl-D：", en: "Type the 14 groups of the backup, then Ctrl-D:")
}

extension Help {
  static let passphraseFile = Bilingual(
    zh: "从这个文件读取密码短语（/dev/fd/N 为已打开的描述符；默认 RECOURSE_PASSPHRASE_FILE，否则在终端询问）",
    en: "read the passphrase from this file (/dev/fd/N for an open descriptor; default: "
      + "RECOURSE_PASSPHRASE_FILE, else ask on the terminal)")
  static let newPassphraseFile = Bilingual(
    zh: "从这个文件读取新的密码短语", en: "read the new passphrase from this file")
  static let vaultGroup = Bilingual(zh: "卷宗库的加密", en: "the encryption of the vault")
  static let vaultShow = Bilingual(zh: "卷宗库是否加密", en: "whether the vault is encrypted")
  static let vaultEncrypt = Bilingual(
    zh: "加密卷宗库，没有则新建一个加密的", en: "encrypt the vault, or make an encrypted one")
  static let vaultPassphrase = Bilingual(zh: "更换密码短语", en: "change the passphrase")
  static let vaultDecrypt = Bilingual(
    zh: "解除加密，内容恢复为可直接读取", en: "take the encryption off")
  static let keyGroup = Bilingual(zh: "卷宗库的密钥", en: "the keys of the vault")
  static let keyShow = Bilingual(zh: "显示签名密钥的指纹", en: "show the fingerprint of the signing key")
  static let keyBackup = Bilingual(
    zh: "把密钥备份成可抄写的字符组或文件", en: "back up a key as groups to write down, or as a file")
  static let keyRestore = Bilingual(zh: "从备份恢复密钥", en: "restore a key from a backup")
  static let keyOf = Bilingual(
    zh: "哪一把：signing-key（签名）或 vault-key（打开加密的卷宗库）",
    en: "which one: signing-key, or vault-key (opens the encrypted vault)")
  static let keyProtect = Bilingual(
    zh: "备份文件另用一个密码短语保护", en: "put the file under a passphrase of its own")
  static let backupPassphraseFile = Bilingual(
    zh: "从这个文件读取备份的密码短语", en: "read the passphrase of the backup from this file")
  static let protectNeedsFile = Bilingual(
    zh: "--protect 要和 -o 一起用", en: "--protect goes with -o")
  static let keyInput = Bilingual(
    zh: "备份文件；- 为标准输入", en: "the file with the backup; - for standard input")
}
