import CaseCore
import Playbook

/// Words about the versions of an agreement.
extension Words {
  static let noVersions = Bilingual(
    zh: "案件里还没有用户协议；用 recourse add 放进来（kind 为 agreement）。",
    en: "The case has no agreement yet; put one in with recourse add (kind agreement).")
  static let scanWhat = Bilingual(
    zh: "写出要看的文件；只给 --case 时列出案件里协议的各个版本",
    en: "name the file to scan; with --case alone the versions of its agreements are listed")

  /// Which version was in force, and why.
  static func inForce(_ text: TextVersions, name: (Int) -> String) -> Bilingual {
    let title = Printable.line(text.title)
    let order = text.orderedAt.map { CivilZone.shanghai.minuteText(of: $0) } ?? ""
    func from(_ entry: Int) -> String {
      text.versions.first { $0.entry == entry }?.from.map {
        CivilZone.shanghai.day(of: $0).description
      } ?? ""
    }
    func seen(_ entry: Int) -> String {
      text.versions.first { $0.entry == entry }.map {
        CivilZone.shanghai.minuteText(of: $0.seenAt)
      } ?? ""
    }
    switch text.inForce {
    case .begun(let entry):
      return Bilingual(
        zh: "《\(title)》下单时（\(order)）有效的是 \(name(entry))：它写明 \(from(entry)) 起生效。条款按这一版。",
        en:
          "“\(title)”: in force at the order (\(order)) was \(name(entry)), which says that it is in "
          + "force from \(from(entry)). Terms are taken from this version.")
    case .seenBefore(let entry):
      return Bilingual(
        zh: "《\(title)》下单时（\(order)）有效的是 \(name(entry))：下单前 \(seen(entry)) 就见到它。条款按这一版。",
        en:
          "“\(title)”: in force at the order (\(order)) was \(name(entry)), seen before it, at "
          + "\(seen(entry)). Terms are taken from this version.")
    case .seenOnlyAfter(let entry):
      return Bilingual(
        zh:
          "《\(title)》没有下单前的版本：\(name(entry)) 没写生效日期，\(seen(entry)) 才保存，在下单（\(order)）之后。"
          + "暂按这一版；引用前请对方确认下单时的版本。",
        en:
          "“\(title)”: no version from before the order is there. \(name(entry)) names no date and was "
          + "saved at \(seen(entry)), after the order (\(order)). It is taken for now; have the other "
          + "side confirm the version of that time before you quote it.")
    case .unclear(let entries):
      let names = entries.map(name)
      return Bilingual(
        zh:
          "《\(title)》下单时（\(order)）有效的是哪一版，看不出来：\(names.joined(separator: "、"))。"
          + "请你看一下，不是的那一份，用 recourse reject 否掉它的条款（term）。",
        en:
          "“\(title)”: which version was in force at the order (\(order)) is not clear: "
          + "\(names.joined(separator: ", ")). Look at them, and reject the terms (term) of the one that "
          + "was not.")
    case .notYet(let entries):
      let names = entries.map { "\(name($0))（\(from($0))）" }
      return Bilingual(
        zh: "《\(title)》下单时（\(order)）有效的版本不在案件里：\(names.joined(separator: "、")) 都在下单后才生效，它们的条款不算。",
        en:
          "“\(title)”: the version in force at the order (\(order)) is not in the case. All begin after "
          + "it: \(entries.map { "\(name($0)) (\(from($0)))" }.joined(separator: ", ")); their terms do "
          + "not count.")
    case .orderUnknown:
      return Bilingual(
        zh: "《\(title)》不知道下单、付款的时间，还不能说哪一版有效。",
        en:
          "“\(title)”: without the time of the order it cannot be said which version was in force.")
    }
  }

  /// One version.
  static func version(_ version: TextVersions.Version, name: String) -> Bilingual {
    let seen = CivilZone.shanghai.minuteText(of: version.seenAt)
    guard let from = version.from.map({ CivilZone.shanghai.day(of: $0).description }) else {
      return Bilingual(
        zh: "\(name)  没写生效日期，\(seen) 保存", en: "\(name)  no date in it, saved \(seen)")
    }
    return Bilingual(
      zh: "\(name)  写明 \(from) 起生效，\(seen) 保存",
      en: "\(name)  in force from \(from), saved \(seen)")
  }
}
