import CaseCore

extension Words {
  static let startTitle = Bilingual(zh: "先稳住，再要钱", en: "First keep things safe")
  static let startLead = Bilingual(
    zh: "钱付了，东西没到？先做对这几件事，后面才要得回来。",
    en: "You paid and nothing came? Do these few things right first; what follows depends on them.")
  static let dontHeading = Bilingual(zh: "现在不要", en: "For now, do not")
  static let donts: [Bilingual] = [
    Bilingual(zh: "不要使用、兑换到手的点券或卡密", en: "use or redeem what you got"),
    Bilingual(zh: "不要点确认收货，也不要给好评", en: "confirm receipt, or leave a good review"),
    Bilingual(zh: "不要撤销已经提交的投诉", en: "withdraw a complaint that you filed"),
    Bilingual(zh: "不要删聊天、删好友、删订单", en: "delete chats, contacts or orders"),
  ]
  static let saveHeading = Bilingual(zh: "现在就截图存下", en: "Take pictures now of")
  static let saves: [Bilingual] = [
    Bilingual(zh: "订单页：订单号、状态、充值账号", en: "the order page: number, status, game account"),
    Bilingual(zh: "卡密页，以及查询密码", en: "the page with the key, and the query password"),
    Bilingual(
      zh: "游戏里的余额和充值记录，从付款一直到现在",
      en: "the balance and top-up record in the game, from the payment until now"),
    Bilingual(zh: "对方的资料页，和全部聊天", en: "the other side's profile, and the whole chat"),
    Bilingual(zh: "付款记录的详情页", en: "the details of the payment"),
  ]
  static let secondScam = Bilingual(
    zh: "有人说能帮你追回，但要先收费、要验证码或看你的屏幕？先停下。警察、12315、微信、支付宝都不会为退款收费。",
    en: """
      Is someone offering to recover your money for a fee, a code or a look at your screen? Stop. The \
      police, 12315, WeChat and Alipay never charge for a refund.
      """)
  static let begin = Bilingual(zh: "开始，最多八个画面", en: "Start: at most eight screens")
  static let startTakes = Bilingual(
    zh: "不用上传文件。每一步都会存下来，随时可以停，回来接着做。",
    en: "No files needed. Every step is kept: stop at any time and go on later.")
  static let happenedTitle = Bilingual(zh: "发生了什么？", en: "What happened?")
  static let openingUnknown = Bilingual(zh: "请选一项最接近的", en: "Choose what comes closest")
  static let questionTitle = Bilingual(zh: "还有一个问题", en: "One more question")
  static let answersTitle = Bilingual(zh: "核对你的回答", en: "Check your answers")
  static let answersLead = Bilingual(
    zh: "写错的现在就改。后面的判断和文字都按这些来写；以后发现不对，也可以随时回来改。",
    en: """
      Change what is wrong. The judgement and the texts are made from this; you can also come back and \
      change it later.
      """)
  static let toResult = Bilingual(zh: "没错，看结果", en: "This is right: show the result")

  /// What a link to change something is called for those who hear it alone.
  static func change(_ ask: Bilingual) -> Bilingual {
    Bilingual(zh: "修改：\(ask.zh)", en: "Change: \(ask.en)")
  }
}
