internal import CaseCore

// What happened and the money.
extension DossierWords {
  static let time = Bilingual(zh: "时间", en: "Time")
  static let event = Bilingual(zh: "事项", en: "What happened")
  static let undated = Bilingual(zh: "时间不详", en: "Undated")
  static let nothingHappened = Bilingual(
    zh: "还没有带时间的事实。", en: "No dated fact is known yet.")
  static let applicantSaid = Bilingual(zh: "提交人说：", en: "The buyer wrote: ")
  static let otherSideSaid = Bilingual(zh: "对方说：", en: "The other side wrote: ")

  /// Words that somebody said whose name in the chat is known: not everybody who wrote is the other side.
  static func said(by name: String) -> Bilingual {
    Bilingual(zh: "“\(name)”说：", en: "\(name) wrote: ")
  }

  static let item = Bilingual(zh: "项目", en: "Item")
  static let yuan = Bilingual(zh: "金额（元）", en: "Yuan")
  static let details = Bilingual(zh: "收款方、单号", en: "Payee and numbers")
  static let claimed = Bilingual(zh: "请求退回", en: "Asked back")
  static let content = Bilingual(zh: "内容", en: "Content")
  static let standsIn = Bilingual(zh: "见", en: "Stands in")

  static func promised(_ who: Bilingual, _ what: PromiseMade.What) -> Bilingual {
    let words =
      switch what {
      case .refund: Bilingual(zh: "退款", en: "a refund")
      case .delivery: Bilingual(zh: "交付", en: "delivery")
      case .replacement: Bilingual(zh: "补发、更换", en: "a replacement")
      case .answer: Bilingual(zh: "答复", en: "an answer")
      }
    return Bilingual(zh: "\(who.zh)承诺\(words.zh)", en: "\(who.en) promised \(words.en)")
  }

  static func promisedBy(_ time: String) -> Bilingual {
    Bilingual(zh: "，最晚 \(time)", en: ", by \(time)")
  }

  static func filed(_ rung: Bilingual) -> Bilingual {
    Bilingual(zh: "\(rung.zh)：已提出", en: "\(rung.en): filed")
  }

  static func reference(_ text: String) -> Bilingual {
    Bilingual(zh: "，编号 \(text)", en: ", reference \(text)")
  }

  static func setDue(_ time: String) -> Bilingual {
    Bilingual(zh: "，要求在 \(time) 前答复或履行", en: ", asking for an answer or performance by \(time)")
  }

  static func answered(_ rung: Bilingual, _ answer: Bilingual) -> Bilingual {
    Bilingual(zh: "\(rung.zh)：\(answer.zh)", en: "\(rung.en): \(answer.en)")
  }

  static func reasonGiven(_ reason: Bilingual) -> Bilingual {
    Bilingual(zh: "，理由：\(reason.zh)", en: ", giving as reason: \(reason.en)")
  }

  static func moved(_ rung: Bilingual, _ time: String) -> Bilingual {
    Bilingual(
      zh: "\(rung.zh)的期限改到 \(time)：", en: "The deadline of \(rung.en) was moved to \(time): ")
  }
}

// The list of evidence and the exhibits.
extension DossierWords {
  static let number = Bilingual(zh: "编号", en: "No.")
  static let evidenceName = Bilingual(zh: "证据名称", en: "Evidence")
  static let kindAndCarrier = Bilingual(zh: "类型、来源与载体", en: "Type, source and carrier")
  static let formed = Bilingual(zh: "形成时间", en: "Made")
  static let proves = Bilingual(zh: "证明对象和内容", en: "What it proves")
  static let pages = Bilingual(zh: "页码", en: "Pages")
  static let file = Bilingual(zh: "文件名", en: "File name")
  static let copy = Bilingual(zh: "副本", en: "Copy")
  static let digest = Bilingual(zh: "SHA-256", en: "SHA-256")
  static let supportsNothing = Bilingual(
    zh: "目前没有事实以它为依据", en: "No fact rests on it so far")
  static let showsWords = Bilingual(zh: "双方说过的话", en: "What was said")
  static let copyMade = Bilingual(
    zh: "为此接收人制作的副本，与请求无关的个人信息已遮盖；SHA-256 是副本的",
    en:
      "A copy made for this reader with unrelated personal data covered; the SHA-256 is the copy's")
  static let pictureElsewhere = Bilingual(
    zh: "这里只有文字；画面和页面见 PDF 版，原文件另存。",
    en: "Words alone here: pictures and pages are in the PDF version; the file itself is kept.")
  static let chatNote = Bilingual(
    zh: "按导出文件重新排版；左边是原文件里的行号，加边线的是本案引用的消息。",
    en: """
      Set anew from the export; numbers at the left are lines of the file, messages with a bar \
      are those that the case rests on.
      """)
  static let linesNote = Bilingual(
    zh: "文件里能看到的文字，逐行排版；左边是原文件里的行号，加边线的是本案引用的内容。",
    en: """
      The text that the file shows, line by line; numbers at the left are lines of the file, \
      lines with a bar are those that the case rests on.
      """)
  static let cut = Bilingual(
    zh: "后面的内容没有印出，见原件。", en: "What follows is not printed; see the original.")
  static let confirmedNote = Bilingual(
    zh: "账单是私人记录，这里只印与本案有关、经确认的行；逐字照录，原件另存。",
    en: """
      A bill is private: only confirmed rows of this case are printed, word for word. The \
      original is kept.
      """)
  static let nothingConfirmed = Bilingual(
    zh: "其中还没有确认过属于本案的行，所以什么也不印。",
    en: "No row of it was confirmed to belong to this case, so nothing is printed.")
  static let notLookedInto = Bilingual(
    zh: "这一册已经很大，这份材料只列目录，不印内容；原件在提交人处。",
    en: "This file is large already; this original is listed and not printed.")

  static func pagesNote(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "以下 \(count) 页是原文件的页面，内容未改动，只在页边加了页码。",
      en:
        "The next \(count) pages are those of the file, untouched but for page numbers at the edge."
    )
  }

  static func pictureOf(_ mark: String, _ name: String) -> Bilingual {
    Bilingual(zh: "\(mark)：\(name)", en: "\(mark): \(name)")
  }

  static func quality(
    _ quality: Int?, width: Int, height: Int, originalWidth: Int
  ) -> Bilingual {
    let size = "\(width)×\(height)"
    let smaller =
      originalWidth > width
      ? Bilingual(
        zh: "，由 \(originalWidth) 像素宽缩小", en: ", made smaller from a width of \(originalWidth)")
      : Bilingual(zh: "，未缩小", en: ", not made smaller")
    guard let quality else {
      return Bilingual(
        zh: "阅读副本：\(size) 像素，图像数据与原件相同", en: "For reading: \(size) pixels, the original's own data")
    }
    return Bilingual(
      zh: "阅读副本：\(size) 像素\(smaller.zh)，JPEG 质量 \(quality)",
      en: "Copy for reading: \(size) pixels\(smaller.en), JPEG quality \(quality)")
  }

  static func framesNote(_ count: Int, _ length: String, isWhole: Bool) -> Bilingual {
    let part =
      isWhole
      ? Bilingual(zh: "", en: "") : Bilingual(zh: "（只看了前面这一段）", en: " (the first part of it)")
    return Bilingual(
      zh: "录像长 \(length)\(part.zh)，以下是其中有变化的 \(count) 帧；完整录像以上面的 SHA-256 为准。",
      en: """
        \(count) frames that show something new, of a recording of \(length)\(part.en); the \
        recording itself is the file with the SHA-256 above.
        """)
  }
}
