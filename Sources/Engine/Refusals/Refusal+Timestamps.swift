import CaseCore
import Evidence

/// What can be wrong with time-stamps and their authorities.
extension Refusal {
  /// No authority is configured.
  static let noAuthority = Refusal(
    "no-authority", .input,
    what: Bilingual(zh: "没有设置时间戳机构", en: "No time-stamp authority is configured"),
    mend: Bilingual(
      zh: "用 recourse timestamp authority add 设置，或加 --offline 到别处盖章",
      en: "use recourse timestamp authority add, or have it stamped elsewhere with --offline"))

  /// A time-stamp is wrong, so it was not taken in.
  static func timestamp(_ fault: TimestampFault) -> Refusal {
    Refusal(
      "timestamp-refused", .input,
      what: Bilingual(
        zh: "没有收下时间戳：\(fault.words.zh)",
        en: "The time-stamp was not taken in: \(fault.words.en)"),
      mend: Bilingual(
        zh: "用 recourse timestamp now --offline 重新生成请求",
        en: "make a request anew with recourse timestamp now --offline"))
  }

  /// The configuration of authorities cannot be read or changed.
  static func timestampSettings(_ error: TimestampSettingsError) -> Refusal {
    func refusal(_ code: String, _ what: Bilingual, _ mend: Bilingual) -> Refusal {
      Refusal(code, .input, what: what, mend: mend)
    }
    switch error {
    case .malformed(let line):
      return refusal(
        "authorities-malformed",
        Bilingual(
          zh: "卷宗库的 authorities.txt 第 \(line) 行看不懂",
          en: "Line \(line) of authorities.txt in the vault cannot be understood"),
        Bilingual(zh: "改好这一行，或删去该机构后重新添加", en: "mend the line, or add the authority anew"))
    case .unusable(let url):
      return refusal(
        "authority-unusable",
        Bilingual(zh: "不能使用的机构地址或策略：\(url)", en: "This address or policy cannot be used: \(url)"),
        Bilingual(
          zh: "地址以 https:// 或 http:// 开头，不带用户名；策略如 1.2.3.4",
          en: "an address begins with https:// or http://, without a user; a policy is like 1.2.3.4"
        ))
    case .noCertificates: return .noCertificates
    case .unknown(let url):
      return refusal(
        "authority-unknown",
        Bilingual(zh: "没有设置这个机构：\(url)", en: "There is no such authority: \(url)"),
        Bilingual(
          zh: "用 recourse timestamp authority list 查看",
          en: "see recourse timestamp authority list"))
    case .present(let url):
      return refusal(
        "authority-present",
        Bilingual(
          zh: "已设置过这个机构，或机构太多：\(url)",
          en: "It is configured already, or there are too many: \(url)"),
        Bilingual(
          zh: "先用 recourse timestamp authority remove 去掉",
          en: "remove it first with recourse timestamp authority remove"))
    }
  }
}
