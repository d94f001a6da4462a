internal import CaseCore
internal import Playbook

/// The words of the view that says what every sentence of a letter rests on.
enum SourcesWords {
  static let `private` = Bilingual(
    zh: "自用：只给自己看，不要发出。", en: "For you only: do not send it.")
  static let original = Bilingual(zh: "材料", en: "original")
  static let omitted = Bilingual(zh: "没有写出的句子", en: "Sentences that were left out")

  static func heading(_ title: String) -> Bilingual {
    Bilingual(zh: "每一句的依据：\(title)", en: "What each sentence rests on: \(title)")
  }

  static func kind(_ kind: LetterDefinition.Sentence.Kind) -> Bilingual {
    switch kind {
    case .fact: Bilingual(zh: "事实", en: "Fact")
    case .law: Bilingual(zh: "法律", en: "Law")
    case .request: Bilingual(zh: "请求", en: "Request")
    case .courtesy: Bilingual(zh: "客套", en: "Courtesy")
    }
  }

  static func entry(_ entry: Int) -> Bilingual {
    Bilingual(zh: "第 \(entry) 条记录：你自己说的或记下的", en: "entry \(entry): what you said or noted")
  }

  static func shown(
    _ entry: Int, _ evidence: Int, _ name: Bilingual, at place: Bilingual?
  ) -> Bilingual {
    guard let place else {
      return Bilingual(
        zh: "第 \(entry) 条记录：第 \(evidence) 号\(name.zh)",
        en: "entry \(entry): \(name.en) (evidence \(evidence))")
    }
    return Bilingual(
      zh: "第 \(entry) 条记录：第 \(evidence) 号\(name.zh)，\(place.zh)",
      en: "entry \(entry): \(name.en) (evidence \(evidence)), \(place.en)")
  }

  static func why(
    _ reason: ComposedLetter.Omission.Reason, question: (Fact.Name) -> Bilingual?
  ) -> Bilingual {
    switch reason {
    case .unknown(let facts):
      let asks = facts.map { question($0) ?? Bilingual(zh: $0.text, en: $0.text) }
      return Bilingual(
        zh: "（还不知道：\(asks.map(\.zh).joined(separator: " "))）",
        en: "(not known yet: \(asks.map(\.en).joined(separator: " ")))")
    case .unsupported:
      return Bilingual(zh: "（没有依据）", en: "(nothing supports it)")
    case .noExhibits:
      return Bilingual(zh: "（没有随附的材料）", en: "(nothing goes along)")
    case .overLimit:
      return Bilingual(zh: "（超出字数上限）", en: "(over the limit of characters)")
    }
  }
}
