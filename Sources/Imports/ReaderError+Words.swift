public import CaseCore

extension ReaderError {
  /// A stable name for programs, such as `bill-header-missing`.
  public var code: String {
    switch self {
    case .empty: "file-empty"
    case .tooLarge: "file-too-large"
    case .noHeader: "bill-header-missing"
    case .missingColumns: "bill-columns-missing"
    case .noMessages: "chat-messages-missing"
    case .noPage: "archive-page-missing"
    case .noText: "document-without-text"
    case .noTool: "document-tool-missing"
    case .tooSlow: "document-too-slow"
    case .noDecoder: "encoding-unavailable"
    case .notText: "file-not-text"
    case .locked: "file-locked"
    case .damaged: "file-damaged"
    case .overflowing: "file-holds-too-much"
    }
  }

  /// What is wrong, for the person.
  public var words: Bilingual {
    switch self {
    case .empty:
      Bilingual(zh: "文件是空的。", en: "The file is empty.")
    case .tooLarge(let size, let limit):
      Bilingual(
        zh: "文件有 \(size) 字节，超过能读的 \(limit) 字节。",
        en: "The file has \(size) bytes; at most \(limit) bytes can be read.")
    case .noHeader(let expected):
      Bilingual(
        zh: "没有找到表头行（应有：\(expected.joined(separator: "、"))）。",
        en: "No row of column names was found (such as \(expected.joined(separator: ", "))).")
    case .missingColumns(let line, let missing, let found):
      Bilingual(
        zh: "第 \(line) 行的表头缺少：\(missing.joined(separator: "、"))；"
          + "现有：\(found.joined(separator: "、"))。",
        en: "The column names on line \(line) lack \(missing.joined(separator: ", ")); "
          + "found: \(found.joined(separator: ", ")).")
    case .noMessages:
      Bilingual(zh: "没有找到任何一条消息。", en: "No message was found.")
    case .noPage:
      Bilingual(zh: "网页存档里没有网页。", en: "The web archive holds no page.")
    case .noText:
      Bilingual(
        zh: "文件里没有文字，是扫描件或图片。", en: "The document holds no text: it is a scan, or pictures.")
    case .noTool(let program):
      Bilingual(zh: "这台机器没有 \(program)。", en: "\(program) is not on this machine.")
    case .tooSlow(let seconds):
      Bilingual(
        zh: "取文字超过了 \(seconds) 秒。", en: "Taking its text out took longer than \(seconds) seconds.")
    case .noDecoder(let encoding):
      Bilingual(
        zh: "这台机器不能解码 \(encoding.rawValue)。",
        en: "This machine cannot decode \(encoding.rawValue).")
    case .notText(let media):
      Bilingual(
        zh: "文件不是文本，而是 \(media.rawValue)。",
        en: "The file is no text but \(media.rawValue).")
    case .locked:
      Bilingual(
        zh: "文件有密码，没有给出或不对。",
        en: "The file is locked with a password that was not given or is wrong.")
    case .damaged(let words):
      Bilingual(zh: "文件已损坏：\(words)。", en: "The file is damaged: \(words).")
    case .overflowing(let limit):
      Bilingual(
        zh: "文件或它解开后的内容超过能读的上限 \(limit)。",
        en: "The file, or what it holds once unpacked, is over the limit of \(limit).")
    }
  }

  /// What to do about a file that was kept all the same.
  public var mend: Bilingual {
    let advice = advice
    let sentence = advice.en.prefix(1).uppercased() + advice.en.dropFirst()
    return isKeptWhole
      ? Bilingual(
        zh: "请\(advice.zh)；原件已原样保存。",
        en: "\(sentence); the original is kept as it is.")
      : Bilingual(zh: "请\(advice.zh)。", en: "\(sentence).")
  }

  private var isKeptWhole: Bool {
    switch self {
    case .noPage, .noText, .noTool, .damaged, .overflowing, .tooSlow: true
    case .empty, .tooLarge, .noHeader, .missingColumns, .noMessages, .noDecoder, .notText, .locked:
      false
    }
  }

