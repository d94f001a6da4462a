import CaseCore
import Engine
import Imports

extension Words {
  static let reasonForBoxes = Bilingual(zh: "遮盖原因", en: "reason to mask")
  static let boxForm = Bilingual(zh: "x,y,宽,高 这样的方框", en: "box of the form x,y,width,height")
  static let numberForm = Bilingual(zh: "编号", en: "number")

  static let nothingFound = Bilingual(
    zh: "没有找到要遮盖的内容。姓名请用 --name 写明，整行请用 --lines。",
    en: "Nothing was found. Give names with --name, and whole lines with --lines.")

  static let acceptProposal = Bilingual(
    zh: "带 * 的建议遮盖。加 --accept all 全部遮盖，或 --accept 1,3 只遮盖其中几项。",
    en: "Those with * are proposed. Mask them with --accept all, or some with --accept 1,3.")

  static func secretAt(_ found: ProposedMask) -> Bilingual {
    let kind = found.kind.name
    let excerpt = Printable.excerpt(found.excerpt)
    guard let line = found.line else {
      let places = found.places.map(\.text).joined(separator: " ")
      return Bilingual(
        zh: "\(places)  \(kind.zh)  \(excerpt)", en: "\(places)  \(kind.en)  \(excerpt)")
    }
    return Bilingual(
      zh: "第 \(line) 行  \(kind.zh)  \(excerpt)", en: "line \(line)  \(kind.en)  \(excerpt)")
  }

  static func copyMade(_ made: MadeCopy) -> Bilingual {
    let copy = made.copy
    if made.isDuplicate {
      return Bilingual(
        zh: "同样的副本已是第 \(made.entry) 条，没有重复制作。",
        en: "The same copy is entry \(made.entry) already; nothing was added.")
    }
    let who = copy.recipients.joined(separator: ", ")
    let target =
      who.isEmpty
      ? Bilingual(zh: "给任何人", en: "for anybody") : Bilingual(zh: "给 \(who)", en: "for \(who)")
    return Bilingual(
      zh:
        "已做第 \(copy.original) 号证据的副本（第 \(made.entry) 条，\(target.zh)，遮盖 \(copy.masks.count) 处）。原件没有改动；导出时用副本代替原件。",
      en: "A copy of evidence \(copy.original) was made (entry \(made.entry), \(target.en), "
        + "\(copy.masks.count) places masked). The original is as it was; exports carry the copy instead."
    )
  }

  static func grade(_ grade: String) -> Bilingual {
    Bilingual(zh: "等级 \(grade)", en: "grade \(grade)")
  }

  static func copies(_ entries: [Int]) -> Bilingual {
    let numbers = entries.map(String.init).joined(separator: ", ")
    return Bilingual(zh: "副本：第 \(numbers) 条", en: "copies: entries \(numbers)")
  }

  static func tellsMasked(_ files: [String]) -> Bilingual {
    let names = files.joined(separator: ", ")
    return Bilingual(
      zh: "注意：\(names) 里写着你在给对方的副本中遮盖的内容，发出前请看一遍。",
      en: "Look before you send: \(names) says what you masked in a copy for the same recipient.")
  }

  static let erasedOriginal = Bilingual(zh: "（已删除）", en: "(erased)")

  static func custody(_ what: CustodyRecord.What) -> Bilingual {
    switch what {
    case .cameIn(let obtained):
      guard let how = obtained.map(self.obtained) else {
        return Bilingual(zh: "收下", en: "came in")
      }
      return Bilingual(zh: "收下：\(how.zh)", en: "came in: \(how.en)")
    case .read(let reader): return Bilingual(zh: "读取（\(reader)）", en: "read by \(reader)")
    case .copied(let copy, let how, let masks):
      let how = derivative(how)
      return Bilingual(
        zh: "做了副本（第 \(copy) 条，\(how.zh)，\(masks) 处）",
        en: "copied (entry \(copy), \(how.en), \(masks) places)")
    case .exported(let recipient, _, let copy):
      let what =
        copy.map { Bilingual(zh: "副本第 \($0) 条", en: "copy \($0)") }
        ?? Bilingual(zh: "原件", en: "the original")
      return Bilingual(
        zh: "导出\(what.zh)，给 \(recipient)", en: "\(what.en) exported for \(recipient)")
    case .proofWritten(_, let copy):
      guard let copy else {
        return Bilingual(zh: "写出这条记录的证明", en: "the proof of its entry written")
      }
      return Bilingual(
        zh: "写出副本第 \(copy) 条的证明", en: "the proof of the entry of copy \(copy) written")
    case .shown(let shown):
      let to = Printable.excerpt(shown.to)
      let how = self.shown(shown.how)
      let when = shown.happenedAt.map { CivilZone.shanghai.text(of: $0) }
      return Bilingual(
        zh: "\(how.zh)：\(to)" + (when.map { "（\($0)）" } ?? ""),
        en: "\(how.en) \(to)" + (when.map { " (\($0))" } ?? ""))
    case .withdrawn: return Bilingual(zh: "撤回，不再作数", en: "withdrawn, no longer counts")
    case .erased: return Bilingual(zh: "按本人要求删除", en: "erased at the person's request")
    }
  }

  static func shown(_ how: EvidenceShown.How) -> Bilingual {
    switch how {
    case .viewed: Bilingual(zh: "给人看过", en: "seen by")
    case .handedOver: Bilingual(zh: "交给", en: "handed over to")
    case .sent: Bilingual(zh: "发给", en: "sent to")
    case .printed: Bilingual(zh: "打印给", en: "printed for")
    }
  }

  static func obtained(_ obtained: EvidenceAdded.Obtained) -> Bilingual {
    var words = way(obtained.way)
    let more = [obtained.app, obtained.device, obtained.from].compactMap(\.self)
      .map { Printable.excerpt($0, 40) }
    if !more.isEmpty {
      let said = more.joined(separator: ", ")
      words = Bilingual(zh: "\(words.zh)（\(said)）", en: "\(words.en) (\(said))")
    }
    return words
  }

  static func way(_ way: EvidenceAdded.Obtained.Way) -> Bilingual {
    switch way {
    case .export: Bilingual(zh: "应用导出", en: "exported by the app")
    case .download: Bilingual(zh: "下载", en: "downloaded")
    case .screenshot: Bilingual(zh: "截图", en: "screenshot")
    case .photo: Bilingual(zh: "翻拍", en: "photo")
    case .recording: Bilingual(zh: "录屏或录音", en: "recording")
    case .received: Bilingual(zh: "别人发来", en: "received")
    case .capture: Bilingual(zh: "网页存档", en: "page capture")
    case .other: Bilingual(zh: "其他", en: "other")
    }
  }
}
