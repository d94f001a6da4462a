import CaseCore

// What a report says of the keys, and of the entries at which another takes over.

extension KeySeam {
  /// How the key changed, in a word or two.
  var words: Bilingual {
    switch kind {
    case .rotated: Bilingual(zh: "更换密钥", en: "key changed")
    case .handedOver: Bilingual(zh: "移交案件", en: "case handed over")
    case .continued: Bilingual(zh: "没有旧密钥而接续", en: "continued without the old key")
    }
  }

  /// `entry 9 (2026-11-20T08:00:00Z by the keeper's clock): `, with both keys behind it.
  fileprivate func lead(_ words: Bilingual) -> Bilingual {
    Bilingual(
      zh: "第 \(entry) 号记录（保存者时钟 \(recordedAt)）：\(words.zh)",
      en: "Entry \(entry) (\(recordedAt) by the keeper's clock): \(words.en)")
  }
}

extension VerificationReport.Proven {
  var keyWords: Bilingual {
    switch self {
    case .keyRotated(let seam):
      seam.lead(
        Bilingual(
          zh: "签名密钥由 \(seam.from) 换为 \(seam.to)；两把密钥都对前 \(seam.entry) 条记录的根签了名。",
          en: """
            the key changed from \(seam.from) to \(seam.to); both signed that, over the root of the first \
            \(seam.entry) entries.
            """))
    case .handedOver(let seam):
      seam.lead(
        Bilingual(
          zh: "案件由密钥 \(seam.from) 移交给 \(seam.to)；旧密钥对前 \(seam.entry) 条记录的根签了名。",
          en: """
            the case was handed over from the key \(seam.from) to \(seam.to); the old key signed that, over \
            the root of the first \(seam.entry) entries.
            """))
    case .earlierKeySigned(let fingerprint, let size):
      Bilingual(
        zh: "前 \(size) 条记录的检查点由以前的密钥 \(fingerprint.hex) 签名，一并附上。",
        en: """
          The checkpoint of the first \(size) entries was signed by the earlier key \
          \(fingerprint.hex); it comes along.
          """)
    case .keyLeadsOn(let from, let to):
      Bilingual(
        zh: "你给出的密钥 \(from.hex) 逐次签字换到了现在的签名密钥 \(to.hex)。",
        en: """
          The key you named, \(from.hex), signed over, from one key to the next, to the one that signed, \
          \(to.hex).
          """)
    case .handedToKey(let fingerprint):
      Bilingual(
        zh: "你给出的密钥 \(fingerprint.hex) 就是案件移交的对象。",
        en: "The key you named, \(fingerprint.hex), is the one to which the case was handed over.")
    case .unchanged, .signed, .evidence, .copy, .entry, .expectedKey, .continues, .existedBefore:
      preconditionFailure("Only what is shown of keys comes here.")
    }
  }
}

extension VerificationReport.NotProven {
  var keyWords: Bilingual {
    switch self {
    case .continuedWithout(let seam, let wasSeen): Self.continued(seam, wasSeen)
    case .notTakenIn(let seam):
      seam.lead(
        Bilingual(
          zh: "密钥 \(seam.to) 的持有人是否接收了案件，没有证明：它还没有在这里签过名。",
          en: "that the holder of \(seam.to) took the case in: that key signed nothing here."))
    case .keyEnds(let fingerprint, let entry):
      Bilingual(
        zh: "第 \(entry) 号记录起的内容没有你给出的密钥 \(fingerprint.hex) 的签字。",
        en: """
          Anything from entry \(entry) on by the key you named, \(fingerprint.hex): there another took \
          over without it.
          """)
    case .whoseKey, .signature, .latestOrOnly, .nothingElseBears, .outsideTime, .authorOrTruth,
      .practice, .copyFaithful, .originalAbsent, .namedWithheld, .playbookAbsent, .timestampsUnread,
      .dossierFollows, .outsideTimeAfter, .unknownAuthority, .openTimestampsUnchecked,
      .authorityInForce, .erased:
      preconditionFailure("Only what is open about keys comes here.")
    }
  }

  private static func continued(_ seam: KeySeam, _ wasSeen: Bool) -> Bilingual {
    let unseen =
      wasSeen
      ? Bilingual(zh: "", en: "")
      : Bilingual(
        zh: "，也没有证明旧密钥签过这份卷宗", en: ", nor that the old key ever signed this journal")
    return seam.lead(
      Bilingual(
        zh: """
          案件改由密钥 \(seam.to) 接续，没有旧密钥 \(seam.from) 的签字。这只说明持有新密钥的人有前 \(seam.entry) \
          条记录；没有证明旧密钥的持有人知情\(unseen.zh)。
          """,
        en: """
          the case went on under the key \(seam.to) without a word of the old one, \(seam.from). It only \
          shows that whoever holds the new key had the first \(seam.entry) entries; not that the holder of \
          the old one knew of it\(unseen.en).
          """))
  }
}

extension VerificationReport {
  /// One object a seam: `entry`, `kind`, `at`, `from`, `to`, and `signedBy`, which lists whose
  /// signatures were checked.
  var seamsJSON: OutputJSON {
    .list(
      seams.map { seam in
        let signers: [String] =
          switch seam.kind {
          case .rotated: ["from", "to"]
          case .handedOver: ["from"]
          case .continued: ["to"]
          }
        return [
          "entry": .number(seam.entry), "kind": .text(seam.kind.rawValue),
          "at": .text("\(seam.recordedAt)"), "from": .text("\(seam.from)"),
          "to": .text("\(seam.to)"), "signedBy": .texts(signers),
        ]
      })
  }
}
