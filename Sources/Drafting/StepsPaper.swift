internal import CaseCore
internal import Playbook

/// `steps.md`: what the person does at this door, in order. For the person alone (自用).
struct StepsPaper {
  let view: CaseView
  let rung: RungDefinition
  let values: ValueText
  let plan: PacketPlan
  let fields: [FilledField]

  private var language: Language { values.language }

  /// The paper as Markdown, ended by a line break.
  var markdown: String {
    var lines = ["# " + MarkdownText.line(StepsWords.title(rung.name)(language))]
    lines += ["", "**\(MarkdownText.line(StepsWords.private(language)))**"]
    section(StepsWords.missing, missingLines, into: &lines)
    if isWaiting {
      section(StepsWords.toDo, numbered: true, actions, into: &lines)
      section(StepsWords.ifAsked, form, into: &lines)
    } else {
      section(StepsWords.toDo, numbered: true, actions + form, into: &lines)
    }
    section(StepsWords.before, before, into: &lines)
    section(StepsWords.never, never, into: &lines)
    section(StepsWords.costs, costs, into: &lines)
    section(StepsWords.afterwards, afterwards, into: &lines)
    return PracticeMark.aroundMarkdown(lines, practice: plan.practice, language)
      .joined(separator: "\n") + "\n"
  }

  /// The same as parts: what is missing, what to do, what to look at first, what not to do.
  var guidance: PacketPlan.Guidance {
    PacketPlan.Guidance(
      missing: plan.missing.isEmpty ? [] : missingLines, actions: actions, form: form,
      before: before, never: never)
  }

  private func section(
    _ head: Bilingual, numbered: Bool = false, _ items: [String], into lines: inout [String]
  ) {
    guard !items.isEmpty else { return }
    lines += ["", "## " + MarkdownText.line(head(language)), ""]
    for (index, item) in items.enumerated() {
      lines.append((numbered ? "\(index + 1). " : "- ") + MarkdownText.line(item))
    }
  }

  private func words(_ bilingual: Bilingual) -> String { bilingual(language) }

  /// Whether it is something that a person does for themselves, and sends to nobody.
  private var isForOneself: Bool { rung.recipient == .oneself }

  /// Whether something was filed here and nothing is to be sent now: what there is may still be asked for.
  private var isWaiting: Bool {
    view.status(of: rung.id)?.entry != nil && plan.missing.contains(.letter)
  }
}

// What is missing, first of all.
extension StepsPaper {
  private var missingLines: [String] {
    guard !plan.missing.isEmpty else {
      return [words(isForOneself ? StepsWords.nothingLacks : StepsWords.nothingMissing)]
    }
    let first = plan.isOneShot && plan.isIncomplete ? [words(StepsWords.completeFirst)] : []
    return first + plan.missing.flatMap(lines)
  }

  private func lines(_ missing: PacketPlan.Missing) -> [String] {
    switch missing {
    case .facts(let facts):
      [words(StepsWords.letterNeeds)] + facts.map { words(question($0)) }
    case .letter: [words(isWaiting ? StepsWords.nothingToSend : StepsWords.noLetter)]
    case .field(let label, let required):
      [words(StepsWords.emptyField(label, required: required))]
    case .tooLong(let label, let by): [words(StepsWords.tooLong(label, by: by))]
    case .tooShort(let label, let by): [words(StepsWords.tooShort(label, by: by))]
    case .slot(let slot):
      view.playbook.slot(slot).map { [words(StepsWords.emptySlot($0.name))] } ?? []
    case .proof(let fact, let kind):
      [
        words(
          StepsWords.unproven(question(fact), by: kind.flatMap { view.playbook.evidence($0)?.name })
        )
      ]
    case .sentence(let omission): [words(leftOut(omission))]
    case .keptBack(let evidence): [words(StepsWords.keptBack(kindName(evidence)))]
    case .notAttached(let evidence): [words(StepsWords.notAttached(kindName(evidence)))]
    }
  }

  private func question(_ fact: Fact.Name) -> Bilingual {
    let definition = view.playbook.fact(fact)
    return definition?.ask ?? definition?.why ?? Bilingual(zh: fact.text, en: fact.text)
  }

  private func leftOut(_ omission: ComposedLetter.Omission) -> Bilingual {
    let number = omission.sentence + 1
    return switch omission.reason {
    case .unknown(let facts): StepsWords.omitted(number, facts.map(question))
    case .unsupported: StepsWords.unsupported(number)
    case .noExhibits: StepsWords.noExhibits(number)
    case .overLimit: StepsWords.overLimit(number)
    }
  }

  private func kindName(_ evidence: Int) -> Bilingual {
    let kind = view.state.evidence(at: evidence).flatMap { view.playbook.evidence($0.kind) }
    return kind?.name ?? Bilingual(zh: "材料 \(evidence)", en: "original \(evidence)")
  }
}

