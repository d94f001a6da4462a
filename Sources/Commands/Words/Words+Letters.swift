import CaseCore
import Engine

extension Help {
  static let letterSources = Bilingual(
    zh: "不写信，只看每一句依据什么（自用）", en: "write nothing; show what each sentence rests on (for yourself)")
  static let redact = Bilingual(
    zh: "随附的文件先做遮盖副本：对方用不着的（手机号、卡密、姓名等）涂掉，原件不动",
    en: "attach copies in which what this reader has no need of (numbers, keys, names) is masked")
  static let letterChanges = Bilingual(
    zh: "不写信，只看和上次发出（或写出）的相比改了哪几句",
    en: "write nothing; show which sentences differ from what was sent, or written last")
  static let letters = Bilingual(
    zh: "列出写过的文书，哪一句的依据后来变了", en: "list the letters written, and which sentences no longer stand")
}

/// Words about letters that were written.
extension Words {
  static func paper(
    _ entry: Int, _ what: DocumentIssued.What, _ rung: String, _ letter: String?, _ at: String,
    isSent: Bool
  ) -> Bilingual {
    let kind =
      what == .packet
      ? Bilingual(zh: "材料包", en: "packet") : Bilingual(zh: "文书", en: "letter")
    let name = letter.map { "  \($0)" } ?? ""
    let sent =
      isSent
      ? Bilingual(zh: "  已发出", en: "  sent") : Bilingual(zh: "", en: "")
    return Bilingual(
      zh: "第 \(entry) 条  \(at)  \(kind.zh)：\(rung)\(name)\(sent.zh)",
      en: "entry \(entry)  \(at)  \(kind.en): \(rung)\(name)\(sent.en)")
  }

  static func staleSentence(_ number: Int, _ cause: Bilingual) -> Bilingual {
    Bilingual(zh: "第 \(number) 句\(cause.zh)", en: "sentence \(number) \(cause.en)")
  }

  static func staleAdvice(isSent: Bool) -> Bilingual {
    isSent
      ? Bilingual(
        zh: "已经发出的，请重新生成，把改动告诉对方。",
        en: "It was sent: write it again and tell the other side what changed.")
      : Bilingual(zh: "先重新生成再发。", en: "Write it again before sending.")
  }

  static let staleHeading = Bilingual(
    zh: "写过的文书，有的句子依据已变：", en: "Letters with sentences that no longer stand:")
  static let unsentHeading = Bilingual(
    zh: "写好了，还没记下发出。发了吗？有编号吗？",
    en: "Written and not recorded as sent. Did you send it? Is there a reference number?")

  static func recordSending(_ id: Case.ID, _ rung: Rung.Name?) -> Bilingual {
    let command = "recourse step \(id.text) \(rung?.text ?? "RUNG") filed"
    return Bilingual(
      zh: "发了就记下：\(command) --reference 编号（没有编号就不写后半句）",
      en: "If so: \(command) --reference NUMBER (leave that off if there is none)")
  }

  static let completeFirst = Bilingual(
    zh: "这里一单通常只收一次，而且还缺必填项：先看 steps.md 补齐，再提交。",
    en: """
      This door mostly takes one complaint an order, and something required is missing: see steps.md \
      and complete it before you press.
      """)

  static func unmasked(_ exhibits: [UnmaskedExhibit]) -> Bilingual {
    let files = names(exhibits)
    return Bilingual(
      zh: "这些随附的文件里有对方用不着的号码或姓名：\(files.zh)。加 --redact 重新生成，就会换成遮盖副本。",
      en: """
        These files show numbers or names that this reader has no need of: \(files.en). Make the packet \
        again with --redact to attach masked copies.
        """)
  }

  /// Each with how much on it could be hidden.
  static func names(_ exhibits: [UnmaskedExhibit]) -> Bilingual {
    let names = exhibits.map {
      Bilingual(zh: "\($0.name)（\($0.found) 处）", en: "\($0.name) (\($0.found))")
    }
    return Bilingual(
      zh: names.map(\.zh).joined(separator: "、"), en: names.map(\.en).joined(separator: ", "))
  }

  static let sourcesAreText = Bilingual(
    zh: "--sources 是自用的说明，只写成文本，不写成 .docx。", en: "--sources is for yourself and is text, not .docx."
  )
  static let noPapers = Bilingual(
    zh: "还没有写过文书。recourse next 会说写哪一封。",
    en: "No letter was written yet. recourse next says which one to write.")

  static func comparedWith(_ paper: Bilingual) -> Bilingual {
    Bilingual(zh: "和这一份相比：\(paper.zh)", en: "Compared with \(paper.en)")
  }

  static let nothingChanged = Bilingual(zh: "没有一句不同。", en: "No sentence differs.")
  static let notWrittenNow = Bilingual(
    zh: "现在不会再写这封信：", en: "The letter is not written now:")

  static func removedSentence(_ number: Int, _ text: String) -> Bilingual {
    Bilingual(zh: "- 原第 \(number) 句：\(text)", en: "- sentence \(number) of then: \(text)")
  }

  static func addedSentence(_ number: Int, _ text: String) -> Bilingual {
    Bilingual(zh: "+ 现第 \(number) 句：\(text)", en: "+ sentence \(number) of now: \(text)")
  }

  static func erasedSinceSending(_ entries: [Int], _ at: String) -> Bilingual {
    let numbers = entries.map(String.init).joined(separator: ", ")
    return Bilingual(
      zh: "第 \(numbers) 条记录在 \(at) 抹除：此前发出的文书里可能还写着其中的内容；再发之前请重新生成。",
      en: """
        Entries \(numbers) were erased on \(at): what was sent before may still say what they said. \
        Write it again before sending anything.
        """)
  }
}
