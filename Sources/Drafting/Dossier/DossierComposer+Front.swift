internal import CaseCore
internal import Paper
internal import Playbook

// The cover, and what a reader should know first.
extension DossierComposer {
  var cover: [Block] {
    var blocks: [Block] = []
    blocks.append(.paragraph(.init(words(DossierWords.dossier), .subtitle)))
    blocks.append(
      .paragraph(
        .init(text(said(view.state.opening?.value.title ?? words(DossierWords.dossier))), .title)))
    blocks.append(.paragraph(.init(words(DossierWords.versionLine(plan.recipient)), .subtitle)))
    var rows: [Table.Row] = []
    func add(_ name: Bilingual, _ value: [Run]) {
      guard !value.isEmpty else { return }
      rows.append(.init([text(words(name)), value]))
    }
    add(DossierWords.applicant, text(words(DossierWords.applicantIs)))
    add(DossierWords.otherSide, otherSide)
    add(DossierWords.claim, claimWords)
    if let amount = claimed { add(DossierWords.amount, text(yuan(amount), .bold)) }
    add(DossierWords.status, statusWords)
    add(
      DossierWords.contents,
      text(words(DossierWords.count(plan.items.count))))
    add(
      DossierWords.composed,
      text(
        values.fullText(of: view.zone.day(of: view.clock)) + " · "
          + words(DossierWords.size(view.state.size))))
    if let id = view.state.id { add(DossierWords.caseNumber, [Run(id.text, .code)]) }
    blocks.append(.table(Table(.pairs, [.init("", 22), .init("", 78)], rows)))
    blocks.append(.paragraph(.init(words(DossierWords.coverNote(plan.isOutward)), .note)))
    return blocks + [.pageBreak]
  }

  /// What is asked back: for somebody else the letter's amount, or that of the claim as far as they may
  /// be told what it rests on.
  var claimed: Money? {
    guard plan.isOutward else { return view.assessment.leading?.amount }
    if let letter = plan.letter { return letter.amount }
    guard let claim = view.claim, let fact = claim.amountFact,
      mayTell(view.support(ofFacts: view.basis(of: fact)))
    else { return nil }
    return claim.amount
  }

  func yuan(_ money: Money) -> String {
    money.currency == "CNY" ? "¥\(money.decimal)" : "\(money.decimal) \(money.currency)"
  }

  var claimWords: [Run] {
    let leading = plan.isOutward ? view.claim : view.assessment.leading
    guard let name = plan.letter?.claim ?? leading?.claim, let claim = view.playbook.claim(name)
    else { return [] }
    return text(words(claim.name))
  }

  var otherSide: [Run] {
    var runs: [Run] = []
    for (fact, label) in DossierFacts.parties {
      guard let told = told(fact) else { continue }
      if !runs.isEmpty { runs.append(run(DossierWords.separator)) }
      runs += [Run(words(label) + words(DossierWords.colon), .faint), Run(told.text)]
    }
    return runs.isEmpty ? text(words(DossierWords.notNamed)) : runs
  }

  /// Where the matter stands: the last step on each rung, and what came of it.
  var statusWords: [Run] {
    var runs: [Run] = []
    // As it came: the door that was knocked at first stands first.
    let filed = view.assessment.rungs.compactMap { status -> (first: Int, RungStatus)? in
      let steps = view.state.steps.filter {
        $0.value.rung == status.rung && isDisclosed($0.entry)
      }
      guard status.entry != nil, let first = steps.map(\.entry).min() else { return nil }
      return (first, status)
    }
    for (_, status) in filed.sorted(by: { $0.first < $1.first }) {
      guard let rung = view.playbook.rung(status.rung) else { continue }
      if !runs.isEmpty { runs.append(run(DossierWords.semicolon)) }
      runs.append(Run(words(rung.name) + words(DossierWords.colon)))
      runs.append(run(DossierWords.state(status.state)))
      if let since = status.since {
        runs.append(Run(words(DossierWords.since(values.text(of: since))), .small))
      }
    }
    if let closing = view.state.closing, isDisclosed(closing.entry), !plan.isOutward {
      runs.append(run(DossierWords.closed))
    }
    return runs.isEmpty ? text(words(DossierWords.nothingFiled)) : runs
  }
}