  /// What to do about it, as a part of a sentence.
  public var advice: Bilingual {
    switch self {
    case .empty:
      Bilingual(zh: "重新导出或重新保存", en: "export or save it again")
    case .tooLarge:
      Bilingual(
        zh: "导出较短的时间段；网页只保存要用的那一页",
        en: "export a shorter period, or save only the page that counts")
    case .noHeader, .missingColumns:
      Bilingual(
        zh: "在微信或支付宝里导出“账单”原文件，不要另存，也不要用记账本的导出",
        en: "export the bill itself from WeChat or Alipay and do not save it anew; "
          + "a bookkeeping export is another thing")
    case .noMessages:
      Bilingual(
        zh: "用 QQ 消息管理器导出文本格式，或把文件作为普通笔记添加（--as note）",
        en: "export the chat as text from QQ's message manager, or add the file with --as note")
    case .noPage:
      Bilingual(zh: "打开网页再存一次", en: "open the page and save it again")
    case .noText:
      Bilingual(
        zh: "把它的页面存成图片（如 pdftoppm -r 200 -png 文件 页），用 recourse add 添加这些图片，就能识别上面的文字",
        en: "make pictures of its pages (such as pdftoppm -r 200 -png FILE page) and recourse add "
          + "these: their text is recognised")
    case .noTool:
      Bilingual(
        zh: "安装 poppler-utils 和 qpdf（apt-get install poppler-utils qpdf），再来一次",
        en: "install poppler-utils and qpdf (apt-get install poppler-utils qpdf) and try again")
    case .noDecoder:
      Bilingual(
        zh: "安装 glibc 的字符集模块（gconv）", en: "install glibc's character set modules (gconv)")
    case .notText:
      Bilingual(zh: "用 --as 说明它是什么", en: "say what it is with --as")
    case .locked:
      Bilingual(
        zh: "给出密码：ZIP 和 PDF 用 --file-password-from 文件（微信、支付宝的密码在消息里）；"
          + "有密码的表格打开后去掉密码另存，原件和另存的都添加",
        en:
          "give the password of a ZIP or PDF with --file-password-from FILE (WeChat and Alipay send "
          + "it in a message); open a spreadsheet, save a copy without its password and add both")
    case .damaged:
      Bilingual(
        zh: "重新下载或导出（文件可能没有传完）；还能打开的话，也可以截图添加",
        en: "download or export it again (it may have been cut on its way); if it still opens, "
          + "screenshots of it can be added")
    case .overflowing:
      Bilingual(
        zh: "分成几份导出，或只保存要用的那一页", en: "export it in parts, or save only the page that counts")
    case .tooSlow:
      Bilingual(zh: "只导出要用的几页", en: "export only the pages that count")
    }
  }
}

extension UnreadReason {
  /// Why the line was not read, for the person.
  public var words: Bilingual {
    switch self {
    case .badByte(let offset, let encoding):
      Bilingual(
        zh: "文件第 \(offset) 字节不是合法的 \(encoding.rawValue)。",
        en: "Byte \(offset) of the file is not valid \(encoding.rawValue).")
    case .zeroByte(let offset):
      Bilingual(
        zh: "文件第 \(offset) 字节是零，文本里不应有。",
        en: "Byte \(offset) of the file is zero, which no text has.")
    case .tooLong(let size, let limit):
      Bilingual(
        zh: "这一行有 \(size) 字节，超过 \(limit)。",
        en: "The line has \(size) bytes, over the limit of \(limit).")
    case .tooFewCells(let found, let expected):
      Bilingual(
        zh: "只有 \(found) 格，应有 \(expected) 格。",
        en: "There are \(found) cells where \(expected) belong.")
    case .tooManyCells(let found, let expected):
      Bilingual(
        zh: "有 \(found) 格，应有 \(expected) 格，合并也对不上。",
        en: "There are \(found) cells where \(expected) belong, and joining does not mend it.")
    case .badTime(let raw):
      Bilingual(zh: "时间读不出：“\(raw)”。", en: "The time cannot be read: “\(raw)”.")
    case .badAmount(let raw):
      Bilingual(zh: "金额读不出：“\(raw)”。", en: "The amount cannot be read: “\(raw)”.")
    case .tooManyDirections(let raw):
      Bilingual(
        zh: "收支方向太多，不像账单：“\(raw)”。",
        en: "Too many directions for a bill: “\(raw)”.")
    case .otherCurrency(let raw):
      Bilingual(
        zh: "不是人民币：“\(raw)”。", en: "The amount is not in yuan: “\(raw)”.")
    case .sheetCut(let sheet):
      Bilingual(
        zh: "工作表“\(sheet)”后面的内容没有读。",
        en: "The rest of the sheet “\(sheet)” was not read.")
    case .cutOff:
      Bilingual(zh: "文件在这一行中间断了。", en: "The file ends within this row.")
    case .notObject:
      Bilingual(
        zh: "这一条的写法不完整（括号或引号丢失）。",
        en: "This message is not written whole: a bracket or a mark is lost.")
    case .partNotRead(let what):
      Bilingual(
        zh: "邮件或网页的这一部分没有读：\(what)。",
        en: "This part of the mail or page was not read: \(what).")
    case .archiveCut(let offset):
      Bilingual(
        zh: "网页存档从第 \(offset) 字节起读不下去（中断了，或长度写错）。",
        en:
          "The web archive cannot be read from byte \(offset) on: it is cut, or a length is wrong.")
    case .noReader(let media):
      media.isRecording
        ? Bilingual(
          zh: "录屏要加入案件才看：recourse add（需要 ffmpeg 和文字识别，见 recourse recognise --help）。",
          en:
            "A recording is looked at when it joins a case: recourse add (it takes ffmpeg and text "
            + "recognition, see recourse recognise --help).")
        : Bilingual(
          zh: "还不能读 \(media.rawValue)；recourse add 会原样保存它。",
          en: "\(media.rawValue) cannot be read yet; recourse add keeps it as it is.")
    case .tooManyFindings(let limit):
      Bilingual(
        zh: "已达到 \(limit) 条的上限，后面的没有列出。",
        en: "The limit of \(limit) findings was reached; what follows is not listed.")
    }
  }
}
