import CaseCore
import Engine

extension Help {
  static let dossier = Bilingual(
    zh: "把整个案件做成一份 PDF：封面、经过、金额、证据目录和全部材料，页码连续",
    en: "make one PDF of a case: cover, chronology, money, list of evidence and every exhibit")
  static let dossierHTML = Bilingual(
    zh: "做成一个 HTML 文件，在手机上看；不联网、不含脚本",
    en: "one HTML file to read on a phone, without script or network")
  static let withDossier = Bilingual(
    zh: "把同一收件人的卷宗册（PDF）也放进去：data/dossier.pdf",
    en: "put the dossier (PDF) for the same reader into it, as data/dossier.pdf")
  static let dossierText = Bilingual(
    zh: "只要文字，不排版", en: "its words alone, without pages")
}

/// Words about dossiers.
extension Words {
  static func dossierWritten(_ file: String, exhibits: Int, pages: Int?) -> Bilingual {
    let length =
      pages.map { Bilingual(zh: "，\($0) 页", en: ", \($0) pages") } ?? Bilingual(zh: "", en: "")
    return Bilingual(
      zh: "写好 \(file)：\(exhibits) 份材料\(length.zh)",
      en: "\(file) written: \(exhibits) exhibits\(length.en)")
  }

  static let dossierOneOf = Bilingual(
    zh: "-o 文件和 --changes 写一样；--changes 只和 --for 一起用。",
    en: "Give either -o FILE or --changes; --changes goes with --for alone.")

  static func unmaskedInDossier(_ exhibits: [UnmaskedExhibit]) -> Bilingual {
    let shown = names(exhibits)
    return Bilingual(
      zh: "交出去之前看一眼：这些材料上有对方用不着的号码或姓名：\(shown.zh)。加 --redact 重新做，就会换成遮盖副本。",
      en: """
        Before you hand it over: these exhibits show numbers or names that this reader has no need of: \
        \(shown.en). Make the dossier again with --redact to show masked copies.
        """)
  }

  static func notShown(_ evidence: Int, _ why: Bilingual) -> Bilingual {
    Bilingual(
      zh: "第 \(evidence) 号证据没有印出：\(why.zh)", en: "Evidence \(evidence) is not shown: \(why.en)")
  }
}
