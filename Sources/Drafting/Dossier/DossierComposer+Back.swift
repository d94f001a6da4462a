internal import CaseCore
internal import Paper
internal import Playbook

// The other side's own terms, the law, and how all of it can be checked.
extension DossierComposer {
  /// What was taken out of agreements and pages of the other side, word for word with its place.
  var agreementQuotes: [Block] {
    var blocks: [Block] = []
    for one in view.state.confirmedFindings where one.value.place.text != "whole" {
      guard items[one.value.evidence] != nil, isDisclosed(one.entry),
        isAgreement(one.value.evidence), !one.value.quote.isEmpty
      else { continue }
      let source = Source(
        entry: one.entry, evidence: one.value.evidence, place: one.value.place)
      blocks.append(.paragraph(.init(text(said(one.value.quote)), .quote)))
      blocks.append(.paragraph(.init(marks(CaseView.Support([source])), .note)))
    }
    return blocks
  }

  private func isAgreement(_ evidence: Int) -> Bool {
    let kind = view.state.evidence(at: evidence).flatMap { view.playbook.evidence($0.kind) }
    return kind?.id.text == "agreement"
  }

  /// The cards that are cited, in the order of the playbook.
  private var cited: [Citation] {
    var names: Set<Law.Name> = []
    if plan.isOutward {
      for sentence in plan.letter?.sentences ?? [] { names.formUnion(sentence.citations) }
    } else if let leading = view.assessment.leading {
      for ground in leading.grounds where ground.onYourAccount.truth != .no {
        names.formUnion(ground.law)
      }
      for one in leading.preconditions { names.formUnion(one.law) }
      for bar in leading.bars { names.formUnion(bar.law) }
    }
    return view.playbook.parts.citations.filter { card in
      names.contains(card.id) && (!plan.isOutward || card.law != nil)
    }
  }

  /// Links to cards, in brackets.
  func cards(_ names: [Law.Name]) -> [Run] {
    let all = cited
    var runs: [Run] = []
    for (index, card) in all.enumerated() where names.contains(card.id) {
      if !runs.isEmpty { runs.append(run(DossierWords.semicolon, .small)) }
      runs.append(Run(title(card), .small, link: .card(index + 1)))
    }
    guard !runs.isEmpty else { return [] }
    return [run(DossierWords.open, .small)] + runs + [run(DossierWords.close, .small)]
  }

  private func title(_ card: Citation) -> String {
    guard let law = card.law, let article = card.article else {
      return words(DossierWords.practiceCard)
    }
    return language == .zh ? law.zh + article.zh : "\(law.en), \(article.en)"
  }

  var lawCards: [Block] {
    cited.enumerated().flatMap { index, card -> [Block] in
      var remarks: [String] = []
      if let day = card.inForce {
        remarks.append(words(DossierWords.inForce("\(day)", until: card.until.map { "\($0)" })))
      }
      if card.level == .secondary { remarks.append(words(DossierWords.notVerified)) }
      if let day = orderDay, !card.applies(on: day) {
        remarks.append(words(DossierWords.doesNotApply("\(day)")))
      }
      let head = [
        Run(title(card), .bold),
        Run("  " + remarks.joined(separator: words(DossierWords.semicolon)), [.small, .faint]),
      ]
      return [
        .paragraph(.init(head, anchor: .card(index + 1))),
        .paragraph(.init([run(card.says)], .note)),
      ]
    }
  }

  private var orderDay: Day? {
    guard let fact = view.playbook.header.orderedAt, case .moment(let at)? = view.known[fact]?.value
    else { return nil }
    return view.zone.day(of: at)
  }

  func integrityPage(_ integrity: DossierIntegrity) -> [Block] {
    var blocks: [Block] = [.paragraph(.init(words(DossierWords.integrityNote)))]
    blocks.append(.heading(Heading(2, words(DossierWords.checkpoint))))
    blocks += integrity.checkpoint.filter { !$0.isEmpty }.map { line in
      .paragraph(.init(text(said(line), [.code, .small]), .line))
    }
    blocks.append(
      .paragraph(
        .init(
          [
            run(DossierWords.key), Run(integrity.fingerprint.hex, [.code, .small]),
          ], .note)))
    blocks.append(.heading(Heading(2, words(DossierWords.stamps))))
    blocks += table(of: integrity.stamps)
    if !plan.items.isEmpty {
      blocks.append(.heading(Heading(2, words(DossierWords.digests))))
      blocks.append(digests)
    }
    blocks.append(.heading(Heading(2, words(DossierWords.howToVerify))))
    blocks.append(.list(List(DossierWords.verifying.map { [run($0)] }, isNumbered: true)))
    blocks.append(.heading(Heading(2, words(DossierWords.notProven))))
    blocks.append(
      .list(
        List(
          DossierWords.unproven(
            isStamped: integrity.stamps.contains(where: \.isTrusted), isOutward: plan.isOutward
          ).map { [run($0)] })))
    return blocks
  }

  private func table(of stamps: [DossierIntegrity.Stamp]) -> [Block] {
    guard !stamps.isEmpty else {
      return [.paragraph(.init(words(DossierWords.noStamps)))]
    }
    let rows = stamps.map { stamp in
      Table.Row([
        text("\(stamp.size)"), text(stamp.at.map { view.zone.text(of: $0) } ?? ""),
        text(said(stamp.authority)),
        [run(stamp.isTrusted ? DossierWords.trusted : DossierWords.notTrusted)],
      ])
    }
    return [
      .table(
        Table(
          .ruled,
          [
            .init(words(DossierWords.entries), 12, isAtEnd: true),
            .init(words(DossierWords.statedTime), 28), .init(words(DossierWords.authority), 36),
            .init(words(DossierWords.checked), 24),
          ], rows))
    ]
  }

  private var digests: Block {
    .table(
      Table(
        .ruled,
        [
          .init(words(DossierWords.number), 12),
          .init(words(DossierWords.entry), 10, isAtEnd: true),
          .init(words(DossierWords.digest), 78),
        ],
        plan.items.map { item in
          Table.Row([
            [Run(mark(item), link: .exhibit(item.number))], text("\(item.content)"),
            text(digest(item)?.hex ?? "", [.code, .small]),
          ])
        }))
  }
}
