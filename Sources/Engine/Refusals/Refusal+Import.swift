import CaseCore

/// What can be wrong with taking a bundle in. Nothing was written.
extension Refusal {
  /// A case for practice belongs into a vault for practice, and no other there.
  static func importedPractice(bundleIsPractice: Bool) -> Refusal {
    Refusal(
      "import-practice", .input,
      what: bundleIsPractice
        ? Bilingual(
          zh: "这是演练案件，而卷宗库不是演练用的",
          en: "This is a practice case, and the vault is not for practice")
        : Bilingual(
          zh: "卷宗库是演练用的，而这是真实案件",
          en: "The vault is for practice, and this is a real case"),
      mend: Bilingual(zh: "用 --vault 另选卷宗库", en: "choose another vault with --vault"))
  }

  /// Not everything of the case comes along.
  static func partialBundle(entry: Int) -> Refusal {
    Refusal(
      "import-partial", .input,
      what: Bilingual(
        zh: "这只是案件的一部分：缺第 \(entry) 条或它的原件，不能导入",
        en: "This is a part of a case: entry \(entry) or its original does not come along"),
      mend: Bilingual(
        zh: "用 recourse verify 查看；要接手案件，请对方用 export --for self 导出全部",
        en: "look at it with recourse verify; to take the case in, ask for export --for self"))
  }

  /// The journal here and the one in the bundle part.
  static func forked(
    here: (size: Int, root: Digest), there: (size: Int, root: Digest), at entry: Int
  ) -> Refusal {
    Refusal(
      "import-forked", .input,
      what: Bilingual(
        zh: """
          两份卷宗从第 \(entry) 条起不同，没有导入。这里：\(here.size) 条，根 \(here.root.hex)；\
          证据包：\(there.size) 条，根 \(there.root.hex)
          """,
        en: """
          The two journals part at entry \(entry). Here: \(here.size) entries, root \(here.root.hex); in \
          the bundle: \(there.size) entries, root \(there.root.hex)
          """),
      mend: Bilingual(
        zh: "两份都留着，分别导出；要一起看，导入另一个卷宗库",
        en: "keep both; to look at the other one, import it into another vault"))
  }

  /// Somebody went on with a case of this vault without its key.
  static func continuedElsewhere(_ key: PublicKey, entry: Int) -> Refusal {
    Refusal(
      "import-continued-elsewhere", .input,
      what: Bilingual(
        zh: "有人没有你的密钥，用密钥 \(key) 从第 \(entry) 条起接续了这个案件",
        en:
          "Somebody went on with this case from entry \(entry) under the key \(key), without yours"),
      mend: Bilingual(
        zh: "确实要收下，加上 --key \(key)", en: "to take that in all the same, add --key \(key)"))
  }

  /// The bundle changed between its verification and its import.
  static let bundleChanged = Refusal(
    "bundle-changed", .input,
    what: Bilingual(
      zh: "导入过程中证据包变了，没有收下", en: "The bundle changed while it was taken in, and was not"),
    mend: Bilingual(
      zh: "等它不再变动后重新执行", en: "run it again when nothing writes to it"))
}
