import CaseCore

/// An entry of a journal in one line.
enum EntrySummary {
  /// What `event` says, with what people wrote cut short and made safe to print.
  static func of(_ event: Event) -> Bilingual {
    switch event {
    case .caseOpened(let opened):
      Bilingual(zh: "建案：\(short(opened.title))", en: "case opened: \(short(opened.title))")
    case .storyTold: Bilingual(zh: "讲了经过", en: "story told")
    case .noteTaken(let note):
      Bilingual(zh: "笔记：\(short(note.text))", en: "note: \(short(note.text))")
    case .evidenceAdded(let added):
      Bilingual(
        zh: "收下证据：\(short(added.fileName))（\(added.kind)）",
        en: "evidence added: \(short(added.fileName)) (\(added.kind))")
    case .derivativeAdded, .evidenceShown, .entriesErased: custody(event)
    case .keyRotated, .caseHandedOver, .caseContinued: key(event)
    case .fileRead(let read):
      Bilingual(
        zh: "读取第 \(read.evidence) 号证据：\(read.rows) 行、\(read.findings) 项",
        en: "evidence \(read.evidence) read: \(read.rows) rows, \(read.findings) findings")
    case .findingConfirmed(let confirmed):
      Bilingual(
        zh: "确认 \(confirmed.evidence)/\(short(confirmed.finding))",
        en: "confirmed \(confirmed.evidence)/\(short(confirmed.finding))")
    case .findingRejected(let rejected):
      Bilingual(
        zh: "否定 \(rejected.evidence)/\(short(rejected.finding))",
        en: "rejected \(rejected.evidence)/\(short(rejected.finding))")
    case .factStated(let stated): fact(stated)
    case .slotStated(let stated):
      Bilingual(
        zh: "证据位 \(stated.slot)：\(stated.state.rawValue)",
        en: "slot \(stated.slot): \(stated.state.rawValue)")
    case .messageKept, .promiseMade, .stepTaken, .answerReceived, .deadlineMoved:
      dealing(event)
    case .corrected, .withdrawn, .adviceGiven, .documentIssued, .caseClosed: record(event)
    }
  }

  private static func fact(_ stated: FactStated) -> Bilingual {
    let value = stated.value.map(ValueOutput.text) ?? "unknown"
    let said = "\(stated.fact) = \(short(value))"
    guard let shown = stated.shown else {
      return Bilingual(zh: "本人说：\(said)", en: "stated: \(said)")
    }
    return Bilingual(
      zh: "第 \(shown.evidence) 号证据 \(shown.place)：\(said)",
      en: "evidence \(shown.evidence) \(shown.place): \(said)")
  }

  /// What passed between the person and the other side.
  private static func dealing(_ event: Event) -> Bilingual {
    switch event {
    case .messageKept(let message):
      let arrow = message.direction == .sent ? "→" : "←"
      return Bilingual(
        zh: "消息 \(arrow) \(short(message.channel))：\(short(message.text))",
        en: "message \(arrow) \(short(message.channel)): \(short(message.text))")
    case .promiseMade(let promise):
      return Bilingual(
        zh: "\(promise.rung) 承诺 \(promise.what.rawValue)",
        en: "\(promise.rung) promised \(promise.what.rawValue)")
    case .stepTaken(let step):
      return Bilingual(zh: "已走 \(step.rung)", en: "step taken: \(step.rung)")
    case .answerReceived(let answer):
      return Bilingual(
        zh: "\(answer.rung) 答复：\(answer.answer)", en: "\(answer.rung) answered: \(answer.answer)")
    case .deadlineMoved(let moved):
      let due = CivilZone.shanghai.text(of: moved.dueAt)
      return Bilingual(
        zh: "\(moved.rung) 的截止改为 \(due)", en: "deadline of \(moved.rung) moved to \(due)")
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
      .fileRead, .findingConfirmed, .findingRejected, .factStated, .slotStated, .corrected,
      .withdrawn, .adviceGiven, .documentIssued, .caseClosed, .entriesErased, .keyRotated,
      .caseHandedOver, .caseContinued:
      preconditionFailure("Only dealings with the other side come here.")
    }
  }

