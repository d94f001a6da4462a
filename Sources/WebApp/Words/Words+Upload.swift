import CaseCore
import Engine
import Imports

extension Words {
  static let addTitle = Bilingual(zh: "添加文件", en: "Add files")
  static let addLead = Bilingual(
    zh: "截图、账单、聊天记录、网页、PDF、邮件、压缩包都可以，一次可以选多个。文件原样保存，以后能证明没有改过。",
    en: """
      Screenshots, bills, chats, pages, PDFs, mails and archives, several at once. They are kept \
      as they are, so that it can be shown later that nothing was changed.
      """)
  static let mostUseful = Bilingual(zh: "现在最有用的", en: "What would help most now")
  static let chooseFiles = Bilingual(zh: "选择文件", en: "Choose files")
  static let dropHere = Bilingual(zh: "也可以把文件拖到这里。", en: "You can also drop files here.")
  static let chooseFirst = Bilingual(zh: "请先选择文件", en: "Choose a file first")
  static let hasPassword = Bilingual(
    zh: "文件有密码？（微信、支付宝的账单压缩包）",
    en: "Is there a password? (archives of bills from WeChat and Alipay)")
  static let filePassword = Bilingual(zh: "文件的密码", en: "The password of the file")
  static let passwordHint = Bilingual(
    zh: "只用来打开这一次的文件，不会保存。", en: "Used to open these files once, and not kept.")
  static let takeIn = Bilingual(zh: "收进案件", en: "Take them in")
  static let takesTime = Bilingual(
    zh: "图片要读出上面的字，每张要几秒钟；请等到出现结果。",
    en: "The text on pictures is read, some seconds for each: wait until the result is shown.")

  // MARK: What became of them

  static let takenTitle = Bilingual(zh: "收到的文件", en: "The files that came")
  static let addMore = Bilingual(zh: "再添加文件", en: "Add more files")
  static let alreadyThere = Bilingual(zh: "已经有了，没有重复收", en: "there already, not taken twice")
  static let keptOnly = Bilingual(zh: "已原样保存", en: "kept as it is")
  static let notTaken = Bilingual(zh: "没有收下", en: "not taken in")

  static func addFor(_ what: String) -> Bilingual {
    Bilingual(zh: "添加文件：\(what)", en: "Add files: \(what)")
  }

  static func tookIn(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "\(count) 个文件已收进案件。",
      en: count == 1 ? "One file is in the case." : "\(count) files are in the case.")
  }

  static func foundThere(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "读出 \(count) 项", en: count == 1 ? "one thing was read" : "\(count) things were read")
  }

  static func unreadLines(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "有 \(count) 行读不出来",
      en: count == 1 ? "one line could not be read" : "\(count) lines could not be read")
  }

  static func fromArchive(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "取出 \(count) 个文件", en: count == 1 ? "one file taken out" : "\(count) files taken out")
  }

  static func leftInside(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "还有 \(count) 个文件不读，留在压缩包里",
      en: count == 1 ? "one more stays in the archive unread" : "\(count) more stay in it unread")
  }

  static func unsureKind(_ kinds: [String]) -> Bilingual {
    Bilingual(
      zh: "看内容不能确定是哪一种，也可能是：\(kinds.joined(separator: "、"))",
      en: "its content does not say for sure what it is; it may also be: "
        + kinds.joined(separator: ", "))
  }

  static func keptUnread(_ why: Bilingual) -> Bilingual {
    Bilingual(zh: "已原样保存，但没有读出内容：\(why.zh)", en: "kept as it is, but not read: \(why.en)")
  }

  // MARK: What keeps them out

  static let uploadTooLarge = Bilingual(
    zh: "一次发来的文件太大（最多 16 GiB）。请分几次添加。",
    en: "This is too much at once (at most 16 GiB). Add the files in several goes.")
  static let uploadTooMany = Bilingual(
    zh: "一次最多 \(Limits.uploadFiles) 个文件，后面的没有收。请再添加一次。",
    en: "At most \(Limits.uploadFiles) files at once; the others were not taken. Add them again.")
  static let uploadLost = Bilingual(
    zh: "传输中断了，没有传完的文件没有收。传完的都在下面，其余的请再添加一次。",
    en: """
      The transfer broke off, and what did not come whole was not taken in. What came whole is listed \
      below; add the others again.
      """)
  static let uploadsBusy = Bilingual(
    zh: "正在收别的文件，请等它们收完再试。",
    en: "Other files are being taken in; wait until they are done and try again.")
  static let noViewer = Bilingual(
    zh: "这台电脑现在不能显示这张图片。", en: "This picture cannot be shown on this computer now.")
}
