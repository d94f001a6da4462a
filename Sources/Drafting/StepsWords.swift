internal import CaseCore

/// The words of `steps.md`.
enum StepsWords {
  static let `private` = Bilingual(
    zh: "自用：这一页和 packet.json 不要发给任何人。要发的都在 send 文件夹里。",
    en: """
      For you only: send neither this page nor packet.json to anybody. What is sent is in the \
      folder send.
      """)
  static let missing = Bilingual(zh: "还缺什么", en: "What is missing")
  static let nothingMissing = Bilingual(zh: "不缺，可以发。", en: "Nothing; it can go out.")
  static let nothingLacks = Bilingual(zh: "不缺。", en: "Nothing.")
  static let nothingToSend = Bilingual(
    zh: "已经提交过，现在没有要再发的文书。", en: "It was filed; there is nothing more to send now.")
  static let letterNeeds = Bilingual(
    zh: "文书还写不出来，先回答下面的问题：", en: "The letter cannot be written before these are answered:")
  static let noLetter = Bilingual(
    zh: "这一步现在没有现成的文书，要自己写。", en: "There is no ready letter for this step as things stand.")
  static let toDo = Bilingual(zh: "按顺序做", en: "In this order")
  static let before = Bilingual(zh: "发出前核对", en: "Before you send")
  static let never = Bilingual(zh: "要注意", en: "Take care")
  static let ifAsked = Bilingual(
    zh: "对方要求补充时再用（现在不用重新提交）",
    en: "If they ask for more (nothing is to be filed again now)")
  static let costs = Bilingual(zh: "费用和时间", en: "Cost and time")
  static let afterwards = Bilingual(zh: "发出以后", en: "Afterwards")

  static let completeFirst = Bilingual(
    zh: "这里一单通常只收一次：先补齐下面的必填项再提交，交上去就改不了了。",
    en: """
      This door mostly takes one complaint an order: fill in what is required below before you press; \
      it cannot be changed afterwards.
      """)
  static let atOnce = Bilingual(zh: "现在就做。", en: "Do it now.")

  static func by(_ when: String, isOneShot: Bool) -> Bilingual {
    isOneShot
      ? Bilingual(
        zh: "最晚 \(when) 提交：过了这个时间，有的店就不收了；过了也照样提交一次。",
        en: "File it by \(when): later some shops no longer take it; file it even when late.")
      : Bilingual(zh: "最晚 \(when) 做。", en: "Do it by \(when).")
  }

  static let capsUnverified = Bilingual(
    zh: "附件的数量和大小上限没有官方依据，以页面提示为准。",
    en: "The limits on attachments could not be verified; the page decides.")
  static let checkFacts = Bilingual(
    zh: "逐句读一遍：时间、金额、账号都对吗？有一处不对就先改答案，再重新生成。",
    en: """
      Read it sentence by sentence: are times, amounts and accounts right? If one is wrong, mend \
      the answer first and make the packet again.
      """)
  static let mask = Bilingual(
    zh: "看一遍图片：别人的手机号、头像、无关的聊天，在副本上遮住；原件不要改。",
    en: """
      Look through the images: cover other people's numbers and faces and unrelated chats on a \
      copy; leave the original as it is.
      """)
  static let bringOriginals = Bilingual(
    zh: "带上原手机和原文件，当场可以核对；交出去的是打印件或拷贝，原件自己留好。",
    en: """
      Bring the phone and the files themselves for comparison; hand over prints or copies and keep the \
      originals.
      """)
  static let keepFirst = Bilingual(
    zh: "先截图存好：订单页、卡密页、余额、对方资料页、聊天。发出后可能被拉黑。",
    en: """
      First save screenshots: the order, the key page, the balance, their profile, the chat. You \
      may be blocked afterwards.
      """)
  static let neverSend = Bilingual(
    zh: "不发卡密、密码、验证码，不给对方看屏幕。", en: "Send no key, password or code, and do not share the screen.")
  static let neverPay = Bilingual(
    zh: "不为退款先付钱；对方要你先撤诉、先确认收货的，不答应。",
    en: "Pay nothing for a refund; do not withdraw or confirm receipt first.")
  static let oneShot = Bilingual(
    zh: "这里只能提交一次，先核对再提交。", en: "This can be filed only once: check before you press.")
  static let keepReceipt = Bilingual(
    zh: "截图提交成功页，抄下编号。", en: "Take a screenshot of the confirmation and note the number.")

