import CaseCore

/// What can be wrong with a dossier.
extension Refusal {
  /// A dossier shows all that its reader may have, and a part of a bundle less than that.
  static let dossierOfAPart = Refusal(
    "dossier-of-a-part", .input,
    what: Bilingual(
      zh: "卷宗册包含对方可以看到的全部内容，不能附在只披露部分记录的证据包里",
      en: "A dossier shows all that its reader may have; it cannot go along with chosen entries"),
    mend: Bilingual(
      zh: "去掉 --entries 或 --dossier", en: "leave out --entries or --dossier"))

  /// There is no earlier dossier to compare with.
  static let noDossierWritten = Refusal(
    "no-dossier-written", .input,
    what: Bilingual(
      zh: "还没有给这位接收人做过可以比较的卷宗册",
      en: "No dossier to compare with was made for this reader"),
    mend: Bilingual(
      zh: "先做一份：recourse dossier CASE --for 接收人 -o 文件",
      en: "make one first with: recourse dossier CASE --for READER -o FILE"))

  /// A masked copy is an entry of its own, behind every earlier size.
  static let copiesForThePast = Refusal(
    "copies-for-the-past", .input,
    what: Bilingual(
      zh: "遮盖副本是现在才加的记录，不能用在更早的卷宗长度上",
      en: "Masked copies are entries made now; they cannot be in a dossier of an earlier size"),
    mend: Bilingual(zh: "去掉 --redact 或 --at", en: "leave out --redact or --at"))

  /// Why no pages were made.
  static func typesetting(_ error: TypesettingError) -> Refusal {
    switch error {
    case .toolMissing(let program):
      Refusal(
        "typesetter-missing", .unavailable,
        what: Bilingual(
          zh: "这台机器上没有 \(program)，做不成 PDF",
          en: "There is no \(program) on this machine to make a PDF"),
        mend: Bilingual(
          zh: "装上它，或用 --text 看文字版", en: "install it, or read the plain text with --text"))
    case .failed(let program):
      Refusal(
        "typesetting-failed", .unavailable,
        what: Bilingual(zh: "\(program) 没有做成 PDF", en: "\(program) made no PDF"),
        mend: Bilingual(
          zh: "检查字体（fonts-noto-cjk）和磁盘空间后重新执行",
          en: "check the fonts (fonts-noto-cjk) and the room on the disk, and run it again"))
    case .timedOut(let seconds):
      Refusal(
        "typesetting-slow", .unavailable,
        what: Bilingual(
          zh: "排版超过 \(seconds) 秒，已停止", en: "Setting the pages took over \(seconds) s and was ended"),
        mend: Bilingual(zh: "机器空闲时重新执行", en: "run it again when the machine is idle"))
    case .tooLarge(let limit):
      Refusal(
        "dossier-too-large", .input,
        what: Bilingual(
          zh: "卷宗册超过 \(limit >> 20) MB", en: "The dossier would have over \(limit >> 20) MB"),
        mend: Bilingual(
          zh: "用 export 导出证据包，材料不经压缩也不经排版",
          en: "export a bundle instead: it carries the originals as they are"))
    case .noRoom(let errno):
      Refusal(
        "typesetting-no-room", .unavailable,
        what: Bilingual(
          zh: "临时文件夹写不进去（系统错误 \(errno)）",
          en: "The temporary folder cannot be written (error \(errno))"),
        mend: Bilingual(
          zh: "腾出空间，或用 TMPDIR 指到别处", en: "make room, or name another folder with TMPDIR"))
    }
  }
}
