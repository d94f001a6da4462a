internal import CaseCore
public import Paper
internal import Playbook

/// Composes the dossier that `plan` plans out of what its originals show: the same arguments give the
/// same tree.
///
/// The version for oneself has everything. One for somebody else has no verdict, no list of what is
/// missing and no story, and states nothing but what rests on what that reader gets.
public func composeDossier(
  _ plan: DossierPlan, showing contents: [Int: ExhibitContent], _ integrity: DossierIntegrity
) -> PaperDocument {
  DossierComposer(plan: plan, contents: contents).document(integrity)
}

/// Puts the parts of a dossier one behind the other.
struct DossierComposer {
  let plan: DossierPlan
  let contents: [Int: ExhibitContent]
  let values: ValueText
  /// The exhibits by the entry of their original.
  let items: [Int: DossierPlan.Item]
  /// Where within an exhibit what the case rests on stands.
  let marked: MarkedPlaces

  var view: CaseView { plan.view }
  var language: Language { plan.language }

  init(plan: DossierPlan, contents: [Int: ExhibitContent]) {
    self.plan = plan
    self.contents = contents
    values = ValueText(
      language: plan.language, zone: plan.view.zone, clock: plan.view.clock)
    items = Dictionary(plan.items.map { ($0.evidence, $0) }) { first, _ in first }
    marked = MarkedPlaces(plan, contents)
  }

  func document(_ integrity: DossierIntegrity) -> PaperDocument {
    let title = self.title
    var document = PaperDocument(
      language: language, title: title, subject: words(DossierWords.subject),
      producer: "Recourse \(integrity.program)", createdAt: view.zone.text(of: view.clock),
      headLeft: title, headRight: words(DossierWords.version(plan.recipient)),
      practice: view.practice ? PracticeMark.words(language) : nil)
    document.blocks = cover
    var number = 0
    for one in DossierPart.allCases where one.isFor(plan.recipient) {
      let blocks = blocks(of: one)
      guard !blocks.isEmpty else { continue }
      number += 1
      document.blocks += [part(number, one.head)] + blocks
    }
    document.blocks += plan.items.map { .exhibit(section($0)) }
    number += 1
    document.blocks += [.pageBreak, part(number, DossierWords.integrity)]
    document.blocks += integrityPage(integrity)
    let index = self.index
    if !index.isEmpty {
      number += 1
      document.blocks += [part(number, DossierWords.index)] + index
    }
    return document
  }

  /// What stands in `part`.
  func blocks(of part: DossierPart) -> [Block] {
    switch part {
    case .statement: statement
    case .summary: summary
    case .preconditions: preconditions
    case .story: story
    case .chronology: chronology
    case .money: money
    case .evidence: evidenceList
    case .agreement: agreementQuotes
    case .law: lawCards
    }
  }

  private var title: String {
    let name = said(view.state.opening?.value.title ?? "")
    return name.isEmpty ? words(DossierWords.dossier) : name
  }

  private func part(_ number: Int, _ head: Bilingual) -> Block {
    .heading(Heading(1, DossierWords.numbered(number, head)(language), .part(number)))
  }

  func words(_ words: Bilingual) -> String { words(language) }

  /// What came from outside, as words in one line.
  func said(_ text: some StringProtocol) -> String { OutsideText.line(text) }

  func text(_ text: String, _ style: Run.Style = []) -> [Run] { [Run(text, style)] }

  /// The words of a template's Bilingual as a run.
  func run(_ text: Bilingual, _ style: Run.Style = []) -> Run { Run(words(text), style) }
}

// What a statement rests on.
extension DossierComposer {
  /// Whether this reader may be told what rests on `support`: somebody else only what an original
  /// that they get shows, or an entry that they may see.
  func mayTell(_ support: CaseView.Support) -> Bool {
    guard plan.isOutward else { return true }
    return support.sources.contains { source in
      if let evidence = source.evidence {
        return items[evidence] != nil || isDisclosed(source.entry)
      }
      return isDisclosed(source.entry)
    }
  }

  /// Whether this reader may see the entry `number`.
  func isDisclosed(_ number: Int) -> Bool { plan.disclosed?.contains(number) ?? true }

  /// The marks of the exhibits that `support` names, each with its page and leading there: `E3 (000014)`.
  func marks(_ support: CaseView.Support) -> [Run] {
    var runs: [Run] = []
    var seen: Set<Anchor> = []
    for source in support.sources {
      guard let evidence = source.evidence, let item = items[evidence] else { continue }
      let anchor = marked.anchor(of: source, in: item)
      guard seen.insert(anchor).inserted else { continue }
      if !runs.isEmpty { runs.append(run(DossierWords.separator)) }
      runs.append(Run(mark(item), link: anchor))
      if let place = source.place.flatMap(EvidenceWords.place) {
        runs.append(Run(" " + words(place), .small))
      }
      runs.append(Run(" ", .small))
      runs.append(.page(of: anchor, [.small, .faint]))
    }
    guard runs.isEmpty else { return runs }
    guard plan.isOutward else {
      return [run(DossierWords.ownWord(support.entries), [.small, .faint])]
    }
    if plan.excerpts.contains(where: { support.evidence.contains($0.evidence) }) {
      return [run(DossierWords.excerpt, [.small, .faint])]
    }
    let kept = support.evidence.compactMap { number in
      view.state.evidence(at: number).flatMap { view.playbook.evidence($0.kind)?.name }
    }
    return [
      run(kept.first.map(DossierWords.kept) ?? DossierWords.applicantsWord, [.small, .faint])
    ]
  }

  /// The marks of `support`, then those of exhibits that only `other` names.
  func marks(_ support: CaseView.Support, and other: CaseView.Support?) -> [Run] {
    let named = Set(support.evidence)
    let more = (other?.sources ?? []).filter { source in
      source.evidence.map { items[$0] != nil && !named.contains($0) } ?? false
    }
    guard !more.isEmpty else { return marks(support) }
    return marks(support) + [run(DossierWords.semicolon)] + marks(CaseView.Support(more))
  }

  func mark(_ item: DossierPlan.Item) -> String { item.mark(language) }

  /// The fact `name` in words, with what it rests on; nil where it is not known or not to be told.
  func told(_ name: String) -> (text: String, support: CaseView.Support)? {
    guard let fact = Fact.Name(name), let known = view.known[fact], mayTell(known.support),
      let text = values.text(of: known.value, names: view.names(of: fact))
    else { return nil }
    return (text, known.support)
  }

  /// The amount that the fact `name` says, as far as it may be told.
  func amount(_ name: String) -> (money: Money, support: CaseView.Support)? {
    guard let fact = Fact.Name(name), let known = view.known[fact], mayTell(known.support),
      case .money(let money) = known.value
    else { return nil }
    return (money, known.support)
  }

  /// The instant that the fact `name` says, as far as it may be told.
  func moment(_ name: String) -> (moment: Moment, support: CaseView.Support)? {
    guard let fact = Fact.Name(name), let known = view.known[fact], mayTell(known.support),
      case .moment(let moment) = known.value
    else { return nil }
    return (moment, known.support)
  }
}