  static let keepPaperReceipt = Bilingual(
    zh: "要一份回执或受理凭证，收好，抄下编号。",
    en: "Ask for a receipt, keep it and note the number.")

  static func title(_ rung: Bilingual) -> Bilingual {
    Bilingual(zh: "自用 · \(rung.zh)：怎么做", en: "For you only · \(rung.en): what to do")
  }

  static func why(_ why: Bilingual) -> Bilingual {
    Bilingual(zh: "为什么：\(why.zh)", en: "Why: \(why.en)")
  }

  static func copy(_ file: String, into label: Bilingual, _ characters: Int) -> Bilingual {
    Bilingual(
      zh: "把 \(file) 的内容填到“\(label.zh)”（\(characters) 字）。",
      en: "Copy \(file) into “\(label.en)” (\(characters) characters).")
  }

  static func limit(_ limit: ChannelForm.Limit) -> Bilingual {
    limit.verified
      ? Bilingual(zh: "上限 \(limit.characters) 字。", en: " At most \(limit.characters).")
      : Bilingual(
        zh: "上限按 \(limit.characters) 字（未核实）。",
        en: " Taken to be at most \(limit.characters) (not verified).")
  }

  static func typeByHand(_ label: Bilingual, _ what: String) -> Bilingual {
    Bilingual(
      zh: "“\(label.zh)”手填：\(what)。这里不保存。",
      en: "Type in “\(label.en)” yourself: \(what). It is not kept here.")
  }

  static func attach(_ file: String, _ name: String) -> Bilingual {
    Bilingual(zh: "上传 \(file)：\(name)。", en: "Attach \(file): \(name).")
  }

  static func bring(_ file: String, _ name: String) -> Bilingual {
    Bilingual(zh: "带上 \(file)：\(name)（打印或拷贝）。", en: "Bring \(file): \(name) (printed or copied).")
  }

  static func emptyField(_ label: Bilingual, required: Bool) -> Bilingual {
    required
      ? Bilingual(
        zh: "“\(label.zh)”必填，还不知道。", en: "“\(label.en)” is required and not known yet.")
      : Bilingual(
        zh: "“\(label.zh)”还不知道，可以空着。", en: "“\(label.en)” is not known; it may stay empty.")
  }

  static func tooLong(_ label: Bilingual, by: Int) -> Bilingual {
    Bilingual(
      zh: "“\(label.zh)”超出 \(by) 字，没有写出，请自己缩短。",
      en: "“\(label.en)” is \(by) characters too long and was not written; shorten it yourself.")
  }

  static func tooShort(_ label: Bilingual, by: Int) -> Bilingual {
    Bilingual(
      zh: "“\(label.zh)”还少 \(by) 字，这类店通常要写够。",
      en: "“\(label.en)” is \(by) characters short of what such shops take.")
  }

  static func emptySlot(_ name: Bilingual) -> Bilingual {
    Bilingual(
      zh: "还没有“\(name.zh)”的材料，补上更有力；没有也能先发。",
      en: "There is no original yet for “\(name.en)”; it would help, and you can go on without.")
  }

  static func unproven(_ question: Bilingual, by kind: Bilingual?) -> Bilingual {
    let help = kind.map { Bilingual(zh: "，可以补“\($0.zh)”", en: "; “\($0.en)” would show it") }
    return Bilingual(
      zh: "“\(question.zh)”目前只有你的说法\(help?.zh ?? "")。",
      en: "“\(question.en)”: so far only your word\(help?.en ?? "").")
  }

