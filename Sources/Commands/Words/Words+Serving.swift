import CaseCore

extension Words {
  static let wrongPort = Bilingual(
    zh: "端口要在 0 和 65535 之间；0 表示由系统选", en: "a port is between 0 and 65535; 0 lets the system choose")

  static func openThis(_ link: String) -> Bilingual {
    Bilingual(
      zh: "在这台电脑的浏览器里打开（链接只能用一次）：\n\(link)\n按 Ctrl+C 结束。",
      en: "Open this in a browser on this computer (it works once):\n\(link)\nPress Ctrl+C to end.")
  }
}
