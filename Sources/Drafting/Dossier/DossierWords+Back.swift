internal import CaseCore

// The law and the page on checking.
extension DossierWords {
  static let practiceCard = Bilingual(zh: "实务做法", en: "Practice")
  static let notVerified = Bilingual(
    zh: "转引，未核对原文", en: "quoted by others, not checked at its source")

  static func inForce(_ day: String, until: String?) -> Bilingual {
    guard let until else {
      return Bilingual(zh: "\(day) 起施行", en: "In force since \(day)")
    }
    return Bilingual(
      zh: "\(day) 起施行，\(until) 止", en: "In force from \(day) until \(until)")
  }

  static func doesNotApply(_ day: String) -> Bilingual {
    Bilingual(zh: "下单日 \(day) 不适用", en: "does not apply to the day of the order, \(day)")
  }

  static let integrityNote = Bilingual(
    zh: """
      案件的每一条记录都在一本只能往后加的卷宗里，卷宗的头是下面这个签了名的检查点。改动、删除或调换前面任何一条\
      记录，检查点就对不上。
      """,
    en: """
      Every entry of the case is in a journal that can only grow; its head is the signed checkpoint \
      below. Changing, removing or swapping an earlier entry gives another checkpoint.
      """)
  static let checkpoint = Bilingual(zh: "检查点", en: "Checkpoint")
  static let key = Bilingual(zh: "签名密钥指纹：", en: "Fingerprint of the signing key: ")
  static let stamps = Bilingual(zh: "外部时间戳", en: "Time-stamps from outside")
  static let noStamps = Bilingual(
    zh: "没有。这一册只能证明内容之间对得上，不能证明它们在哪一天之前已经存在。",
    en: "None. This shows that things fit together, not before which day they existed.")
  static let entries = Bilingual(zh: "记录数", en: "Entries")
  static let statedTime = Bilingual(zh: "所述时间", en: "Time stated")
  static let authority = Bilingual(zh: "机构", en: "Authority")
  static let checked = Bilingual(zh: "核对", en: "Checked")
  static let trusted = Bilingual(zh: "签名有效，机构受信任", en: "Sound, from a trusted authority")
  static let notTrusted = Bilingual(zh: "随附，此处未能核对机构", en: "Attached; authority not checked here")
  static let digests = Bilingual(zh: "材料的 SHA-256", en: "SHA-256 of the exhibits")
  static let entry = Bilingual(zh: "记录号", en: "Entry")
  static let howToVerify = Bilingual(zh: "怎样核对", en: "How to verify")
  static let notProven = Bilingual(zh: "没有证明什么", en: "What is not proven")

  static let verifying = [
    Bilingual(
      zh: "向提交人要证据包（case.zip）和这一册里提到的原文件。",
      en: "Ask the person who submits this for the bundle (case.zip) with the original files."),
    Bilingual(
      zh: "任何一台电脑上，用 sha256sum（Windows 用 certutil -hashfile 文件 SHA256）算原文件的 SHA-256，和上表比。",
      en: """
        On any computer take the SHA-256 of a file with sha256sum (on Windows certutil -hashfile \
        FILE SHA256) and compare it with the table.
        """),
    Bilingual(
      zh: "用 recourse-verify case.zip，或打开随附的 verify.html，核对整个卷宗、检查点和时间戳；不需要联网。",
      en: """
        Check journal, checkpoint and time-stamps with recourse-verify case.zip, or with \
        verify.html; neither needs a network.
        """),
    Bilingual(
      zh: "证据包里的 VERIFY.txt 写着不用我们的程序怎样核对。",
      en: "VERIFY.txt in the bundle says how to check it without any program of ours."),
  ]

  static func unproven(isStamped: Bool, isOutward: Bool) -> [Bilingual] {
    var list = [
      Bilingual(
        zh: "SHA-256 相同说明文件从那时起没有变，不说明是谁做的，也不说明里面写的是真的。",
        en:
          "An equal SHA-256 shows that a file did not change since; not who made it, nor that it is true."
      ),
      Bilingual(
        zh: "卷宗由提交人自己的程序记录；它自己的时间不能对抗别人，以外部时间戳为准。",
        en:
          "The journal is kept by the person's own program; only time-stamps from outside bind others."
      ),
      isOutward
        ? Bilingual(
          zh: "“提交人陈述”没有材料佐证，只是提交人的说法。",
          en: "The buyer's statement is the buyer's word, and nothing else supports it.")
        : Bilingual(
          zh: "“本人陈述”没有材料佐证，只是本人的说法。",
          en: "An own statement is the person's word, and nothing else supports it."),
      Bilingual(
        zh: "这一册里的图片和文字是便于阅读的副本，以原文件为准。",
        en: "Pictures and texts in this file are copies for reading; the original files decide."),
    ]
    if !isStamped {
      list.append(
        Bilingual(
          zh: "没有可信的外部时间戳，所以没有证明任何内容在某一天之前存在。",
          en: "Without a trusted time-stamp nothing is proven to have existed before a certain day."
        ))
    }
    if isOutward {
      list.append(
        Bilingual(
          zh: "这一册只含给这位接收人的部分；没有证明卷宗里没有别的相关内容。",
          en:
            "This holds what this reader gets; that nothing else in the case bears on it is not proven."
        ))
    }
    return list
  }
}
