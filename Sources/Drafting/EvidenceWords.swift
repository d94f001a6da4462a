internal import CaseCore
internal import Playbook

/// The words of the list of evidence.
enum EvidenceWords {
  static let title = Bilingual(zh: "证据目录", en: "List of evidence")
  static let signature = Bilingual(
    zh: "提交人签名：________________", en: "Signature: ________________")
  static let original = Bilingual(
    zh: "提交人处，可供核对", en: "With the person who submits it, open to inspection")
  static let excerptsHead = Bilingual(
    zh: "以下记录原件由提交人保存，此处为文字摘录：",
    en: "The originals of these records stay with the person who submits them; in words:")
  static let notAttached = Bilingual(zh: "未随附，可补交", en: "Not attached; on request")
  static let nothing = Bilingual(zh: "（无附件）", en: "(Nothing attached)")

  static func submitted(_ day: Day, _ language: Language) -> String {
    Bilingual(
      zh: "提交日期：" + ValueText.fullText(of: day, .zh),
      en: "Submitted: " + ValueText.fullText(of: day, .en))(language)
  }

  /// What an office issues is a document; the rest of what a case holds is electronic data
  /// (民诉法解释 art. 116), whatever it shows.
  static func type(of mediaType: String, by maker: EvidenceDefinition.Maker) -> Bilingual {
    let essence = ExhibitFile.essence(of: mediaType)
    let form: Bilingual =
      if essence.hasPrefix("image/") {
        Bilingual(zh: "图片", en: "image")
      } else if essence.hasPrefix("video/") {
        Bilingual(zh: "录像", en: "video")
      } else if essence.hasPrefix("audio/") {
        Bilingual(zh: "录音", en: "recording")
      } else if essence == "application/pdf" {
        Bilingual(zh: "PDF 文件", en: "PDF file")
      } else {
        Bilingual(zh: "文件", en: "file")
      }
    let type =
      maker == .authority
      ? Bilingual(zh: "书证", en: "Document") : Bilingual(zh: "电子数据", en: "Electronic data")
    return Bilingual(zh: "\(type.zh)（\(form.zh)）", en: "\(type.en) (\(form.en))")
  }

  static func source(_ maker: EvidenceDefinition.Maker) -> Bilingual {
    switch maker {
    case .issuer:
      Bilingual(zh: "支付机构或发行方出具、导出；电子文件", en: "Issued by the provider; electronic file")
    case .platform:
      Bilingual(zh: "交易平台；电子文件", en: "Trading platform; electronic file")
    case .otherSide:
      Bilingual(zh: "对方发出；电子文件", en: "Sent by the other side; electronic file")
    case .ownDevice:
      Bilingual(zh: "提交人设备；电子文件", en: "Own device; electronic file")
    case .authority:
      Bilingual(zh: "有关机关或组织出具；电子文件", en: "Issued by an authority; electronic file")
    }
  }

  /// A time with what happened then, one of `DossierFacts.instants`: a time alone says nothing.
  static func time(_ what: Bilingual, _ text: String) -> Bilingual {
    // It stands among others in a line.
    let inLine = what.en.prefix(1).lowercased() + what.en.dropFirst()
    return Bilingual(zh: "\(what.zh) \(text)", en: "\(inLine) \(text)")
  }

  static func amount(_ text: String) -> Bilingual { Bilingual(zh: "\(text) 元", en: "¥\(text)") }

  /// What an original is there to prove, and what it says; `content` may be empty.
  static func proves(_ proves: Bilingual, _ content: String) -> Bilingual {
    let stops: [Character] = ["。", ".", "；", ";"]
    let zh = proves.zh + (proves.zh.last.map(stops.contains) ?? true ? "" : "。")
    let en = "Shows " + proves.en + (proves.en.last.map(stops.contains) ?? true ? "" : ".")
    guard !content.isEmpty else { return Bilingual(zh: zh, en: en) }
    return Bilingual(zh: "\(zh)内容：\(content)。", en: "\(en) Content: \(content).")
  }

  static func excerpt(_ name: String, _ text: String) -> Bilingual {
    Bilingual(zh: "\(name)：\(text)。", en: "\(name): \(text).")
  }

  static func fileTime(_ text: String) -> Bilingual {
    Bilingual(zh: "文件时间 \(text)", en: "File time \(text)")
  }

  static func takenIn(_ text: String) -> Bilingual {
    Bilingual(zh: "存入时间 \(text)", en: "Taken in \(text)")
  }

  /// The place in words; nil for the whole file and for a box of pixels.
  static func place(_ place: Place) -> Bilingual? {
    let parts = place.text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let at = OutsideText.line(parts[1])
    return switch parts[0] {
    case "page" where at.contains("/line:"):
      // `2/line:7`
      lineOfPage(at)
    case "page": Bilingual(zh: "第 \(at) 页", en: english("page", at))
    case "line": Bilingual(zh: "第 \(at) 行", en: english("line", at))
    case "row": Bilingual(zh: "第 \(at) 条", en: english("row", at))
    case "clause": Bilingual(zh: "第 \(at) 条款", en: "clause \(at)")
    case "time": Bilingual(zh: "\(at) 处", en: "at \(at)")
    default: nil
    }
  }

  private static func lineOfPage(_ at: String) -> Bilingual {
    let parts = at.replacing("/line:", with: "/").split(separator: "/", maxSplits: 1)
    let (page, line) = (parts.first ?? "", parts.last ?? "")
    return Bilingual(
      zh: "第 \(page) 页第 \(line) 行", en: "page \(page), " + english("line", line))
  }

  /// `line 7`, `lines 15–16`.
  private static func english(_ unit: String, _ at: some StringProtocol) -> String {
    at.contains("-") ? "\(unit)s \(String(at).replacing("-", with: "–"))" : "\(unit) \(at)"
  }

  /// The place alone.
  static func see(_ place: String) -> Bilingual {
    Bilingual(zh: "见\(place)", en: "see \(place)")
  }

  /// `words` as they stand at `place`.
  static func at(_ place: String, _ words: String) -> Bilingual {
    Bilingual(zh: "\(words)（\(place)）", en: "\(words) (\(place))")
  }
}
