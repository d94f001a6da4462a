import CaseCore
import Engine

extension Words {
  static func capturing(_ address: String) -> Bilingual {
    Bilingual(zh: "正在存下 \(address)", en: "Capturing \(address)")
  }

  static let captureWithoutSandbox = Bilingual(
    zh: "注意：浏览器在没有沙箱的情况下打开这个网页；只对信得过的网页这样做，最好在一台没有别的东西的机器上。",
    en:
      "Look out: the browser opens this page without its sandbox. Do that only with pages you trust, "
      + "best on a machine that holds nothing else.")

  static func captured(_ captured: CapturedEvidence) -> [Bilingual] {
    var lines = [added(captured.added)]
    let page = captured.page
    if !captured.added.candidates.isEmpty {
      lines.append(candidates(captured.added.candidates.map(\.text)))
    }
    if let last = page.exchanges.last {
      let address = Printable.excerpt(last.url)
      let machine = last.address ?? "?"
      let parts =
        last.certificates.isEmpty
        ? Bilingual(zh: "网页、响应头", en: "the page and its head")
        : Bilingual(zh: "网页、响应头、证书", en: "the page, its head and the certificates")
      lines.append(
        Bilingual(
          zh: "  地址 \(address)，由 \(machine) 给出；\(parts.zh)都在这一份存档里。",
          en: "  \(address), given out by \(machine); \(parts.en) are in this one archive."))
    }
    if let shown = page.shown {
      let numbers = captured.copies.map(String.init).joined(separator: ", ")
      lines.append(
        Bilingual(
          zh: "  \(shown.version) 显示的整页图片和 PDF 也在存档里，并作为副本取出（第 \(numbers) 条）。",
          en:
            "  The picture and the PDF that \(shown.version) made are in it too, and were taken out as "
            + "copies (entries \(numbers))."))
      if !shown.isLoaded {
        lines.append(
          Bilingual(zh: "  存图时网页还没有载入完。", en: "  The page had not loaded when it was taken."))
      }
      if shown.isPictureCut {
        lines.append(
          Bilingual(
            zh: "  网页太长，图片只到 \(Limits.capturePictureHeight) 像素；PDF 是完整的。",
            en:
              "  The page is longer than the picture, which ends at \(Limits.capturePictureHeight) "
              + "pixels; the PDF is whole."))
      }
    }
    if let missing = page.missing { lines.append(withoutPicture(missing)) }
    return lines
  }

  private static func withoutPicture(_ missing: CapturedPage.Missing) -> Bilingual {
    let why: Bilingual
    switch missing {
    case .browserNotWished:
      why = Bilingual(zh: "按你的要求没有用浏览器", en: "no browser was wished")
    case .browserMissing:
      why = Bilingual(
        zh: "这台机器上没有 chromium（apt-get install chromium）",
        en: "there is no chromium on this machine (apt-get install chromium)")
    case .browserAsRoot:
      why = Bilingual(
        zh: "以 root 运行时浏览器没有沙箱；请换普通用户，或加 --without-sandbox",
        en: "a browser run by root has no sandbox; use another user, or --without-sandbox")
    case .browserFailed:
      why = Bilingual(
        zh: "浏览器没有启动或中途退出（也可能是系统不给沙箱）",
        en: "the browser did not start or ended early (maybe this system gives it no sandbox)")
    case .browserSlow: why = Bilingual(zh: "浏览器用时太久", en: "the browser took too long")
    case .browserRefused: why = Bilingual(zh: "浏览器打不开这个网页", en: "the browser cannot open the page")
    }
    return Bilingual(zh: "  没有图片和 PDF：\(why.zh)。", en: "  No picture and no PDF: \(why.en).")
  }
}
