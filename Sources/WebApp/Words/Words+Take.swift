import CaseCore
import Evidence

extension Words {
  static let takeTitle = Bilingual(zh: "带走这个案件", en: "Take the case along")
  static let takeLead = Bilingual(
    zh: "给别人的版本里，没有你的判断、缺什么、经过草稿和笔记。发出之前自己先看一遍。",
    en: """
      What is made for others holds none of your verdicts, missing lists, story, drafts or notes. Look \
      through it before you hand it over.
      """)
  static let takeFor = Bilingual(zh: "给谁？", en: "For whom?")
  static let dossierTitle = Bilingual(zh: "卷宗册", en: "The dossier")
  static let dossierLead = Bilingual(
    zh: "可以打印、可以翻看的一本：事实、证据目录和每份证据。",
    en: "One document to read and print: the facts, the list of evidence, and each exhibit.")
  static let dossierForm = Bilingual(zh: "哪种文件？", en: "As what?")
  static let makeDossier = Bilingual(zh: "做好并保存", en: "Make it and save it")
  static let bundleTitle = Bilingual(zh: "证据包", en: "The bundle")
  static let bundleLead = Bilingual(
    zh: "原件、记录和校验用的数据放在一个文件里。收到的人不用相信谁，自己就能核对有没有改过。",
    en: """
      The originals, the entries and what it takes to check them, in one file. Whoever gets it can verify \
      that nothing was changed, without trusting anybody.
      """)
  static let makeBundle = Bilingual(zh: "导出并保存", en: "Export it and save it")
  static let moreHeading = Bilingual(zh: "这个案件", en: "This case")

  static func form(_ form: TakePage.Form) -> Bilingual {
    switch form {
    case .pdf: Bilingual(zh: "PDF，适合打印", en: "PDF, to print")
    case .html: Bilingual(zh: "网页，一个文件", en: "one HTML page")
    }
  }

  static func recipient(_ recipient: BundleRecipient) -> Bilingual {
    switch recipient {
    case .oneself: Bilingual(zh: "我自己（全部）", en: "myself (everything)")
    case .seller: Bilingual(zh: "卖家", en: "the seller")
    case .platform: Bilingual(zh: "店铺平台", en: "the shop's platform")
    case .payment: Bilingual(zh: "付款渠道", en: "the payment provider")
    case .samr12315: Bilingual(zh: "12315 或消协", en: "12315 or a consumer association")
    case .police: Bilingual(zh: "警察", en: "the police")
    case .court: Bilingual(zh: "法院", en: "a court")
    }
  }

  // MARK: Verifying

  static let verifyTitle = Bilingual(zh: "核对证据包", en: "Verify a bundle")
  static let verifyLead = Bilingual(
    zh: "把收到的证据包（.zip）或单条证明（.tlog-proof）放进来，核对有没有改过。不联网，也不会保存。",
    en: """
      Bring a bundle (.zip) or a single proof (.tlog-proof) to see whether anything was changed. It needs \
      no network, and nothing is kept.
      """)
  static let verifyChoose = Bilingual(zh: "选择证据包", en: "Choose the bundle")
  static let verifyIt = Bilingual(zh: "核对", en: "Verify it")
  static let verified = Bilingual(zh: "没有发现改动", en: "No change was found")
  static let verifyFailed = Bilingual(zh: "核对没有通过", en: "It does not hold")
  static let failures = Bilingual(zh: "不对的地方", en: "What is wrong")
  static let proven = Bilingual(zh: "能证明的", en: "What is proven")
  static let notProven = Bilingual(zh: "不能证明的", en: "What is not proven")
  static let verifyCut = Bilingual(
    zh: "传输中断了，没有核对。请再试一次。", en: "The transfer broke off and nothing was verified: try again.")
  static let verifyTooLarge = Bilingual(
    zh: "这个文件太大，网页里核对不了（最多 512 MiB）。请用命令行 recourse verify。",
    en: "This file is too large to be verified here (at most 512 MiB): use recourse verify.")
}
