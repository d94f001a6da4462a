public import CaseCore

extension KeySeamFault {
  /// What is wrong, in words.
  var words: Bilingual {
    switch self {
    case .otherKey:
      Bilingual(
        zh: "换钥记录里的旧密钥，不是此前签名的密钥",
        en: "the old key that it names is not the one that signed until then")
    case .otherRoot:
      Bilingual(
        zh: "换钥记录里的根，不是此前各条记录的根",
        en: "the root that it names is not that of the entries before")
    case .fromSignature:
      Bilingual(zh: "旧密钥没有签署这次换钥", en: "the old key did not sign the change of key")
    case .toSignature:
      Bilingual(zh: "新密钥没有签署这次换钥", en: "the new key did not sign the change of key")
    }
  }
}

extension Fault {
  /// What is wrong, in words.
  public var words: Bilingual {
    guard let words = containerWords ?? bagWords ?? journalWords ?? comparisonWords ?? timeWords
    else {
      preconditionFailure("Every fault has words.")
    }
    return words
  }

  private var containerWords: Bilingual? {
    switch self {
    case .unknownFormat:
      Bilingual(zh: "不是证据包，也不是 .tlog-proof 证明", en: "neither a bundle nor a .tlog-proof")
    case .truncated: Bilingual(zh: "文件不完整，提前结束", en: "it ends too early")
    case .headerDiffers:
      Bilingual(
        zh: "压缩包的头部与内容对不上", en: "a header of the zip file is not what follows from its content")
    case .bytesAfterEnd: Bilingual(zh: "结尾之后还有多余的字节", en: "there are bytes after the end")
    case .nameOrder:
      Bilingual(zh: "文件顺序不对，或有重名", en: "the files are out of order, or one stands twice")
    case .unexpectedName:
      Bilingual(zh: "证据包里不该有这个文件", en: "a bundle has no file of this name")
    case .tooLarge: Bilingual(zh: "超过了可读取的大小", en: "it is larger than what is read")
    case .checksumDiffers:
      Bilingual(zh: "内容变了，与校验和不符", en: "the content changed: its checksum differs")
    case .missing, .unlisted, .contentDiffers, .notAsRebuilt, .keyMalformed, .checkpoint,
      .checkpointOfOther, .rootDiffers, .leavesMalformed, .saltMalformed, .entry, .entryOfOtherCase,
      .leafDiffers, .openingMissing, .keySeam, .signedOutOfTurn, .originalUnnamed, .originalDiffers,
      .proof, .proofDiffers,
      .noOriginal, .otherKey, .otherJournal, .historyChanged, .newerSeen, .timestamp,
      .openTimestampsMalformed:
      nil
    }
  }

  private var bagWords: Bilingual? {
    switch self {
    case .missing: Bilingual(zh: "文件缺失", en: "the file is missing")
    case .unlisted: Bilingual(zh: "清单里没有这个文件", en: "the file is not in the list")
    case .contentDiffers:
      Bilingual(zh: "内容与清单里的 SHA-256 不符", en: "the content is not the SHA-256 in the list")
    case .notAsRebuilt:
      Bilingual(
        zh: "与按其余内容重新生成的不一致", en: "it is not what follows from the rest of the bundle")
    case .unknownFormat, .truncated, .headerDiffers, .bytesAfterEnd, .nameOrder, .unexpectedName,
      .tooLarge, .checksumDiffers, .keyMalformed, .checkpoint, .checkpointOfOther, .rootDiffers,
      .leavesMalformed, .saltMalformed, .entry, .entryOfOtherCase, .leafDiffers, .openingMissing,
      .keySeam, .signedOutOfTurn,
      .originalUnnamed, .originalDiffers, .proof, .proofDiffers, .noOriginal, .otherKey,
      .otherJournal, .historyChanged, .newerSeen, .timestamp, .openTimestampsMalformed:
      nil
    }
  }