// What to press, in order.
extension StepsPaper {
  /// What there is to do at the door, and by when.
  private var actions: [String] {
    var lines: [String] = []
    if let step = view.assessment.steps.first(where: { $0.rung == rung.id }) {
      lines.append(
        words(step.action) + (language == .zh ? "" : " ") + words(StepsWords.why(step.why)))
      // What is only waited for has its date among what comes afterwards.
      if step.letter != nil, let due = due(step.due) { lines.append(words(due)) }
    } else if let move = view.move(on: rung) {
      if let action = values.text(of: move.action, in: view) { lines.append(action) }
    }
    return lines
  }

  /// What to copy into the form, and what to attach.
  private var form: [String] {
    var lines: [String] = []
    for (index, filled) in fields.enumerated() {
      if let line = step(filled, number: index + 1) { lines.append(line) }
    }
    let caps = ChannelForm.form(of: rung.id)?.attachments
    lines += plan.evidenceList.rows.compactMap { row in
      row.file.map { file in
        let path = "send/exhibits/" + file
        return words(
          caps?.isOpen ?? false
            ? StepsWords.bring(path, row.name) : StepsWords.attach(path, row.name))
      }
    }
    if let caps, !caps.verified, !caps.isOpen { lines.append(words(StepsWords.capsUnverified)) }
    return lines
  }

  /// By when the step is taken: a door that closes is named before its form.
  private func due(_ due: Step.Due) -> Bilingual? {
    switch due {
    case .atOnce: StepsWords.atOnce
    case .by(let date):
      StepsWords.by(
        date.lastDay.map { values.text(of: $0) } ?? values.text(of: date.ends),
        isOneShot: plan.isOneShot)
    case .none: nil
    }
  }

  private func step(_ filled: FilledField, number: Int) -> String? {
    let label = filled.field.label
    var line: String
    switch filled.value {
    case .byHand(let what): line = words(StepsWords.typeByHand(label, what))
    case .words:
      guard let text = filled.fittingWords else { return nil }
      line = words(
        StepsWords.copy(FieldFile.name(number: number, filled), into: label, text.utf16.count))
      if let limit = filled.field.limit { line += words(StepsWords.limit(limit)) }
    case .empty: return nil
    }
    if let note = filled.field.note {
      line += (language == .zh ? "" : " ") + words(note)
    }
    return line
  }
}

// Before, never, afterwards.
extension StepsPaper {
  private var before: [String] {
    guard !isForOneself else { return [words(StepsWords.needs(rung.needs))] }
    var lines = [words(StepsWords.checkFacts)]
    switch plan.recipient {
    // They compare with the original (证据规定 art. 15 and 61).
    case .police, .court: lines.append(words(StepsWords.bringOriginals))
    case .oneself, .seller, .platform, .payment, .samr12315: lines.append(words(StepsWords.mask))
    }
    if plan.recipient == .seller || plan.recipient == .platform {
      lines.append(words(StepsWords.keepFirst))
    }
    lines.append(words(StepsWords.reveals(rung.reveals)))
    lines.append(words(StepsWords.needs(rung.needs)))
    return lines
  }

  private var never: [String] {
    let warnings = view.status(of: rung.id)?.warnings.map(words) ?? []
    return warnings + [words(StepsWords.neverSend), words(StepsWords.neverPay)]
      + (plan.isOneShot ? [words(StepsWords.oneShot)] : [])
  }

  private var costs: [String] {
    [words(StepsWords.fee(rung.fee)), words(StepsWords.takes(rung.takes))]
  }

  /// The local time as the command line reads it.
  private func commandTime(_ moment: Moment) -> String {
    let (day, hour, minute, _) = view.zone.civil(moment)
    return "\(day) \(Digits.padded(hour, 2)):\(Digits.padded(minute, 2))"
  }

  private var afterwards: [String] {
    let clocks = view.status(of: rung.id)?.clocks.map { words($0.says) } ?? []
    if isForOneself || isWaiting {
      let answers = rung.answers.filter { !isForOneself || $0.state == .accepted }.map(\.id.text)
      let record = StepsWords.recordAnswer(
        rung: rung.id, case: view.state.id, answers, isDone: isForOneself)
      return [words(record)] + clocks
    }
    let isOnPaper = ChannelForm.form(of: rung.id)?.isOnPaper ?? false
    var lines = [
      words(isOnPaper ? StepsWords.keepPaperReceipt : StepsWords.keepReceipt),
      words(
        StepsWords.record(
          rung: rung.id, case: view.state.id, due: plan.letter?.dueAt.map(commandTime))),
    ]
    if let due = plan.letter?.dueAt { lines.append(words(StepsWords.dueAt(values.text(of: due)))) }
    return lines + clocks
  }
}
