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

  /// Standard input was asked for twice: as a file and for a passphrase.
  public static let inputTakenTwice = Refusal(
    "input-taken-twice", .input,
    what: Bilingual(
      zh: "标准输入不能既是文件又是口令", en: "Standard input cannot be both the file and the passphrase"),
    mend: Bilingual(
      zh: "口令改用 --passphrase-file /dev/fd/3 3<文件", 
        en: "give the passphrase with --passphrase-file /dev/fd/3 3<FILE"))
}
