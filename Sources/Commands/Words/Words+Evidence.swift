import CaseCore
import Engine
import Imports

extension Words {
  static func adding(_ name: String, _ index: Int, of count: Int) -> Bilingual {
    Bilingual(
      zh: "正在收下 \(index)/\(count)：\(name)", en: "Taking in \(index) of \(count): \(name)")
  }

  static func added(_ added: AddedEvidence) -> Bilingual {
    let name = Printable.excerpt(added.fileName)
    if added.isDuplicate { return addedAgain(added, name) }
    let head = Bilingual(
      zh: "证据 \(added.entry)：\(name)（\(added.kind)）",
      en: "Evidence \(added.entry): \(name) (\(added.kind))")
    return Bilingual(zh: head.zh + read(added).zh, en: head.en + read(added).en)
  }

  // The same content a second time: nothing was added, but it may have been read or opened now.
  private static func addedAgain(_ added: AddedEvidence, _ name: String) -> Bilingual {
    let now: Bilingual
    if let page = added.picture?.page {
      let found = found(page, added.kind)
      now = Bilingual(
        zh: "，没有重复收下；这次读了图上的文字\(found.zh)。",
        en: "; it is not added twice, but the text on it was read now\(found.en).")
    } else if let reading = added.reading {
      let read = read(added)
      let looks =
        reading.kind == added.kind || reading.kind == EvidenceKinds.other
        ? Bilingual(zh: "", en: "") : looksLike(reading.kind)
      now = Bilingual(
        zh: "，没有重复收下；这次读出了内容\(read.zh)\(looks.zh)",
        en: "; it is not added twice, but it was read now\(read.en)\(looks.en)")
    } else if let failure = added.failure {
      now = Bilingual(
        zh: "，没有重复收下；还是读不出来：\(failure.words.zh)\(failure.mend.zh)",
        en: "; it is not added twice, and still cannot be read: \(failure.words.en) "
          + failure.mend.en)
    } else if !added.members.isEmpty {
      now = Bilingual(
        zh: "，没有重复收下；这次打开了它：", en: "; it is not added twice, but it was opened now:")
    } else {
      now = Bilingual(zh: "，没有重复收下。", en: " already; nothing was added.")
      return Bilingual(
        zh: "\(name)：同样的内容已是第 \(added.entry) 号证据\(now.zh)",
        en: "\(name): the same content is evidence \(added.entry)\(now.en)")
    }
    return Bilingual(
      zh: "\(name)：同样的内容已是第 \(added.entry) 号证据\(now.zh)",
      en: "\(name): the same content is evidence \(added.entry) already\(now.en)")
  }

  /// What of a picture was not there to be read; nil of a whole one.
  static func lacking(_ extent: PictureExtent) -> Bilingual? {
    switch extent {
    case .whole: nil
    case .cut:
      Bilingual(
        zh: "图片文件不完整（没有传完），缺的部分没有读到，请重新保存一次",
        en: "the file of the picture is cut, what is missing was not read: save it again")
    case .moving:
      Bilingual(
        zh: "这是会动的图，只读了第一帧，其他画面请截图添加",
        en: "it moves, and only its first frame was read: add screenshots of the others")
    }
  }

  /// What an engine read on a picture of `kind`.
  static func found(_ page: RecognisedPicture.Page, _ kind: EvidenceKind.Name) -> Bilingual {
    let engine = Printable.excerpt(page.engine)
    let frames = page.frames.map {
      Bilingual(zh: "，看了 \($0) 个画面", en: ", \($0) frames looked at")
    }
    let pieces = Bilingual(
      zh: "\(frames?.zh ?? "")，读出 \(page.pieces) 段文字",
      en: "\(frames?.en ?? ""), \(page.pieces) pieces of text")
    let isCut = page.frames != nil && page.reading?.complete == false
    let lacking = page.extent.flatMap(lacking)
    let cut =
      isCut
      ? Bilingual(zh: "，没有读到结尾", en: ", not read to its end")
      : Bilingual(
        zh: lacking.map { "；\($0.zh)" } ?? "", en: lacking.map { "; \($0.en)" } ?? "")
    let found: Bilingual =
      if let failure = page.failure {
        Bilingual(
          zh: "，按 \(kind) 读不出内容（\(failure.words.zh)）",
          en: ", none of it read as \(kind) (\(failure.words.en))")
      } else if let reading = page.reading {
        Bilingual(
          zh: "，找到 \(reading.findingCount) 项", en: ", \(reading.findingCount) findings")
      } else {
        Bilingual(zh: "", en: "")
      }
    return Bilingual(
      zh: "\(pieces.zh)\(found.zh)（\(engine)）\(cut.zh)",
      en: "\(pieces.en)\(found.en) (\(engine))\(cut.en)")
  }

