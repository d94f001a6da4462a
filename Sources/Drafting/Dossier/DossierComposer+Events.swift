internal import CaseCore
internal import Paper
internal import Playbook

// What happened, and the money.
extension DossierComposer {
  /// One thing that happened.
  private struct Happening {
    let at: Moment?
    let entry: Int
    let words: [Run]
    let source: [Run]
  }

  var chronology: [Block] {
    let happenings = (stated + messages + dealings).sorted { left, right in
      switch (left.at, right.at) {
      case (let one?, let other?): (one, left.entry) < (other, right.entry)
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): left.entry < right.entry
      }
    }
    guard !happenings.isEmpty else {
      return [.paragraph(.init(words(DossierWords.nothingHappened), .note))]
    }
    let rows = happenings.map { one in
      Table.Row([
        one.at.map { text(time($0)) } ?? [run(DossierWords.undated, .faint)], one.words, one.source,
      ])
    }
    return [
      .table(
        Table(
          .ruled,
          [
            .init(words(DossierWords.time), 20), .init(words(DossierWords.event), 52),
            .init(words(DossierWords.source), 28),
          ], rows))
    ]
  }

  /// `2026-11-18 20:14`: figures that stand one below the other.
  func time(_ moment: Moment) -> String {
    let local = view.zone.civil(moment)
    return "\(local.day) \(Digits.padded(local.hour, 2)):\(Digits.padded(local.minute, 2))"
  }

  private var stated: [Happening] {
    DossierFacts.instants.compactMap { name, label in
      guard let known = moment(name) else { return nil }
      var runs = [run(label)]
      var amountShown: CaseView.Support?
      if name == "paid_at" || name == "second_paid_at" {
        let fact = name == "paid_at" ? "paid_amount" : "second_paid_amount"
        if let paid = amount(fact) {
          runs.append(Run(" " + yuan(paid.money), .bold))
          amountShown = paid.support
        }
        if let payee = told("payee") { runs += [Run(" → "), Run(payee.text)] }
      }
      if name == "refunded_at", let back = amount("refunded_amount") {
        runs.append(Run(" " + yuan(back.money), .bold))
      }
      if name == "ordered_at", let goods = told("goods_name") {
        runs += [Run(words(DossierWords.colon)), Run(goods.text)]
      }
      return Happening(
        at: known.moment, entry: known.support.entries.first ?? 0, words: runs,
        source: marks(known.support, and: amountShown))
    }
  }

  private var messages: [Happening] {
    view.state.messages.filter { isDisclosed($0.entry) }.map { message in
      let value = message.value
      let speaker = said(value.shown.flatMap(speaker(of:)) ?? "")
      let who =
        value.direction == .sent
        ? DossierWords.applicantSaid
        : speaker.isEmpty ? DossierWords.otherSideSaid : DossierWords.said(by: speaker)
      return Happening(
        at: value.happenedAt, entry: message.entry,
        words: [run(who), Run(said(value.text), .quoted)],
        source: marks(support(message.entry, value.shown)))
    }
  }

  /// Who said it, as the entry or the chat itself names them.
  private func speaker(of shown: FactStated.Shown) -> String? {
    if let speaker = shown.speaker { return speaker }
    guard case .chat(let messages, _)? = contents[shown.evidence] else { return nil }
    return messages.first { $0.place == shown.place }?.speaker
  }

  private func support(_ entry: Int, _ shown: FactStated.Shown?) -> CaseView.Support {
    guard let shown, view.state.isActive(shown.evidence) else {
      return CaseView.Support([Source(entry: entry)])
    }
    return CaseView.Support([
      Source(entry: entry, evidence: shown.evidence, place: shown.place)
    ])
  }

  private func name(of rung: Rung.Name) -> Bilingual {
    view.playbook.rung(rung)?.name ?? Bilingual(zh: rung.text, en: rung.text)
  }

  /// Whether what happened at `rung` is part of what happened between the two sides: what the person did
  /// to keep things safe is their own affair.
  private func isDealing(_ rung: Rung.Name) -> Bool {
    !plan.isOutward || view.playbook.rung(rung)?.recipient != .oneself
  }

  private var dealings: [Happening] { promises + steps + answers + moved }

  private var promises: [Happening] {
    view.state.promises.filter { isDisclosed($0.entry) }.map { promise in
      let value = promise.value
      var runs = [run(DossierWords.promised(name(of: value.rung), value.what))]
      if let amount = value.amount { runs.append(Run(" " + yuan(amount), .bold)) }
      if let due = value.dueAt { runs.append(run(DossierWords.promisedBy(time(due)))) }
      if let words = value.text { runs += [Run(" "), Run(said(words), .quoted)] }
      return Happening(
        at: value.happenedAt, entry: promise.entry, words: runs,
        source: marks(support(promise.entry, value.shown)))
    }
  }

  private var steps: [Happening] {
    view.state.steps.filter { isDisclosed($0.entry) && isDealing($0.value.rung) }.map { step in
      var runs = [run(DossierWords.filed(name(of: step.value.rung)))]
      if let reference = step.value.reference {
        runs.append(run(DossierWords.reference(said(reference)), .small))
      }
      if let due = step.value.setDueAt { runs.append(run(DossierWords.setDue(time(due)))) }
      if !plan.isOutward, let remark = step.value.remark {
        runs += [Run(" "), Run(said(remark), .faint)]
      }
      return Happening(
        at: step.value.happenedAt, entry: step.entry, words: runs,
        source: marks(support(step.entry, nil)))
    }
  }

  private var answers: [Happening] {
    view.state.answers.filter { isDisclosed($0.entry) && isDealing($0.value.rung) }.map { answer in
      let value = answer.value
      let definition = view.playbook.rung(value.rung)?.answers.first { $0.id == value.answer }
      let says =
        definition?.name ?? Bilingual(zh: value.answer.text, en: value.answer.text)
      var runs = [run(DossierWords.answered(name(of: value.rung), says))]
      if let reason = value.reason.flatMap(view.playbook.reason) {
        runs.append(run(DossierWords.reasonGiven(reason.name)))
      }
      if let amount = value.amount { runs.append(Run(" " + yuan(amount), .bold)) }
      if let words = value.text { runs += [Run(" "), Run(said(words), .quoted)] }
      return Happening(
        at: value.happenedAt, entry: answer.entry, words: runs,
        source: marks(support(answer.entry, value.shown)))
    }
  }

  private var moved: [Happening] {
    view.state.movedDeadlines.filter { isDisclosed($0.entry) }.map { moved in
      Happening(
        at: moved.recordedAt, entry: moved.entry,
        words: [
          run(DossierWords.moved(name(of: moved.value.rung), time(moved.value.dueAt))),
          Run(said(moved.value.reason), .faint),
        ],
        source: marks(support(moved.entry, nil)))
    }
  }
}

