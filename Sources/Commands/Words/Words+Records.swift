import CaseCore
import Playbook

/// Words about how complete the records of a claim are.
extension Words {
  static let noClaimForRecords = Bilingual(
    zh: "还没有诉求成立，先回答 recourse assess 的问题；或用 --claim 指定一个",
    en: "No claim holds yet: answer what recourse assess asks first, or name one with --claim")
  static let otherRecords = Bilingual(zh: "其他材料：", en: "Other originals:")

  static let colon = Bilingual(zh: "：", en: ": ")

  static func records(of claim: String, _ complete: Truth?) -> Bilingual {
    switch complete {
    case .yes: Bilingual(zh: "\(claim)：凭证齐全", en: "\(claim): the records are complete")
    case .no, .unknown:
      Bilingual(zh: "\(claim)：凭证还不齐", en: "\(claim): the records are not complete yet")
    case nil: Bilingual(zh: "\(claim)：需要的凭证", en: "\(claim): the records that it asks for")
    }
  }

  static func level(_ level: SlotSetDefinition.Level) -> Bilingual {
    switch level {
    case .required: Bilingual(zh: "必需", en: "required")
    case .oneOf: Bilingual(zh: "同类之一即可", en: "one of these")
    case .optional: Bilingual(zh: "可补", en: "optional")
    }
  }

  static func state(_ state: Completeness.State, replacing: [String]) -> Bilingual {
    switch state {
    case .filled: Bilingual(zh: "有", en: "there")
    case .replaced:
      Bilingual(
        zh: "没有，由\(replacing.joined(separator: "、"))代替",
        en: "not there; \(replacing.joined(separator: ", ")) stand in for it")
    case .heldByPerson: Bilingual(zh: "你说有，还没放进来", en: "you have it; it is not in the case yet")
    case .cannotBeHad: Bilingual(zh: "你说拿不到", en: "it cannot be had, as you say")
    case .open: Bilingual(zh: "还没有", en: "not there yet")
    }
  }

  static func obtain(_ kind: Bilingual) -> Bilingual {
    Bilingual(zh: "可以用\(kind.zh)", en: "\(kind.en) would do")
  }

  static func obtainBetter(_ kind: Bilingual) -> Bilingual {
    Bilingual(zh: "\(kind.zh)更有力", en: "\(kind.en) would be firmer")
  }

  static func until(_ until: Bilingual) -> Bilingual {
    Bilingual(zh: "（\(until.zh)）", en: " (\(until.en))")
  }

  static func proves(_ what: Bilingual) -> Bilingual {
    Bilingual(zh: "证明：\(what.zh)", en: "proves: \(what.en)")
  }

  static func provesNot(_ what: Bilingual) -> Bilingual {
    Bilingual(zh: "不证明：\(what.zh)", en: "does not prove: \(what.en)")
  }

  static func goes(_ goes: Bool, onChoice: Bool, _ rung: Bilingual) -> Bilingual {
    if goes { return Bilingual(zh: "  → 给\(rung.zh)", en: "  → goes to: \(rung.en)") }
    return onChoice
      ? Bilingual(
        zh: "  → 默认不给\(rung.zh)，指明才给", en: "  → only where you name it, for: \(rung.en)")
      : Bilingual(zh: "  → 不给\(rung.zh)", en: "  → not for: \(rung.en)")
  }
}
