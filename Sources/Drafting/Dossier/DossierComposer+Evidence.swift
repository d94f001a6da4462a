internal import CaseCore
internal import Paper
internal import Playbook

// The list of evidence and the exhibits.
extension DossierComposer {
  var evidenceList: [Block] {
    var blocks: [Block] = []
    if plan.items.isEmpty {
      blocks.append(.paragraph(.init(words(EvidenceWords.nothing), .note)))
    } else {
      blocks.append(
        .table(
          Table(
            .grid,
            [
              .init(words(DossierWords.number), language == .zh ? 8 : 12),
              .init(words(DossierWords.evidenceName), 15),
              .init(words(DossierWords.kindAndCarrier), 20),
              .init(words(DossierWords.formed), 15), .init(words(DossierWords.proves), 30),
              .init(words(DossierWords.pages), 12),
            ], plan.items.map(row))))
    }
    if !plan.excerpts.isEmpty {
      blocks.append(.paragraph(.init(words(EvidenceWords.excerptsHead))))
      blocks.append(.list(List(plan.excerpts.map { text(said($0.text)) })))
    }
    blocks.append(.paragraph(.init(words(EvidenceWords.original), .note)))
    blocks.append(.paragraph(.init(words(EvidenceWords.signature))))
    blocks.append(
      .paragraph(.init(EvidenceWords.submitted(view.zone.day(of: view.clock), language))))
    return blocks
  }

  private func row(_ item: DossierPlan.Item) -> Table.Row {
    let anchor = Anchor.exhibit(item.number)
    guard let row = item.row else {
      return .init([
        [Run(mark(item), .bold, link: anchor)], text(item.name),
        carrier(item), taken(item),
        [run(plan.isOutward ? DossierWords.showsWords : DossierWords.supportsNothing, .faint)],
        [.pages(of: anchor)],
      ])
    }
    return .init([
      [Run(mark(item), .bold, link: anchor)], text(row.name),
      [Run(row.type), run(DossierWords.semicolon), Run(row.source)], text(row.formed),
      text(said(row.proves)), [.pages(of: anchor)],
    ])
  }

  private func carrier(_ item: DossierPlan.Item) -> [Run] {
    guard let added = view.state.evidence(at: item.evidence),
      let kind = view.playbook.evidence(added.kind)
    else { return [] }
    return [
      run(EvidenceWords.type(of: added.mediaType, by: kind.maker)), run(DossierWords.semicolon),
      run(EvidenceWords.source(kind.maker)),
    ]
  }

  private func fileName(_ item: DossierPlan.Item) -> [Run] {
    text(said(view.state.evidence(at: item.evidence)?.fileName ?? ""))
  }

  private func taken(_ item: DossierPlan.Item) -> [Run] {
    guard let added = view.state.evidence.first(where: { $0.entry == item.evidence }) else {
      return []
    }
    return [run(EvidenceWords.takenIn(values.fullText(of: added.recordedAt)))]
  }

  func section(_ item: DossierPlan.Item) -> ExhibitSection {
    var strip: [ExhibitSection.StripLine] = []
    func add(_ name: Bilingual, _ value: [Run]) {
      if !value.isEmpty { strip.append(.init(words(name), value)) }
    }
    if let row = item.row {
      add(
        DossierWords.kindAndCarrier, [Run(row.type), run(DossierWords.semicolon), Run(row.source)])
      add(DossierWords.formed, text(row.formed))
      add(DossierWords.proves, text(said(row.proves)))
    } else {
      add(DossierWords.formed, taken(item))
    }
    if !plan.isOutward { add(DossierWords.file, fileName(item)) }
    if item.content != item.evidence { add(DossierWords.copy, [run(DossierWords.copyMade)]) }
    add(DossierWords.digest, digest(item).map { [Run($0.hex, [.code, .small])] } ?? [])
    return ExhibitSection(
      number: item.number, mark: mark(item), title: item.name, strip: strip,
      blocks: blocks(of: item))
  }

  /// The SHA-256 of what is shown.
  func digest(_ item: DossierPlan.Item) -> Digest? {
    view.state.derivative(at: item.content)?.digest ?? view.state.evidence(at: item.content)?.digest
  }

  private func blocks(of item: DossierPlan.Item) -> [Block] {
    switch contents[item.evidence] {
    case .picture(let picture):
      return [.picture(shown(picture, of: item, [run(quality(picture), [.small, .faint])]))]
    case .frames(let frames, let milliseconds, let isWhole):
      return self.frames(frames, milliseconds, isWhole, of: item)
    case .chat(let messages, let isCut):
      return [.paragraph(.init(words(DossierWords.chatNote), .note))]
        + messages.enumerated().map { message($1, $0, of: item) } + cut(isCut)
    case .lines(let lines, let isCut):
      return [.paragraph(.init(words(DossierWords.linesNote), .note))]
        + lines.enumerated().map { line($1, $0, of: item) } + cut(isCut)
    case .pages(let pages):
      return [
        .paragraph(.init(words(DossierWords.pagesNote(pages.sizes.count)), .note)), .foreign(pages),
      ]
    case .pictureElsewhere:
      return [.paragraph(.init(words(DossierWords.pictureElsewhere), .note))]
    case .confirmed: return confirmedRows(of: item)
    case .notShown(let why): return [.paragraph(.init(words(why), .warning))]
    case nil: return [.paragraph(.init(words(DossierWords.notLookedInto), .warning))]
    }
  }

