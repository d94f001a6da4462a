internal import CaseCore
internal import Playbook

/// The words of a dossier's front.
enum DossierWords {
  static let dossier = Bilingual(zh: "卷宗册", en: "Dossier")
  static let subject = Bilingual(
    zh: "购买纠纷的事实与证据", en: "Facts and evidence of a purchase in dispute")
  static let separator = Bilingual(zh: "、", en: ", ")
  static let semicolon = Bilingual(zh: "；", en: "; ")
  static let colon = Bilingual(zh: "：", en: ": ")
  static let open = Bilingual(zh: "（", en: " (")
  static let close = Bilingual(zh: "）", en: ")")
  static let unknownKind = Bilingual(zh: "其他材料", en: "Other original")

  static let statement = Bilingual(zh: "请求与理由", en: "What is asked, and why")
  static let summary = Bilingual(zh: "一页看懂", en: "Summary on one page")
  static let preconditions = Bilingual(zh: "三个前提", en: "The three preconditions")
  static let chronology = Bilingual(zh: "经过", en: "What happened")
  static let money = Bilingual(zh: "金额", en: "The money")
  static let evidence = EvidenceWords.title
  static let agreement = Bilingual(zh: "对方自己的条款", en: "Their own terms")
  static let law = Bilingual(zh: "法律依据", en: "The law")
  static let integrity = Bilingual(zh: "如何核对", en: "How to check this file")
  static let index = Bilingual(zh: "索引", en: "Index")

  static let applicant = Bilingual(zh: "提交人", en: "Submitted by")
  static let applicantIs = Bilingual(
    zh: "本次购买的付款人、下单人；身份信息由本人另行提供", en: "The buyer; identity is given separately")
  static let otherSide = Bilingual(zh: "对方", en: "Other side")
  static let notNamed = Bilingual(zh: "现有材料没有写明", en: "Not named in what there is")
  static let claim = Bilingual(zh: "请求", en: "Claim")
  static let amount = Bilingual(zh: "金额", en: "Amount")
  static let status = Bilingual(zh: "进展", en: "Status")
  static let contents = Bilingual(zh: "材料", en: "Exhibits")
  static let composed = Bilingual(zh: "制作日期", en: "Composed on")
  static let caseNumber = Bilingual(zh: "案卷编号", en: "Case")
  static let nothingFiled = Bilingual(zh: "还没有提交过", en: "Nothing was filed yet")
  static let closed = Bilingual(zh: "；已结案", en: "; closed")

  static let onYourAccount = Bilingual(zh: "按你的说法", en: "On your account")
  static let onTheRecord = Bilingual(zh: "按现有材料", en: "On the record")
  static let reach = Bilingual(zh: "能向谁要", en: "Whom it can reach")
  static let today = Bilingual(zh: "今天做什么", en: "To do today")
  static let notOdds = Bilingual(
    zh: "这说的是依据，不代表一定能退回。", en: "This is about grounds, not a promise of the money.")
  static let noClaim = Bilingual(
    zh: "按现在知道的，还看不出可以要回什么。", en: "What is known so far shows nothing that could be asked back.")
  static let missing = Bilingual(zh: "还缺什么", en: "What is missing")
  static let against = Bilingual(zh: "对你不利的规定", en: "What stands against it")
  static let story = Bilingual(zh: "自己的叙述（不外发）", en: "In your own words (never sent)")
  static let precondition = Bilingual(zh: "前提", en: "Precondition")
  static let reason = Bilingual(zh: "理由", en: "Reason")
  static let source = Bilingual(zh: "依据", en: "Shown by")

  /// Which version it is, short, for the head of every page.
  static func version(_ recipient: EvidenceDefinition.Recipient) -> Bilingual {
    recipient == .oneself
      ? Bilingual(zh: "自用版 · 不外发", en: "For oneself · not to be sent")
      : Bilingual(zh: "提交给\(reader(recipient).zh)", en: "For \(reader(recipient).en)")
  }

  static func versionLine(_ recipient: EvidenceDefinition.Recipient) -> Bilingual {
    recipient == .oneself
      ? Bilingual(
        zh: "自用版：含判断、缺项和自己的叙述，不要发给任何人",
        en: "For oneself: with verdict, gaps and story; send it to nobody")
      : Bilingual(zh: "提交给：\(reader(recipient).zh)", en: "For: \(reader(recipient).en)")
  }

