import CaseCore
import Engine
import Imports

extension Words {
  static let findingsTitle = Bilingual(zh: "核对读出来的内容", en: "Check what was read")
  static let findingsLead = Bilingual(
    zh: "这些是从你的文件里读出来的，你确认了才算数。不对的不要勾。",
    en: """
      This was read in your files. It counts only once you confirm it: leave out what is not right.
      """)
  static let nothingToConfirm = Bilingual(
    zh: "没有要核对的了。", en: "Nothing is left to check.")
  static let tickSomething = Bilingual(zh: "请至少勾一条", en: "Tick at least one")
  static let sureHeading = Bilingual(zh: "读得清楚的", en: "What was read clearly")
  static let rowsHeading = Bilingual(zh: "账单里的记录", en: "Rows of bills")
  static let rowsLead = Bilingual(
    zh: "账单是你的私事：只有你勾的记录才会进案件。",
    en: "A bill is your private life: only the rows that you tick enter the case.")
  static let confirmTicked = Bilingual(zh: "确认勾选的", en: "Confirm what is ticked")
  static let confirmRows = Bilingual(zh: "这几笔是这件事的", en: "These rows belong to it")
  static let likelyRow = Bilingual(zh: "很可能就是这笔", en: "most likely this one")
  static let whereItStands = Bilingual(zh: "看原处", en: "Show where it stands")
  static let doubtfulLead = Bilingual(
    zh: "可能读错了，或者会影响后面怎么做，所以一条一条看原处。",
    en: "They may have been misread, or change what to do, so look at each where it stands.")
  static let oneByOne = Bilingual(zh: "一条一条看", en: "Look at them one by one")
  static let peopleHeading = Bilingual(zh: "聊天里谁是谁", en: "Who is who in the chat")
  static let peopleLead = Bilingual(
    zh: "说一次就够。与这件事无关的人，名字会换掉，话不会带出。",
    en: "Saying it once is enough. The names and words of others stay out of the case.")
  static let keepPeople = Bilingual(zh: "就是这样", en: "That is who they are")

  static func checkFindings(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "核对读出来的 \(count) 项",
      en: count == 1 ? "Check the one thing that was read" : "Check the \(count) things read")
  }

  static let checkRows = Bilingual(zh: "勾出属于这件事的账单记录", en: "Tick the rows of the bill")

  static func doubtfulHeading(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "要看一眼的（\(count) 条）", en: count == 1 ? "One to look at" : "\(count) to look at")
  }

  static func rowsHidden(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "另有 \(count) 条记录没有显示：看起来与这件事无关。",
      en: count == 1
        ? "One more row is not shown: it does not seem to belong to this."
        : "\(count) more rows are not shown: they do not seem to belong to this.")
  }

  static func quoted(_ quote: String) -> Bilingual {
    Bilingual(zh: "原文：“\(quote)”", en: "It says “\(quote)”")
  }

  static func side(_ side: ChatSide?) -> Bilingual {
    switch side {
    case .own: Bilingual(zh: "是我", en: "This is me")
    case .other:
      Bilingual(
        zh: "是卖家、平台或替他们说话的人", en: "The seller, the platform, or who speaks for them")
    case .third, nil: Bilingual(zh: "与这件事无关，或不知道", en: "Nobody of concern, or I don't know")
    }
  }

  // MARK: One finding

  static let findingTitle = Bilingual(zh: "这样读对吗？", en: "Was this read right?")
  static let mayBeMisread = Bilingual(
    zh: "这里可能读错了，请对着原处看一眼。", en: "This may have been misread: compare it with the place.")
  static let isItRight = Bilingual(zh: "对吗？", en: "Is it right?")
  static let correctHere = Bilingual(zh: "写下正确的", en: "Write what is right")
  static let whoseWords = Bilingual(zh: "这是谁说的？", en: "Whose words are these?")
  static let keepAndGoOn = Bilingual(zh: "记下，看下一条", en: "Keep it and go on")
  static let later = Bilingual(zh: "以后再看", en: "Later")

  static func backToFindings(_ others: Int) -> Bilingual {
    others == 0
      ? Bilingual(zh: "回到核对", en: "Back to the checks")
      : Bilingual(
        zh: "回到核对（还有 \(others) 条要看）", en: "Back to the checks (\(others) more to look at)")
  }

  static func answer(_ answer: FindingPage.Answer, said: SaidInChat?) -> Bilingual {
    switch answer {
    case .right:
      said == nil
        ? Bilingual(zh: "对", en: "Yes, it is right")
        : Bilingual(zh: "对，记下这句话", en: "Yes, note these words")
    case .correct: Bilingual(zh: "读错了，正确的写在下面", en: "It was misread; what is right stands below")
    case .wrong: Bilingual(zh: "不对，或不是这件事的", en: "No, or it is none of this")
    }
  }

  static func said(_ said: SaidInChat) -> Bilingual {
    switch said {
    case .promise: Bilingual(zh: "对方在这里答应了什么", en: "The other side promises something here")
    case .refusal: Bilingual(zh: "对方在这里拒绝了", en: "The other side declines here")
    }
  }

  static func pictureSays(_ quote: String) -> Bilingual {
    Bilingual(
      zh: "图片，框出的地方写着：\(Printable.excerpt(quote))",
      en: "The picture; in the box it says: \(Printable.excerpt(quote))")
  }

  /// Where something stands, for people.
  static func place(_ place: Place) -> Bilingual {
    let parts = place.text.split(separator: ":", maxSplits: 1)
    let rest = parts.count == 2 ? String(parts[1]) : ""
    return switch parts[0] {
    case "line": Bilingual(zh: "第 \(rest) 行", en: "line \(rest)")
    case "row": Bilingual(zh: "第 \(rest) 条", en: "row \(rest)")
    case "clause": Bilingual(zh: "第 \(rest) 条款", en: "clause \(rest)")
    case "page": page(rest.split(separator: "/line:").map(String.init))
    case "time":
      Bilingual(
        zh: "录像的 \(rest.prefix { $0 != "@" })", en: "\(rest.prefix { $0 != "@" }) in the recording")
    case "box": Bilingual(zh: "框出的地方", en: "in the box")
    default: Bilingual(zh: "整个文件", en: "the whole file")
    }
  }

  private static func page(_ parts: [String]) -> Bilingual {
    let (page, line) = (parts.first ?? "", parts.dropFirst().first ?? "")
    return Bilingual(zh: "第 \(page) 页第 \(line) 行", en: "page \(page), line \(line)")
  }
}
