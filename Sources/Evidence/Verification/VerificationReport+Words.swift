public import CaseCore

// What a report says to a person. The one place where it is worded: the stand-alone verifier
// prints the same sentences.

extension VerificationReport.Proven {
  /// The sentence.
  public var words: Bilingual {
    switch self {
    case .unchanged(let origin, let size, let root, let disclosed):
      Bilingual(
        zh: "自检查点以来没有变化：\(origin)，共 \(size) 条记录，根 \(root.hex)；这里能读到其中 \(disclosed) 条。",
        en: """
          Unchanged since the checkpoint: \(origin), \(size) entries, root \(root.hex); \
          \(disclosed) of them can be read here.
          """)
    case .signed(let fingerprint):
      Bilingual(
        zh: "检查点由指纹为 \(fingerprint.hex) 的密钥签名。",
        en: "The checkpoint was signed by the key with the fingerprint \(fingerprint.hex).")
    case .evidence(let number, let digest, let size):
      Bilingual(
        zh: "第 \(number) 号证据（SHA-256 \(digest.hex)）属于这份 \(size) 条记录的卷宗，位置是第 \(number) 号。",
        en: """
          Evidence \(number) (SHA-256 \(digest.hex)) belongs to this journal of \(size) entries, \
          at position \(number).
          """)
    case .copy(let number, let original, let how, let masks, let digest, let size):
      Bilingual(
        zh: """
          文件 \(number)（SHA-256 \(digest.hex)）是第 \(number) 号记录所说的第 \(original) 号证据的副本\
          （\(how.words.zh)\(VerificationReport.masked(masks).zh)），属于这份 \(size) 条记录的卷宗。
          """,
        en: """
          File \(number) (SHA-256 \(digest.hex)) is the copy of evidence \(original) that entry \
          \(number) describes (\(how.words.en)\(VerificationReport.masked(masks).en)); the entry belongs \
          to this journal of \(size) entries.
          """)
    case .entry(let number, let size, let root):
      Bilingual(
        zh: "第 \(number) 号记录属于根为 \(root.hex)、共 \(size) 条记录的卷宗。",
        en: "Entry \(number) belongs to the journal of \(size) entries with the root \(root.hex).")
    case .expectedKey(let fingerprint):
      Bilingual(
        zh: "签名密钥就是你给出的那一把：\(fingerprint.hex)。",
        en: "The key that signed is the one you named: \(fingerprint.hex).")
    case .continues(let size):
      Bilingual(
        zh: "它接着你以前见过的那一版（\(size) 条记录）往下写，之前的内容没有改动。",
        en:
          "It goes on from the version you saw earlier (\(size) entries); nothing before was changed."
      )
    case .existedBefore(let time, let authority, let size):
      Bilingual(
        zh: "按时间戳机构 \(authority) 的证明，前 \(size) 条记录在 \(time) 之前已经存在。",
        en: """
          The first \(size) entries existed before \(time), according to the authority \
          \(authority).
          """)
    case .keyRotated, .handedOver, .earlierKeySigned, .keyLeadsOn, .handedToKey: keyWords
    }
  }
}

