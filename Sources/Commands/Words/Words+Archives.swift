import CaseCore
import Imports

extension Help {
  static let filePasswordFrom = Bilingual(
    zh: "从这个文件或描述符（/dev/fd/3）读 ZIP 或 PDF 的密码，默认在终端上问；密码不保存",
    en: "read the password of a ZIP or PDF from this file or descriptor (/dev/fd/3); default: ask; "
      + "it is kept nowhere")
}

/// Words about archives and their passwords.
extension Words {
  static func filePassword(_ name: String, _ isAgain: Bool) -> Bilingual {
    let again = isAgain ? Bilingual(zh: "密码不对。", en: "That is not it. ") : Bilingual(zh: "", en: "")
    return Bilingual(
      zh: "\(again.zh)\(name) 的密码（不显示，直接回车跳过）：",
      en: "\(again.en)Password of \(name) (not shown; empty to skip): ")
  }

  static func leftInArchive(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "    压缩包里另有 \(count) 个文件没有取出（图片等请解开后单独添加）。",
      en: "    \(count) other files stay in the archive (unpack pictures and add them one by one).")
  }

  /// A file that stays in its archive. `isSaid` says that why, and what to do, was said already.
  static func unreadMember(_ name: String, _ why: ReaderError, isSaid: Bool) -> Bilingual {
    let name = Printable.line(name)
    let reason =
      isSaid
      ? Bilingual(zh: "。", en: ".")
      : Bilingual(
        zh: "：\(why.words.zh)\(why.mend.zh)", en: ": \(why.words.en) \(why.mend.en)")
    return Bilingual(
      zh: "    压缩包里的 \(name) 没有取出\(reason.zh)",
      en: "    \(name) was not taken out of the archive\(reason.en)")
  }
}
