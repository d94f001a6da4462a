import CaseCore
import Playbook

extension Words {
  static let casesTitle = Bilingual(zh: "我的案件", en: "My cases")
  static let newCase = Bilingual(zh: "开始一个新案件", en: "Start a new case")
  static let alsoHere = Bilingual(zh: "不开案件也能用", en: "Without a case")
  static let myAnswers = Bilingual(zh: "我的回答", en: "My answers")

  static func changedOn(_ day: String) -> Bilingual {
    Bilingual(zh: "最后改动 \(day)", en: "last changed on \(day)")
  }

  static func outcome(_ outcome: CaseClosed.Outcome) -> Bilingual {
    switch outcome {
    case .refunded: Bilingual(zh: "已全额退回", en: "refunded")
    case .partlyRefunded: Bilingual(zh: "退回一部分", en: "partly refunded")
    case .delivered: Bilingual(zh: "后来到账了", en: "delivered after all")
    case .settled: Bilingual(zh: "双方谈妥", en: "settled")
    case .givenUp: Bilingual(zh: "不再继续", en: "given up")
    case .lost: Bilingual(zh: "没有要回", en: "lost")
    case .wrong: Bilingual(zh: "弄错了，并无此事", en: "a mistake, nothing to claim")
    }
  }

  // MARK: Doors

  static let doorsHeading = Bilingual(zh: "几扇门和时限", en: "The doors and their clocks")
  static let allDoors = Bilingual(zh: "打开每一扇门", en: "Open each door")
  static let doorToday = Bilingual(zh: "今天去", en: "today")
  static let doorOpen = Bilingual(zh: "开着，还没用", en: "open, not used yet")
  static let doorShut = Bilingual(zh: "现在还不能走", en: "not open now")

  static func ladderLabel(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "\(count) 扇门的图：谁在等、等到什么时候，下面的列表里都有",
      en:
        "A picture of \(count) doors; the list below says the same: who is waited for and until when"
    )
  }

  static func lane(_ door: RungDefinition.Door) -> Bilingual {
    switch door {
    case .safe: Bilingual(zh: "先稳住", en: "Keep safe")
    case .shop: Bilingual(zh: "店里", en: "The shop")
    case .payment: Bilingual(zh: "付款渠道", en: "The payment")
    case .official: Bilingual(zh: "官方", en: "Official")
    }
  }

  static func untilThen(_ state: String, _ date: String) -> Bilingual {
    Bilingual(zh: "\(state)，等到 \(date)", en: "\(state), until \(date)")
  }

  static func state(_ state: RungState) -> Bilingual {
    switch state {
    case .open: Bilingual(zh: "还没用", en: "not used yet")
    case .filed: Bilingual(zh: "已发出", en: "sent")
    case .silent: Bilingual(zh: "没有答复", en: "no answer")
    case .accepted: Bilingual(zh: "已受理", en: "accepted")
    case .promised: Bilingual(zh: "答应了", en: "promised")
    case .offered: Bilingual(zh: "有条件地答应", en: "something is offered")
    case .refused: Bilingual(zh: "拒绝", en: "refused")
    case .deflected: Bilingual(zh: "推给别人", en: "sent on to others")
    case .upheld: Bilingual(zh: "支持退款", en: "decided for a refund")
    case .unpaid: Bilingual(zh: "说退了，没看到钱", en: "agreed, no money seen")
    case .performed: Bilingual(zh: "说已经给了", en: "says it was delivered")
    case .refunded: Bilingual(zh: "说已经退款", en: "says it was refunded")
    case .asksMore: Bilingual(zh: "要求更多", en: "asks for more")
    case .blocked: Bilingual(zh: "被拉黑", en: "blocked")
    case .closed: Bilingual(zh: "关单", en: "closed")
    case .withdrawn: Bilingual(zh: "已撤回", en: "withdrawn")
    }
  }

  // MARK: What is missing, the money, the evidence, what happened

  static let missingHeading = Bilingual(zh: "还差什么", en: "What is missing")
  static let nothingMissing = Bilingual(zh: "眼下不差什么。", en: "Nothing for now.")
  static let changesVerdict = Bilingual(zh: "会改变判断", en: "changes the verdict")

  static func onlyYourWord(_ ask: Bilingual, _ kind: Bilingual?) -> Bilingual {
    guard let kind else {
      return Bilingual(zh: "只有你的说法：\(ask.zh)", en: "Only your word: \(ask.en)")
    }
    return Bilingual(
      zh: "补一张图更有力：\(kind.zh)（\(ask.zh)）", en: "A picture would help: \(kind.en) (\(ask.en))")
  }

  static func answer(_ ask: String) -> Bilingual {
    Bilingual(zh: "回答：\(ask)", en: "Answer: \(ask)")
  }

  static let moneyHeading = Bilingual(zh: "钱", en: "The money")
  static let noMoney = Bilingual(
    zh: "还没有金额。回答“付了多少钱”以后就会出现在这里。",
    en: "No amount yet. It appears here once you have said how much you paid.")
  static let cameBack = Bilingual(zh: "已经退回", en: "came back")
  static let moneyLabel = Bilingual(
    zh: "钱的图：付了多少、退回多少、可以要回多少，下面的表里都有",
    en: "A picture of the money: paid, come back, to be asked back; the table below says the same")

  static func paidTo(_ payee: String?) -> Bilingual {
    payee.map { Bilingual(zh: "付给 \($0)", en: "paid to \($0)") }
      ?? Bilingual(zh: "付出", en: "paid")
  }

  static let askedBack = Bilingual(zh: "现在可以要求退回", en: "Can be asked back now")
  static let evidenceHeading = Bilingual(zh: "证据", en: "Evidence")
  static let noEvidence = Bilingual(
    zh: "还没有证据。截图、账单、聊天记录都可以收进案件，原样保存，以后能证明没有改过。",
    en: """
      No evidence yet. Pictures, bills and chats can be taken in as they are, so that it can be shown \
      later that nothing was changed.
      """)
}
