public import CaseCore

/// What can be wrong with a copy that is to be made.
extension Refusal {
  /// Only texts and pictures can be masked.
  static func notMaskable(_ entry: Int, _ mediaType: String) -> Refusal {
    Refusal(
      "not-maskable", .input,
      what: Bilingual(
        zh: "第 \(entry) 号证据（\(mediaType)）不是能遮盖的文字或图片",
        en: "Evidence \(entry) (\(mediaType)) is neither a text nor a picture that can be masked"),
      mend: Bilingual(
        zh: "另外截图或导出成文字，作为新的证据加入",
        en: "make a screenshot or a text of it and add that as evidence of its own"))
  }

  /// A text has lines and secrets, and no boxes.
  static func boxesOverText(_ entry: Int) -> Refusal {
    Refusal(
      "boxes-over-text", .input,
      what: Bilingual(
        zh: "第 \(entry) 号证据是文字，不能用 --box", en: "Evidence \(entry) is a text; --box is for pictures"),
      mend: Bilingual(zh: "用 --accept 或 --lines", en: "use --accept or --lines"))
  }

  /// A picture has boxes, and no lines.
  static func wordsOverPicture(_ entry: Int) -> Refusal {
    Refusal(
      "words-over-picture", .input,
      what: Bilingual(
        zh: "第 \(entry) 号证据是图片，不能用 --lines",
        en: "Evidence \(entry) is a picture; --lines is for texts"),
      mend: Bilingual(
        zh: "用 --accept 或 --box x,y,w,h 遮盖", en: "mask it with --accept or --box x,y,w,h"))
  }

  /// There is no such number among what was found.
  static func noSuchProposal(_ number: Int, of count: Int) -> Refusal {
    Refusal(
      "no-such-proposal", .input,
      what: Bilingual(
        zh: "没有第 \(number) 项，一共找到 \(count) 项",
        en: "There is no number \(number); \(count) were found"),
      mend: Bilingual(zh: "用 mask --propose 查看", en: "see them with: mask --propose"))
  }

  /// The text has no such line.
  static func noSuchLine(_ line: Int, of count: Int) -> Refusal {
    Refusal(
      "no-such-line", .input,
      what: Bilingual(
        zh: "没有第 \(line) 行，一共 \(count) 行", en: "There is no line \(line); there are \(count)"),
      mend: Bilingual(zh: "改写行号", en: "write another line"))
  }

  /// The copy would be the original.
  static func nothingToMask(_ entry: Int) -> Refusal {
    Refusal(
      "nothing-to-mask", .input,
      what: Bilingual(
        zh: "没有要遮盖的内容，没有做第 \(entry) 号证据的副本",
        en: "Nothing would be masked, so no copy of evidence \(entry) was made"),
      mend: Bilingual(
        zh: "用 --accept、--lines 或 --name 写明遮盖什么",
        en: "say what to mask with --accept, --lines or --name"))
  }

  /// There is more to mask than one entry can say.
  static func tooManyMasks(_ count: Int) -> Refusal {
    Refusal(
      "too-many-masks", .input,
      what: Bilingual(
        zh: "要遮盖 \(count) 处，超过一份副本的 \(Limits.masksPerCopy) 处",
        en: "\(count) places would be masked; a copy has at most \(Limits.masksPerCopy)"),
      mend: Bilingual(zh: "只导出需要的部分，再遮盖", en: "export only the part that is needed and mask that"))
  }

  /// The box does not lie in the picture.
  static func boxOutside(_ box: PixelBox, width: Int, height: Int) -> Refusal {
    Refusal(
      "box-outside", .input,
      what: Bilingual(
        zh: "方框 \(box.x),\(box.y),\(box.width),\(box.height) 超出图片（摆正后宽 \(width)、高 \(height)）",
        en: "The box \(box.x),\(box.y),\(box.width),\(box.height) leaves the picture, which is "
          + "\(width) wide and \(height) high when upright"),
      mend: Bilingual(zh: "按摆正后的像素写方框", en: "give the box in pixels of the upright picture"))
  }

  /// The picture could not be copied.
  static func pictureFailed(_ entry: Int, _ error: PictureError) -> Refusal {
    switch error {
    case .toolMissing(let program):
      Refusal(
        "picture-tool-missing", .unavailable,
        what: Bilingual(zh: "这台机器上没有 \(program)", en: "There is no \(program) on this machine"),
        mend: Bilingual(
          zh: "安装 graphicsmagick（apt-get install graphicsmagick）",
          en: "install it: apt-get install graphicsmagick"))
    case .unreadable:
      Refusal(
        "picture-unreadable", .input,
        what: Bilingual(
          zh: "第 \(entry) 号证据的图片读不出来或太大",
          en: "The picture of evidence \(entry) cannot be read or is too large"),
        mend: Bilingual(
          zh: "在手机上重新截一张图，作为新的证据加入",
          en: "make a screenshot of it and add that as evidence of its own"))
    case .timedOut:
      Refusal(
        "picture-too-slow", .unavailable,
        what: Bilingual(
          zh: "处理第 \(entry) 号证据的图片用时太久，已停止",
          en: "Copying the picture of evidence \(entry) took too long and was stopped"),
        mend: Bilingual(zh: "稍后再试，或换一张小一些的图", en: "try again later, or use a smaller picture"))
    }
  }

  /// An app, a device or a sender without the way.
  public static let unsaidWay = Refusal(
    "way-missing", .input,
    what: Bilingual(
      zh: "写了 --app、--device 或 --from，却没有写怎么得到的",
      en: "--app, --device or --from stand without how the file was obtained"),
    mend: Bilingual(
      zh: "加上 --obtained，如 --obtained screenshot",
      en: "add --obtained, such as --obtained screenshot"))

  /// An entry that goes along in any case says what a copy hides.
  static func maskedWordsGoAlong(_ entry: Int) -> Refusal {
    Refusal(
      "masked-words-go-along", .input,
      what: Bilingual(
        zh: "第 \(entry) 条（案件标题或删除说明）必须随包带出，却写着副本里遮盖的内容",
        en:
          "Entry \(entry), a title or the reason of an erasure, goes along in any case and says what "
          + "a copy masks"),
      mend: Bilingual(
        zh: "另建一个标题中性的案件，或不遮盖这一项", en: "open a case with a neutral title, or leave this unmasked"))
  }

  /// Both an original and its masked copy were chosen.
  static func originalBesideCopy(_ original: Int, _ copy: Int) -> Refusal {
    Refusal(
      "original-beside-copy", .input,
      what: Bilingual(
        zh: "第 \(copy) 条是第 \(original) 号证据的遮盖副本，两者一起给就等于没有遮盖",
        en: "Entry \(copy) is a masked copy of evidence \(original); with both, nothing is masked"),
      mend: Bilingual(zh: "只写其中一个编号", en: "name one of the two"))
  }
}
