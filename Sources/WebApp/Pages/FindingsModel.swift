import CaseCore
import Drafting
import Engine
import Imports
import Playbook

/// What was read in the originals of a case, as it is put before the person: what can be confirmed at
/// once, what has to be looked at one by one, and the rows of bills.
struct FindingsModel {
  /// Something that waits.
  struct Line {
    /// The name by which it is confirmed.
    let name: String
    /// What it says, as question and value.
    let values: [(ask: String, value: String)]
    /// What stands there.
    let quote: String
    /// Whether it most likely belongs to the case.
    let isLikely: Bool
  }

  /// What waits of one original.
  struct Group {
    let evidence: Int
    let file: String
    let kind: String
    var lines: [Line]
  }

  /// Somebody in a chat of whom nobody said yet who they are.
  struct Speaker {
    let name: String
    let words: String
    let proposed: ChatSide?
  }

  /// How many rows of a bill are shown at once.
  static let rowsShown = 60
  /// How many findings are confirmed at once.
  static let linesShown = 100

  let id: Case.ID
  let sure: [Group]
  let rows: [Group]
  /// How many rows are not shown.
  let rowsHidden: Int
  /// What has to be looked at one by one, in its order.
  let doubtful: [ListedFinding]
  let speakers: [Speaker]

  init(
    _ listed: [ListedFinding], speakers: [ListedSpeaker] = [], _ assessed: AssessedCase,
    _ language: Language
  ) {
    let values = FindingValues(assessed, language)
    let new = listed.filter { $0.state == .new }
    id = assessed.loaded.id
    doubtful = new.filter(\.isDoubtful)
    sure = values.groups(new.filter(\.isSure).prefix(Self.linesShown))
    let rows = new.filter(\.isTickable)
    let likely = rows.filter(\.isLikely)
    let shown = likely.isEmpty ? rows.prefix(Self.rowsShown) : likely.prefix(Self.rowsShown)
    self.rows = values.groups(shown)
    rowsHidden = rows.count - shown.count
    var seen: Set<String> = []
    self.speakers = speakers.filter { $0.side == nil && seen.insert($0.id).inserted }.prefix(12)
      .map {
        Speaker(
          name: $0.name, words: Printable.excerpt($0.finding.quote, 60), proposed: $0.proposed)
      }
  }

  /// How much waits; of the rows of bills only those that most likely belong to the case.
  var openCount: Int {
    sure.reduce(0) { $0 + $1.lines.count } + doubtful.count
      + rows.reduce(0) { $0 + $1.lines.count { $0.isLikely } }
  }

  /// Whether nothing waits.
  var isDone: Bool { sure.isEmpty && doubtful.isEmpty && rows.isEmpty && speakers.isEmpty }
}

/// Findings in words.
struct FindingValues {
  let assessed: AssessedCase
  let language: Language
  private let words: ValueWords

  init(_ assessed: AssessedCase, _ language: Language) {
    self.assessed = assessed
    self.language = language
    words = ValueWords(
      language: language, zone: assessed.playbook.header.zone, clock: assessed.assessment.clock)
  }

  /// What a finding says, of facts that a person can be asked for.
  func values(of finding: Finding) -> [(fact: FactDefinition, ask: Bilingual, value: FactValue)] {
    finding.values.compactMap { shown in
      guard let fact = assessed.playbook.fact(shown.fact), let ask = fact.ask else { return nil }
      return (fact, ask, shown.value)
    }
  }

  func text(_ value: FactValue, of fact: FactDefinition) -> String { words.text(value, of: fact) }

  /// The time that a file gives.
  func text(_ moment: Moment) -> String { words.text(moment) }

  func line(_ item: ListedFinding) -> FindingsModel.Line {
    let finding = item.finding
    let quote: String
    if finding.isBillRow {
      // Exports put cells into quotation marks, and a slash where there is nothing.
      let cells = finding.details.map { detail in
        String(
          Printable.line(detail.text).trimmingPrefix("\"").reversed().trimmingPrefix("\"")
            .reversed())
      }.filter { !$0.isEmpty && $0 != "/" }
      quote = Printable.excerpt(cells.joined(separator: " · "), 160)
    } else {
      quote = Printable.excerpt(finding.quote, 160)
    }
    return FindingsModel.Line(
      name: item.name,
      values: finding.isBillRow
        ? [] : values(of: finding).map { ($0.ask(language), text($0.value, of: $0.fact)) },
      quote: quote, isLikely: item.isLikely)
  }

  /// `listed` by original, in the order of the journal.
  func groups(_ listed: some Sequence<ListedFinding>) -> [FindingsModel.Group] {
    var groups: [FindingsModel.Group] = []
    for item in listed {
      if let place = groups.firstIndex(where: { $0.evidence == item.evidence }) {
        groups[place].lines.append(line(item))
      } else {
        groups.append(group(item.evidence, [line(item)]))
      }
    }
    return groups
  }

  func group(_ evidence: Int, _ lines: [FindingsModel.Line]) -> FindingsModel.Group {
    let added = assessed.loaded.state.evidence(at: evidence)
    let kind = added.flatMap { assessed.playbook.evidence($0.kind) }
    return FindingsModel.Group(
      evidence: evidence, file: Printable.line(added?.fileName ?? ""),
      kind: kind?.name(language) ?? "", lines: lines)
  }
}

extension ListedFinding {
  /// Whether somebody has to look at the place before it counts: it may have been misread, or it sets
  /// the case on a course.
  var isDoubtful: Bool {
    state == .new && !finding.isBillRow
      && (said != nil || (finding.remarks.contains(.unsure) && !finding.values.isEmpty))
  }

  /// Whether it can be confirmed with others at once.
  var isSure: Bool {
    state == .new && !finding.isBillRow && !finding.values.isEmpty && said == nil
      && !finding.remarks.contains(.unsure)
  }

  /// Whether it is a row of a bill that says something of a case.
  var isTickable: Bool {
    state == .new && finding.isBillRow
      && [
        FindingKinds.paymentRow, FindingKinds.transferRow, FindingKinds.refundRow,
        FindingKinds.refundStatus,
      ].contains(finding.kind)
  }
}