// For oneself: what the case comes to.
extension DossierComposer {
  var summary: [Block] {
    let assessment = view.assessment
    var blocks: [Block] = assessment.stops.map { stop in
      .paragraph(
        .init(
          [run(stop.says, .bold), Run(" "), run(stop.instead)], .warning))
    }
    guard let leading = assessment.leading else {
      return blocks + [.paragraph(.init(words(DossierWords.noClaim), .lead))]
    }
    blocks.append(.paragraph(.init(words(leading.summary), .lead)))
    var rows: [Table.Row] = []
    func add(_ name: Bilingual, _ value: [Run]) {
      rows.append(.init([text(words(name)), value]))
    }
    add(DossierWords.onYourAccount, [run(leading.onYourAccount.words, .bold)])
    add(DossierWords.onTheRecord, [run(leading.onTheRecord.words, .bold)])
    if let amount = leading.amount { add(DossierWords.amount, text(yuan(amount))) }
    add(DossierWords.reach, [run(assessment.reach.says)])
    for step in assessment.steps.prefix(3) {
      add(
        DossierWords.today,
        [run(step.action), Run(" "), run(DossierWords.because(step.why), [.small, .faint])])
    }
    blocks.append(.table(Table(.pairs, [.init("", 22), .init("", 78)], rows)))
    blocks.append(.paragraph(.init(words(DossierWords.notOdds), .note)))
    return blocks + missing + against(leading)
  }

  private var missing: [Block] {
    let items = view.assessment.missing.prefix(8).compactMap { missing -> [Run]? in
      let line: Bilingual? =
        switch missing.what {
        case .fact(let fact): DossierWords.unanswered(question(fact))
        case .proof(let fact, let kind):
          StepsWords.unproven(
            question(fact), by: kind.flatMap { view.playbook.evidence($0)?.name })
        case .slot(let slot, _):
          view.playbook.slot(slot).map { StepsWords.emptySlot($0.name) }
        }
      return line.map { [run($0)] }
    }
    guard !items.isEmpty else { return [] }
    return [
      .heading(Heading(2, words(DossierWords.missing))), .list(List(Array(items))),
    ]
  }

  private func question(_ fact: Fact.Name) -> Bilingual {
    let definition = view.playbook.fact(fact)
    return definition?.ask ?? definition?.why ?? Bilingual(zh: fact.text, en: fact.text)
  }

  private func against(_ claim: JudgedClaim) -> [Block] {
    guard !claim.bars.isEmpty else { return [] }
    return [
      .heading(Heading(2, words(DossierWords.against))),
      .list(
        List(
          claim.bars.map { bar in
            [run(bar.says)] + (bar.still.map { [Run(" "), run($0)] } ?? [])
          })),
    ]
  }

  /// What the person wrote, however long: a part of its own behind what fits on one page.
  var story: [Block] {
    let told = view.state.stories.map(\.value.text) + view.state.notes.map(\.value.text)
    return told.flatMap { story in
      story.split(whereSeparator: \.isNewline).map { line in
        Block.paragraph(.init(text(said(line)), .quote))
      }
    }
  }

  /// The three preconditions with their reasons.
  var preconditions: [Block] {
    guard let leading = view.assessment.leading, !leading.preconditions.isEmpty else { return [] }
    let rows = leading.preconditions.map { one in
      Table.Row([
        [run(one.id.name, .bold)],
        [run(DossierWords.met(one.onTheRecord.truth))],
        [run(DossierWords.met(one.onYourAccount.truth))],
        [run(one.because)] + cards(one.law),
        marks(CaseView.Support(one.sources)),
      ])
    }
    return [
      .table(
        Table(
          .ruled,
          [
            .init(words(DossierWords.precondition), language == .zh ? 14 : 16),
            .init(words(DossierWords.onTheRecord), 12),
            .init(words(DossierWords.onYourAccount), 12),
            .init(words(DossierWords.reason), language == .zh ? 40 : 36),
            .init(words(DossierWords.source), language == .zh ? 22 : 24),
          ], rows))
    ]
  }
}

// For somebody else: what is asked of them and why, sentence by sentence.
extension DossierComposer {
  var statement: [Block] {
    guard let letter = plan.letter else { return [] }
    var blocks: [Block] = [.paragraph(.init(text(said(letter.title)), .lead))]
    for sentences in letter.paragraphs {
      var runs: [Run] = []
      var margin: [Run] = []
      var named: Set<Int> = []
      for sentence in sentences {
        if !runs.isEmpty, language == .en { runs.append(Run(" ")) }
        runs.append(Run(sentence.text))
        guard sentence.kind == .fact else { continue }
        for item in plan.items where sentence.evidence.contains(item.evidence) {
          guard named.insert(item.number).inserted else { continue }
          let anchor = sentence.sources.first { $0.evidence == item.evidence }
            .map { marked.anchor(of: $0, in: item) }
          if !margin.isEmpty { margin.append(run(DossierWords.separator, .small)) }
          margin.append(Run(mark(item), .small, link: anchor ?? .exhibit(item.number)))
        }
      }
      blocks.append(.paragraph(.init(runs, .body, margin: margin)))
    }
    return blocks
  }
}