  private func cut(_ isCut: Bool) -> [Block] {
    isCut ? [.paragraph(.init(words(DossierWords.cut), .warning))] : []
  }

  private func shown(
    _ picture: PreparedPicture, of item: DossierPlan.Item, _ caption: [Run], abreast: Int = 1
  ) -> Picture {
    Picture(
      name: picture.name, width: picture.width, height: picture.height,
      alternative: words(DossierWords.pictureOf(mark(item), item.name)), caption: caption,
      abreast: abreast)
  }

  private func quality(_ picture: PreparedPicture) -> Bilingual {
    DossierWords.quality(
      picture.quality, width: picture.width, height: picture.height,
      originalWidth: picture.originalWidth)
  }

  private func frames(
    _ frames: [ExhibitContent.Frame], _ milliseconds: Int, _ isWhole: Bool,
    of item: DossierPlan.Item
  ) -> [Block] {
    let length = Place.clock(milliseconds: milliseconds)
    return [
      .paragraph(
        .init(words(DossierWords.framesNote(frames.count, length, isWhole: isWhole)), .note))
    ]
      + frames.map { frame in
        .picture(
          shown(
            frame.picture, of: item,
            text(Place.clock(milliseconds: frame.milliseconds), .small), abreast: 3))
      }
  }

  private func message(
    _ message: ExhibitContent.Message, _ index: Int, of item: DossierPlan.Item
  ) -> Block {
    let isMarked = marked.isMarked(message.place, of: item.evidence)
    var runs: [Run] = []
    if let speaker = message.speaker { runs.append(Run(said(speaker), [.bold, .small])) }
    if let at = message.at { runs.append(Run("  " + time(at), [.small, .faint])) }
    if !runs.isEmpty { runs.append(Run("  ")) }
    runs += message.text.split(whereSeparator: \.isNewline).enumerated().map { number, line in
      Run((number == 0 ? "" : " / ") + said(line))
    }
    let role: Paragraph.Role = isMarked ? .marked : message.isOwn == true ? .own : .theirs
    return .paragraph(
      .init(
        runs, role, margin: placeWords(message.place),
        anchor: .exhibit(item.number, at: index)))
  }

  private func line(
    _ line: ExhibitContent.Line, _ index: Int, of item: DossierPlan.Item
  ) -> Block {
    let isMarked = marked.isMarked(line.place, of: item.evidence)
    return .paragraph(
      .init(
        text(said(line.text)), isMarked ? .marked : .line, margin: placeWords(line.place),
        anchor: isMarked ? .exhibit(item.number, at: index) : nil))
  }

  /// The number of a line, without a word.
  private func placeWords(_ place: Place) -> [Run] {
    let parts = place.text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return [] }
    return [Run(said(parts[1].split(separator: "-").first ?? ""), [.small, .faint])]
  }

  /// Of a bill only the rows that were confirmed.
  private func confirmedRows(of item: DossierPlan.Item) -> [Block] {
    let confirmed = view.state.confirmedFindings.filter { one in
      one.value.evidence == item.evidence && isDisclosed(one.entry)
    }
    guard !confirmed.isEmpty else {
      return [.paragraph(.init(words(DossierWords.nothingConfirmed), .warning))]
    }
    var blocks: [Block] = [.paragraph(.init(words(DossierWords.confirmedNote), .note))]
    for (index, one) in confirmed.enumerated() {
      let place = EvidenceWords.place(one.value.place).map { words($0) } ?? one.value.place.text
      blocks.append(
        .paragraph(
          .init(
            [Run(place, .bold), Run("  "), Run(said(one.value.quote), .quoted)], .marked,
            anchor: .exhibit(item.number, at: index))))
      let rows = one.value.values.compactMap { shown -> Table.Row? in
        guard let fact = view.playbook.fact(shown.fact),
          let value = values.text(of: shown.value, names: view.names(of: shown.fact))
        else { return nil }
        let name = DossierFacts.name(of: shown.fact.text) ?? fact.ask
        return name.map { Table.Row([text(words($0)), text(value)]) }
      }
      if !rows.isEmpty {
        blocks.append(.table(Table(.pairs, [.init("", 34), .init("", 66)], rows)))
      }
    }
    return blocks
  }
}

extension DossierFacts {
  /// The short name of the fact `name`; nil for one without.
  static func name(of fact: String) -> Bilingual? {
    index.first { $0.0 == fact }?.1 ?? amounts.first { $0.name == fact }?.words
      ?? instants.first { $0.0 == fact }?.1
  }
}
