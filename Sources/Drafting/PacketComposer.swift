internal import CaseCore
internal import Playbook

/// Puts a packet together.
struct PacketComposer {
  let view: CaseView
  let rung: RungDefinition
  let values: ValueText
  /// The letter that goes into it; nil for the one that the door takes as things stand.
  let named: LetterDefinition?
  /// Whether pictures count as if they had been made to fit the form.
  let isFitting: Bool
  private let form: ChannelForm?
  private var missing: [PacketPlan.Missing] = []

  private var language: Language { values.language }

  init(
    view: CaseView, rung: RungDefinition, language: Language, writing named: LetterDefinition?,
    fitting isFitting: Bool
  ) {
    self.view = view
    self.rung = rung
    self.named = named
    self.isFitting = isFitting
    values = ValueText(language: language, zone: view.zone, clock: view.clock)
    form = ChannelForm.form(of: rung.id)
  }

  /// The plan, or why there is none.
  mutating func compose() -> PacketResult {
    if let refusal = view.refusal(at: rung.id) { return .refused(refusal) }
    let attachable = attachable()
    var letter: ComposedLetter?
    if let definition = named ?? view.letter(for: rung) {
      var composer = LetterComposer(
        view: view, definition: definition, language: language, recipient: rung.recipient,
        attachable: attachable)
      switch composer.compose() {
      case .letter(let composed): letter = composed
      case .asks(let facts): missing.append(.facts(facts))
      case .refused(let refusal): return .refused(refusal)
      }
    } else if form != nil {
      missing.append(.letter)
    }
    var lister = EvidenceListComposer(
      view: view, language: language, recipient: rung.recipient, attachable: attachable,
      caps: form?.attachments)
    let fields = form.map { FormFiller(view: view, values: values, letter: letter).fill($0) } ?? []
    // Without a letter the fields alone tell of a bill that stays with the person.
    let list = lister.compose(
      with: letter, telling: letter == nil ? Set(fields.flatMap(\.entries)) : [])
    noteMissing(fields: fields, letter: letter, list: list)
    let plan = PacketPlan(
      rung: rung.id, recipient: rung.recipient, language: language, practice: view.practice,
      letter: letter, evidenceList: list, missing: missing, isOneShot: isOneShot,
      files: [], fields: fields.map(\.shown),
      guidance: .none)
    let steps = StepsPaper(view: view, rung: rung, values: values, plan: plan, fields: fields)
    return .plan(
      plan.with(files: files(of: plan, fields: fields), guidance: steps.guidance))
  }

  /// Whether this is the one time that the door takes: nothing was filed yet.
  private var isOneShot: Bool {
    switch view.status(of: rung.id)?.state {
    case .open, .withdrawn: rung.oneShot
    case .filed, .silent, .accepted, .promised, .offered, .refused, .deflected, .upheld, .unpaid,
      .performed, .refunded, .asksMore, .blocked, .closed, nil:
      false
    }
  }

  /// The originals that this door takes; nil where a door takes any.
  private func attachable() -> Set<Int>? {
    // What a person does for themselves goes to nobody.
    if rung.recipient == .oneself { return [] }
    guard let form else { return nil }
    guard let caps = form.attachments else { return [] }
    return Set(
      AttachmentChoice(view: view, rung: rung, caps: caps).entries(fitting: isFitting))
  }

  private mutating func noteMissing(
    fields: [FilledField], letter: ComposedLetter?, list: EvidenceList
  ) {
    for filled in fields {
      switch filled.value {
      case .byHand: continue
      case .empty:
        // What the letter lacks is said once, by the letter.
        guard letter != nil || !filled.field.content.isOfLetter,
          !filled.field.content.facts.contains(where: isAsked)
        else { continue }
        missing.append(.field(label: filled.field.label, required: filled.field.required))
      case .words:
        if filled.excess > 0 {
          missing.append(.tooLong(label: filled.field.label, by: filled.excess))
        } else if filled.shortage > 0 {
          missing.append(.tooShort(label: filled.field.label, by: filled.shortage))
        }
      }
    }
    missing += view.assessment.missing.compactMap(lackOnRecord)
    missing += letter?.omissions.map { .sentence($0) } ?? []
    guard rung.recipient != .oneself else { return }
    missing += keptBack(from: list).map { .keptBack(evidence: $0) }
    missing += list.rows.filter { $0.file == nil }.map { .notAttached(evidence: $0.evidence) }
  }
}

extension PacketComposer {
  /// Originals that support something and that the recipient gets neither as a file nor in words, or
  /// in words only though a person may name them to go along.
  private func keptBack(from list: EvidenceList) -> [Int] {
    let told = Set(list.excerpts.map(\.evidence))
    return list.leftOut.keys.sorted().filter { entry in
      list.leftOut[entry] != .supportsNothing && (!told.contains(entry) || isOnChoice(entry))
        && view.known.values.contains { $0.support.evidence.contains(entry) }
    }
  }

