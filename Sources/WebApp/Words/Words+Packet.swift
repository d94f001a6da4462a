import CaseCore

extension Words {
  static func packetTitle(_ door: Bilingual) -> Bilingual {
    Bilingual(zh: "\(door.zh)：一栏一栏填", en: "\(door.en): field by field")
  }

  static let openPacket = Bilingual(
    zh: "一栏一栏地填（可逐栏复制）", en: "Fill in the form field by field, each to copy")
  static let stillMissing = Bilingual(zh: "还缺什么", en: "What is missing")
  static let never = Bilingual(zh: "要注意", en: "Take care")
  static let beforeSending = Bilingual(zh: "发出前核对", en: "Before you send")
  static let fieldsHeading = Bilingual(zh: "表单里要填的", en: "What goes into the form")
  static let fieldsLead = Bilingual(
    zh: "按表单的顺序。先复制，再去粘贴；按住文字也可以选中、复制。",
    en: "In the order of the form. Copy, then paste; or hold the text to select and copy it.")
  static let requiredField = Bilingual(zh: "必填", en: "required")
  static let nothingKnown = Bilingual(
    zh: "还没有内容，可以不填。", en: "Nothing is known for it; it can stay empty.")
  static let attachmentsHeading = Bilingual(zh: "要附上的图片和文件", en: "Pictures and files to attach")
  static let attachmentsLead = Bilingual(
    zh: "先存到手机或电脑里，再到表单里选它们。", en: "Save them first, then choose them in the form.")
  static let save = Bilingual(zh: "保存", en: "Save")
  static let prepareLead = Bilingual(
    zh: "图片上有对方用不着的内容，或者图片太大。可以做出遮好、缩好的副本；原件不变。",
    en: """
      Something on the pictures is of no use to whoever reads them, or a picture is too large. Copies can \
      be made that are covered and made to fit; the originals stay as they are.
      """)
  static let prepare = Bilingual(zh: "遮好、缩好图片", en: "Cover and fit the pictures")
  static let prepared = Bilingual(zh: "图片准备好了。", en: "The pictures are ready.")

  static let changedHeading = Bilingual(
    zh: "发出以后变了什么", en: "What changed since you sent it")
  static let changedLead = Bilingual(
    zh: "和你记下发出的那一份相比，按现在的记录会有这些不同。",
    en: "Held against what you recorded as sent, this would differ by the records of now.")
  static let changeGone = Bilingual(zh: "不再写：", en: "No longer there:")
  static let changeCome = Bilingual(zh: "新写上：", en: "New:")
  static let changeOther = Bilingual(zh: "有改动：", en: "Changed:")

  static func changedField(_ label: Bilingual) -> Bilingual {
    Bilingual(zh: "“\(label.zh)”：", en: "\"\(label.en)\":")
  }

  static func characters(_ count: Int, of limit: Int?) -> Bilingual {
    guard let limit else {
      return Bilingual(zh: "\(count) 个字", en: count == 1 ? "1 character" : "\(count) characters")
    }
    return Bilingual(zh: "\(count) 个字，最多 \(limit)", en: "\(count) of at most \(limit) characters")
  }

  static func copyField(_ label: Bilingual) -> Bilingual {
    Bilingual(zh: "复制文字：\(label.zh)", en: "Copy the text: \(label.en)")
  }

  static func byHand(_ what: String) -> Bilingual {
    Bilingual(
      zh: "直接在表单里填：\(what)。这里不保存。",
      en: "Type it into the form yourself: \(what). It is not kept here.")
  }

  static func tooLong(_ by: Int) -> Bilingual {
    Bilingual(
      zh: "内容多了 \(by) 个字，放不下。请先改短答案。",
      en: "It is \(by) characters too long for this field: shorten your answers first.")
  }

  static func saveFile(_ mark: String, _ name: String) -> Bilingual {
    Bilingual(zh: "保存：\(mark) \(name)", en: "Save: \(mark) \(name)")
  }
}
