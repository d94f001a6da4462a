import CaseCore
import Drafting
import Evidence

extension Help {
  static let packetPreview = Bilingual(
    zh: "不写不记，先看：还缺什么、怎么做、每一栏填什么、随附哪些",
    en: "write and record nothing; show what is missing, the steps, the fields and what goes along")
  static let packetChanges = Bilingual(
    zh: "不写不记，只看和上次发出（或做好）的那一份相比，栏目、附件和步骤有什么不同",
    en: "write nothing; show how fields, exhibits and steps differ from what was sent, or made last"
  )
  static let dossierChanges = Bilingual(
    zh: "不写不记，只看和上次发出（或做好）的那一册相比有什么不同",
    en: "write nothing; show what differs from the dossier that was sent, or made last")
  static let dossierRedact = Bilingual(
    zh: "先做遮盖副本再放进去：对方用不着的（手机号、卡密、姓名等）涂掉，原件不动",
    en: "show copies in which what this reader has no need of (numbers, keys, names) is masked")
}

/// Words about a packet before it is written.
extension Words {
  static let packetOneOf = Bilingual(
    zh: "-o 文件夹、--preview、--changes 三样里写一样。",
    en: "Give one of -o FOLDER, --preview and --changes.")
  static let previewMakesNothing = Bilingual(
    zh: "--preview 什么也不做，也就不做遮盖副本；写出时再加 --redact。",
    en: "--preview makes nothing, so no masked copies; add --redact when you write the packet.")
  static let changesMakeNothing = Bilingual(
    zh: "--changes 只作比较，不和 --redact、--attach 一起用。",
    en: "--changes only compares; it does not go with --redact or --attach.")

  static let packetPreview = Bilingual(
    zh: "只是预览：没有写出，也没有记录。", en: "A preview: nothing was written or recorded.")
  static let previewMissing = Bilingual(zh: "还缺什么", en: "What is missing")
  static let previewSteps = Bilingual(zh: "按顺序做", en: "In this order")
  static let previewFields = Bilingual(zh: "填什么", en: "What goes into the form")
  static let previewLetter = Bilingual(zh: "文书", en: "The letter")
  static let previewExhibits = Bilingual(zh: "证据", en: "The evidence")
  static let previewBefore = Bilingual(zh: "发出前核对", en: "Before you send")
  static let previewNever = Bilingual(zh: "要注意", en: "Take care")
  static let previewToFit = Bilingual(
    zh: "；写出时会压缩到这里收得下", en: "; made to fit when the packet is written")

  static func previewField(_ label: String, _ characters: Int, of limit: Int?) -> Bilingual {
    let most = limit.map {
      Bilingual(zh: "，上限 \($0)", en: " of at most \($0)")
    }
    return Bilingual(
      zh: "- \(label)（\(characters) 字\(most?.zh ?? "")）：",
      en: "- \(label) (\(characters) characters\(most?.en ?? "")):")
  }

  static func previewByHand(_ label: String, _ what: String) -> Bilingual {
    Bilingual(zh: "- \(label)：手填，\(what)", en: "- \(label): by hand, \(what)")
  }

  static func previewTooLong(_ label: String, _ by: Int) -> Bilingual {
    Bilingual(zh: "- \(label)：超出 \(by) 字，没有写出", en: "- \(label): \(by) characters too long")
  }

  static func previewEmpty(_ label: String) -> Bilingual {
    Bilingual(zh: "- \(label)：还不知道", en: "- \(label): not known yet")
  }

  static func previewExhibit(
    _ mark: String, _ name: String, _ file: String, _ evidence: Int
  ) -> Bilingual {
    Bilingual(
      zh: "\(mark) \(name)：随附 \(file)（第 \(evidence) 条）",
      en: "\(mark) \(name): goes along as \(file) (entry \(evidence))")
  }

  static func previewNotAttached(_ mark: String, _ name: String, _ evidence: Int) -> Bilingual {
    Bilingual(
      zh: "\(mark) \(name)：只列目录，不随附（第 \(evidence) 条）",
      en: "\(mark) \(name): listed, does not go along (entry \(evidence))")
  }
}

/// Words about what changed since a packet or dossier.
extension Words {
  static let cover = Bilingual(zh: "封面", en: "Cover")
  static let packetUnchanged = Bilingual(zh: "没有不同。", en: "Nothing differs.")
  static let dossierUnchanged = Bilingual(zh: "没有不同。", en: "Nothing differs.")
  static let exhibitsUnknown = Bilingual(
    zh: "那次记录的是文书，没有记下随附了什么，所以附件不比较。",
    en: "What was recorded then is the letter; what went along is not known and not compared.")

  static func changedField(_ label: String) -> Bilingual {
    Bilingual(zh: "“\(label)”一栏：", en: "Field \"\(label)\":")
  }

  static func changedTextField(_ label: String) -> Bilingual {
    Bilingual(
      zh: "“\(label)”一栏：跟着上面的句子变了", en: "Field \"\(label)\": changed with the sentences above")
  }

  static func exhibit(_ mark: String, _ name: String, _ evidence: Int) -> Bilingual {
    Bilingual(
      zh: "\(mark) \(name)（第 \(evidence) 条）", en: "\(mark) \(name) (entry \(evidence))")
  }

  static func renumbered(_ mark: String) -> Bilingual {
    Bilingual(zh: "原来是\(mark)", en: "was \(mark)")
  }

  static func otherContent(_ was: Digest?, _ now: Digest?) -> Bilingual {
    func short(_ digest: Digest?) -> Bilingual {
      digest.map { digest in
        let start = String(digest.hex.prefix(12))
        return Bilingual(zh: start, en: start)
      } ?? Bilingual(zh: "未随附", en: "not attached")
    }
    let (old, new) = (short(was), short(now))
    return Bilingual(
      zh: "文件换了（SHA-256：\(old.zh) → \(new.zh)）",
      en: "another file (SHA-256: \(old.en) → \(new.en))")
  }

  static func inPart(_ head: Bilingual) -> Bilingual {
    Bilingual(zh: "\(head.zh)：", en: "\(head.en):")
  }

  static func changedPart(_ part: PacketChanges.Lines.Part) -> Bilingual {
    switch part {
    case .transfers: Bilingual(zh: "转账明细：", en: "Transfers:")
    case .actions: Bilingual(zh: "做什么：", en: "What to do:")
    case .missing: Bilingual(zh: "还缺什么：", en: "What is missing:")
    case .before: Bilingual(zh: "发出前核对：", en: "Before you send:")
    case .never: Bilingual(zh: "不要做：", en: "Do not:")
    }
  }

  static func dossierOf(
    _ entry: Int, _ recipient: BundleRecipient, _ at: String, isSent: Bool
  ) -> Bilingual {
    let sent = isSent ? Bilingual(zh: "  已发出", en: "  sent") : Bilingual(zh: "", en: "")
    return Bilingual(
      zh: "第 \(entry) 条  \(at)  卷宗册：\(recipient.rawValue)\(sent.zh)",
      en: "entry \(entry)  \(at)  dossier: \(recipient.rawValue)\(sent.en)")
  }
}
