import CaseCore
import Engine
import Evidence

extension Words {
  static func timestamp(_ status: TimestampStatus) -> Bilingual {
    let state = state(status.state)
    let here = "\(status.size)-\(status.number)"
    let place =
      status.authority.map { Bilingual(zh: $0, en: $0) }
      ?? Bilingual(zh: "别处办理", en: "elsewhere")
    return Bilingual(
      zh: "前 \(status.size) 条（\(here)）\(place.zh)：\(state.zh)",
      en: "first \(status.size) entries (\(here)) \(place.en): \(state.en)")
  }

  static func state(_ state: TimestampStatus.State) -> Bilingual {
    switch state {
    case .requested: Bilingual(zh: "已请求，还没有答复", en: "requested, no answer yet")
    case .received(let claimed, let authority):
      Bilingual(
        zh: "已收到 \(authority) 的时间戳，声称时间 \(claimed)，但没有设置它的根证书，未能核实",
        en: """
          received from \(authority), which claims \(claimed); its root is not configured, so it \
          is not verified
          """)
    case .verified(let before, let authority):
      Bilingual(
        zh: "已核实：在 \(before) 之前已经存在，依据 \(authority)",
        en: "verified: existed before \(before), according to \(authority)")
    case .refused(let fault):
      Bilingual(zh: "失败：\(fault.words.zh)", en: "failed: \(fault.words.en)")
    case .failed(let error):
      Bilingual(zh: "失败：\(error.words.zh)", en: "failed: \(error.words.en)")
    case .attached:
      Bilingual(
        zh: "附有 OpenTimestamps 证明，没有核对它是否进入区块",
        en: "a proof of OpenTimestamps is attached; whether it leads to a block was not checked")
    }
  }

  static func requestWritten(_ size: Int, to path: String) -> [Bilingual] {
    [
      Bilingual(
        zh: "已写出前 \(size) 条记录的时间戳请求：\(path)",
        en: "The request for a time-stamp over the first \(size) entries is in \(path)"),
      Bilingual(
        zh: "交给时间戳机构，收到 .tsr 后执行 recourse timestamp add",
        en: "Have it answered, then bring the .tsr in with recourse timestamp add"),
    ]
  }

  static func authority(_ authority: TimestampAuthority) -> Bilingual {
    let roots = authority.roots.joined(separator: "; ")
    let policy =
      authority.policy.map { Bilingual(zh: $0, en: $0) } ?? Bilingual(zh: "不限", en: "any")
    return Bilingual(
      zh: "\(authority.url)  策略：\(policy.zh)  根证书：\(roots)",
      en: "\(authority.url)  policy: \(policy.en)  roots: \(roots)")
  }

  static let noAuthorities = Bilingual(
    zh: "没有设置时间戳机构，不会联网。",
    en: "No time-stamp authority is configured; nothing goes over the network.")

  static let stampedAside = Bilingual(
    zh: "已顺便为目前的记录盖时间戳", en: "The entries so far were time-stamped along the way")

  static func stamped(_ stamping: Stamping) -> Bilingual {
    stamping.success == nil
      ? Bilingual(
        zh: "没有拿到时间戳，导出照常进行；见 recourse timestamp list",
        en: "No time-stamp was obtained; the export went on. See recourse timestamp list")
      : Bilingual(zh: "已盖时间戳", en: "The head was time-stamped")
  }
}