  private var journalWords: Bilingual? {
    switch self {
    case .keyMalformed: Bilingual(zh: "公钥无法读取", en: "the public key cannot be read")
    case .checkpoint: Bilingual(zh: "检查点无效或签名不对", en: "the checkpoint or its signature is wrong")
    case .checkpointOfOther:
      Bilingual(
        zh: "检查点属于别的卷宗或别的大小", en: "the checkpoint is of another journal or another size")
    case .rootDiffers(let size):
      Bilingual(
        zh: "前 \(size) 条记录算出的根与签名的根不一致",
        en: "the root of the first \(size) entries is not the one that was signed")
    case .leavesMalformed: Bilingual(zh: "叶子哈希有误", en: "a leaf hash is wrong")
    case .saltMalformed:
      Bilingual(
        zh: "盐或记录行有误、乱序或缺失", en: "a line of salts or entries is wrong, out of order or missing")
    case .entry: Bilingual(zh: "记录无法读取", en: "the entry cannot be read")
    case .entryOfOtherCase: Bilingual(zh: "记录属于别的案件", en: "the entry is of another case")
    case .leafDiffers:
      Bilingual(
        zh: "记录和盐算不出卷宗里的叶子：内容变了",
        en: "entry and salt do not give the leaf in the journal: it was changed")
    case .openingMissing: Bilingual(zh: "缺少立案记录", en: "the opening of the case is missing")
    case .keySeam(let fault): fault.words
    case .signedOutOfTurn:
      Bilingual(
        zh: "签名的密钥属于这份卷宗，但这时不该由它签名",
        en: "a key of this journal signed it whose turn it was not")
    case .unknownFormat, .truncated, .headerDiffers, .bytesAfterEnd, .nameOrder, .unexpectedName,
      .tooLarge, .checksumDiffers, .missing, .unlisted, .contentDiffers, .notAsRebuilt,
      .originalUnnamed, .originalDiffers, .proof, .proofDiffers, .noOriginal, .otherKey,
      .otherJournal, .historyChanged, .newerSeen, .timestamp, .openTimestampsMalformed:
      nil
    }
  }

  private var comparisonWords: Bilingual? {
    switch self {
    case .originalUnnamed:
      Bilingual(zh: "没有记录对应这个原件", en: "no entry here adds this original")
    case .originalDiffers:
      Bilingual(zh: "与记录里的原件不是同一个文件", en: "it is not the file that the entry names")
    case .proof: Bilingual(zh: "证明无法读取", en: "the proof cannot be read")
    case .proofDiffers:
      Bilingual(zh: "证明推不到检查点的根", en: "the proof does not lead to the root of the checkpoint")
    case .noOriginal: Bilingual(zh: "这条记录没有原件", en: "the entry adds no original")
    case .otherKey(let expected):
      Bilingual(
        zh: "签名密钥不是你给出的 \(expected.hex)",
        en: "the key that signed is not \(expected.hex), which you named")
    case .otherJournal: Bilingual(zh: "是另一份卷宗", en: "it is of another journal")
    case .historyChanged(let size):
      Bilingual(
        zh: "前 \(size) 条记录与以前见过的不一致：历史被改写",
        en: "the first \(size) entries are not those that were seen earlier: history was rewritten")
    case .newerSeen(let size):
      Bilingual(
        zh: "以前见过更长的一版（\(size) 条记录）：这不是最新版本",
        en: "a longer version (\(size) entries) was seen earlier: this is not the latest")
    case .unknownFormat, .truncated, .headerDiffers, .bytesAfterEnd, .nameOrder, .unexpectedName,
      .tooLarge, .checksumDiffers, .missing, .unlisted, .contentDiffers, .notAsRebuilt,
      .keyMalformed, .checkpoint, .checkpointOfOther, .rootDiffers, .leavesMalformed,
      .saltMalformed, .entry, .entryOfOtherCase, .leafDiffers, .openingMissing, .keySeam,
      .signedOutOfTurn, .timestamp,
      .openTimestampsMalformed:
      nil
    }
  }

  private var timeWords: Bilingual? {
    switch self {
    case .timestamp(let fault): fault.words
    case .openTimestampsMalformed:
      Bilingual(zh: "不是 OpenTimestamps 证明", en: "it is no proof of OpenTimestamps")
    case .unknownFormat, .truncated, .headerDiffers, .bytesAfterEnd, .nameOrder, .unexpectedName,
      .tooLarge, .checksumDiffers, .missing, .unlisted, .contentDiffers, .notAsRebuilt,
      .keyMalformed, .checkpoint, .checkpointOfOther, .rootDiffers, .leavesMalformed,
      .saltMalformed, .entry, .entryOfOtherCase, .leafDiffers, .openingMissing, .keySeam,
      .signedOutOfTurn, .originalUnnamed,
      .originalDiffers, .proof, .proofDiffers, .noOriginal, .otherKey, .otherJournal,
      .historyChanged, .newerSeen:
      nil
    }
  }
}
