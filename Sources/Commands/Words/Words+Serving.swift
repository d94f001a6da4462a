import CaseCore

extension Words {
  static let wrongPort = Bilingual(
    zh: "端口要在 0 和 65535 之间；0 表示由系统选", en: "a port is between 0 and 65535; 0 lets the system choose")

  static func openThis(_ link: String) -> Bilingual {
    Bilingual(
      zh: "在这台电脑的浏览器里打开（链接只能用一次）：\n\(link)\n按 Ctrl+C 结束。",
      en: "Open this in a browser on this computer (it works once):\n\(link)\nPress Ctrl+C to end.")
  }

  static let configAlone = Bilingual(
    zh: "有 --config 时，端口和库都写在文件里：不要再写 --port、--vault、--practice",
    en: "with --config, port and vaults stand in the file: leave out --port, --vault and --practice"
  )

  static func listening(_ place: String) -> Bilingual {
    Bilingual(zh: "正在监听 \(place)。按 Ctrl+C 结束。", en: "Listening on \(place). Press Ctrl+C to end.")
  }

  static func invitation(_ link: String) -> Bilingual {
    Bilingual(
      zh: "把这个链接交给对方（七天内有效，只能用一次）：\n\(link)",
      en: "Give them this link (good for seven days, works once):\n\(link)")
  }
}
