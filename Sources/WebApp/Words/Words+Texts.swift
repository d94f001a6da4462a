import CaseCore
import Reading

extension Words {
  // MARK: Before something is sent

  static let draftTitle = Bilingual(zh: "发之前看一眼", en: "Look before you send")
  static let draftLead = Bilingual(
    zh: "把要发的话贴进来：会伤到你自己的话会标出来，并给出更稳的说法。这里写的不会保存。",
    en: """
      Paste what you are about to send: words that would hurt you are marked, with calmer ones beside \
      them. Nothing that you write here is kept.
      """)
  static let draftTo = Bilingual(zh: "发给谁？", en: "To whom?")
  static let draftText = Bilingual(zh: "要发的话", en: "What you are about to send")
  static let writeSomething = Bilingual(zh: "请先写点什么", en: "Write something first")
  static let lookAtIt = Bilingual(zh: "看一眼", en: "Look at it")
  static let draftClean = Bilingual(zh: "没有看出问题", en: "Nothing was found")
  static let draftMisses = Bilingual(zh: "还可以加上", en: "What could be added")
  static let rewritten = Bilingual(zh: "按你的案件，可以这样写", en: "From your case it could say")

  static func draftFound(_ count: Int) -> Bilingual {
    count == 0
      ? Bilingual(zh: "没有会伤到你的话，还可以补一点", en: "No words that hurt you; something could be added")
      : Bilingual(
        zh: "有 \(count) 处要改", en: count == 1 ? "One thing to change" : "\(count) things to change")
  }

  static func instead(_ calmer: Bilingual) -> Bilingual {
    Bilingual(zh: "可以改成：\(calmer.zh)", en: "Write instead: \(calmer.en)")
  }

  static func recipient(_ recipient: DraftRecipient) -> Bilingual {
    switch recipient {
    case .seller: Bilingual(zh: "卖家", en: "the seller")
    case .platform: Bilingual(zh: "店铺平台", en: "the shop's platform")
    case .payment: Bilingual(zh: "微信、支付宝、银行", en: "WeChat, Alipay, a bank")
    case .authority: Bilingual(zh: "12315、警察、法院", en: "12315, the police, a court")
    case .public: Bilingual(zh: "公开发（评价、朋友圈、群）", en: "everybody (a review, a post, a group)")
    }
  }

  static func inForce(_ day: String) -> Bilingual {
    Bilingual(zh: "\(day) 起施行", en: "in force since \(day)")
  }

  static let notVerified = Bilingual(zh: "未核实", en: "not verified")
  static let practiceCard = Bilingual(zh: "实务做法", en: "practice")

  // MARK: Terms

  static let termsTitle = Bilingual(zh: "看看用户协议", en: "Read the terms")
  static let termsLead = Bilingual(
    zh: "把店铺的用户协议、退款说明贴进来：对你不利的、你能用的，都标出来。这里贴的不会保存。",
    en: """
      Paste the shop's terms or refund rules: what speaks against you and what you can use is picked \
      out. Nothing that you paste here is kept.
      """)
  static let termsText = Bilingual(zh: "协议的文字", en: "The text of the terms")
  static let pasteSomething = Bilingual(zh: "请先贴上文字", en: "Paste some text first")
  static let readIt = Bilingual(zh: "读一遍", en: "Read it")
  static let noClauses = Bilingual(zh: "没有读出要注意的条款", en: "No clause to note was found")

  static func clausesFound(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "读出 \(count) 处", en: count == 1 ? "One clause to note" : "\(count) clauses to note")
  }

  static func unseen(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "这段文字里有 \(count) 个看不见的字符，可能藏了话。",
      en: "This text has \(count) characters that show nothing and may hide words.")
  }

  static func direction(_ direction: ClauseDirection) -> Bilingual {
    switch direction {
    case .against: Bilingual(zh: "对你不利", en: "against you")
    case .useful: Bilingual(zh: "你能用", en: "you can use it")
    case .neutral: Bilingual(zh: "留意", en: "note")
    }
  }
}
