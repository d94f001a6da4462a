import CaseCore

extension Words {
  static let notDone = Bilingual(zh: "没有完成", en: "Not done")
  static let nothingHere = Bilingual(zh: "这里没有页面。", en: "There is no page here.")
  static let notThisWay = Bilingual(
    zh: "这个地址不能这样用。", en: "This address cannot be used in that way.")
  static let locked = Bilingual(
    zh: "这些页面只对打开过启动链接的浏览器开放，链接只能用一次。按下面的按钮，运行 recourse serve 的终端里会出现一个新链接；用这个浏览器打开它。",
    en: """
      These pages are open only to the browser that opened the start link, and a link works once. Press the \
      button below: a new link appears in the terminal where recourse serve runs. Open it in this browser.
      """)
  static let newLink = Bilingual(zh: "要一个新链接", en: "Ask for a new link")
  static let newLinkShown = Bilingual(
    zh: "新链接已经出现在运行 recourse serve 的终端里。在这个浏览器里打开它，只能用一次；以前没用过的链接失效了。",
    en: """
      The new link stands in the terminal where recourse serve runs. Open it in this browser; it works once, \
      and an earlier one that was not used is void.
      """)
  static let noMoreLinks = Bilingual(
    zh: "要过太多次新链接了。请结束 recourse serve，再运行一次。",
    en: "Too many new links were asked for: end recourse serve and run it again.")
  static let otherHost = Bilingual(
    zh: "这个请求不是发给本机的页面的，已经拒绝。请用 recourse serve 给出的链接打开。",
    en: """
      This request was not meant for the pages of this machine and was turned away. Use the link that \
      recourse serve printed.
      """)
  static let notOurForm = Bilingual(
    zh: "这个表单不是从这里的页面发出的，或者页面开得太久了。什么都没有记录。请回到上一页，刷新后再试。",
    en: """
      This form did not come from a page of ours, or the page was open for too long. Nothing was \
      recorded. Go back, reload the page and try again.
      """)
  static let defect = Bilingual(
    zh: "程序出错了。已经存好的都还在；请再试一次。",
    en: "The program failed. What was stored is still there; please try again.")
  static let nothingLost = Bilingual(
    zh: "已经存好的都还在。", en: "What was stored before is still there.")
  static let toCases = Bilingual(zh: "回到我的案件", en: "Back to my cases")
  static let opened = Bilingual(zh: "已打开", en: "Opened")

  /// What a refusal says, as a sentence.
  static func sentence(_ words: Bilingual) -> Bilingual {
    Bilingual(
      zh: words.zh.hasSuffix("。") ? words.zh : words.zh + "。",
      en: words.en.hasSuffix(".") ? words.en : words.en + ".")
  }
}
