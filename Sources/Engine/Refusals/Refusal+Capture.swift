import CaseCore

/// Why a page was not captured.
extension Refusal {
  /// `error` at the page `address`.
  static func capture(_ error: CaptureError, _ address: String) -> Refusal {
    let shown = address.count > 120 ? String(address.prefix(120)) + "…" : address
    switch error {
    case .notAnAddress:
      return Refusal(
        "page-address", .input,
        what: Bilingual(zh: "不是网页地址：\(shown)", en: "This is no address of a page: \(shown)"),
        mend: Bilingual(
          zh: "写完整的 http:// 或 https:// 地址，不带用户名和密码",
          en: "write the whole address with http:// or https://, without a user or a password"))
    case .refused(let why): return refusedMachine(why, shown)
    case .programMissing(let program):
      return Refusal(
        "page-tool-missing", .unavailable,
        what: Bilingual(zh: "这台机器上没有 \(program)", en: "There is no \(program) on this machine"),
        mend: Bilingual(
          zh: "安装它（apt-get install \(program)）", en: "install it: apt-get install \(program)"))
    case .noProxy:
      return unavailablePage(
        "page-no-proxy", shown, Bilingual(zh: "系统没有给出本机端口", en: "the system gave no local port"))
    case .unreachable:
      return unavailablePage(
        "page-unreachable", shown, Bilingual(zh: "连不上", en: "it cannot be reached"))
    case .untrusted:
      return unavailablePage(
        "page-untrusted", shown,
        Bilingual(zh: "网站的证书不可信", en: "the certificate of the site is not trusted"))
    case .timedOut:
      return unavailablePage(
        "page-too-slow", shown, Bilingual(zh: "用时太久，已停止", en: "it took too long and was stopped"))
    case .tooLarge:
      return unavailablePage(
        "page-too-large", shown,
        Bilingual(
          zh: "超过 \(Limits.captureBodyBytes >> 20) MiB",
          en: "it is larger than \(Limits.captureBodyBytes >> 20) MiB"))
    case .tooManyRedirections:
      return unavailablePage(
        "page-redirects", shown, Bilingual(zh: "一直在跳转", en: "it redirects on and on"))
    }
  }

  private static func unavailablePage(
    _ code: String, _ address: String, _ why: Bilingual
  ) -> Refusal {
    Refusal(
      code, .unavailable,
      what: Bilingual(
        zh: "没能存下 \(address)：\(why.zh)", en: "\(address) was not captured: \(why.en)"),
      mend: Bilingual(
        zh: "在浏览器里打开它，用 SingleFile 或“另存为”存下来，再用 recourse add 加入",
        en: "open it in a browser, save it with SingleFile or \"save as\", and add the file"))
  }

  private static func refusedMachine(
    _ why: CapturedPage.Contact.Refusal, _ address: String
  ) -> Refusal {
    switch why {
    case .notPublic, .port:
      Refusal(
        "page-not-public", .input,
        what: Bilingual(
          zh: "\(address) 不在公开的互联网上（内网、本机地址，或不是 80、443 端口）",
          en:
            "\(address) is not on the public internet (an address at home or of this machine, or a "
            + "port other than 80 and 443)"),
        mend: Bilingual(
          zh: "只能存公开网页；要登录才能看的，请自己截图或另存后加入",
          en: "only public pages can be captured; save or photograph others yourself and add that"))
    case .unknownName, .unreachable, .browserOwn:
      unavailablePage(
        "page-unreachable", address, Bilingual(zh: "连不上", en: "it cannot be reached"))
    }
  }
}