  private static func reader(_ recipient: EvidenceDefinition.Recipient) -> Bilingual {
    switch recipient {
    case .oneself: Bilingual(zh: "本人", en: "oneself")
    case .seller: Bilingual(zh: "卖家", en: "the seller")
    case .platform: Bilingual(zh: "平台", en: "the platform")
    case .payment: Bilingual(zh: "支付机构", en: "the payment provider")
    case .samr12315: Bilingual(zh: "市场监管部门（12315）", en: "the market regulator (12315)")
    case .police: Bilingual(zh: "公安机关", en: "the police")
    case .court: Bilingual(zh: "人民法院", en: "the court")
    }
  }

  private static let numerals = Bilingual(zh: "一二三四五六七八九十", en: "0123456789")

  static func numbered(_ number: Int, _ head: Bilingual) -> Bilingual {
    let zh = numerals.zh.dropFirst(number - 1).first.map { String($0) } ?? "\(number)"
    return Bilingual(zh: "\(zh)、\(head.zh)", en: "\(number). \(head.en)")
  }

  static func count(_ count: Int) -> Bilingual {
    Bilingual(zh: "\(count) 份，全册页码连续", en: "\(count), with pages numbered throughout")
  }

  static func size(_ size: Int) -> Bilingual {
    Bilingual(zh: "依据前 \(size) 条记录", en: "from the first \(size) entries")
  }

  static func since(_ time: String) -> Bilingual {
    Bilingual(zh: "（\(time)）", en: " (\(time))")
  }

  static func coverNote(_ isOutward: Bool) -> Bilingual {
    isOutward
      ? Bilingual(
        zh: "每一处事实后面写着它的依据和页码，可以直接翻到。材料是原件的阅读副本，原件在提交人处，可供核对。",
        en: """
          What each fact rests on stands beside it with the page. The exhibits are copies for \
          reading; the originals are with the person who submits them, open to inspection.
          """)
      : Bilingual(
        zh: "这一册是给自己看的，里面有对自己不利的内容。要给别人，请另做一份对外版。",
        en: """
          This one is for yourself and holds what speaks against you. Make another version for \
          anybody else.
          """)
  }

  static func because(_ why: Bilingual) -> Bilingual {
    Bilingual(zh: "（\(why.zh)）", en: "(\(why.en))")
  }

  static func unanswered(_ question: Bilingual) -> Bilingual {
    Bilingual(zh: "还没有回答：\(question.zh)", en: "Not answered yet: \(question.en)")
  }

  static func met(_ truth: Truth) -> Bilingual {
    switch truth {
    case .yes: Bilingual(zh: "具备", en: "Met")
    case .no: Bilingual(zh: "不具备", en: "Not met")
    case .unknown: Bilingual(zh: "还不清楚", en: "Unknown")
    }
  }

  static let excerpt = Bilingual(zh: "账单摘录，见证据目录", en: "Bill, in words in the list of evidence")
  static let applicantsWord = Bilingual(zh: "提交人陈述", en: "The buyer's statement")

  /// An original that shows it and that this reader does not get.
  static func kept(_ name: Bilingual) -> Bilingual {
    Bilingual(zh: "\(name.zh)，由提交人保存", en: "\(name.en), kept by the buyer")
  }

  static func ownWord(_ entries: [Int]) -> Bilingual {
    guard let entry = entries.first else { return Bilingual(zh: "推算", en: "Derived") }
    return Bilingual(zh: "本人陈述（第 \(entry) 条记录）", en: "Own statement (entry \(entry))")
  }

  static func state(_ state: RungState) -> Bilingual {
    switch state {
    case .open: Bilingual(zh: "未提交", en: "not filed")
    case .filed: Bilingual(zh: "已提交，等待答复", en: "filed, waiting for an answer")
    case .silent: Bilingual(zh: "到期未答复", en: "no answer in time")
    case .accepted: Bilingual(zh: "已受理", en: "accepted")
    case .promised: Bilingual(zh: "答应处理", en: "promised")
    case .offered: Bilingual(zh: "提出部分方案", en: "something partial offered")
    case .refused: Bilingual(zh: "拒绝", en: "refused")
    case .deflected: Bilingual(zh: "转给他人", en: "sent on to somebody else")
    case .upheld: Bilingual(zh: "支持请求", en: "upheld")
    case .unpaid: Bilingual(zh: "已答应，未见到账", en: "agreed, not paid")
    case .performed: Bilingual(zh: "已履行", en: "performed")
    case .refunded: Bilingual(zh: "对方称已退款", en: "refunded, they say")
    case .asksMore: Bilingual(zh: "要求补充", en: "asks for more")
    case .blocked: Bilingual(zh: "被拉黑", en: "blocked")
    case .closed: Bilingual(zh: "已关闭", en: "closed")
    case .withdrawn: Bilingual(zh: "已撤回", en: "withdrawn")
    }
  }
}