extension DossierComposer {
  var money: [Block] {
    var rows: [Table.Row] = []
    for (name, label, when, with) in DossierFacts.amounts {
      guard let known = amount(name) else { continue }
      let others = with.compactMap { told($0)?.text }
      rows.append(
        .init([
          [run(label)], text(known.money.decimal),
          text(when.flatMap(moment).map { time($0.moment) } ?? ""),
          text(others.joined(separator: words(DossierWords.separator))), marks(known.support),
        ]))
    }
    guard !rows.isEmpty else { return [] }
    if let claimed {
      rows.append(
        .init(
          [
            [run(DossierWords.claimed, .bold)], text(claimed.decimal, .bold), [], [], [],
          ], isTotal: true))
    }
    return [
      .table(
        Table(
          .ruled,
          [
            .init(words(DossierWords.item), 12),
            .init(words(DossierWords.yuan), 11, isAtEnd: true), .init(words(DossierWords.time), 19),
            // A payment number of 32 digits stands in one line.
            .init(words(DossierWords.details), 38), .init(words(DossierWords.source), 20),
          ], rows))
    ]
  }

  /// Where what is looked up by its own words stands.
  var index: [Block] {
    let rows = DossierFacts.index.compactMap { name, label -> Table.Row? in
      guard let told = told(name), told.support.evidence.contains(where: { items[$0] != nil })
      else { return nil }
      return Table.Row([[run(label)], text(told.text), marks(told.support)])
    }
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        Table(
          .ruled,
          [
            .init(words(DossierWords.item), 22), .init(words(DossierWords.content), 38),
            .init(words(DossierWords.standsIn), 40),
          ], rows))
    ]
  }
}
