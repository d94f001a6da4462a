import CaseCore

extension Help {
  static let mask = Bilingual(
    zh: "做一份遮盖副本，交给别人时代替原件（原件不动）",
    en: "make a masked copy that goes to others in place of the original, which stays as it is")
  static let maskFor = Bilingual(
    zh: "副本给谁（可写多次；默认任何人）", en: "for whom the copy is (may be repeated; default: anybody)")
  static let propose = Bilingual(
    zh: "只列出建议遮盖的内容，不做副本", en: "only list what could be masked")
  static let accept = Bilingual(
    zh: "遮盖哪些：all（建议的全部）或编号，如 1,3", en: "what to mask: all that is proposed, or numbers such as 1,3"
  )
  static let maskOutput = Bilingual(
    zh: "把副本写到这个文件，供自己看一遍", en: "write the copy to this file as well, to look at it")
  static let maskLines = Bilingual(
    zh: "整行遮盖，如 18,20-22", en: "mask whole lines, such as 18,20-22")
  static let maskName = Bilingual(
    zh: "要遮盖的人名（可写多次）", en: "the name of a person to mask (may be repeated)")
  static let box = Bilingual(
    zh: "图片上的方框 x,y,宽,高（像素，摆正后；可写多次）",
    en: "a box x,y,width,height in pixels of the upright picture (may be repeated)")
  static let maskWhy = Bilingual(
    zh: "方框里是什么，如 phone（写一次，或每个方框一次）",
    en: "what stands in the box, such as phone (once, or once a box)")
  static let capture = Bilingual(
    zh: "存下一个公开网页（用户协议、商品页）：网页、响应头、证书、整页图片和 PDF",
    en: "capture a public page (terms, a listing): page, head, certificates, picture and PDF")
  static let pageAddress = Bilingual(zh: "网页地址", en: "the address of the page")
  static let noBrowser = Bilingual(
    zh: "不用浏览器，只取网页本身", en: "use no browser; fetch the page alone")
  static let withoutSandbox = Bilingual(
    zh: "让浏览器不用沙箱（以 root 运行时才需要；网页若有恶意，就没有这层保护）",
    en:
      "run the browser without its sandbox (only root needs that; a hostile page meets one wall less)"
  )
  static let shown = Bilingual(
    zh: "记下某份证据给谁看过、交给谁", en: "record who saw, or was given, an original or a copy")
  static let shownTo = Bilingual(zh: "给谁", en: "to whom")
  static let shownHow = Bilingual(
    zh: "方式：viewed、handed_over、sent、printed", en: "how: viewed, handed_over, sent or printed")
  static let shownAt = Bilingual(zh: "什么时候（不知道可不写）", en: "when, if that is known")
  static let remark = Bilingual(zh: "备注，只给自己看", en: "a remark, for yourself only")
  static let custody = Bilingual(
    zh: "查看证据的保管记录：收下、读取、遮盖、导出、给谁看过、删除",
    en: "what became of each original: came in, read, masked, exported, shown, erased")
  static let obtained = Bilingual(
    zh: "怎么得到的：export、download、screenshot、photo、recording、received、capture、other",
    en:
      "how it was obtained: export, download, screenshot, photo, recording, received, capture, other"
  )
  static let app = Bilingual(zh: "从哪个应用得到", en: "the app it came out of")
  static let device = Bilingual(zh: "在哪台设备上", en: "the device it was made on")
  static let from = Bilingual(zh: "谁发来的、谁拍的", en: "who sent or made it")
}