  /// What concerns other entries, the advice, or the case as a whole.
  private static func record(_ event: Event) -> Bilingual {
    switch event {
    case .corrected(let correction):
      let inner = of(correction.event)
      return Bilingual(
        zh: "更正第 \(correction.replaces) 条：\(inner.zh)",
        en: "entry \(correction.replaces) corrected: \(inner.en)")
    case .withdrawn(let withdrawal):
      return Bilingual(
        zh: "撤回第 \(withdrawal.entry) 条：\(short(withdrawal.reason))",
        en: "entry \(withdrawal.entry) taken back: \(short(withdrawal.reason))")
    case .adviceGiven(let advice):
      let actions = advice.actions.joined(separator: ", ")
      return Bilingual(zh: "已告知：\(actions)", en: "told: \(actions)")
    case .documentIssued(let issued):
      let target = issued.rung?.text ?? issued.recipient ?? ""
      return Bilingual(
        zh: "写出 \(issued.what.rawValue)：\(target)", en: "\(issued.what.rawValue) written: \(target)"
      )
    case .caseClosed(let closed):
      let outcome = Words.outcome(closed.outcome)
      return Bilingual(zh: "结案：\(outcome.zh)", en: "case closed: \(outcome.en)")
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
      .fileRead, .findingConfirmed, .findingRejected, .factStated, .slotStated, .messageKept,
      .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .entriesErased, .keyRotated,
      .caseHandedOver, .caseContinued:
      preconditionFailure("Only entries about the journal itself come here.")
    }
  }

  /// What became of an original.
  private static func custody(_ event: Event) -> Bilingual {
    switch event {
    case .derivativeAdded(let derivative):
      let how = Words.derivative(derivative.how)
      return Bilingual(
        zh: "第 \(derivative.original) 号证据的副本：\(how.zh)",
        en: "copy of evidence \(derivative.original): \(how.en)")
    case .evidenceShown(let shown):
      return Bilingual(
        zh: "第 \(shown.evidence) 号证据给 \(short(shown.to)) 看过",
        en: "evidence \(shown.evidence) shown to \(short(shown.to))")
    case .entriesErased(let erased):
      let numbers = short(erased.entries.map(String.init).joined(separator: ", "))
      return Bilingual(zh: "按本人要求删除第 \(numbers) 条", en: "entries erased: \(numbers)")
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .fileRead, .findingConfirmed,
      .findingRejected, .factStated, .slotStated, .messageKept, .promiseMade, .stepTaken,
      .answerReceived, .deadlineMoved, .corrected, .withdrawn, .adviceGiven, .documentIssued,
      .caseClosed, .keyRotated, .caseHandedOver, .caseContinued:
      preconditionFailure("Only what became of originals comes here.")
    }
  }

  /// Where another key begins to sign.
  private static func key(_ event: Event) -> Bilingual {
    switch event {
    // That the signatures are good is for a verification to say, so nothing is said of them here.
    case .keyRotated(let rotated):
      return Bilingual(
        zh: "签名密钥换为 \(rotated.to)", en: "the signing key changed to \(rotated.to)")
    case .caseHandedOver(let handed):
      return Bilingual(zh: "案件移交给密钥 \(handed.to)", en: "handed over to the key \(handed.to)")
    case .caseContinued(let continued):
      return Bilingual(
        zh: "没有旧密钥，由密钥 \(continued.to) 接续",
        en: "continued without the old key under \(continued.to)")
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
      .fileRead, .findingConfirmed, .findingRejected, .factStated, .slotStated, .messageKept,
      .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .corrected, .withdrawn,
      .adviceGiven, .documentIssued, .caseClosed, .entriesErased:
      preconditionFailure("Only changes of the key come here.")
    }
  }

  private static func short(_ text: String) -> String { Printable.excerpt(text, 48) }
}

extension Words {
  static func withheld(_ reason: WithheldReason) -> Bilingual {
    switch reason {
    case .undisclosed: Bilingual(zh: "（未披露）", en: "(not disclosed)")
    case .erased: Bilingual(zh: "（已按本人要求删除）", en: "(erased at the person's request)")
    }
  }

  static func derivative(_ how: DerivativeAdded.How) -> Bilingual {
    switch how {
    case .masked: Bilingual(zh: "已遮盖", en: "masked")
    case .converted: Bilingual(zh: "已转换格式", en: "converted")
    case .metadataRemoved: Bilingual(zh: "已去除元数据", en: "metadata removed")
    }
  }

  static let noLongerCounts = Bilingual(zh: "（不再作数）", en: " (no longer counts)")
}
