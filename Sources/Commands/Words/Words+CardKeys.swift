import CaseCore

extension Help {
  static let cardKey = Bilingual(
    zh: "核对一个卡密是不是案件材料里交付的那个（卡密不保存、不显示）",
    en: "check whether a card key is the one that the files of a case show; it is kept nowhere")
  static let cardKeyFrom = Bilingual(
    zh: "从这个文件、描述符（/dev/fd/3）或标准输入（-）读卡密，默认在终端上输入",
    en: "read the key from this file, descriptor (/dev/fd/3) or standard input (-); default: ask")
}

/// Words about card keys that a case holds commitments to.
extension Words {
  static let cardKeyPrompt = Bilingual(zh: "卡密（不显示）：", en: "Card key (not shown): ")

  static func cardKeys(found: Int, of count: Int) -> Bilingual {
    guard count > 0 else {
      return Bilingual(
        zh: "案件材料里没有识别到卡密。", en: "No card key was found in the files of this case.")
    }
    guard found > 0 else {
      return Bilingual(
        zh: "和案件里承诺的 \(count) 个卡密都不是同一个。",
        en: "It is none of the \(count) card keys that this case holds commitments to.")
    }
    return Bilingual(
      zh: "是同一个卡密，材料在这里出现过（记录 · 证据/位置）：",
      en: "It is the same card key; the files show it here (entry · evidence/place):")
  }
}
