import CaseCore
import Engine
import Reading

extension Help {
  static let readChat = Bilingual(
    zh: "读对方的消息：承诺（最晚何时）、拒绝的理由和可用的回答、承认、拖延、引你离开平台、索要验证码或钱、威胁",
    en:
      "read what the other side writes: promises with their last moment, refusals and the answer to "
      + "them, admissions, delays, requests to leave the platform, for codes or money, threats")
  static let chatFile = Bilingual(
    zh: "聊天导出文件，或一行一条消息的文本；- 表示标准输入",
    en: "an export of a chat, or text with one message a line; - for standard input")
  static let ownNames = Bilingual(
    zh: "你自己在聊天里的账号或名字，可重复", en: "your own account or name in the chat; repeatable")
  static let sentAt = Bilingual(
    zh: "没有写时间的消息是什么时候发的，默认现在；明天、今晚从这时算起",
    en: "when messages without a time were sent, by default now; tomorrow and tonight count from it"
  )
}

/// Words about what the other side writes.
extension Words {
  static func chatRead(_ scan: ChatScan) -> [Bilingual] {
    let found = scan.messages.reduce(0) { $0 + $1.findings.count }
    var words = [
      Bilingual(
        zh: "读了 \(scan.messages.count) 条消息，找到 \(found) 处。没找到的不等于没有，以原文为准。",
        en:
          "\(scan.messages.count) messages, \(found) findings. What was not found may still be there: "
          + "the text itself decides.")
    ]
    if !scan.knowsSides {
      words.append(
        Bilingual(
          zh: "不知道哪些消息是你自己发的，所以都当作对方的读了；用 --own 说明你的账号或名字。",
          en:
            "It is not known which messages are yours, so all were read as the other side's; name "
            + "your account with --own."))
    }
    if scan.unreadCount > 0 {
      words.append(
        Bilingual(
          zh: "有 \(scan.unreadCount) 行没能读出来。", en: "\(scan.unreadCount) lines could not be read."))
    }
    return words
  }

  static func toConfirm(_ name: String, in caseName: String) -> Bilingual {
    let command = "recourse confirm \(caseName) \(name)"
    return Bilingual(zh: "记入案件：\(command)", en: "to take it into the case: \(command)")
  }

  static func messageHead(_ finding: MessageFinding) -> Bilingual {
    let quote = Printable.line(finding.quote)
    var more: [Bilingual] = []
    switch finding.detail {
    case .refusal(let refusal): more.append(refusal.name)
    case .promise(let promise): more += promised(promise)
    case .plain: break
    }
    if let fen = finding.fen {
      let amount = "\(Money(minorUnits: fen))"
      more.append(Bilingual(zh: amount, en: amount))
    }
    return Bilingual(
      zh: ([finding.kind.name.zh] + more.map(\.zh)).joined(separator: " · ") + "  “\(quote)”",
      en: ([finding.kind.name.en] + more.map(\.en)).joined(separator: " · ") + "  “\(quote)”")
  }

  private static func promised(_ promise: Promise) -> [Bilingual] {
    var words = [matter(promise.matter)]
    if let by = promise.by {
      let time = CivilZone.shanghai.minuteText(of: by)
      words.append(Bilingual(zh: "最晚 \(time)", en: "by \(time)"))
    }
    if let days = promise.workingDays {
      words.append(Bilingual(zh: "\(days) 个工作日内", en: "within \(days) working days"))
    }
    if promise.isConditional {
      words.append(Bilingual(zh: "有条件", en: "on a condition"))
    }
    if promise.isVague { words.append(Bilingual(zh: "没有说定时间", en: "no time is fixed")) }
    return words
  }

  private static func matter(_ matter: PromiseMatter) -> Bilingual {
    switch matter {
    case .refund: Bilingual(zh: "退款", en: "refund")
    case .deliver: Bilingual(zh: "发货、充值", en: "deliver")
    case .resend: Bilingual(zh: "补发、换货", en: "send again")
    case .compensate: Bilingual(zh: "补偿", en: "compensate")
    case .answer: Bilingual(zh: "答复", en: "answer")
    case .other: Bilingual(zh: "其他", en: "something else")
    }
  }

  /// The message that asks for a promise in writing, with amount and date.
  static func askToConfirm(
    _ promise: Promise, _ finding: MessageFinding, at sentAt: Moment?
  ) -> Bilingual {
    let quote = Printable.line(finding.quote)
    let what = undertaking(promise.matter, finding.fen.map { Money(minorUnits: $0).decimal })
    let last = lastMoment(promise)
    guard let sentAt else {
      return Bilingual(
        zh: "您说“\(quote)”。请在这里回复确认：\(last.zh)\(what.zh)。",
        en: "You wrote “\(quote)”. Please confirm here: you will \(what.en) \(last.en).")
    }
    let when = CivilZone.shanghai.minuteText(of: sentAt)
    return Bilingual(
      zh: "您在 \(when) 说“\(quote)”。请在这里回复确认：\(last.zh)\(what.zh)。",
      en: "At \(when) you wrote “\(quote)”. Please confirm here: you will \(what.en) \(last.en).")
  }

  private static func lastMoment(_ promise: Promise) -> Bilingual {
    if let by = promise.by {
      let time = CivilZone.shanghai.minuteText(of: by)
      return Bilingual(zh: "最晚 \(time) 前", en: "by \(time)")
    }
    if let days = promise.workingDays {
      return Bilingual(zh: "\(days) 个工作日内", en: "within \(days) working days")
    }
    return Bilingual(
      zh: "（请写明具体日期和时间）前", en: "by (please name the day and the hour)")
  }

  private static func undertaking(_ matter: PromiseMatter, _ amount: String?) -> Bilingual {
    switch (matter, amount) {
    case (.refund, let amount?):
      Bilingual(zh: "原路退款 \(amount) 元", en: "refund ¥\(amount) to the way of payment")
    case (.refund, nil):
      Bilingual(
        zh: "原路退款（请写明金额）", en: "refund (please name the amount) to the way of payment")
    case (.deliver, _): Bilingual(zh: "把订单的商品交付完整", en: "deliver the order in full")
    case (.resend, _): Bilingual(zh: "补发或更换", en: "send it again or replace it")
    case (.compensate, let amount?):
      Bilingual(zh: "补偿 \(amount) 元", en: "pay ¥\(amount) beside")
    case (.compensate, nil):
      Bilingual(zh: "补偿（请写明内容）", en: "compensate (please say with what)")
    case (.answer, _): Bilingual(zh: "给出处理结果", en: "say what is decided")
    case (.other, _): Bilingual(zh: "办好上面所说的事", en: "do what is said above")
    }
  }

  static func toSend(_ text: Bilingual) -> Bilingual {
    Bilingual(zh: "可以这样回：\(text.zh)", en: "To answer: \(text.en)")
  }

  static func proofNeeded(_ proof: Bilingual) -> Bilingual {
    Bilingual(zh: "要有：\(proof.zh)", en: "It needs: \(proof.en)")
  }

  static func notWhen(_ limits: Bilingual) -> Bilingual {
    Bilingual(zh: "不要用在：\(limits.zh)", en: "Not when: \(limits.en)")
  }
}
