internal import CaseCore
internal import Paper

/// What differs between two dossiers of one case for one reader.
///
/// It is told by lines: a row of a table, a paragraph, a point of a list. The numbers of exhibits and
/// pages are left out of them, so that one more exhibit does not change every line behind it.
public struct DossierChanges: Sendable, Hashable {
  /// What differs in one part.
  public struct Lines: Sendable, Hashable {
    /// Which part; nil for the cover.
    public let part: DossierPart?
    /// What went and what came, in the order of reading; never empty.
    public let changes: [LetterChange]
  }

  /// The exhibits.
  public let exhibits: [ExhibitChange]
  /// The cover (other side, claim, amount, where it stands), then the parts, in order.
  public let lines: [Lines]

  /// Whether nothing differs.
  public var isEmpty: Bool { exhibits.isEmpty && lines.isEmpty }

  /// What differs between what `earlier` and `later` plan.
  public init(from earlier: DossierPlan, to later: DossierPlan) {
    let old = DossierLines(earlier)
    let new = DossierLines(later)
    exhibits = ExhibitChange.list(from: old.exhibits, to: new.exhibits)
    // The list of evidence is told by its exhibits.
    let parts = [nil] + DossierPart.allCases.filter { $0 != .evidence }.map(Optional.some)
    lines = parts.compactMap { part in
      let changes = LetterChange.list(from: old.lines(of: part), to: new.lines(of: part))
      return changes.isEmpty ? nil : Lines(part: part, changes: changes)
    }
  }
}

/// A dossier line by line.
private struct DossierLines {
  private let composer: DossierComposer

  init(_ plan: DossierPlan) { composer = DossierComposer(plan: plan, contents: [:]) }

  var exhibits: [Int: ListedExhibit] {
    composer.items.mapValues { item in
      ListedExhibit(
        number: item.number, name: item.name, digest: composer.digest(item),
        proves: item.row?.proves)
    }
  }

  func lines(of part: DossierPart?) -> [String] {
    guard let part else { return cover }
    return part.isFor(composer.plan.recipient) ? composer.blocks(of: part).flatMap(lines) : []
  }

  private var cover: [String] {
    func line(_ name: Bilingual, _ value: String) -> [String] {
      value.isEmpty ? [] : [composer.words(name) + composer.words(DossierWords.colon) + value]
    }
    return line(DossierWords.otherSide, words(composer.otherSide))
      + line(DossierWords.claim, words(composer.claimWords))
      + line(DossierWords.amount, composer.claimed.map(composer.yuan) ?? "")
      + line(DossierWords.status, words(composer.statusWords))
  }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let heading): [heading.text]
    case .paragraph(let paragraph): [words(paragraph.runs)]
    case .list(let list): list.items.map(words)
    case .table(let table):
      table.rows.map { row in
        let sources = [DossierWords.source, DossierWords.standsIn].map(composer.words)
        return zip(table.columns, row.cells).filter { !sources.contains($0.0.head) }
          .map { words($0.1) }.filter { !$0.isEmpty }.joined(separator: " · ")
      }
    case .picture, .foreign, .exhibit, .pageBreak: []
    }
  }

  /// The words of `runs` without the marks and pages of exhibits.
  private func words(_ runs: [Run]) -> String {
    runs.map { run in
      switch run.content {
      case .page, .pages: ""
      case .text(let text):
        run.link?.isOfExhibit ?? false
          ? "" : run.style.contains(.quoted) ? "“\(text)”" : text
      }
    }.joined()
  }
}
