import CaseCore

extension Words {
  static let resultTitle = Bilingual(zh: "结果", en: "The result")
  static let noClaim = Bilingual(
    zh: "按现在知道的，还看不出可以要回什么。下面的问题答了，可能就不一样。",
    en:
      "What is known so far shows nothing that could be asked back. An answer below may change that."
  )
  static let notOdds = Bilingual(
    zh: "这说的是依据，不代表一定能退回。", en: "This is about grounds, not a promise of the money.")
  static let todayHeading = Bilingual(zh: "今天做什么", en: "What to do today")
  static let alsoToday = Bilingual(zh: "今天还可以做", en: "Also today")
  static let answerIt = Bilingual(zh: "回答这个问题", en: "Answer this question")
  static let toCase = Bilingual(zh: "看整个案件", en: "See the whole case")
  static let atOnce = Bilingual(zh: "马上", en: "at once")
  static let provisional = Bilingual(
    zh: "，暂定：放假安排未公布", en: ", provisional: holidays not published yet")

  /// A verdict as a sentence of its own.
  static func ended(_ words: Bilingual) -> Bilingual {
    Bilingual(zh: words.zh + "。", en: words.en + ".")
  }

  static func dueFrom(_ text: String) -> Bilingual {
    Bilingual(
      zh: "约定的时间是 \(text)，到那时还没到，再发。",
      en: "The agreed time is \(text): send it if nothing has come by then.")
  }

  static func by(_ text: String) -> Bilingual { Bilingual(zh: "\(text) 前", en: "by \(text)") }

  static func due(_ text: String) -> Bilingual { Bilingual(zh: "（\(text)）", en: "(\(text))") }

  /// A button that leads to the text for a door.
  static func textFor(_ door: String) -> Bilingual {
    Bilingual(zh: "\(door)：看要发的文字", en: "\(door): see the text")
  }

  // MARK: A door

  static let needs = Bilingual(zh: "需要", en: "Needs")
  static let fee = Bilingual(zh: "费用", en: "Costs")
  static let takes = Bilingual(zh: "多久", en: "Takes")
  static let reveals = Bilingual(zh: "要透露什么", en: "You reveal")
  static let textAsks = Bilingual(
    zh: "写这段文字还差一个回答。", en: "The text needs one more answer first.")
  static let copyHint = Bilingual(
    zh: "先复制这段文字，再去提交。按住文字可以全选、复制。",
    en: "Copy this text first, then go and send it. Hold the text to select and copy it.")
  static let copy = Bilingual(zh: "复制文字", en: "Copy the text")
  static let copied = Bilingual(zh: "已复制", en: "Copied")
  static let sourcesHeading = Bilingual(zh: "每句话的依据", en: "What each sentence rests on")
  static let yourWord = Bilingual(zh: "你的说法", en: "your word")
  static let noStatement = Bilingual(zh: "没有陈述事实", en: "states no fact")
  static let attach = Bilingual(zh: "一起附上：", en: "Attach:")
  static let sentHeading = Bilingual(zh: "发出之后", en: "When you have sent it")
  static let reference = Bilingual(zh: "对方给的编号（可以不填）", en: "The number they gave you (optional)")
  static let referenceHint = Bilingual(
    zh: "工单号、投诉单号之类。有了它，以后好催。", en: "A ticket or complaint number. It helps when you ask again.")
  static let haveSent = Bilingual(zh: "我已经发出", en: "I have sent it")
  static let theyAnswered = Bilingual(zh: "对方有答复了", en: "They answered")
  static let doorNotThere = Bilingual(
    zh: "照现在的情况，用不到这扇门。", en: "As things stand this door is not for this case.")
  static let doorUnclear = Bilingual(
    zh: "能不能走这扇门，还差一个回答。", en: "Whether this door is open hangs on an answer.")
  static let doorUsedUp = Bilingual(
    zh: "这个渠道只能用一次，已经用过。", en: "This door can be knocked at once, and was.")

  // MARK: Sent

  static let sentTitle = Bilingual(zh: "记下了", en: "Noted")

  static func sentThrough(_ door: Bilingual) -> Bilingual {
    Bilingual(zh: "“\(door.zh)”这一步已经发出。", en: "\"\(door.en)\" has been sent.")
  }

  static func sentAt(_ time: String) -> Bilingual {
    Bilingual(zh: "发出时间：\(time)", en: "Sent: \(time)")
  }

  static let referenceIs = Bilingual(zh: "编号：", en: "Number: ")
  static let whenHeading = Bilingual(zh: "什么时候该有答复", en: "When to expect an answer")

  static func until(_ date: String, isOver: Bool) -> Bilingual {
    isOver
      ? Bilingual(zh: "\(date) 已到期。", en: "\(date): over.")
      : Bilingual(zh: "最晚 \(date)。", en: "By \(date).")
  }

  static let whileWaiting = Bilingual(
    zh: "等的时候：不要撤诉，不要确认收货，不要再付钱。有答复先截图，再回来记一下。",
    en: """
      While you wait: do not withdraw, do not confirm receipt, pay nothing more. When an answer comes, \
      take a picture of it first, then note it here.
      """)

  // MARK: An answer

  static let answeredTitle = Bilingual(zh: "对方的答复", en: "Their answer")

  static func answeredBy(_ door: Bilingual) -> Bilingual {
    Bilingual(zh: "\(door.zh)：对方怎么答复的？", en: "\(door.en): what did they answer?")
  }

  static let whichAnswer = Bilingual(zh: "最接近哪一种？", en: "What comes closest?")
  static let chooseAnswer = Bilingual(
    zh: "请选一种；没有答复就选“没有答复”", en: "Choose one; if nothing came, choose \"no answer\"")
  static let noAnswer = Bilingual(zh: "没有答复", en: "no answer")
  static let whichReason = Bilingual(zh: "拒绝的话，理由是什么？", en: "If they refused, for what reason?")
  static let noReason = Bilingual(zh: "没有拒绝，或没说理由", en: "They did not refuse, or gave none")
  static let theirWords = Bilingual(
    zh: "对方的原话（可以不填）", en: "Their words (optional)")
  static let keepAnswer = Bilingual(zh: "记下答复", en: "Note the answer")
}
