import CaseCore

extension Words {
  static let evidenceTitle = Bilingual(zh: "证据墙", en: "The evidence")
  static let readThere = Bilingual(zh: "里面读出来的", en: "What was read in it")
  static let aboutFile = Bilingual(zh: "这个文件", en: "The file")
  static let addedAt = Bilingual(zh: "收下的时间", en: "taken in")
  static let fileSize = Bilingual(zh: "大小", en: "size")
  static let digest = Bilingual(zh: "SHA-256", en: "SHA-256")
  static let digestMeans = Bilingual(
    zh: "这串数字能说明文件收下以后没有变过，不能说明它是谁做的、说的是不是真的。",
    en: """
      This number shows that the file did not change since it was taken in, not who made it or whether it \
      is true.
      """)
  static let saveOriginal = Bilingual(zh: "保存原件", en: "Save the original")
  static let hideTitle = Bilingual(zh: "给别人看的副本", en: "Copies for others")
  static let hideLead = Bilingual(
    zh: "下面这些对方用不着。做一份遮好的副本，材料包和导出就用副本；原件不变。",
    en: """
      Others have no need of these. Packets and exports then carry the covered copy; the original stays as \
      it is.
      """)
  static let nothingToHide = Bilingual(
    zh: "没有找到要遮的号码或卡密。人名和头像请自己看一遍。",
    en: "No numbers or keys to hide were found. Look for names and faces yourself.")
  static let hideWhat = Bilingual(zh: "遮哪些？", en: "Hide which?")
  static let boxesByHand = Bilingual(zh: "再遮别处（可不填）", en: "Hide other places too (optional)")
  static let boxesHint = Bilingual(
    zh: "一行一处，四个百分数：离左边、离上边、宽、高。例如 10 25 60 8。",
    en: """
      One place a line, four percentages: from the left, from the top, width, height. Such as 10 25 60 8.
      """)
  static let drawBoxes = Bilingual(zh: "在图上画框", en: "Draw on the picture")

  /// `line` is what was written.
  static func noBox(_ line: String) -> Bilingual {
    let line = Printable.excerpt(line, 40)
    return Bilingual(
      zh: "“\(line)”不是图上的一处：写四个 0 到 100 的数，左加宽、上加高都不超过 100。",
      en:
        "\"\(line)\" is no place on the picture: write four numbers from 0 to 100; left and width, and top and height, make at most 100."
    )
  }

  static let makeCopy = Bilingual(zh: "做一份遮好的副本", en: "Make the covered copy")
  static let seeCopy = Bilingual(zh: "看副本", en: "See the copy")

  static func pictureOf(_ name: String) -> Bilingual {
    Bilingual(zh: "图片 \(name)", en: "the picture \(name)")
  }

  /// The place of a grade among all, counted from 1.
  static func grade(_ place: Int, of count: Int) -> Bilingual {
    Bilingual(zh: "可靠程度第 \(place) 级（共 \(count) 级）", en: "firmness \(place) of \(count)")
  }

  static let gradeMeans = Bilingual(
    zh: "可靠程度说的是这种文件有多不容易造假，第 1 级最强。它不说你有没有道理。",
    en: """
      Firmness says how hard such a file is to forge, 1 being the hardest. It does not say whether you are \
      right.
      """)

  static func evidenceState(_ item: EvidenceModel.Item) -> Bilingual {
    if item.open > 0 {
      return Bilingual(
        zh: "确认了 \(item.confirmed) 条，还有 \(item.open) 条要核对",
        en: "\(item.confirmed) confirmed, \(item.open) to check")
    }
    return item.confirmed > 0
      ? Bilingual(zh: "确认了 \(item.confirmed) 条", en: "\(item.confirmed) confirmed")
      : Bilingual(zh: "\(item.addedAt) 收下", en: "taken in \(item.addedAt)")
  }

  static func bytes(_ count: Int64) -> Bilingual {
    switch count {
    case ..<10_240: Bilingual(zh: "\(count) 字节", en: "\(count) bytes")
    case ..<10_485_760: Bilingual(zh: "\(count / 1024) KiB", en: "\(count / 1024) KiB")
    default: Bilingual(zh: "\(count / 1_048_576) MiB", en: "\(count / 1_048_576) MiB")
    }
  }

  static func copyIs(_ recipients: [String], _ hidden: Int) -> Bilingual {
    let names = recipients.compactMap { BundleRecipients.named($0) }.map { recipient($0) }
    return Bilingual(
      zh: "遮了 \(hidden) 处，给：\(names.map(\.zh).joined(separator: "、"))",
      en: "\(hidden) places hidden, for: \(names.map(\.en).joined(separator: ", "))")
  }
}
