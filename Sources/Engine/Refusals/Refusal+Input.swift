public import CaseCore

/// What can be wrong with what is given in the place of a file.
extension Refusal {
  /// A name under which nothing can be kept.
  static func noFileName(_ name: String) -> Refusal {
    Refusal(
      "no-file-name", .input,
      what: Bilingual(
        zh: "“\(name)”不能作为文件名", en: "“\(name)” is no name of a file"),
      mend: Bilingual(
        zh: "用 --name 给一个不带 / 的短名称，如 --name 聊天.txt",
        en: "give a short name without / such as --name chat.txt"))
  }

  /// Nothing came in on standard input.
  public static let nothingGiven = Refusal(
    "nothing-given", .input,
    what: Bilingual(zh: "标准输入里什么都没有", en: "Nothing came in on standard input"),
    mend: Bilingual(
      zh: "把内容接进来，如 recourse read - < 聊天.txt；粘贴后另起一行按 Ctrl-D；- 只能写一次",
      en: "pipe it in, as in recourse read - < chat.txt, or paste it and end with Ctrl-D on a line "
        + "of its own; - can be given once"))

  /// Standard input was asked for twice: as two files, or as a file and for a passphrase.
  public static let inputTakenTwice = Refusal(
    "input-taken-twice", .input,
    what: Bilingual(
      zh: "标准输入只能用一次：一个文件，或者口令",
      en: "Standard input can be used once: for one file, or for a passphrase"),
    mend: Bilingual(
      zh: "口令改用 --passphrase-file /dev/fd/3 3<文件",
      en: "give the passphrase with --passphrase-file /dev/fd/3 3<FILE"))

  /// A secret is to be typed, and there is no terminal.
  public static let noTerminalToAsk = Refusal(
    "no-terminal", .input,
    what: Bilingual(zh: "没有终端可以输入", en: "There is no terminal to type it on"),
    mend: Bilingual(
      zh: "用 --from /dev/fd/3 3<文件 给出（不要写在命令参数里）",
      en: "give it with --from /dev/fd/3 3<FILE, never as an argument"))

  /// An archive with several files was to be looked at as if it were one.
  static func archiveOfSeveral(_ name: String, _ members: [String]) -> Refusal {
    let some = members.prefix(5).joined(separator: "、")
    return Refusal(
      "archive-of-several", .input,
      what: Bilingual(
        zh: "压缩包“\(name)”里有 \(members.count) 个可读的文件：\(some)",
        en: "The archive “\(name)” holds \(members.count) files that can be read: \(some)"),
      mend: Bilingual(
        zh: "用 add 全部加入案件，或解开后逐个 read",
        en: "take them all into a case with add, or unpack it and read them one by one"))
  }
}
