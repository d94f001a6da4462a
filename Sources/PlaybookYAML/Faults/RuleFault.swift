import CaseCore
import Playbook

/// What can be wrong with what facts, conditions and rules say of each other.
enum RuleFault: Fault, Hashable {
  case valueNotDeclared(fact: String, value: String, allowed: [String])
  case incomparable(fact: String, type: FactType, comparison: String)
  case wrongFactType(fact: String, type: FactType, wanted: [FactType])
  case wrongDerivation(String, gives: FactType, fact: String, type: FactType)
  case derivedCycle([String])
  case derivedIsAsked(String)
  case choicesWithoutChoice(FactType)
  case conditionNotHere(String)
  case conditionOfACase(String)
  case practiceAsLaw(String)
  case lastNotAlways(section: String)
  case neverStored(String)
  case neverReached(section: String)

  var code: String {
    switch self {
    case .valueNotDeclared: "value-not-declared"
    case .incomparable: "incomparable"
    case .wrongFactType: "wrong-fact-type"
    case .wrongDerivation: "wrong-derivation"
    case .derivedCycle: "derived-cycle"
    case .derivedIsAsked: "derived-is-asked"
    case .choicesWithoutChoice: "values-without-choice"
    case .conditionNotHere, .conditionOfACase: "condition-not-here"
    case .practiceAsLaw: "practice-as-law"
    case .lastNotAlways: "last-not-always"
    case .neverStored: "never-stored"
    case .neverReached: "never-reached"
    }
  }

  var message: Bilingual {
    switch self {
    case .valueNotDeclared(let fact, let value, _):
      Bilingual(
        zh: "事实“\(fact)”没有“\(value)”这个值。", en: "The fact “\(fact)” has no value “\(value)”.")
    case .incomparable(let fact, let type, let comparison):
      Bilingual(
        zh: "事实“\(fact)”是\(type.name.zh)，不能用 \(comparison) 比大小。",
        en: "The fact “\(fact)” is \(type.name.en); \(comparison) cannot compare it.")
    case .wrongFactType(let fact, let type, let wanted):
      Bilingual(
        zh: "事实“\(fact)”是\(type.name.zh)，这里要的是\(wanted.map(\.name.zh).joined(separator: "或"))。",
        en: "The fact “\(fact)” is \(type.name.en); "
          + "this takes \(wanted.map(\.name.en).joined(separator: " or ")).")
    case .wrongDerivation(let form, let gives, let fact, let type):
      Bilingual(
        zh: "\(form) 得出\(gives.name.zh)，而事实“\(fact)”是\(type.name.zh)。",
        en: "\(form) gives \(gives.name.en), but the fact “\(fact)” is \(type.name.en).")
    case .derivedCycle(let names):
      Bilingual(
        zh: "这个推出的事实以自己为依据：\(names.joined(separator: " → "))。",
        en: "This derived fact rests on itself: \(names.joined(separator: " → ")).")
    case .derivedIsAsked(let fact):
      Bilingual(
        zh: "事实“\(fact)”是推出来的，却写了提问。", en: "The fact “\(fact)” is derived and yet has a question.")
    case .choicesWithoutChoice(let type):
      Bilingual(
        zh: "只有选项才列出值，这个事实是\(type.name.zh)。",
        en: "Only a choice lists its values; this fact is \(type.name.en).")
    case .conditionNotHere(let kind):
      Bilingual(
        zh: "请求自己的条件里不能有“\(kind)”。",
        en: "A condition “\(kind)” cannot stand in what claims are judged by.")
    case .conditionOfACase(let kind):
      Bilingual(
        zh: "付款之前还没有案件，条件里不能有“\(kind)”。",
        en: "Before a purchase there is no case that a condition “\(kind)” could ask about.")
    case .practiceAsLaw(let name):
      Bilingual(
        zh: "“\(name)”只是经验做法，这里要的是法律依据。",
        en: "“\(name)” is mere practice; this takes law.")
    case .lastNotAlways(let section):
      Bilingual(
        zh: "\(section) 的最后一项不是始终成立的。", en: "The last item of \(section) does not always apply.")
    case .neverStored(let fact):
      Bilingual(
        zh: "事实“\(fact)”的回答从不保存，条件读不到它。",
        en: "Answers to the fact “\(fact)” are never stored; a condition cannot read it.")
    case .neverReached:
      Bilingual(
        zh: "这一项始终成立，后面的项永远轮不到。",
        en: "This item always applies, so those after it never do.")
    }
  }

  var hint: Bilingual {
    switch self {
    case .valueNotDeclared(_, let value, let allowed): Suggestion.choose(value, among: allowed)
    case .incomparable:
      Bilingual(
        zh: "金额、整数、时长、时刻才能比大小；其余用 is 或 in。",
        en: "Money, numbers, spans and instants can be compared; for others use is or in.")
    case .wrongFactType:
      Bilingual(zh: "换一个类型合适的事实，或改它的 type。", en: "Name a fact of that type, or change its type.")
    case .wrongDerivation:
      Bilingual(zh: "改这个事实的 type，或换一种推法。", en: "Change the type of the fact, or how it is derived.")
    case .derivedCycle:
      Bilingual(
        zh: "去掉其中一环，让推导从被问到的事实开始。",
        en: "Break the circle: a derivation starts from facts that are asked.")
    case .derivedIsAsked:
      Bilingual(
        zh: "去掉 ask（推出的事实不问人），或去掉 derive。",
        en: "Remove ask (a derived fact is never asked), or remove derive.")
    case .choicesWithoutChoice:
      Bilingual(
        zh: "去掉 values 和 value_names，或写 type: choice。",
        en: "Remove values and value_names, or write type: choice.")
    case .conditionOfACase:
      Bilingual(
        zh: "用 fact、finding、unknown，以及 all、any、not、always。",
        en: "Use fact, finding and unknown, with all, any, not and always.")
    case .conditionNotHere:
      Bilingual(
        zh:
          "claim、rung、reach、unknown 只能用在台阶、截止、结局、停止、文书和关闭渠道的障碍里；这里改用事实。",
        en:
          "claim, rung, reach and unknown belong to the ladder, deadlines, endings, stops, letters "
          + "and bars that close channels; use facts here."
      )
    case .practiceAsLaw:
      Bilingual(
        zh: "引一条 level 为 verified 或 secondary 的法律；没有就别写成依据。",
        en:
          "Cite law whose level is verified or secondary; where there is none, there is no ground.")
    case .lastNotAlways:
      Bilingual(
        zh: "在最后加一项 when: {always: yes}，任何情形都要有结果。",
        en: "Add a last item with when: {always: yes}, so that every case has an outcome.")
    case .neverStored:
      Bilingual(zh: "改用它的 stored_as 里写的事实。", en: "Use the fact that its stored_as names.")
    case .neverReached:
      Bilingual(zh: "把它移到最后，或给它写条件。", en: "Move it to the end, or give it a condition.")
    }
  }
}
