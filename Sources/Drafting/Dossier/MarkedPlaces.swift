internal import CaseCore
internal import Paper
internal import Playbook

/// Which lines and messages of an exhibit the case rests on, and where links to them lead.
struct MarkedPlaces {
  /// The lines of a place, from the first to the last; nil for a place that is no lines.
  private static func lines(_ place: Place) -> ClosedRange<Int>? {
    guard place.text.hasPrefix("line:") else { return nil }
    let numbers = place.text.dropFirst("line:".count).split(separator: "-").compactMap { Int($0) }
    guard let first = numbers.first, let last = numbers.last, first <= last else { return nil }
    return first...last
  }

  /// The places of each original that something in the journal rests on.
  private var places: [Int: [Place]] = [:]
  /// The places that an exhibit shows, in its order, by the entry of its original.
  private var shown: [Int: [Place]] = [:]

  init(_ plan: DossierPlan, _ contents: [Int: ExhibitContent]) {
    let state = plan.view.state
    for statement in state.statements { add(statement.shown) }
    for message in state.messages { add(message.value.shown) }
    for promise in state.promises { add(promise.value.shown) }
    for answer in state.answers { add(answer.value.shown) }
    for confirmed in state.confirmedFindings {
      places[confirmed.value.evidence, default: []].append(confirmed.value.place)
    }
    for item in plan.items {
      switch contents[item.evidence] {
      case .chat(let messages, _): shown[item.evidence] = messages.map(\.place)
      case .lines(let lines, _): shown[item.evidence] = lines.map(\.place)
      case .confirmed:
        shown[item.evidence] = state.confirmedFindings.filter { $0.value.evidence == item.evidence }
          .map(\.value.place)
      case .picture, .frames, .pictureElsewhere, .pages, .notShown, nil: break
      }
    }
  }

  private mutating func add(_ named: FactStated.Shown?) {
    guard let named else { return }
    places[named.evidence, default: []].append(named.place)
  }

  /// Whether the case rests on what stands at `place` of the original `evidence`.
  func isMarked(_ place: Place, of evidence: Int) -> Bool {
    places[evidence]?.contains { Self.touch($0, place) } ?? false
  }

  /// Where a link to `source` leads: to the very line, else to the exhibit.
  func anchor(of source: Source, in item: DossierPlan.Item) -> Anchor {
    guard let place = source.place,
      let index = shown[item.evidence]?.firstIndex(where: { Self.touch($0, place) })
    else { return .exhibit(item.number) }
    return .exhibit(item.number, at: index)
  }

  private static func touch(_ one: Place, _ other: Place) -> Bool {
    if one == other { return true }
    guard let lines = lines(one), let others = Self.lines(other) else { return false }
    return lines.overlaps(others)
  }
}