  private func isOnChoice(_ entry: Int) -> Bool {
    let kind = view.state.evidence(at: entry).flatMap { view.playbook.evidence($0.kind) }
    return kind?.onChoice.contains(rung.recipient) ?? false
  }

  private func isAsked(_ fact: Fact.Name) -> Bool {
    missing.contains { missing in
      if case .facts(let facts) = missing { facts.contains(fact) } else { false }
    }
  }

  /// What documents do not show yet: the letter follows the person's account, so the person is
  /// told where the record is behind it.
  private func lackOnRecord(_ missing: Missing) -> PacketPlan.Missing? {
    switch missing.what {
    case .fact: nil
    case .proof(let fact, let kind): missing.changesVerdict ? .proof(fact, kind) : nil
    case .slot(let slot, .required), .slot(let slot, .oneOf): .slot(slot)
    case .slot(_, .optional): nil
    }
  }
}

// Files.
extension PacketComposer {
  private func files(of plan: PacketPlan, fields: [FilledField]) -> [PacketPlan.File] {
    var files: [PacketPlan.File] = []
    func add(
      _ name: String, _ text: String, for reader: PacketPlan.File.Reader,
      _ sources: [LetterSentence] = []
    ) {
      files.append(.init(name: name, content: .text(text), reader: reader, sources: sources))
    }
    add(
      "steps.md",
      StepsPaper(view: view, rung: rung, values: values, plan: plan, fields: fields).markdown,
      for: .oneself)
    if let letter = plan.letter {
      add("send/letter.txt", letter.plainText, for: .recipient, letter.sentences)
      add("send/letter.md", letter.markdown, for: .recipient, letter.sentences)
      if form?.isOnPaper ?? false {
        files.append(
          .init(
            name: "send/letter.docx", content: .wordLetter, reader: .recipient,
            sources: letter.sentences))
      }
    }
    // What goes along is listed, with the letter or after it; a door without a form takes nothing.
    if form != nil, plan.letter != nil || plan.evidenceList.hasFiles {
      let sources = plan.evidenceList.sources
      add("send/evidence-list.md", plan.evidenceList.markdown, for: .recipient, sources)
      add("send/evidence-list.csv", plan.evidenceList.commaSeparated, for: .recipient, sources)
    }
    if rung.recipient == .police, let letter = plan.letter {
      let table = TransferTable(view, values, letter)
      add("send/transfers.md", table.markdown, for: .recipient, table.sentences)
    }
    for (index, filled) in fields.enumerated() {
      let name = FieldFile.name(number: index + 1, filled)
      switch filled.value {
      case .words(_, let sources):
        guard let words = filled.fittingWords else { continue }
        add(
          name, FieldFile.text(words, practice: view.practice, language), for: .recipient, sources)
      case .byHand(let what):
        add(
          name, FieldFile.byHand(what, filled.field, practice: view.practice, language),
          for: .oneself)
      case .empty: continue
      }
    }
    files += exhibits(of: plan)
    let manifest = PacketManifest(view: view, plan: plan.with(files: files)).text
    add("packet.json", manifest, for: .oneself)
    return files
  }

  private func exhibits(of plan: PacketPlan) -> [PacketPlan.File] {
    plan.evidenceList.rows.compactMap { row in
      guard let file = row.file, let original = view.state.evidence(at: row.evidence) else {
        return nil
      }
      let attached = view.state.attached(
        for: row.evidence, original, to: plan.recipient.rawValue, within: form?.attachments)
      return .init(
        name: "send/exhibits/" + file, content: .attached(entry: attached.entry),
        reader: .recipient, sources: [])
    }
  }
}

extension PacketPlan {
  func with(files: [File], guidance: Guidance? = nil) -> PacketPlan {
    PacketPlan(
      rung: rung, recipient: recipient, language: language, practice: practice, letter: letter,
      evidenceList: evidenceList, missing: missing, isOneShot: isOneShot, files: files,
      fields: fields, guidance: guidance ?? self.guidance)
  }
}

extension ChannelForm.Content {
  /// The facts that fill it, any one of them.
  var facts: [Fact.Name] {
    switch self {
    case .fact(let facts): facts
    case .paymentNumber: [Fact.Name("payment_no")].compactMap(\.self)
    case .byHand, .option, .claimAmount, .letter, .request, .lines: []
    }
  }

  /// Whether it comes out of the letter.
  var isOfLetter: Bool {
    switch self {
    case .letter, .request: true
    case .byHand, .option, .claimAmount, .fact, .paymentNumber, .lines: false
    }
  }
}
