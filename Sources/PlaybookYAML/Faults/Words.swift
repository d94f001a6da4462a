import CaseCore
import Playbook

extension PlaybookProblem.Thing {
  /// The thing in words.
  var name: Bilingual {
    switch self {
    case .fact: Bilingual(zh: "事实", en: "fact")
    case .evidence: Bilingual(zh: "证据种类", en: "kind of evidence")
    case .slot: Bilingual(zh: "证据位", en: "slot")
    case .slotSet: Bilingual(zh: "证据位组", en: "slot set")
    case .claim: Bilingual(zh: "请求", en: "claim")
    case .ground: Bilingual(zh: "依据", en: "ground")
    case .rung: Bilingual(zh: "台阶", en: "rung")
    case .answer: Bilingual(zh: "答复", en: "answer")
    case .reason: Bilingual(zh: "理由", en: "reason")
    case .clock: Bilingual(zh: "时限", en: "clock")
    case .finding: Bilingual(zh: "识别结果种类", en: "kind of finding")
    case .letter: Bilingual(zh: "文书", en: "letter")
    case .passage: Bilingual(zh: "段落", en: "passage")
    case .citation: Bilingual(zh: "引证", en: "citation")
    case .grade: Bilingual(zh: "等级", en: "grade")
    case .calendar: Bilingual(zh: "日历", en: "calendar")
    case .bar: Bilingual(zh: "障碍", en: "bar")
    case .stop: Bilingual(zh: "停止", en: "stop")
    case .deadline: Bilingual(zh: "截止", en: "deadline")
    case .ending: Bilingual(zh: "结局", en: "ending")
    case .move: Bilingual(zh: "动作", en: "move")
    case .warning: Bilingual(zh: "提醒", en: "warning")
    case .check: Bilingual(zh: "自查", en: "check")
    case .question: Bilingual(zh: "询问", en: "question")
    case .keepsake: Bilingual(zh: "留存", en: "thing to keep")
    }
  }

  /// Where such things are declared.
  var section: String {
    switch self {
    case .fact: "facts"
    case .evidence: "evidence"
    case .slot: "slots"
    case .slotSet: "slot_sets"
    case .claim: "claims"
    case .ground: "claims.*.grounds"
    case .rung: "rungs"
    case .answer: "rungs.*.answers"
    case .reason: "reasons"
    case .clock: "rungs.*.clocks"
    case .finding: "evidence.*.yields"
    case .letter: "letters"
    case .passage: "passages"
    case .citation: "citations"
    case .grade: "grades"
    case .calendar: "calendars"
    case .bar: "bars"
    case .stop: "stops"
    case .deadline: "deadlines"
    case .ending: "endings"
    case .move: "rungs.*.moves"
    case .warning: "warnings"
    case .check: "checks"
    case .question: "questions"
    case .keepsake: "keep"
    }
  }
}

extension FactType {
  /// The type in words.
  var name: Bilingual {
    switch self {
    case .yesno: Bilingual(zh: "是或否", en: "yes or no")
    case .choice: Bilingual(zh: "选项", en: "a choice")
    case .money: Bilingual(zh: "金额", en: "money")
    case .instant: Bilingual(zh: "时刻", en: "an instant")
    case .span: Bilingual(zh: "时长", en: "a span")
    case .number: Bilingual(zh: "整数", en: "a number")
    case .text: Bilingual(zh: "文字", en: "text")
    }
  }
}

extension ShapeFault.Shape {
  /// The shape in words.
  var name: Bilingual {
    switch self {
    case .text: Bilingual(zh: "一段文字", en: "a single text")
    case .list: Bilingual(zh: "列表", en: "a list")
    case .mapping: Bilingual(zh: "“键: 值”映射", en: "a mapping")
    }
  }
}
