import CaseCore
import Engine
import Imports

/// Words about reading the text on pictures.
extension Words {
  static func recognising(_ done: Int, of all: Int) -> Bilingual {
    Bilingual(zh: "正在读图片里的文字：\(done)/\(all)", en: "Reading pictures: \(done) of \(all)")
  }

  static let noPictures = Bilingual(zh: "案件里没有图片。", en: "The case has no pictures.")

  static func recognised(_ picture: RecognisedPicture) -> Bilingual {
    let name = Printable.excerpt(picture.fileName)
    let head = Bilingual(
      zh: "证据 \(picture.evidence)：\(name)", en: "Evidence \(picture.evidence): \(name)")
    switch picture.outcome {
    case .readBefore:
      return Bilingual(zh: "\(head.zh)，以前读过。", en: "\(head.en), read before.")
    case .failed(let error):
      return Bilingual(
        zh: "\(head.zh)，已保存，但没有读出文字：\(error.words.zh)。\(error.mend.zh)。",
        en: "\(head.en), kept, but its text was not read: \(error.words.en); \(error.mend.en).")
    case .read(let page):
      let found = found(page, picture.kind)
      let shown = picture.shownKind.map(looksLike)
      return Bilingual(
        zh: "\(head.zh)\(found.zh)。\(shown?.zh ?? "")",
        en: "\(head.en)\(found.en).\(shown?.en ?? "")")
    }
  }

  /// What to do about evidence that turned out to be of the kind `shown`.
  static func looksLike(_ shown: EvidenceKind.Name) -> Bilingual {
    Bilingual(
      zh: "看起来是 \(shown)：要按这种证据算，先 recourse withdraw，再用 --as \(shown) 加入。",
      en: " It looks like \(shown): to have it count as that, recourse withdraw it and add it "
        + "again with --as \(shown).")
  }

  static func notRecognised(_ error: RecognitionError) -> Bilingual {
    Bilingual(
      zh: "图片已保存，但没有读出文字：\(error.words.zh)。\(error.mend.zh)。",
      en: "Pictures are kept, but their text was not read: \(error.words.en); \(error.mend.en).")
  }

  static func page(_ page: RecognisedPage) -> Bilingual {
    let engine = Printable.excerpt("\(page.engine) \(page.version)")
    return Bilingual(
      zh: "图片 \(page.width)×\(page.height)，读出 \(page.pieces.count) 段文字（\(engine)）：",
      en:
        "Picture of \(page.width) by \(page.height), \(page.pieces.count) pieces of text (\(engine)):"
    )
  }
}