extension VerificationReport.NotProven {
  /// The sentence.
  public var words: Bilingual {
    switch self {
    case .whoseKey(let fingerprint):
      Bilingual(
        zh: "没有证明密钥属于谁。请向对方当面或电话核对指纹 \(fingerprint.hex)，再用 --key 核对。",
        en: """
          Whose key it is. Compare the fingerprint \(fingerprint.hex) with its owner in person or \
          by telephone, then verify with --key.
          """)
    case .signature(let keyName):
      Bilingual(
        zh: "没有核对 \(keyName) 的签名：单独的证明不带密钥，请用 --key 给出指纹。",
        en: """
          The signature of \(keyName) was not checked: a lone proof does not bring its key; give \
          the fingerprint with --key.
          """)
    case .latestOrOnly:
      Bilingual(
        zh: "没有证明这是最新或唯一的版本。手上有更早的证据包、检查点或证明的，用 --against 核对。",
        en: """
          That this is the latest or the only version. If you have an earlier bundle, checkpoint \
          or proof, verify with --against.
          """)
    case .nothingElseBears(let withheld):
      Bilingual(
        zh: "没有公开的 \(withheld) 条记录里，是否还有与此有关的内容，没有证明。",
        en: "That nothing in the \(withheld) entries that are not disclosed bears on what is.")
    case .outsideTime:
      Bilingual(
        zh: "没有证明外部时间：记录里的时间是保存者机器的时钟。",
        en: "Any outside time: the times in the entries are those of the keeper's machine.")
    case .authorOrTruth:
      Bilingual(
        zh: "没有证明文件由谁制作，也没有证明内容真实：哈希只说明文件后来没有变。",
        en: """
          Who made the files, and that what they say is true: a hash only shows that a file did \
          not change since.
          """)
    case .practice:
      Bilingual(
        zh: "演练 / PRACTICE：这是演练案件，时钟可以任意设置。",
        en: "PRACTICE: this is a practice case; its clock could be set freely.")
    case .copyFaithful(let number, let original):
      Bilingual(
        zh: """
          第 \(number) 号文件在遮盖处以外是否与第 \(original) 号证据的原件一致，没有证明：副本没有带出原件的内容、\
          名称和哈希。
          """,
        en: """
          That file \(number) shows what the original of evidence \(original) shows outside of the masks: \
          the copy brings neither content nor name nor digest of the original.
          """)
    case .erased(let numbers, let at):
      Bilingual(
        zh: "第 \(Self.list(numbers, "、")) 号记录已于 \(CivilZone.shanghai.text(of: at)) "
          + "应本人要求删除；它们说过什么，没有证明。",
        en:
          "What entries \(Self.list(numbers, ", ")) said: they were erased at the person's request "
          + "on \(CivilZone.shanghai.text(of: at)).")
    case .originalAbsent(let number):
      Bilingual(
        zh: "第 \(number) 号证据的原件不在这里，没有核对。",
        en: "The original of evidence \(number) is not here and was not checked.")
    case .namedWithheld(let number, let named):
      Bilingual(
        zh: "第 \(number) 号记录提到的第 \(named) 号记录没有公开。",
        en: "Entry \(number) names entry \(named), which is not disclosed.")
    case .playbookAbsent(let digest):
      Bilingual(
        zh: "记录提到的规则手册 \(digest.hex) 不在这里。",
        en: "The playbook \(digest.hex), which an entry names, is not here.")
    case .dossierFollows:
      Bilingual(
        zh: "data/dossier.pdf 是为方便阅读编排的，检查点的签名不涉及它；与原件、记录不一致的，以原件和记录为准。",
        en: """
          That data/dossier.pdf says what originals and entries say: it is there to be read, no \
          checkpoint covers it, and where they differ, originals and entries count.
          """)
    case .timestampsUnread(let count):
      Bilingual(
        zh: "附有 \(count) 个时间戳，这里没有核对。",
        en: "\(count) time-stamps come along and were not checked here.")
    case .outsideTimeAfter(let size):
      Bilingual(
        zh: "第 \(size) 条之后的记录没有外部时间。",
        en: "Any outside time for what came after the first \(size) entries.")
    case .unknownAuthority(let file, let claimed, let authority):
      Bilingual(
        zh: "\(file)：没有证明时间戳机构 \(authority) 可信（它声称的时间是 \(claimed)）。"
          + "用 --roots 给出它的根证书再核对。",
        en: """
          \(file): that the authority \(authority) can be relied on (it claims \(claimed)). Verify \
          with its root certificate after --roots.
          """)
    case .openTimestampsUnchecked(let file):
      Bilingual(
        zh: "\(file)：只核对了它属于这个检查点，没有核对它是否进入区块；请用 ots verify 核对。",
        en: """
          \(file): that it leads to a block; only that it is of this checkpoint was checked. Use \
          ots verify.
          """)
    case .authorityInForce:
      Bilingual(
        zh: "没有查询时间戳机构的证书是否被吊销。",
        en: "That no certificate of the time-stamp authority was revoked: nobody was asked.")
    case .continuedWithout, .notTakenIn, .keyEnds: keyWords
    }
  }
}

extension DerivativeAdded.How {
  /// How a copy differs, in words.
  fileprivate var words: Bilingual {
    switch self {
    case .masked: Bilingual(zh: "有遮盖", en: "masked")
    case .converted: Bilingual(zh: "转换了格式", en: "in another format")
    case .metadataRemoved: Bilingual(zh: "去除了元数据", en: "without its metadata")
    }
  }
}

extension VerificationReport {
  /// `: phone × 2`; nothing for a copy without masks. The reasons are names of the journal.
  fileprivate static func masked(_ masks: [Masked]) -> Bilingual {
    var words = Bilingual(zh: "", en: "")
    for masked in masks {
      let times = "\(masked.why) × \(masked.count)"
      words =
        words.zh.isEmpty
        ? Bilingual(zh: "：\(times)", en: ": \(times)")
        : Bilingual(zh: "\(words.zh)、\(times)", en: "\(words.en), \(times)")
    }
    return words
  }
}

extension VerificationReport.NotProven {
  /// The numbers, those in a row as a range: `3, 5–8`.
  private static func list(_ numbers: [Int], _ comma: String) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }.joined(separator: comma)
  }
}

extension VerificationReport.Location {
  /// Where it is, in words.
  public var words: Bilingual {
    switch self {
    case .byte(let offset): Bilingual(zh: "文件第 \(offset) 字节处", en: "at byte \(offset) of the file")
    case .after(let name, let offset):
      Bilingual(
        zh: "文件第 \(offset) 字节处，\(name) 之后", en: "at byte \(offset) of the file, after \(name)")
    case .file(let name): Bilingual(zh: name, en: name)
    case .line(let file, let number):
      Bilingual(zh: "\(file) 第 \(number) 行", en: "\(file), line \(number)")
    case .entry(let number): Bilingual(zh: "第 \(number) 号记录", en: "entry \(number)")
    case .whole: Bilingual(zh: "整个文件", en: "the whole file")
    case .evidenceFile: Bilingual(zh: "一并交来的文件", en: "the file that was handed over with it")
    case .earlier:
      Bilingual(zh: "用来比对的较早的文件", en: "the earlier file that it is compared with")
    }
  }
}