  static func keptBack(_ name: Bilingual) -> Bilingual {
    Bilingual(
      zh: "“\(name.zh)”没有放进去：这类材料默认不给对方。要给，由你自己决定"
        + "（向公安、法院等可以用 recourse packet 的 --attach 指明）。",
      en: "“\(name.en)” is not in it: such originals are kept from this reader. It is for you to "
        + "say (for police, court and some offices name it with --attach of recourse packet)."
    )
  }

  static func notAttached(_ name: Bilingual) -> Bilingual {
    Bilingual(
      zh: "“\(name.zh)”这次没有随附：格式、大小或数量超出这个渠道的上限。需要时另截一张图上传。",
      en:
        "“\(name.en)” does not go along: its format, size or number is more than is taken here. Attach a screenshot where one is needed."
    )
  }

  static func omitted(_ number: Int, _ questions: [Bilingual]) -> Bilingual {
    let asked = Bilingual(
      zh: questions.map(\.zh).joined(separator: " "), en: questions.map(\.en).joined(separator: " ")
    )
    return Bilingual(
      zh: "第 \(number) 句没有写，因为还不知道：\(asked.zh)",
      en: "Sentence \(number) was left out; not known yet: \(asked.en)")
  }

  static func unsupported(_ number: Int) -> Bilingual {
    Bilingual(
      zh: "第 \(number) 句没有写，因为没有记录支持它。",
      en: "Sentence \(number) was left out: nothing recorded supports it.")
  }

  static func noExhibits(_ number: Int) -> Bilingual {
    Bilingual(
      zh: "第 \(number) 句没有写，因为没有能随附的材料。",
      en: "Sentence \(number) was left out: there is nothing to attach.")
  }

  static func overLimit(_ number: Int) -> Bilingual {
    Bilingual(
      zh: "第 \(number) 句没有写，因为超出字数上限。",
      en: "Sentence \(number) was left out to keep within the limit.")
  }

  static func reveals(_ what: Bilingual) -> Bilingual {
    Bilingual(zh: "对方会知道：\(what.zh)", en: "They will learn: \(what.en)")
  }

  static func needs(_ what: Bilingual) -> Bilingual {
    Bilingual(zh: "需要：\(what.zh)", en: "It takes: \(what.en)")
  }

  static func fee(_ fee: Bilingual) -> Bilingual {
    Bilingual(zh: "费用：\(fee.zh)", en: "Cost: \(fee.en)")
  }

  static func takes(_ time: Bilingual) -> Bilingual {
    Bilingual(zh: "要多久：\(time.zh)", en: "Time: \(time.en)")
  }

  /// How the step is recorded; `due` is the local time that the letter set.
  static func record(rung: Rung.Name, case id: Case.ID?, due: String?) -> Bilingual {
    let command =
      "recourse step \(id?.text ?? "CASE") \(rung.text) filed"
      + (due.map { " --due \"\($0)\"" } ?? "")
    return Bilingual(
      zh: "记下这一步：\(command) --reference 编号（没有编号就不写后半句）",
      en: "Record the step: \(command) --reference NUMBER (leave that off if there is none)")
  }

  /// How what came back, or that it is done, is recorded; `answers` are the words for it.
  static func recordAnswer(
    rung: Rung.Name, case id: Case.ID?, _ answers: [String], isDone: Bool
  ) -> Bilingual {
    let command = "recourse step \(id?.text ?? "CASE") \(rung.text) answered"
    if isDone, let done = answers.first {
      return Bilingual(
        zh: "做完就记下：\(command) \(done)", en: "When it is done, record it: \(command) \(done)")
    }
    return Bilingual(
      zh: "收到答复就记下：\(command) 结果（结果写其中一个：\(answers.joined(separator: "、"))）",
      en: "Record what comes back: \(command) ANSWER (one of \(answers.joined(separator: ", ")))")
  }

  static func dueAt(_ when: String) -> Bilingual {
    Bilingual(
      zh: "文书给对方的期限是 \(when)，到时回来看下一步。",
      en: "The letter sets \(when); come back then for the next step.")
  }
}