  private static func read(_ added: AddedEvidence) -> Bilingual {
    if let page = added.picture?.page {
      let found = found(page, added.kind)
      return Bilingual(zh: "\(found.zh)。", en: "\(found.en).")
    }
    if let failure = added.picture?.failure, !failure.concernsAll {
      return Bilingual(
        zh: "，已保存，但没有读出文字：\(failure.words.zh)。\(failure.mend.zh)。",
        en: ", kept, but its text was not read: \(failure.words.en); \(failure.mend.en).")
    }
    if let failure = added.failure {
      return Bilingual(
        zh: "，已保存，但读不出来：\(failure.words.zh)\(failure.mend.zh)",
        en: ", kept, but not read: \(failure.words.en) \(failure.mend.en)")
    }
    guard let reading = added.reading else {
      if !added.members.isEmpty {
        return Bilingual(
          zh: "，已按原样保存，取出了 \(added.members.count) 个文件：",
          en: ", kept as it is; \(added.members.count) of its files were taken out:")
      }
      return Bilingual(
        zh: "，已按原样保存，没有读取内容。", en: ", kept as it is; its content was not read.")
    }
    let unread =
      reading.unreadCount == 0
      ? Bilingual(zh: "。", en: ".")
      : Bilingual(
        zh: "，有 \(reading.unreadCount) 行读不出来。",
        en: ", \(reading.unreadCount) lines could not be read.")
    return Bilingual(
      zh: "，读到 \(reading.rows) 行、\(reading.findingCount) 项" + unread.zh,
      en: ", \(reading.rows) rows and \(reading.findingCount) findings" + unread.en)
  }

  static func candidates(_ names: [String]) -> Bilingual {
    Bilingual(
      zh:
        "  内容不能确定是哪一种（可能是 \(names.joined(separator: "、"))），先按普通文字收下；要指明，先 recourse withdraw，再用 --as 加入。",
      en:
        "  Its content does not decide between \(names.joined(separator: ", ")); it was kept as a note. "
        + "To name the kind, recourse withdraw it and add it again with --as.")
  }

  static let tickRows = Bilingual(
    zh: "账单里只有你勾选的行才进入案件。用 recourse findings 查看，用 recourse confirm 勾选。",
    en: "Of a bill, only the rows that you tick become part of the case. See them with recourse "
      + "findings, tick them with recourse confirm.")

  static let unsure = Bilingual(zh: "〔请对照图片〕", en: "[check it on the picture]")

  static func findingState(_ state: ListedFinding.State) -> Bilingual {
    switch state {
    case .new: Bilingual(zh: "待确认", en: "new")
    case .confirmed: Bilingual(zh: "已确认", en: "confirmed")
    case .rejected: Bilingual(zh: "已否定", en: "rejected")
    }
  }

  static func speaker(_ speaker: ListedSpeaker) -> Bilingual {
    let name = Printable.excerpt(speaker.finding.quote, 40)
    let known = speaker.id == speaker.finding.quote ? "" : " (\(Printable.excerpt(speaker.id, 40)))"
    let side =
      speaker.side.map(Self.side)
      ?? speaker.proposed.map { proposed in
        Bilingual(
          zh: "文件显示像是\(Self.side(proposed).zh)，请确认",
          en: "the file says \(Self.side(proposed).en); please confirm")
      } ?? Bilingual(zh: "未说明", en: "not said")
    return Bilingual(
      zh: "\(speaker.name)  \(name)\(known)  \(side.zh)",
      en: "\(speaker.name)  \(name)\(known)  \(side.en)")
  }

  private static func side(_ side: ChatSide) -> Bilingual {
    switch side {
    case .own: Bilingual(zh: "自己", en: "yourself")
    case .other: Bilingual(zh: "对方", en: "the other side")
    case .third: Bilingual(zh: "第三人", en: "a third person")
    }
  }

  static func withRefunds(_ names: [String]) -> Bilingual {
    let list = names.map { Printable.line($0) }.joined(separator: ", ")
    return Bilingual(
      zh: "其中属于这些付款的退款行：\(list)（不要就用 --without-refunds，或 recourse reject）。",
      en: "Among them rows of refunds of these payments: \(list) (--without-refunds leaves them "
        + "out, recourse reject takes them back).")
  }

  static func confirmed(_ count: Int) -> Bilingual {
    Bilingual(zh: "已确认 \(count) 项。", en: "\(count) confirmed.")
  }

  static func rejected(_ count: Int) -> Bilingual {
    Bilingual(zh: "已否定 \(count) 项。", en: "\(count) rejected.")
  }

  static func reading(_ reading: FileReading) -> [Bilingual] {
    var lines = [
      Bilingual(
        zh: "种类：\(reading.kind)（\(reading.variant)）",
        en: "Kind: \(reading.kind) (\(reading.variant))"),
      Bilingual(zh: "读到 \(reading.rows) 行", en: "\(reading.rows) rows read"),
    ]
    lines += reading.totals.map { total in
      let sum = Money(minorUnits: total.minorUnits).decimal
      return Bilingual(
        zh: "  \(total.direction)：\(total.rows) 笔，共 \(sum)",
        en: "  \(total.direction): \(total.rows) rows, \(sum) in all")
    }
    return lines
  }

  static func unreadLine(_ line: UnreadLine) -> Bilingual {
    Bilingual(
      zh: "第 \(line.line) 行没读出来：\(line.why.words.zh)",
      en: "line \(line.line) not read: \(line.why.words.en)")
  }
}

extension Words {
  static func hiddenRows(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "账单里另有 \(count) 行没有列出，加 --all 查看。",
      en: "\(count) more rows of bills are not listed; see them with --all.")
  }

  static let findingsOrAll = Bilingual(
    zh: "请写明识别结果的编号，或用 --of、--all，只取一种",
    en: "name findings, or give --of or --all, one of the three")
}
